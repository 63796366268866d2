/** The profile and what hangs on it, as the shared account record. */
import { isIP } from 'node:net'
import * as v from 'valibot'
import type { Account } from '#shared/account.ts'
import { known, unknown, type Told, type UnknownReason } from '#shared/fact.ts'
import { methodsOf, ownTwoFactor } from './two-factor.ts'
import {
  isRecord,
  part,
  tell,
  textOf,
  translateAll,
  wireBoolean,
  wireCount,
  wireId,
  wireText,
  wireTime,
} from './wire.ts'
import type { WireRecord } from './wire.ts'

/** Fields of the account by the call that tells them: each part is observed, and ages, apart. */
export const accountParts = {
  security: ['twoFactor', 'methods', 'backupCodesLeft', 'passwordChangedAt', 'lastLoginAt', 'devices'],
  phones: ['phones'],
  emails: ['emails'],
  passwords: ['applicationPasswords'],
} as const satisfies Record<string, readonly (keyof Account)[]>
export type AccountPart = keyof typeof accountParts

/** The profile without the other parts, whose fields are unknown for the reason given; `null` when it is not one. */
export function translateProfile(profile: WireRecord, reason: UnknownReason): Account | null {
  const id = v.safeParse(wireId, profile['id'])
  if (!id.success) return null
  const preferences = part(profile, 'preferences')
  const connection = part(preferences, 'connection')
  const email = textOf(profile, 'email')
  return {
    id: id.output,
    name: textOf(profile, 'display_name', 'login', 'email'),
    email,
    twoFactor: unknown(reason),
    methods: unknown(reason),
    backupCodesLeft: unknown(reason),
    passwordChangedAt: unknown(reason),
    lastLoginAt: unknown(reason),
    alertOnLogin: tell(connection, wireBoolean, 'successful_notification'),
    alertOnFailure: tell(connection, wireBoolean, 'unsuccessful_notification'),
    language: tell(part(preferences, 'language'), wireText, 'short_locale', 'locale'),
    country: tell(part(preferences, 'country'), wireText, 'short_name'),
    timeZone: tell(part(preferences, 'timezone'), wireText, 'name'),
    phones: unknown(reason),
    emails: unknown(reason),
    applicationPasswords: unknown(reason),
    devices: unknown(reason),
  }
}

/** What `with=security` adds; `null` when the profile came without it. */
export function translateSecurity(
  profile: WireRecord,
): Pick<Account, (typeof accountParts.security)[number]> | null {
  const preferences = part(profile, 'preferences')
  if (!Object.hasOwn(preferences, 'security') || preferences['security'] === null) return null
  const security = part(preferences, 'security')
  return {
    twoFactor: ownTwoFactor(security),
    methods: methodsOf(security),
    backupCodesLeft: tell(security, wireCount, 'remaining_rescue_code'),
    // Null is an answer here: who signs in by SSO has no password.
    passwordChangedAt: tell(security, v.nullable(wireTime), 'date_last_changed_password'),
    lastLoginAt: tell(security, wireTime, 'last_login_at'),
    devices: devicesIn(security['auth_devices']),
  }
}

const wireAddress = v.pipe(
  v.string(),
  v.check((text) => isIP(text) !== 0),
  v.maxLength(45),
)

function devicesIn(items: unknown): Account['devices'] {
  if (items === undefined || items === null) return unknown('absent')
  if (!Array.isArray(items)) return unknown('odd')
  const inUse = items.filter((item) => !isRecord(item) || item['deleted_at'] == null)
  return toldList(inUse, (item) => {
    const id = v.safeParse(wireId, item['id'])
    if (!id.success) return null
    return {
      id: id.output,
      name: textOf(item, 'name', 'user_agent'),
      lastSeenAt: tell(item, v.nullable(wireTime), 'last_connexion'),
      address: tell(item, v.nullable(wireAddress), 'user_ip'),
    }
  })
}

export const translatePhones = (items: readonly unknown[]): Account['phones'] =>
  toldList(items, (item) => {
    const id = v.safeParse(wireId, item['id'])
    const number = textOf(item, 'phone')
    return id.success && number !== '' ? { id: id.output, number, ...contactState(item) } : null
  })

export const translateEmails = (items: readonly unknown[]): Account['emails'] =>
  toldList(items, (item) => {
    const id = v.safeParse(wireId, item['id'])
    const address = textOf(item, 'email')
    if (!id.success || address === '') return null
    // A requested address has an id of its own kind, which may equal that of an address in use.
    const requested = item['type'] === 'email_request'
    return { id: requested ? `request-${id.output}` : id.output, address, ...contactState(item) }
  })

export const translatePasswords = (items: readonly unknown[]): Account['applicationPasswords'] =>
  toldList(items, (item) => {
    const id = v.safeParse(wireId, item['id'])
    if (!id.success) return null
    return {
      id: id.output,
      name: textOf(item, 'name'),
      lastUsedAt: tell(item, v.nullable(wireTime), 'last_used_at'),
    }
  })

const contactState = (item: WireRecord) => ({
  verified: tell(item, wireBoolean, 'checked'),
  forRecovery: tell(item, wireBoolean, 'reminder'),
})

function toldList<T>(items: readonly unknown[], translate: (item: WireRecord) => T | null): Told<T[]> {
  const records = translateAll(items, translate)
  return records === null ? unknown('odd') : known(records)
}
