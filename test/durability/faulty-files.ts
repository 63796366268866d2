/** Lets any one call to the file system fail, counted from the first, in this process. */
import files, { type FileHandle } from 'node:fs/promises'
import { mkdtemp, rmdir } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const calls = ['open', 'rename', 'link', 'rm', 'readFile', 'writeFile'] as const
const handleCalls = ['writeFile', 'stat', 'sync', 'datasync', 'truncate', 'read'] as const
type Call = (...args: unknown[]) => Promise<unknown>

let made = 0
let fails: (call: number) => boolean = () => false

function counted(call: Call, name: string): Call {
  return function (this: unknown, ...args) {
    made += 1
    if (!fails(made)) return call.apply(this, args)
    return Promise.reject(Object.assign(new Error(`EIO: i/o error, ${name}`), { code: 'EIO', errno: -5 }))
  }
}

async function wrap(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-'))
  const handle = await files.open(folder, 'r')
  const prototype = Object.getPrototypeOf(handle) as Record<string, Call>
  await handle.close()
  await rmdir(folder)
  const module = files as unknown as Record<string, Call>
  for (const name of calls) module[name] = counted(module[name] as Call, name)
  for (const name of handleCalls satisfies readonly (keyof FileHandle)[])
    prototype[name] = counted(prototype[name] as Call, name)
  syncBuiltinESMExports()
}
await wrap()

/**
 * Runs something while some of its calls fail.
 * @param which told the number of a call, from 1
 * @returns how many calls were made
 */
export async function failing(
  which: (call: number) => boolean,
  run: () => Promise<unknown>,
): Promise<number> {
  made = 0
  fails = which
  try {
    await run()
    return made
  } finally {
    fails = () => false
  }
}
