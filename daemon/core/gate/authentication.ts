/** The lock itself. Everything before it is a filter. */
import type { ErrorCode } from '#shared/errors.ts'
import type { Result } from '#shared/result.ts'
import type { Caller } from '#daemon/core/caller.ts'
import { isPairingCall, type Unit } from './visit.ts'

/** What the gate needs from whoever keeps the clients. */
export interface Authenticator {
  /** Whether a paired browser has this origin. */
  isPaired(origin: string): boolean
  /** @param authorization the header's value @param origin `null` where the browser sent none */
  authenticate(authorization: string | undefined, origin: string | null): Result<Caller, ErrorCode>
}

/** Every path, known or not, except the three calls that come before a session. */
export const authentication = (authenticator: Pick<Authenticator, 'authenticate'>): Unit => ({
  name: 'authentication',
  admit(visit) {
    if (isPairingCall(visit)) {
      visit.caller = { kind: 'stranger' }
      return null
    }
    const found = authenticator.authenticate(visit.header('authorization'), visit.header('origin') ?? null)
    if (!found.ok) return found.error
    visit.caller = found.value
    return found.value.kind === 'script' && visit.method !== 'GET' ? 'not-allowed' : null
  },
})
