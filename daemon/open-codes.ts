/** The vault and all that lies in it. */
import { uptime } from 'node:os'
import type { Closing } from './closing.ts'
import type { Clock } from './core/clock.ts'
import type { ClockOff } from './core/clock-off.ts'
import type { Act } from './core/journal.ts'
import { keychainAvailable } from './core/keychain.ts'
import { openVault } from './core/open-vault.ts'
import { remembered } from './core/remembered.ts'
import type { Store } from './core/store.ts'
import type { VaultDoor } from './core/vault.ts'
import { openOneTimeCodes } from './features/codes/codes.ts'
import type { Pairing } from './features/pairing/pairing.ts'
import { watchAway } from './features/vault/watching/away.ts'
import type { Log } from './log.ts'
import { openSpare } from './open-spare.ts'
import { MINUTE } from '#shared/time.ts'

/** ms on a clock that nobody can set, and that counts sleep */
const monotonic = () => uptime() * 1000

export async function openCodes(deps: {
  readonly store: Store
  readonly clock: Clock
  /** The computer's own, or the fixed one of development: never one that follows the sandbox's. */
  readonly wall: Clock
  readonly clockOff: () => ClockOff | null
  /** Names of the connected logins. */
  readonly logins: () => readonly string[]
  readonly pairing: Pick<Pairing, 'onRevoked' | 'onSessionEnded'>
  readonly note: (act: Act) => void
  /** Tells open pages to look again. */
  readonly changed: () => void
  readonly closing: Closing
  readonly log: Log
}) {
  const { store, pairing, note, changed, closing, log } = deps
  const away = watchAway({
    lock: (reason) => {
      vault.lock(reason)
    },
  })
  const vault: VaultDoor = await openVault({
    store,
    // when it locks is told to who counts down by the computer's own
    clock: deps.wall,
    note,
    changed() {
      away.follow(vault.state === 'open')
      changed()
    },
  })
  closing.push(() => {
    away.stop()
    vault.close()
  })
  pairing.onRevoked((id) => {
    vault.revoked(id).catch((err: unknown) => {
      log.error({ err }, 'could not take back the trust in a client')
    })
  })

  const codes = await openOneTimeCodes({ ...deps, vault, monotonic })
  pairing.onSessionEnded(codes.endSession)
  const { words: vaultWords, ...spare } = await openSpare({
    ...deps,
    vault,
    codes,
    monotonic,
    onSessionEnded: pairing.onSessionEnded,
  })

  return {
    vault,
    codes,
    ...spare,
    vaultWords,
    // each look starts programs, and pages ask again at every change
    keychainSeen: remembered(keychainAvailable, MINUTE),
    vaultCounts: codes.counts,
    /** To be called every now and then. */
    async keep(): Promise<void> {
      const count = await codes.purge()
      if (count > 0) note({ event: 'codes.purged', by: 'daemon', data: { count } })
    },
  }
}
