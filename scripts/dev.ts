/** Development: the daemon with the sandbox, started anew when its sources change, and the extension with hot reload. */
import { spawn } from 'node:child_process'
import { bin, root } from './run.ts'

const children = [
  spawn(
    process.execPath,
    [
      '--watch-path=daemon',
      '--watch-path=shared',
      '--watch-preserve-output',
      'bin/latchkey.mjs',
      'start',
      '--sandbox',
      '--pairing',
    ],
    { cwd: root, stdio: 'inherit' },
  ),
  spawn(bin('wxt'), process.argv.slice(2), { cwd: root, stdio: 'inherit' }),
]
const end = () => {
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)
for (const child of children) child.on('close', end)
