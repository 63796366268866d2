/** Builds the extension for Chrome and Firefox into `.output/`, and the daemon into `dist/`. */
import { buildDaemon } from './build-daemon.ts'
import { buildExtension } from './build-extension.ts'

for (const browser of ['chrome', 'firefox'] as const) if (!(await buildExtension(browser))) process.exit(1)
await buildDaemon()
