/** Takes the lock, says so, and stays until it is killed. */
import { acquireLock } from '#daemon/core/lock.ts'

const lock = acquireLock(process.argv[2] ?? '', { pid: process.pid, port: 47600 })
process.stdout.write(`${JSON.stringify(lock)}\n`)
if (lock.ok) setInterval(() => undefined, 60_000)
