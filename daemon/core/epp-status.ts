/** Status words of a domain: EPP writes `redemptionPeriod`, RDAP `redemption period`; here it is always the latter. */

/** RFC 8056, section 2, and the statuses of RFC 9083, section 10.2.2 that a domain may have. */
const statuses = [
  'active, add period, administrative, associated, auto renew period, client delete prohibited, client hold',
  'client renew prohibited, client transfer prohibited, client update prohibited, delete prohibited, inactive',
  'locked, obscured, pending create, pending delete, pending renew, pending restore, pending transfer',
  'pending update, private, proxy, redemption period, removed, renew period, renew prohibited, reserved',
  'server delete prohibited, server hold, server renew prohibited, server transfer prohibited',
  'server update prohibited, transfer period, transfer prohibited, update prohibited, validated',
].flatMap((line) => line.split(', '))

const squash = (text: string) => text.toLowerCase().replaceAll(/[^a-z]/g, '')
const bySquashed = new Map([
  ...statuses.map((status) => [squash(status), status] as const),
  ['ok', 'active'],
  ['linked', 'associated'],
])

/** Whether it is one of them, in their spelling. */
export const isStatus = (word: string): boolean => bySquashed.get(squash(word)) === word

/** More than any status with its address; a registry's text has no bound, and the pattern below tries at every blank. */
const LONGEST = 200

/** Whatever the spelling (`clientHold https://icann.org/epp#clientHold`, `CLIENT_HOLD`), the word of RFC 8056. */
export function normaliseStatus(text: string): string {
  const word =
    text
      .trim()
      .slice(0, LONGEST)
      .replace(/^https?:\/\/\S*#/i, '')
      .split(/\s*\(?https?:/i, 1)[0] ?? ''
  const spaced = word.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[\s_-]+/g, ' ')
  return bySquashed.get(squash(word)) ?? spaced.trim().toLowerCase().slice(0, 80)
}
