#!/usr/bin/env node
// Starts the command line: from the sources in a clone, from the bundle where it is installed. The sources need a Node
// that runs TypeScript; an older one hands over to the Node that comes with the project.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const source = here('../daemon/cli/main.ts')
const bundle = here('../dist/latchkey.js')
const own = here('../node_modules/node/bin/node')

const [major, minor] = process.versions.node.split('.').map(Number)
const runsTypeScript = major > 24 || (major === 24 && minor >= 2)

if (existsSync(source) && !runsTypeScript && existsSync(own)) {
  const { status, signal } = spawnSync(own, ['--disable-sigusr1', source, ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  process.exit(status ?? (signal ? 1 : 0))
}
// in a folder of our own: whoever can write to a shared one could change the program
if (existsSync(source)) module.enableCompileCache?.(here('../node_modules/.cache/latchkey'))
await import(existsSync(source) ? source : bundle)
