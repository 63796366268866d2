/** A screen that nobody sees, with a keyboard: keys reach a browser's window as those of a person do. */
import { spawn } from 'node:child_process'
import { run } from '../../scripts/run.ts'

export interface Display {
  /** For the program that is to be seen there. */
  readonly env: { readonly DISPLAY: string }
  /** Presses keys on whatever has them: `alt+shift+o`. */
  key(keys: string): Promise<unknown>
  close(): Promise<void>
}

export async function startDisplay(): Promise<Display> {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
  const number = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (said: Buffer) => resolve(said.toString().trim()))
    server.once('error', reject)
  })
  const env = { DISPLAY: `:${number}` }
  return {
    env,
    key: (keys) => run('xdotool', ['key', keys], 'gather', { ...process.env, ...env }),
    async close() {
      server.kill()
      await ended
    },
  }
}
