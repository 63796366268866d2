/** The data folder without a daemon: nobody else may open it meanwhile. */
import type { Config } from '../core/config.ts'
import type { Home } from '../core/home.ts'
import { acquireLock } from '../core/lock.ts'

/** Throws an Error that says what to do where a daemon holds the folder. */
export async function underLock<T>(home: Home, { port }: Config, act: () => Promise<T>): Promise<T> {
  const lock = acquireLock(home.root, { pid: process.pid, port })
  if (!lock.ok) throw new Error('a daemon is starting or ending in this folder. Wait a moment and try again.')
  try {
    return await act()
  } finally {
    lock.value.release()
  }
}
