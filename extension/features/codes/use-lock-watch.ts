/** The vault locks itself when nobody does anything: the page says so then, and not at the next press. */
import { useEffect } from 'preact/hooks'
import type { VaultModel } from './vault-model.ts'

/** ms; the daemon looks a little later than it says. */
const AFTER = 1000

export function useLockWatch(vault: VaultModel): void {
  const locksAt = vault.status.value?.locksAt ?? null
  useEffect(() => {
    if (locksAt === null) return undefined
    const timer = setTimeout(() => void vault.read(), Math.max(0, Date.parse(locksAt) - Date.now()) + AFTER)
    return () => clearTimeout(timer)
  }, [locksAt])
}
