/** Builds what is not built yet, then runs the daemon with the sandbox until Ctrl-C. */
import { spawn } from 'node:child_process'
import { buildExtension, isBuilt } from './build-extension.ts'
import { root } from './run.ts'

for (const browser of ['chrome', 'firefox'] as const)
  if (!(await isBuilt(browser))) {
    console.log(`building the extension for ${browser === 'chrome' ? 'Chrome' : 'Firefox'} …`)
    if (!(await buildExtension(browser))) process.exit(1)
  }

console.log(`
The extension lies here, ready to load:
  Chrome, Chromium, Edge, Brave: ${root}.output/chrome-mv3
    open chrome://extensions, switch on "Developer mode", press "Load unpacked" and choose that folder
  Firefox: ${root}.output/firefox-mv2/manifest.json
    open about:debugging#/runtime/this-firefox, press "Load Temporary Add-on…" and choose that file
`)
const daemon = spawn(process.execPath, ['bin/latchkey.mjs', 'start', '--sandbox', '--pairing'], {
  cwd: root,
  stdio: 'inherit',
})
// Ctrl-C reaches the daemon by itself; this waits until it has ended
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => daemon.kill())
daemon.on('close', (code) => process.exit(code ?? 1))
