/** Runs a program of the system, never by way of a shell. */
import { spawn } from 'node:child_process'

export interface Ran {
  /** 127 where there is no such program. */
  readonly code: number
  readonly output: string
}

export const runProgram = (
  [command, ...args]: readonly [string, ...string[]],
  options: { readonly cwd?: string; readonly show?: (text: string) => void } = {},
): Promise<Ran> =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        output += part.toString()
        options.show?.(part.toString())
      })
    child.once('error', ({ message }) => {
      resolve({ code: 127, output: message })
    })
    child.once('close', (code) => {
      resolve({ code: code ?? 1, output })
    })
  })
