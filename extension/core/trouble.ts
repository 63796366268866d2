/** Why the daemon cannot be asked, or would not answer: what a page must be able to say, each with its way out. */
import type { ErrorCode } from '#shared/errors.ts'

export type Trouble =
  /** Nothing answers at the address. */
  | { readonly type: 'unreachable' }
  /** The browser does not let the extension reach 127.0.0.1: the permission was taken away. */
  | { readonly type: 'blocked' }
  /** No token here, or (`revoked`) the daemon no longer takes it. */
  | { readonly type: 'not-paired'; readonly revoked: boolean }
  /** Something answers, and cannot prove that it is the daemon that this browser was paired with. */
  | { readonly type: 'impostor' }
  /** An answer that this version cannot read. */
  | { readonly type: 'other-version'; readonly daemon: string | null }
  | { readonly type: 'locked' }
  /** `wait`: seconds until it may be tried again. */
  | { readonly type: 'problem'; readonly code: ErrorCode; readonly wait?: number }

/** Whoever looks may no longer see what was read before: it is neither drawn nor kept. */
export const endsTrust = ({ type }: Trouble): boolean =>
  type === 'not-paired' || type === 'impostor' || type === 'locked'
