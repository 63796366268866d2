/**
 * One daemon a folder. The lock is SQLite's on an empty database: the system frees it the moment the process is gone,
 * however it died. Nothing else in this process may open `lock.db`: closing it would free the lock (POSIX record locks).
 */
import {
  closeSync,
  constants,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import { err, ok, type Result } from '#shared/result.ts'
import { asWriteError, hasCode, NO_FOLLOW, readPrivate, symlinkError } from './private-path.ts'

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
const SQLITE_NOT_A_DATABASE = 26

/**
 * @param root a folder that `prepareHome` made
 * @throws StoreOpenError for a symbolic link or a foreign owner, StoreWriteError where the folder cannot be written
 */
export function acquireLock(root: string, info: LockHolder): Result<Lock, AlreadyRunning> {
  const path = join(root, 'lock.db')
  const about = join(root, 'daemon.json')
  const database = lockDatabase(path)
  if (!database) return err({ type: 'already-running', ...readHolder(about) })
  try {
    // what a daemon that was killed had begun; nobody else writes here now
    for (const entry of readdirSync(root, { withFileTypes: true }))
      if (entry.name.endsWith('.tmp') && !entry.isDirectory()) rmSync(join(root, entry.name))
    writeFileSync(`${about}.tmp`, JSON.stringify(info), { flag: 'wx', mode: 0o600 })
    renameSync(`${about}.tmp`, about)
  } catch {
    // The lock holds without it; only the message to the person is poorer.
    rmSync(`${about}.tmp`, { force: true })
  }
  return ok({
    release() {
      rmSync(about, { force: true })
      database.close()
    },
  })
}

/** `null` when another process has it. */
function lockDatabase(path: string): DatabaseSync | null {
  touch(path)
  for (let isFirst = true; ; isFirst = false) {
    const database = new DatabaseSync(path, { timeout: 0 })
    try {
      database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
      return database
    } catch (error) {
      database.close()
      const code = error instanceof Error && 'errcode' in error && error.errcode
      if (code === SQLITE_BUSY) return null
      // It is to be empty. Who holds it is asked before its content is, so nobody does.
      if (code !== SQLITE_NOT_A_DATABASE || !isFirst) throw error
      truncateSync(path)
    }
  }
}

function touch(path: string): void {
  try {
    closeSync(openSync(path, constants.O_RDWR | constants.O_CREAT | NO_FOLLOW, 0o600))
  } catch (error) {
    throw hasCode(error, 'ELOOP') ? symlinkError(path) : asWriteError(path, error)
  }
  readPrivate(path)
}

/** `path` is that of `daemon.json`. */
export function readHolder(path: string): LockHolder | { pid: null; port: null } {
  try {
    return v.parse(v.pipe(v.string(), v.parseJson(), holder), readFileSync(path, 'utf8'))
  } catch {
    // Only the message to the person is poorer without it.
    return { pid: null, port: null }
  }
}

/** Whether a daemon lives in this folder, and which; nothing is made. Not for the daemon itself. */
export function lookAtLock(
  root: string,
): (LockHolder | { pid: null; port: null }) & { readonly held: boolean } {
  const holder = readHolder(join(root, 'daemon.json'))
  try {
    const database = new DatabaseSync(join(root, 'lock.db'), { timeout: 0, readOnly: true })
    try {
      database.exec('SELECT 1 FROM sqlite_master')
      return { ...holder, held: false }
    } finally {
      database.close()
    }
  } catch (error) {
    return { ...holder, held: error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY }
  }
}
