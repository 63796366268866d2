/**
 * A claim beside what is known. Only a fact that must hold at the claim's own time contradicts it: what may have changed
 * before or since says nothing. Pure.
 */
import type { Evidence } from '#shared/findings.ts'
import { isKnown, type Told } from '#shared/fact.ts'
import type { MessageReport } from '#shared/messages.ts'
import { DAY, epoch, HOUR, iso, type IsoTime } from '#shared/time.ts'
import { checkSignIn } from './checked-sign-in.ts'
import type { Claim, SaidOfAccount } from './claims.ts'
import { standsIn, type MessageFacts } from './facts.ts'
import type { Said } from './said.ts'
import type { SaidEnd } from './said-end.ts'

export type CheckedClaim = MessageReport['claims'][number]
export interface Checked {
  readonly said: Evidence
  readonly known: Evidence
  readonly fact: CheckedClaim['fact']
}

/** @param zones of the mail itself, in minutes ahead of UTC */
export const checkClaims = (
  claims: readonly Claim[],
  facts: MessageFacts,
  said: Said,
  zones: readonly number[],
): readonly CheckedClaim[] =>
  claims.flatMap((claim) => check(claim, facts, said, zones).map((one) => ({ kind: claim.kind, ...one })))

function check(claim: Claim, facts: MessageFacts, said: Said, zones: readonly number[]): readonly Checked[] {
  const { written } = said
  switch (claim.of) {
    case 'sign-in':
      return [checkSignIn(claim.kind, claim.said, facts, written, zones)]
    case 'name':
      return [checkEnd(claim.said, facts.names, written)]
    case 'product':
      return checkProducts(facts, said)
    case 'organisation':
      return checkOrganisations(claim.kind, facts, said)
    case 'login':
      return [checkLogin(claim.said.address, facts.logins, written)]
    case 'account':
      return [checkAccount(claim.said, facts.logins, written)]
    case 'invoice':
      return [{ said: { ...claim.said }, known: {}, fact: 'unknown' }]
    default:
      return claim satisfies never
  }
}

/** A day of another time zone is the one before or after. */
const DAY_APART = DAY
/** A year more on a name, told by one side and not yet by the other. */
const isYearsAfter = (later: number, earlier: number) => {
  const years = Math.round((later - earlier) / (365.25 * DAY))
  return years > 0 && Math.abs(later - earlier - years * 365.25 * DAY) <= 2 * DAY
}
/** Grace, redemption and pending delete together: within them a mail may speak of later days. */
const AFTERLIFE = 120 * DAY
const OLD_MAIL = 2 * DAY

function checkEnd({ name, days, over }: SaidEnd, names: MessageFacts['names'], written: IsoTime): Checked {
  const fact = names.find((one) => one.name === name)
  const ends = fact && isKnown(fact.ends) ? fact.ends.known : []
  const [first] = ends
  const dayAt = first === undefined ? null : dayOf(epoch(first))
  const answer = (verdict: Checked['fact']): Checked => ({
    said: { name, date: days[0] === undefined ? null : dayOf(days[0]), over },
    known: { listed: fact !== undefined, date: dayAt, ...reasonOf(fact?.ends) },
    fact: verdict,
  })
  if (fact === undefined || first === undefined) return answer('unknown')
  const latest = Math.max(...ends.map(epoch))
  const isOld = fact.observedAt !== null && epoch(fact.observedAt) > epoch(written) + OLD_MAIL
  if (days.length === 0) {
    // “has expired”, of a name that lives on for long
    const isFarOff = over && latest > epoch(written) + 30 * DAY
    return answer(isFarOff && !isOld ? 'contradicted' : 'unknown')
  }
  if (ends.some((end) => days.some((day) => isSameDay(day, epoch(end))))) return answer('agrees')
  const some = (fits: (day: number, end: number) => boolean) =>
    days.some((day) => ends.some((end) => fits(day, epoch(end))))
  // renewed since the mail was written; or just before, and not seen yet
  if (isOld && some((day, end) => isYearsAfter(end, day))) return answer('unknown')
  const isUnseenYet = fact.observedAt === null || fact.observedAt < written
  if (isUnseenYet && some((day, end) => isYearsAfter(day, end))) return answer('unknown')
  const inAfterlife = latest < epoch(written) && days.some((day) => day > latest && day < latest + AFTERLIFE)
  return answer(inAfterlife ? 'unknown' : 'contradicted')
}

/** `2026-12-05`, in UTC: a day has no clock. */
const dayOf = (at: number) => iso(at).slice(0, 10)
const floor = (at: number) => Math.floor(at / DAY) * DAY
const isSameDay = (day: number, end: number) => Math.abs(day - floor(end)) <= DAY_APART

const reasonOf = (told: Told<unknown> | undefined): Evidence =>
  told === undefined || isKnown(told) ? {} : { reason: told.unknown }

/**
 * What can be switched at any time speaks of the mail only where it was looked at after it was written, and not long after:
 * what was done was hardly undone within a day.
 */
const SETTLED = DAY
function wasSeenSince(observedAt: IsoTime | null, written: IsoTime): boolean {
  if (observedAt === null) return false
  const since = epoch(observedAt) - epoch(written)
  return since >= 0 && since <= SETTLED
}

function judgeSwitch(told: Told<boolean>, observedAt: IsoTime | null, written: IsoTime): Checked['fact'] {
  if (!isKnown(told)) return 'unknown'
  if (told.known) return 'agrees'
  return wasSeenSince(observedAt, written) ? 'contradicted' : 'unknown'
}

function checkProducts({ products, organisations }: MessageFacts, said: Said): readonly Checked[] {
  const rows = [
    ...products.map(({ name, locked, observedAt }) => ({ name, told: locked, observedAt })),
    ...(products.length > 0
      ? []
      : organisations.map(({ name, blocked, observedAt }) => ({ name, told: blocked, observedAt }))),
  ].filter(({ name }) => isNamed(said, name))
  if (rows.length === 0) return [{ said: { name: null }, known: {}, fact: 'unknown' }]
  return rows.map(({ name, told, observedAt }) => ({
    said: { name },
    known: { blocked: isKnown(told) ? told.known : null, ...reasonOf(told) },
    fact: judgeSwitch(told, observedAt, said.written),
  }))
}

function checkOrganisations(
  kind: Claim['kind'],
  { organisations }: MessageFacts,
  said: Said,
): readonly Checked[] {
  const named = organisations.filter(({ name }) => isNamed(said, name))
  if (named.length === 0) return [{ said: { name: null }, known: {}, fact: 'unknown' }]
  return named.map(({ name, requires2fa, observedAt }) => {
    // who is in it was invited, and may be invited no more than once
    if (kind === 'invitation') return { said: { name }, known: { member: true }, fact: 'agrees' }
    return {
      said: { name },
      known: { required: isKnown(requires2fa) ? requires2fa.known : null, ...reasonOf(requires2fa) },
      fact: judgeSwitch(requires2fa, observedAt, said.written),
    }
  })
}

const isNamed = ({ subject, sentences }: Said, name: string) =>
  [subject, ...sentences].some(({ words }) => standsIn(words, name))

function checkLogin(address: string | null, logins: MessageFacts['logins'], written: IsoTime): Checked {
  const answer = (fact: Checked['fact']): Checked => ({
    said: { address },
    known: { address: logins[0]?.email ?? null },
    fact,
  })
  if (address === null || logins.length === 0) return answer('unknown')
  if (logins.some(({ email }) => email.toLowerCase() === address)) return answer('agrees')
  return answer(
    logins.every(({ observedAt }) => wasSeenSince(observedAt, written)) ? 'contradicted' : 'unknown',
  )
}

interface Seen {
  readonly seen: string | null
  readonly fits: boolean
  readonly login: MessageFacts['logins'][number]
}

function checkAccount(
  { what, address }: SaidOfAccount,
  logins: MessageFacts['logins'],
  written: IsoTime,
): Checked {
  const said = { what, address }
  const known = logins.flatMap((login): readonly Seen[] => {
    if (what === 'two_factor_off' && isKnown(login.twoFactor))
      return [{ seen: login.twoFactor.known, fits: login.twoFactor.known === 'off', login }]
    if (what === 'password_changed' && isKnown(login.passwordChangedAt)) {
      const at = login.passwordChangedAt.known
      return [{ seen: at, fits: at !== null && Math.abs(epoch(at) - epoch(written)) <= HOUR, login }]
    }
    return []
  })
  const [first] = known
  // of an address that is none of these logins nothing is known
  const isAnothers = address !== null && !logins.some(({ email }) => email.toLowerCase() === address)
  if (first === undefined || isAnothers) return { said, known: {}, fact: 'unknown' }
  if (known.some(({ fits }) => fits)) return { said, known: { value: first.seen }, fact: 'agrees' }
  const isAgainst =
    known.length === logins.length && known.every(({ login }) => wasSeenSince(login.observedAt, written))
  return { said, known: { value: first.seen }, fact: isAgainst ? 'contradicted' : 'unknown' }
}
