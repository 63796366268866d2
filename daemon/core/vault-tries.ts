/** Tries at the vault: who has proven the passphrase once does not wait for the tries of who never has. */
import * as v from 'valibot'
import type { Document, Store } from './store.ts'
import { createTryGate, unlockTries } from './unlock-tries.ts'

const counters = v.strictObject({ known: unlockTries, others: unlockTries })
type Counters = v.InferOutput<typeof counters>

const vaultTries = v.union([
  counters,
  // as it was kept when everybody shared one: nobody gains a try by the change
  v.pipe(
    unlockTries,
    v.transform((shared): Counters => ({ known: shared, others: shared })),
  ),
])
const none: Counters = { known: { failures: 0 }, others: { failures: 0 } }

/** Opens `vault-tries` in the store. @param monotonic ms */
export async function openVaultTries(store: Store, monotonic: () => number) {
  const document = await store.document('vault-tries', vaultTries, none)
  const gate = (whose: keyof Counters) => {
    const counter: Document<Counters['known']> = {
      get value() {
        return document.value[whose]
      },
      change: (next) => document.change((both) => ({ ...both, [whose]: next(both[whose]) })),
    }
    return createTryGate(counter, monotonic)
  }
  return { known: gate('known'), others: gate('others') }
}
