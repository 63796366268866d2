/** The last known plans, kept for when the daemon cannot be asked. No secret is in them: neither codes, nor numbers or addresses in full. */
import * as v from 'valibot'
import { plans } from '#shared/plans.ts'
import { recovery } from '#shared/recovery.ts'
import { isoTime } from '#shared/time.ts'
import { browser } from '../../core/browser.ts'
import { RECOVERY_KEY } from '../../core/kept.ts'

const kept = v.strictObject({ at: isoTime, plans, readiness: recovery })
type KeptRecovery = v.InferOutput<typeof kept>

export interface RecoveryKeeper {
  /** `null` for what is absent, or of a version that is not understood here. */
  read(): Promise<KeptRecovery | null>
  write(what: KeptRecovery): Promise<void>
  forget(): Promise<void>
}

export const keptInBrowser: RecoveryKeeper = {
  async read() {
    const found = await browser.storage.local.get(RECOVERY_KEY)
    const parsed = v.safeParse(kept, found[RECOVERY_KEY])
    return parsed.success ? parsed.output : null
  },
  write: (what) => browser.storage.local.set({ [RECOVERY_KEY]: what }),
  forget: () => browser.storage.local.remove(RECOVERY_KEY),
}
