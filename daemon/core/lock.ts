/**
 * One daemon a folder. The lock is SQLite's on an empty database: the system frees it the moment the process is gone,
 * however it died. Nothing else in this process may open `lock.db`: closing it would free the lock (POSIX record locks).
 */
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, constants } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import { err, ok, type Result } from '#shared/result.ts'
import { hasCode, NO_FOLLOW, symlinkError } from './private-path.ts'

const holder = v.strictObject({ pid: v.number(), port: v.number() })
export type LockHolder = Readonly<v.InferOutput<typeof holder>>

export interface Lock {
  release(): void
}

/** `pid` and `port` of the daemon that holds it; `null` in the moment before it has written them. */
export interface AlreadyRunning {
  readonly type: 'already-running'
  readonly pid: number | null
  readonly port: number | null
}

const SQLITE_BUSY = 5

/** @param root a folder that `prepareHome` made */
export function acquireLock(root: string, info: LockHolder): Result<Lock, AlreadyRunning> {
  const path = join(root, 'lock.db')
  const about = join(root, 'daemon.json')
  try {
    closeSync(openSync(path, constants.O_RDWR | constants.O_CREAT | NO_FOLLOW, 0o600))
  } catch (error) {
    throw hasCode(error, 'ELOOP') ? symlinkError(path) : error
  }
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) {
      return err({ type: 'already-running', ...readHolder(about) })
    }
    throw error
  }
  const tmp = `${about}.tmp`
  rmSync(tmp, { force: true })
  writeFileSync(tmp, JSON.stringify(info), { flag: 'wx', mode: 0o600 })
  renameSync(tmp, about)
  return ok({
    release() {
      rmSync(about, { force: true })
      database.close()
    },
  })
}

function readHolder(path: string): LockHolder | { pid: null; port: null } {
  try {
    return v.parse(v.pipe(v.string(), v.parseJson(), holder), readFileSync(path, 'utf8'))
  } catch {
    // Only the message to the person is poorer without it.
    return { pid: null, port: null }
  }
}
