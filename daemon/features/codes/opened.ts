/** What every call about codes needs: the vault open, and who asks trusted with it. */
import type { MiddlewareHandler } from 'hono'
import { refuse } from '#daemon/core/answer.ts'
import { idOf, type Env } from '#daemon/core/caller.ts'
import type { Act } from '#daemon/core/journal.ts'
import type { Vault } from '#daemon/core/vault.ts'
import type { Codes } from './codes.ts'

export interface CodeRoutesDeps {
  readonly codes: Codes
  readonly vault: Pick<Vault, 'state' | 'isTrusted' | 'used' | 'checkPassphrase'>
  readonly note: (act: Act) => void
  /** Tells open pages to look again. */
  readonly changed: () => void
}

/** Comes right after `describe`: what is locked tells nobody whether a body would have been right. */
export const opened =
  (vault: Pick<Vault, 'state' | 'isTrusted'>): MiddlewareHandler<Env> =>
  (c, next) => {
    if (vault.state !== 'open') return Promise.resolve(refuse(c, 'locked'))
    // another browser has opened it: this one has not shown yet that it may
    if (!vault.isTrusted(idOf(c.var.caller))) return Promise.resolve(refuse(c, 'untrusted'))
    return next()
  }
