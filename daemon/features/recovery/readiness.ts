/** Could this person get back in today? Any way that is surely open is enough; what nobody knows is never a yes. Pure. */
import { onOwnName } from '#daemon/core/own-address.ts'
import { isKnown, known, read, unknown, type Told } from '#shared/fact.ts'
import { planId, recoveryCases, type RecoveryCase } from '#shared/plan-steps.ts'
import type { Answer, Readiness, RecoveryWay } from '#shared/recovery.ts'
import { canAdminister } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'
import { allTold, firstUsable, isOffPhone, map } from './contacts.ts'
import { maskedAddress, maskedNumber } from './masked.ts'
import type { AccountSubject } from './subject.ts'

type Way = Readiness['cases'][number]['ways'][number]
interface Open {
  readonly is: Told<boolean>
  readonly seen?: string | null
}

const waysOfCase: Readonly<Record<RecoveryCase, readonly RecoveryWay[]>> = {
  'forgotten-password': ['recovery-phone', 'recovery-address'],
  'forgotten-address': ['recovery-phone'],
  'address-deleted-elsewhere': ['address-elsewhere', 'recovery-phone'],
  'address-deleted-hosted': ['recovery-phone', 'address-elsewhere'],
  'phone-lost': ['no-second-step', 'security-key', 'backup-codes'],
  'second-factor-lost': ['no-second-step', 'second-method', 'backup-codes'],
  'mailbox-password': ['administers'],
}

/**
 * @param login how its plans are named; `null` for the first
 * @param codesKept whether the person said so in a plan
 */
export function readinessOf(
  subject: AccountSubject,
  login: string | null,
  codesKept: boolean,
  now: IsoTime,
): Readiness {
  const open = waysOpen(subject, codesKept, now)
  const cases = recoveryCases.map((one) => {
    const ways = waysOfCase[one].map((id) => toWay(id, open[id]))
    return { case: one, plan: planId({ kind: one, login }), state: best(ways), ways }
  })
  const account = read(subject.account, now)
  return {
    login,
    name: isKnown(account) ? account.known.name : null,
    state: worst(cases),
    observedAt: subject.account.by.observedAt,
    cases,
  }
}

function waysOpen(subject: AccountSubject, said: boolean, now: IsoTime): Record<RecoveryWay, Open> {
  const { organisations } = subject
  const phone = map(read(subject.phones, now), (all) => firstUsable(all))
  const address = map(read(subject.emails, now), (all) =>
    firstUsable(all, ({ text }) => not(onOwnName(text, organisations, now))),
  )
  const left = read(subject.codesLeft, now)
  const methods = read(subject.methods, now)
  return {
    'recovery-phone': {
      is: map(phone, (one) => known(one !== null)),
      seen: isKnown(phone) && phone.known?.text ? maskedNumber(phone.known.text) : null,
    },
    'recovery-address': {
      is: map(address, (one) => known(one !== null)),
      seen: isKnown(address) && address.known ? maskedAddress(address.known.text) : null,
    },
    'address-elsewhere': { is: not(read(subject.hosted, now)) },
    'no-second-step': { is: map(read(subject.twoFactor, now), (is) => known(is === 'off')) },
    'security-key': { is: map(methods, (all) => known(all.some(isOffPhone))) },
    'second-method': { is: map(methods, ({ length }) => known(length > 1)) },
    'backup-codes': {
      is: allTold([
        map(left, (count) => known(count > 0)),
        said ? known(true) : read(subject.codesKept, now),
      ]),
      seen: isKnown(left) ? String(left.known) : null,
    },
    administers: {
      is: map(read(organisations, now), (all) => {
        const roles = all.map(({ organisation }) => organisation.role)
        if (roles.some((role) => isKnown(role) && canAdminister(role.known))) return known(true)
        // others may have been given the mail service; no source tells
        return unknown('not-published')
      }),
    },
  }
}

const not = (told: Told<boolean>) => map(told, (is) => known(!is))

const toWay = (id: RecoveryWay, { is, seen = null }: Open): Way => ({
  id,
  state: isKnown(is) ? (is.known ? 'yes' : 'no') : 'unknown',
  reason: isKnown(is) ? null : is.unknown,
  seen,
})

const best = (ways: readonly { readonly state: Answer }[]) => first(['yes', 'unknown', 'no'], ways)
const worst = (cases: readonly { readonly state: Answer }[]) => first(['no', 'unknown', 'yes'], cases)
const first = (order: readonly Answer[], all: readonly { readonly state: Answer }[]): Answer =>
  order.find((state) => all.some((one) => one.state === state)) ?? 'unknown'
