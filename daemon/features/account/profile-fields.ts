/** The fields of a profile that can be changed: what each is now, what was asked for, and what is to be said of it. Pure. */
import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/mobile'
import {
  refusalOf,
  refuse,
  type ChangeField,
  type ChangeWarning,
  type Refused,
  type RequestOf,
  type Shown,
} from '#daemon/core/change-port.ts'
import { addressIn, sameAddress } from '#daemon/core/mail-address.ts'
import { onOwnName } from '#daemon/core/own-address.ts'
import type { ConnectionSnapshot } from '#daemon/core/snapshot.ts'
import type { Account } from '#shared/account.ts'
import { isKnown, read, valueOrNull } from '#shared/fact.ts'
import type { Reference, ReferenceList } from '#shared/references.ts'
import type { IsoTime } from '#shared/time.ts'

type ProfileSet = RequestOf<'profile'>['set']

/** One field as it was asked for. */
export interface FieldPlan {
  readonly field: ChangeField
  readonly from: Shown
  readonly to: Shown
  /** It is so already: nothing is sent of it. */
  readonly same: boolean
  readonly set: ProfileSet
  readonly refused: Refused | null
  readonly warnings: readonly ChangeWarning[]
}
/** What a field is planned from. */
export interface ProfileNow {
  readonly account: Account
  readonly connection: ConnectionSnapshot
  readonly now: IsoTime
}

const planned = (field: ChangeField, from: Shown, to: Shown, set: ProfileSet): FieldPlan => ({
  field,
  from,
  to,
  same: from !== null && from === to,
  set,
  refused: null,
  warnings: [],
})
const failed = (plan: FieldPlan, because: Refused['because']): FieldPlan => ({
  ...plan,
  refused: refuse(because, plan.field),
})

/** Which entry of its list a profile's value is. */
const isMeant: Readonly<Record<ReferenceList, (entry: Reference, value: string) => boolean>> = {
  // the profile says `fr` or `fr_FR`, the list `fr_FR`
  languages: ({ code }, value) => code !== null && (code === value || code.startsWith(`${value}_`)),
  countries: ({ code }, value) => code === value,
  timeZones: ({ name }, value) => name === value,
}

export function planChoice(
  field: 'language' | 'country' | 'time-zone',
  list: ReferenceList,
  key: 'language' | 'country' | 'timeZone',
  id: string,
  { account, connection, now }: ProfileNow,
): FieldPlan {
  const current = valueOrNull(account[key])
  const known = read(connection.references[list], now)
  if (!isKnown(known)) return failed(planned(field, current, null, {}), refusalOf(known.unknown))
  const entry = known.known.find((one) => one.id === id)
  const from = current === null ? null : known.known.find((one) => isMeant[list](one, current))
  const plan = planned(field, from?.name ?? current, entry?.name ?? null, { [key]: id })
  const isOffered = entry !== undefined && valueOrNull(entry.enabled) !== false
  if (!isOffered) return failed(plan, 'not-valid')
  const warnings: readonly ChangeWarning[] = field === 'language' ? ['language-everywhere'] : []
  return { ...plan, same: from?.id === id, warnings }
}

export const planSwitch = (
  field: 'alert-on-login' | 'alert-on-failure',
  key: 'alertOnLogin' | 'alertOnFailure',
  on: boolean,
  { account }: ProfileNow,
): FieldPlan => planned(field, valueOrNull(account[key]), on, { [key]: on })

/** Where codes are sent by SMS. */
const smsCountries: readonly string[] = ['CH', 'FR', 'BE', 'DE']

/** With its country code, as `+41 …` or `0041 …`; `null` where it is no mobile number. */
export function phoneIn(text: string): PhoneNumber | null {
  const number = parsePhoneNumberFromString(text.trim().replace(/^00/, '+'))
  return number?.isValid() === true ? number : null
}
const sayPhone = (text: string) => phoneIn(text)?.formatInternational() ?? text

interface Contact {
  readonly verified: Account['alertOnLogin']
  readonly forRecovery: Account['alertOnLogin']
}
const serves = ({ verified, forRecovery }: Contact) =>
  valueOrNull(forRecovery) === true && valueOrNull(verified) === true
export const recoveryPhone = ({ phones }: Account) => valueOrNull(phones)?.find(serves) ?? null
export const recoveryEmail = ({ emails }: Account) => valueOrNull(emails)?.find(serves) ?? null

/** @param country in which the profile will be, by its code; `null` where nobody knows */
export function planPhone(typed: string, country: string | null, { account }: ProfileNow): FieldPlan {
  const current = recoveryPhone(account)
  const number = phoneIn(typed)
  const from = current === null ? null : sayPhone(current.number)
  if (number === null) return failed(planned('recovery-phone', from, typed, {}), 'bad-phone')
  const plan = planned('recovery-phone', from, number.formatInternational(), { recoveryPhone: number.number })
  if (!isKnown(account.phones)) return failed(plan, refusalOf(account.phones.unknown))
  const warnings: ChangeWarning[] = ['phone-to-be-confirmed']
  if (country !== null && number.country !== country) warnings.push('phone-of-another-country')
  if (!smsCountries.includes(number.country ?? '')) warnings.push('phone-without-sms')
  return { ...plan, warnings }
}

export function planEmail(typed: string, { account, connection, now }: ProfileNow): FieldPlan {
  const current = recoveryEmail(account)
  const address = addressIn(typed)
  const from = current?.address ?? null
  if (address === null) return failed(planned('recovery-email', from, typed, {}), 'bad-address')
  const plan = planned('recovery-email', from, address, { recoveryEmail: address })
  if (!isKnown(account.emails)) return failed(plan, refusalOf(account.emails.unknown))
  const warnings: ChangeWarning[] = ['email-to-be-confirmed']
  if (valueOrNull(onOwnName(address, connection.organisations, now)) === true)
    warnings.push('email-on-own-domain')
  return { ...plan, same: from !== null && sameAddress(from, address), warnings }
}
