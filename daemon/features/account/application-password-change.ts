/** Making an application password: that there is one more is all that can be read back. Pure. */
import { refusalOf, refuse, refusedPlan, type ChangeRules, type RequestOf } from '#daemon/core/change-port.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { isKnown, read, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'

type Request = RequestOf<'application-password'>

export const applicationPasswordChange: ChangeRules<Request> = {
  plan(request, snapshot, now) {
    const connection = snapshot.connections.find(({ name }) => name === request.connection)
    if (connection === undefined) return refusedPlan([refuse('gone')])
    if (connection.status.state === 'locked') return refusedPlan([refuse('locked')])
    const count = countOf(request, snapshot, now)
    if (!isKnown(count)) return refusedPlan([refuse(refusalOf(count.unknown))])
    return {
      rows: [{ field: 'application-password', from: String(count.known), to: String(count.known + 1) }],
      warnings: ['shown-once'],
      refused: [],
      sending: { login: connection.name, write: { kind: 'application-password' } },
    }
  },
  readings: () => [{ list: 'passwords' }],
  readBack(request, { rows }, snapshot, now) {
    const count = countOf(request, snapshot, now)
    const is = isKnown(count) ? String(count.known) : null
    return {
      rows: rows.map(({ field, to }) => ({ field, wanted: to, is })),
      state: is === null ? 'unknown' : rows.every(({ to }) => Number(is) >= Number(to)) ? 'done' : 'not',
    }
  },
  byHand: () => 'manage-application-passwords',
}

function countOf({ connection: login }: Request, { connections }: Snapshot, now: IsoTime): Told<number> {
  const connection = connections.find(({ name }) => name === login)
  if (connection === undefined) return { unknown: 'absent' }
  const account = read(connection.account, now)
  if (!isKnown(account)) return account
  const passwords = account.known.applicationPasswords
  return isKnown(passwords) ? { known: passwords.known.length } : passwords
}
