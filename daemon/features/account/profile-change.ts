/** Changing the profile: what a request would do, what it rests on, and what came of it. Pure. */
import {
  refusalOf,
  refuse,
  refusedPlan,
  type ChangePlan,
  type ChangeRules,
  type ReadBack,
  type RequestOf,
  type Write,
} from '#daemon/core/change-port.ts'
import { sameAddress } from '#daemon/core/mail-address.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import type { ActionId } from '#shared/actions.ts'
import { isKnown, read, valueOrNull } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import {
  phoneIn,
  planChoice,
  planEmail,
  planPhone,
  planSwitch,
  recoveryEmail,
  recoveryPhone,
  type FieldPlan,
  type ProfileNow,
} from './profile-fields.ts'

type Request = RequestOf<'profile'>

export const profileChange: ChangeRules<Request> = {
  plan(request, snapshot, now) {
    const at = profileNow(request, snapshot, now)
    if ('because' in at) return refusedPlan([at])
    const fields = plansOf(request, at)
    const changing = fields.filter(({ same, refused }) => !same || refused !== null)
    const rows = changing.map(({ field, from, to }) => ({ field, from, to }))
    const refused = changing.map((one) => one.refused).filter((one) => one !== null)
    if (changing.length === 0) refused.push(refuse('nothing-to-change'))
    const set = Object.assign({}, ...changing.map((one) => one.set)) as Request['set']
    const write: Write = { kind: 'profile', set, email: at.account.email, rehearsal: false }
    return {
      rows,
      warnings: [...new Set(changing.flatMap(({ warnings }) => warnings))],
      refused,
      sending: refused.length > 0 ? null : { login: request.connection, write },
    }
  },
  rehearsal: (write) => (write.kind === 'profile' ? { ...write, rehearsal: true } : write),
  readings({ set }) {
    // each of these lists comes with the profile itself
    const phones = set.recoveryPhone === undefined ? [] : [{ list: 'phones' } as const]
    const emails = set.recoveryEmail === undefined ? [] : [{ list: 'emails' } as const]
    return phones.length + emails.length > 0 ? [...phones, ...emails] : [{ list: 'profile' }]
  },
  readBack: (request, plan, snapshot, now) => {
    const at = profileNow(request, snapshot, now)
    return 'because' in at ? nothingRead(plan) : readFields(request, plan, at)
  },
  byHand({ set }): ActionId {
    if (set.recoveryPhone !== undefined) return 'edit-recovery-phone'
    if (set.recoveryEmail !== undefined) return 'edit-recovery-email'
    const alerts = set.alertOnLogin !== undefined || set.alertOnFailure !== undefined
    return alerts ? 'enable-alerts' : 'open-manager'
  },
}

function profileNow({ connection: login }: Request, { connections }: Snapshot, now: IsoTime) {
  const connection = connections.find(({ name }) => name === login)
  if (connection === undefined) return refuse('gone')
  if (connection.status.state === 'locked') return refuse('locked')
  const account = read(connection.account, now)
  return isKnown(account) ? { account: account.known, connection, now } : refuse(refusalOf(account.unknown))
}

function plansOf({ set }: Request, at: ProfileNow): readonly FieldPlan[] {
  const plans: FieldPlan[] = []
  if (set.language !== undefined)
    plans.push(planChoice('language', 'languages', 'language', set.language, at))
  if (set.country !== undefined) plans.push(planChoice('country', 'countries', 'country', set.country, at))
  if (set.timeZone !== undefined)
    plans.push(planChoice('time-zone', 'timeZones', 'timeZone', set.timeZone, at))
  if (set.recoveryPhone !== undefined) plans.push(planPhone(set.recoveryPhone, countryAfter(set, at), at))
  if (set.recoveryEmail !== undefined) plans.push(planEmail(set.recoveryEmail, at))
  if (set.alertOnLogin !== undefined)
    plans.push(planSwitch('alert-on-login', 'alertOnLogin', set.alertOnLogin, at))
  if (set.alertOnFailure !== undefined)
    plans.push(planSwitch('alert-on-failure', 'alertOnFailure', set.alertOnFailure, at))
  return plans
}

/** By its code: the one asked for in the same request, else that of the profile. */
function countryAfter(set: Request['set'], { account, connection, now }: ProfileNow): string | null {
  if (set.country === undefined) return valueOrNull(account.country)
  const countries = valueOrNull(read(connection.references.countries, now)) ?? []
  return countries.find(({ id }) => id === set.country)?.code ?? null
}

const worstFirst = ['not', 'unknown', 'waiting'] as const

const nothingRead = ({ rows }: ChangePlan): ReadBack => ({
  rows: rows.map(({ field, to }) => ({ field, wanted: to, is: null })),
  state: 'unknown',
})

/** Asked again for the same, a field says what it is now. */
function readFields(request: Request, { rows }: ChangePlan, at: ProfileNow): ReadBack {
  const again = new Map(plansOf(request, at).map((one) => [one.field, one]))
  const states = rows.map(({ field }): ReadBack['state'] => {
    if (field === 'recovery-phone') return phoneState(request, at)
    if (field === 'recovery-email') return emailState(request, at)
    const now = again.get(field)
    return now?.same === true ? 'done' : now?.from == null ? 'unknown' : 'not'
  })
  return {
    rows: rows.map(({ field, to }, index) => {
      // what waits for its code stands there, and the one before serves until then
      const is = states[index] === 'waiting' ? to : (again.get(field)?.from ?? null)
      return { field, wanted: to, is }
    }),
    state: worstFirst.find((one) => states.includes(one)) ?? 'done',
  }
}

function phoneState({ set }: Request, { account }: ProfileNow): ReadBack['state'] {
  const wanted = phoneIn(set.recoveryPhone ?? '')?.number
  const isWanted = (text: string) => phoneIn(text)?.number === wanted
  const current = recoveryPhone(account)
  if (current !== null && isWanted(current.number)) return 'done'
  if (!isKnown(account.phones)) return 'unknown'
  return account.phones.known.some(({ number }) => isWanted(number)) ? 'waiting' : 'not'
}

function emailState({ set }: Request, { account }: ProfileNow): ReadBack['state'] {
  const wanted = set.recoveryEmail ?? ''
  const current = recoveryEmail(account)
  if (current !== null && sameAddress(current.address, wanted)) return 'done'
  if (!isKnown(account.emails)) return 'unknown'
  return account.emails.known.some(({ address }) => sameAddress(address, wanted)) ? 'waiting' : 'not'
}
