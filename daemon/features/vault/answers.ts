/** What the vault has done or refused, as it is answered. */
import type { Context } from 'hono'
import { refuse } from '#daemon/core/answer.ts'
import type { Env } from '#daemon/core/caller.ts'
import type { Sheet } from '#daemon/core/vault-sheet.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { Result } from '#shared/result.ts'

const codes = {
  'wrong-passphrase': 'wrong-passphrase',
  'wrong-sheet': 'wrong-sheet',
  wait: 'too-many-failures',
  locked: 'locked',
  'no-vault': 'not-found',
  'no-sheet': 'not-found',
  'no-recovery': 'not-found',
  'already-set-up': 'conflict',
  untrusted: 'untrusted',
  'no-keychain': 'no-keychain',
  'keychain-unavailable': 'no-keychain',
  'empty-passphrase': 'bad-shape',
} as const satisfies Record<string, ErrorCode>

export type VaultFault =
  { readonly type: Exclude<keyof typeof codes, 'wait'> } | { readonly type: 'wait'; readonly seconds: number }

/** Who has to wait is told for how many seconds. */
function refuseFault(c: Context, fault: VaultFault) {
  if (fault.type === 'wait') c.header('Retry-After', String(fault.seconds))
  return refuse(c, codes[fault.type])
}

/** @param backups whether those before could be replaced; `null` where they may stay */
export const told = (c: Context<Env>, done: Result<unknown, VaultFault>, backups: boolean | null = null) =>
  done.ok ? c.json({ done: true as const, backups }, 200) : refuseFault(c, done.error)

export const handedOut = (
  c: Context<Env>,
  done: Result<Sheet, VaultFault>,
  backups: boolean | null = null,
) => {
  if (!done.ok) return refuseFault(c, done.error)
  const { groups, rehearse } = done.value
  return c.json({ sheet: [...groups], rehearse: [...rehearse] as [number, number], backups }, 200)
}
