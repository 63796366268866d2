/** Builds the extension for Chrome and Firefox into `.output/`, and the daemon into `dist/`. */
import { buildDaemon } from './build-daemon.ts'
import { bin, run } from './run.ts'

for (const browser of ['chrome', 'firefox']) {
  const { code } = await run(bin('wxt'), ['build', '-b', browser], 'live')
  if (code !== 0) process.exit(code)
}
await buildDaemon()
