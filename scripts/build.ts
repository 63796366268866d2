/** Builds the extension for Chrome and Firefox into `.output/`, and the daemon into `dist/`, where the extension lies too. */
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { buildDaemon } from './build-daemon.ts'
import { buildExtension, outputFolder } from './build-extension.ts'
import { root } from './run.ts'

const browsers = ['chrome', 'firefox'] as const

for (const browser of browsers) if (!(await buildExtension(browser))) process.exit(1)
await buildDaemon()
for (const browser of browsers)
  await cp(outputFolder[browser], join(root, 'dist/extension', browser), { recursive: true })
