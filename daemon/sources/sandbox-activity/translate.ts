/** An event of the sandbox's journal in our own words. Pure; what was sent is parsed here and believed nowhere else. */
import * as v from 'valibot'
import { onOneLine } from '#daemon/core/foreign-text.ts'
import type { ActivityEvent, ActivityKind } from '#shared/activity.ts'
import { isoTime } from '#shared/time.ts'

const kinds: Readonly<Record<string, ActivityKind>> = {
  'signed-in': 'signed-in',
  'wrong-password': 'sign-in-failed',
  'wrong-code': 'sign-in-failed',
  'push-denied': 'sign-in-denied',
  'sign-in-paused': 'sign-in-paused',
  'sign-in-ended': 'sign-in-ended',
  'signed-out': 'signed-out',
  'sessions-ended': 'signed-out',
  '2fa-on': 'two-factor-on',
  '2fa-off': 'two-factor-off',
  'backup-code-used': 'backup-code-used',
  'password-changed': 'password-changed',
  'login-address-changed': 'login-changed',
  'login-address-deleted': 'login-changed',
  'profile-changed': 'profile-changed',
  'application-password-created': 'application-password',
  'application-password-revoked': 'application-password',
  'app-signed-in': 'app-signed-in',
  'app-refused': 'app-refused',
  '2fa-required': 'requirement',
  '2fa-not-required': 'requirement',
  'security-alert': 'people',
  invited: 'people',
  'invitation-cancelled': 'people',
  joined: 'people',
  declined: 'people',
  'role-changed': 'people',
  'access-changed': 'people',
  removed: 'people',
  left: 'people',
  'support-block': 'people',
  'support-unblock': 'people',
  'product-blocked': 'product',
  'product-unblocked': 'product',
  'maintenance-on': 'product',
  'maintenance-off': 'product',
  'mailbox-deleted': 'product',
  'mailbox-password-changed': 'product',
  'service-cancelled': 'product',
  'domain-renewed': 'domain',
  'domain-restored': 'domain',
  'warranty-on': 'domain',
  'warranty-off': 'domain',
  'token-created': 'token',
  'token-revoked': 'token',
}

/** Of what is shown; nothing turns the text around it, and nothing is longer than it is kept. */
const short = (most = 200) =>
  v.pipe(
    v.string(),
    v.transform((text) => onOneLine(text, ' ').trim().slice(0, most)),
  )
const orNull = <S extends v.GenericSchema<unknown, string>>(schema: S) =>
  v.pipe(
    v.optional(v.nullable(schema), null),
    v.transform((text) => text || null),
  )
const degrees = (most: number) => v.pipe(v.number(), v.minValue(-most), v.maxValue(most))

const place = v.pipe(
  v.object({
    name: v.pipe(short(), v.minLength(1)),
    country: v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))), null),
    latitude: v.optional(degrees(90)),
    longitude: v.optional(degrees(180)),
  }),
  v.transform(({ name, country, latitude, longitude }) => ({
    name,
    country,
    position: latitude === undefined || longitude === undefined ? null : { latitude, longitude },
  })),
)

const event = v.object({
  id: v.pipe(v.string(), v.regex(/^[-+\w]{1,40}$/)),
  at: isoTime,
  kind: short(),
  detail: orNull(short()),
  ip: orNull(short(45)),
  device: orNull(short()),
  place: v.fallback(v.nullable(place), null),
  person: orNull(short()),
  person_id: v.optional(v.nullable(v.number()), null),
  organisation_id: v.optional(v.nullable(v.pipe(v.number(), v.safeInteger())), null),
})

/** Which list it stands in: the login's own, or that of an organisation. */
export type JournalList = { readonly organisation: string | null }

/**
 * @param of whose login asked, and for which list
 * @returns null for what is no event, and for what the login's own list tells already
 */
export function translateEvent(
  raw: unknown,
  of: JournalList & { readonly login: string; readonly person: number },
): ActivityEvent | null {
  const read = v.safeParse(event, raw)
  if (!read.success) return null
  const { id, at, kind: word, detail, ip, device, person, person_id, organisation_id } = read.output
  const isOwn = of.organisation === null
  if (!isOwn && person_id === of.person) return null
  const kind = (Object.hasOwn(kinds, word) ? kinds[word] : undefined) ?? 'other'
  const organisation = organisation_id === null ? null : String(organisation_id)
  return {
    // the same person may be the login of one token and somebody of an organisation to another
    id: isOwn ? `own ${id}` : `${of.organisation} ${id}`,
    at,
    kind,
    word: kind === 'other' ? word : null,
    source: 'sandbox',
    list: isOwn ? 'user' : 'organisation',
    login: isOwn ? of.login : null,
    organisation: isOwn ? organisation : of.organisation,
    person,
    device,
    address: ip,
    place: read.output.place,
    // what is new about a sign-in is judged here, and said in the reader's language
    detail: kind === 'signed-in' ? null : detail,
  }
}
