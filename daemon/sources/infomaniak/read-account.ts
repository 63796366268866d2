/** The person's own login: the profile, and the calls that add to it. Each part that misses keeps what was known. */
import { isDeepStrictEqual } from 'node:util'
import type { Account } from '#shared/account.ts'
import { isKnown, unknown, type Told, type UnknownReason } from '#shared/fact.ts'
import { reasonOf, type Miss, type Outcome, type Page } from './envelope.ts'
import type { Pass } from './pass.ts'
import {
  accountParts,
  translateEmails,
  translatePasswords,
  translatePhones,
  translateProfile,
  translateSecurity,
  type AccountPart,
} from './translate-account.ts'
import { isRecord, type WireRecord } from './wire.ts'

/** `miss` is null where it was not asked for. */
type Heard =
  { readonly fields: Partial<Account> } | { readonly miss: Miss | null; readonly reason: UnknownReason }

const odd = { type: 'odd' } as const
const missed = (miss: Miss): Heard => ({ miss, reason: reasonOf(miss) })

/** The parts that are lists of their own. */
const listParts: Readonly<Record<'phones' | 'emails' | 'passwords', (items: readonly unknown[]) => Heard>> = {
  phones: (items) => heardField('phones', translatePhones(items)),
  emails: (items) => heardField('emails', translateEmails(items)),
  passwords: (items) => heardField('applicationPasswords', translatePasswords(items)),
}
const heardField = (field: keyof Account, told: Told<unknown>): Heard =>
  isKnown(told) ? { fields: { [field]: told } } : missed(odd)

type ListPart = keyof typeof listParts

/** @param wanted lists that are asked for; the others stay as they are */
export async function readAccount(
  pass: Pass,
  wanted: readonly ListPart[] = ['phones', 'emails', 'passwords'],
): Promise<void> {
  const { outcome, security } = await askProfile(pass)
  const profile = outcome.type === 'ok' && isRecord(outcome.value.data) ? outcome.value.data : null
  const fresh = profile && translateProfile(profile, 'never-asked')
  if (profile === null || fresh === null) {
    pass.note('profile', outcome.type === 'ok' ? odd : outcome)
    return
  }
  const document = pass.kept.account
  const before = document.value?.id === fresh.id ? document.value : null
  const unasked: Heard = { miss: null, reason: 'never-asked' }
  const heardByPart: Record<AccountPart, Heard> = {
    security: security ?? heardSecurity(profile),
    phones: wanted.includes('phones') ? await askList(pass, 'phones') : unasked,
    emails: wanted.includes('emails') ? await askList(pass, 'emails') : unasked,
    passwords: wanted.includes('passwords') ? await askList(pass, 'passwords') : unasked,
  }
  let next: Account = fresh
  for (const part of Object.keys(accountParts) as AccountPart[]) {
    const heard = heardByPart[part]
    if (before === null) pass.unhear(part)
    if ('fields' in heard) next = { ...next, ...heard.fields }
    else next = { ...next, ...knownBefore(before, part, heard.reason) }
    if ('fields' in heard) pass.note(part, 'heard')
    else if (heard.miss !== null) pass.note(part, heard.miss, heard.reason)
  }
  if (!isDeepStrictEqual(document.value, next)) {
    await document.change(() => next)
    pass.count(1)
  }
  pass.note('profile', 'heard')
}

/** With its security part, and without it where that is refused or unheard of. */
async function askProfile(pass: Pass): Promise<{ outcome: Outcome<Page>; security: Heard | null }> {
  const whole = await pass.ask('security')
  if (whole.type !== 'refused' && whole.type !== 'invalid') return { outcome: whole, security: null }
  return { outcome: await pass.ask('profile'), security: missed(whole) }
}

function heardSecurity(profile: WireRecord): Heard {
  const fields = translateSecurity(profile)
  return fields === null ? { miss: odd, reason: 'absent' } : { fields }
}

async function askList(pass: Pass, part: ListPart): Promise<Heard> {
  const outcome = await pass.ask(part)
  if (outcome.type !== 'ok') return missed(outcome)
  const { data } = outcome.value
  return Array.isArray(data) ? listParts[part](data) : missed(odd)
}

/** The fields of a part as they were known, and unknown for this reason where they were not. */
function knownBefore(before: Account | null, part: AccountPart, reason: UnknownReason): Partial<Account> {
  const fields = accountParts[part].map((field) => {
    const told = before?.[field]
    return [field, told && 'known' in told ? told : unknown(reason)] as const
  })
  return Object.fromEntries(fields)
}
