/** What decides each step of the account's own plans (guides: regain access, two-step verification, security mails). */
import { onOwnName } from '#daemon/core/own-address.ts'
import { since, step, type Opening, type Outcome, type PlanRows } from '#daemon/core/plan.ts'
import { fact, field, isKnown, read, unknown, valueOrNull, type Fact } from '#shared/fact.ts'
import type { AccountPlan } from '#shared/plan-steps.ts'
import { firstUsable, isOffPhone, type Contact } from './contacts.ts'
import { maskedNumber } from './masked.ts'
import type { AccountSubject } from './subject.ts'

/** Codes left at which new ones should be made. */
const FEW_CODES = 2
const done: Outcome = { state: 'done' }
const open: Outcome = { state: 'open' }
const doneIf = (is: boolean): Outcome => (is ? done : open)

/** A step that one fact decides. */
const seen = <T>(
  pick: (subject: AccountSubject) => Fact<T>,
  test: (value: T, opening: Opening) => Outcome | ReturnType<typeof unknown>,
  orByWord = false,
) =>
  step({
    needs: (subject: AccountSubject) => ({ value: pick(subject) }),
    test: ({ value }, opening) => test(value, opening),
    orByWord,
  })

/** Of use to those alone who have no recovery option. */
const identity = step({
  needs: ({ phones, emails }: AccountSubject, now) => {
    const usable = [phones, emails].map((all) => field(all, (contacts) => firstUsable(contacts)))
    // one that is there is enough, whatever is not known of the other
    const found = usable.find((one) => valueOrNull(read(one, now)) !== null)
    return found ? { found } : { phone: usable[0] ?? phones, email: usable[1] ?? emails }
  },
  test: (values) => ('found' in values ? { state: 'not-needed', why: 'recovery-contact' } : open),
  orByWord: true,
})
const signedIn = seen(({ account }) => field(account, ({ lastLoginAt }) => lastLoginAt), since)
const passwordChanged = seen(({ passwordChangedAt }) => passwordChangedAt, since)
const loginMoved = step({
  needs: ({ account }: AccountSubject) => ({ account }),
  test: ({ account }, { at, base }) => {
    if (at === null) return open
    return base['login'] === undefined ? unknown('never-asked') : doneIf(account.email !== base['login'])
  },
})
const codesLeft = seen(
  (subject) => subject.codesLeft,
  (left) => ({ state: left > FEW_CODES ? 'done' : 'open', left }),
)
const twoFactor = seen(
  (subject) => subject.twoFactor,
  (state) => doneIf(state === 'on'),
)
const methods = (subject: AccountSubject) => subject.methods

const applicationPasswords = ({ account }: AccountSubject) =>
  field(account, (one) => one.applicationPasswords)

const byWord = null

export const accountPlanRows: { readonly [K in AccountPlan]: PlanRows<K, AccountSubject> } = {
  'forgotten-password': {
    'reset-page': byWord,
    'enter-login': byWord,
    'choose-option': byWord,
    identity,
    'password-new': passwordChanged,
  },
  'forgotten-address': {
    'address-page': byWord,
    'enter-phone': byWord,
    'enter-recovery': byWord,
    'receive-login': byWord,
    'identity-manual': identity,
    'signed-in': signedIn,
  },
  'address-deleted-elsewhere': { 'sign-in-last': signedIn, 'login-moved': loginMoved },
  'address-deleted-hosted': {
    'find-sms': byWord,
    'identity-no-mobile': seen(
      ({ phones }) => field(phones, (all) => firstUsable(all)),
      (phone) => (phone === null ? open : { state: 'not-needed', why: 'recovery-contact' }),
      true,
    ),
    'login-page': byWord,
    'enter-user-name': byWord,
    'same-password': byWord,
    'new-details': signedIn,
    'login-moved': step({
      needs: ({ account, organisations }: AccountSubject, now) => ({
        account,
        // one that lies on a name of one's own again is lost in the same way
        own: isKnown(account.told)
          ? fact(
              onOwnName(account.told.known.email, organisations, now),
              organisations.by,
              organisations.maxAge,
            )
          : (account as Fact<never>),
      }),
      test: ({ account, own }, { at, base }) => {
        if (at === null) return open
        if (base['login'] === undefined) return unknown('never-asked')
        return doneIf(account.email !== base['login'] && !own)
      },
    }),
  },
  'phone-lost': {
    'sim-blocked': byWord,
    'other-factor': step({
      needs: (subject: AccountSubject) => ({ on: subject.twoFactor, all: subject.methods }),
      test: ({ on, all }) => {
        if (on === 'off') return { state: 'not-needed', why: 'no-second-step' }
        return all.length > 0 && all.every(isOffPhone)
          ? { state: 'not-needed', why: 'factor-elsewhere' }
          : open
      },
      orByWord: true,
    }),
    'phone-replaced': seen(
      ({ phones }) => phones,
      (phones, { at, base }) => {
        if (at === null) return open
        if (base['phones'] === undefined) return unknown('never-asked')
        const before = new Set(base['phones'].split(' '))
        const added = firstUsable(phones.filter((phone) => !before.has(tellingApart(phone))))
        return isKnown(added) ? doneIf(added.known !== null) : added
      },
    ),
    'factor-moved': byWord,
    'codes-left': codesLeft,
  },
  'second-factor-lost': {
    'other-method': seen(
      methods,
      ({ length }) => (length === 1 ? { state: 'not-needed', why: 'one-method' } : open),
      true,
    ),
    'use-code': seen(
      (subject) => subject.codesLeft,
      (left) => (left === 0 ? { state: 'not-needed', why: 'no-codes', left } : { state: 'open', left }),
      true,
    ),
    'factor-help': byWord,
    'signed-in': signedIn,
    'two-methods': seen(methods, ({ length }) => doneIf(length > 1)),
    'codes-left': codesLeft,
  },
  'mailbox-password': { 'manager-open': signedIn, 'mailbox-new': byWord, 'mail-apps': byWord },
  'secure-account': {
    'secure-guide': byWord,
    activity: byWord,
    'two-factor': twoFactor,
    'password-changed': passwordChanged,
    'mail-passwords': byWord,
    'app-passwords-gone': seen(
      applicationPasswords,
      ({ length: left }) => (left === 0 ? done : { state: 'open', left }),
      true,
    ),
    devices: seen(
      ({ account }) => field(account, (one) => one.devices),
      // the one that is used now stays
      ({ length: left }) => (left <= 1 ? done : { state: 'open', left }),
      true,
    ),
  },
  'enable-2fa': {
    'sync-tools': byWord,
    'method-set-up': seen(methods, ({ length }) => doneIf(length > 0)),
    'codes-kept': seen((subject) => subject.codesKept, doneIf, true),
    'codes-left': codesLeft,
    'app-passwords-made': seen(
      applicationPasswords,
      ({ length: left }) => (left > 0 ? { state: 'done', left } : open),
      true,
    ),
    'two-factor': twoFactor,
  },
}

/** The number may be changed in place, or another phone be added: neither is kept whole. */
const tellingApart = ({ id, text }: Contact) => id + maskedNumber(text)

/** What is compared later: the login address, and which phones there were. */
export const accountBase = ({ account, phones }: AccountSubject): Readonly<Record<string, string>> => ({
  ...(isKnown(account.told) ? { login: account.told.known.email } : {}),
  ...(isKnown(phones.told) ? { phones: phones.told.known.map(tellingApart).join(' ') } : {}),
})
