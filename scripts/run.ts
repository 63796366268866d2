/** Runs the project's own tools from `node_modules/.bin`. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const bin = (name: string) => `${root}node_modules/.bin/${name}`

/** The exit status of a step that cannot run here; the last line it prints says why (EX_TEMPFAIL of sysexits.h). */
export const NOT_NOW = 75

export interface Ran {
  readonly code: number
  readonly output: string
}

/** @param show `live` prints while it runs, else the output is only gathered */
export const run = (
  command: string,
  args: readonly string[],
  show: 'live' | 'gather' = 'gather',
  env: NodeJS.ProcessEnv = process.env,
): Promise<Ran> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        output += part.toString()
        if (show === 'live') process.stdout.write(part)
      })
    child.on('error', (error) => {
      resolve({ code: 127, output: String(error) })
    })
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output })
    })
  })

/** Runs named tools beside each other, prints one line each and the output of those that fail. */
export async function runAll(
  tools: readonly (readonly [name: string, tool: string, args: readonly string[]])[],
): Promise<number> {
  const outcomes = await Promise.all(
    tools.map(async ([name, tool, args]) => {
      const began = performance.now()
      const { code, output } = await run(bin(tool), args)
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      console.log(`${code === 0 ? 'pass' : 'FAIL'}  ${name} (${seconds} s)`)
      if (code !== 0) console.log(output.trimEnd())
      return code
    }),
  )
  return outcomes.filter((code) => code !== 0).length
}
