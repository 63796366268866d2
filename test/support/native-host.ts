/** The native host as a browser starts it: a process of its own, spoken to in the browser's own framing. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { endianness } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eventually } from './latchkey.ts'

const program = fileURLToPath(new URL('../../daemon/native/main.ts', import.meta.url))

/** Of the tests' own, so that a fault in ours shows. */
export function framed(message: unknown): Buffer {
  const body = Buffer.from(typeof message === 'string' ? message : JSON.stringify(message))
  const head = new DataView(new ArrayBuffer(4))
  head.setUint32(0, body.length, endianness() === 'LE')
  return Buffer.concat([new Uint8Array(head.buffer), body])
}

function unframed(bytes: Buffer): unknown[] {
  const messages: unknown[] = []
  for (let at = 0; at < bytes.length;) {
    const length = new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0, endianness() === 'LE')
    messages.push(JSON.parse(bytes.toString('utf8', at + 4, at + 4 + length)))
    at += 4 + length
  }
  return messages
}

export interface HostRun {
  readonly code: number | null
  readonly answers: readonly unknown[]
  readonly said: string
}

/** @param input what the browser writes before it closes */
export const runHost = (
  args: readonly string[],
  input: readonly Uint8Array[],
  env: NodeJS.ProcessEnv,
  command: readonly [string, ...string[]] = [process.execPath, program],
): Promise<HostRun> =>
  new Promise((resolve, reject) => {
    const [file, ...before] = command
    const child = spawn(file, [...before, ...args], { env })
    const out: Buffer[] = []
    let said = ''
    child.stdout.on('data', (part: Buffer) => out.push(part))
    child.stderr.on('data', (part: Buffer) => (said += part.toString()))
    child.once('error', reject)
    child.once('close', (code) => {
      resolve({ code, answers: unframed(Buffer.concat(out)), said })
    })
    // a host that has ended takes no more
    child.stdin.on('error', () => undefined)
    for (const part of input) child.stdin.write(part)
    child.stdin.end()
  })

/** Ends the daemon that a host has started, which is nobody's child. @param home its data folder */
export async function endDaemonOf(home: string): Promise<void> {
  const holder = join(home, 'daemon.json')
  const { pid } = JSON.parse(await readFile(holder, 'utf8')) as { pid: number }
  process.kill(pid, 'SIGTERM')
  await eventually(
    () => existsSync(holder),
    (there) => !there,
  )
}
