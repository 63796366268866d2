/** What the vault refuses, as it is answered. */
import type { Context } from 'hono'
import { refuse } from '#daemon/core/answer.ts'
import type { ErrorCode } from '#shared/errors.ts'

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
export function refuseFault(c: Context, fault: VaultFault) {
  if (fault.type === 'wait') c.header('Retry-After', String(fault.seconds))
  return refuse(c, codes[fault.type])
}
