#!/usr/bin/env node
// Starts the command line: from the sources in a clone, from the bundle where it is installed. The sources need a Node
// that runs TypeScript; an older one hands over to the Node that comes with the project.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

// from the first moment on: without a listener this signal opens Node's debugger to whoever reaches its port
process.on('SIGUSR1', () => undefined)

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const source = here('../daemon/cli/main.ts')
const bundle = here('../dist/latchkey.js')
const own = here('../node_modules/node/bin/node')

const [major, minor] = process.versions.node.split('.').map(Number)
const isAtLeast = (oldest, its) => major > oldest || (major === oldest && minor >= its)
const isClone = existsSync(source)
const isNewEnough = isClone ? isAtLeast(24, 2) : isAtLeast(22, 19)

if (!isNewEnough && isClone && existsSync(own)) {
  const child = spawn(own, ['--disable-sigusr1', source, ...process.argv.slice(2)], { stdio: 'inherit' })
  // what a terminal sends reaches both; what is sent to this process alone is passed on, and both times this one ends last
  process.on('SIGINT', () => undefined)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const [status] = await once(child, 'close')
  process.exit(status ?? 1)
}
if (!isNewEnough) {
  const needed = isClone ? '`npm ci`, which brings its own Node' : 'Node 22.19 or newer'
  process.stderr.write(`latchkey: this is Node ${process.versions.node}; Latchkey needs ${needed}.\n`)
  process.exit(1)
}

// Node 22 says of each use of its SQLite that it is experimental; every other warning is for the person
const warn = process.emitWarning
process.emitWarning = (warning, ...rest) => {
  if (!String(warning).startsWith('SQLite is an experimental feature')) warn.call(process, warning, ...rest)
}
// in a folder of our own: whoever can write to a shared one could change the program
if (isClone) module.enableCompileCache?.(here('../node_modules/.cache/latchkey'))
// by its address: a path may hold a per cent sign, and on Windows begins with a letter that reads like a protocol
await import(pathToFileURL(isClone ? source : bundle).href)
