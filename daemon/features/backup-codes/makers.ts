/** Which logins have the codes of their second step made here: seen while the vault is open, and still known while it is locked. */
import * as v from 'valibot'
import type { Clock } from '#daemon/core/clock.ts'
import type { Store } from '#daemon/core/store.ts'
import { connectionName } from '#shared/connections.ts'
import { isoTime } from '#shared/time.ts'
import type { InVault } from './facts.ts'

const keptMakers = v.nullable(v.strictObject({ logins: v.array(connectionName), at: isoTime }))

export interface Makers {
  readonly now: InVault['makers']
  /** Keeps what can be seen now. */
  settle(): Promise<void>
  /** After a login was disconnected: out of the file and out of its backup. */
  forgetGone(): Promise<void>
}

/** @param deps.seen the logins of the entries; `null` while the vault is locked */
export async function openMakers(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly seen: () => readonly string[] | null
  /** Whether a login of that name is connected. */
  readonly isLogin: (name: string) => boolean
}): Promise<Makers> {
  const document = await deps.store.document('codes-makers', keptMakers, null)
  const isSame = (logins: readonly string[]) => document.value?.logins.join() === logins.join()

  return {
    get now() {
      const seen = deps.seen()
      return seen === null || isSame(seen) ? document.value : { logins: seen, at: deps.clock.now() }
    },
    async settle() {
      const seen = deps.seen()
      if (seen === null || isSame(seen)) return
      await document.change(() => ({ logins: [...seen], at: deps.clock.now() }))
    },
    async forgetGone() {
      if (document.value?.logins.every(deps.isLogin) ?? true) return
      for (let copies = 2; copies > 0; copies -= 1)
        await document.change((kept) => kept && { ...kept, logins: kept.logins.filter(deps.isLogin) })
    },
  }
}
