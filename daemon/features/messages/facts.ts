/** What is known of the things that a mail speaks of: only of those, and only what may be believed now. */
import * as v from 'valibot'
import type {
  ConnectionSnapshot,
  DomainSnapshot,
  OrganisationSnapshot,
  Snapshot,
} from '#daemon/core/snapshot.ts'
import { activityEvent, type ActivityEvent } from '#shared/activity.ts'
import { isKnown, known, read, told, unknown, type Fact, type Told } from '#shared/fact.ts'
import { DAY, epoch, iso, isoTime, type IsoTime } from '#shared/time.ts'
import { folded, MOST_TEXT } from './folded.ts'
import { namesIn } from './names-said.ts'

/** `POST /v1/messages/facts`: the subject and the beginning of the text, and when a sign-in is said to have been. */
export const messageNeeds = v.strictObject({
  text: v.pipe(v.string(), v.maxLength(MOST_TEXT + 1000)),
  from: isoTime,
  to: isoTime,
})
export type MessageNeeds = v.InferOutput<typeof messageNeeds>

/** When its source was last asked; `null`: never. What it says may have changed since, and before. */
const observedAt = v.nullable(isoTime)
export const messageFacts = v.strictObject({
  /** The person's names that stand in the text, with each end that somebody told: registrar, registry, the person. */
  names: v.array(v.strictObject({ name: v.string(), ends: told(v.array(isoTime)), observedAt })),
  logins: v.array(
    v.strictObject({
      email: v.string(),
      /** The others that the person gave the provider. */
      emails: v.array(v.string()),
      twoFactor: told(v.picklist(['on', 'off'])),
      passwordChangedAt: told(v.nullable(isoTime)),
      timeZone: told(v.string()),
      observedAt,
    }),
  ),
  organisations: v.array(
    v.strictObject({
      name: v.string(),
      requires2fa: told(v.boolean()),
      blocked: told(v.boolean()),
      observedAt,
    }),
  ),
  products: v.array(v.strictObject({ name: v.string(), locked: told(v.boolean()), observedAt })),
  /** In the time asked for. `complete`: of every login, and all of it. `until`: how far that reaches. */
  activity: v.strictObject({ events: v.array(activityEvent), complete: v.boolean(), until: observedAt }),
})
export type MessageFacts = v.InferOutput<typeof messageFacts>

/** Without a daemon. */
export const nothingKnown: MessageFacts = {
  names: [],
  logins: [],
  organisations: [],
  products: [],
  activity: { events: [], complete: false, until: null },
}

/** At most so many of each: nobody's mail names more. */
const MOST = 200

/** Of a login between two moments: what its sources tell, and whether that is all. */
export interface RecentActivity {
  readonly events: readonly ActivityEvent[]
  readonly told: Told<readonly ActivityEvent[]>
}

/** @param recent one for each login */
export function messageFactsOf(
  snapshot: Snapshot,
  recent: readonly RecentActivity[],
  { text }: MessageNeeds,
  now: IsoTime,
): MessageFacts {
  const words = folded(text)
  const names = new Set(text.split('\n').flatMap(namesIn))
  const organisations = snapshot.connections.flatMap((one) => listOf(one.organisations))
  const domains = [...organisations.flatMap((one) => listOf(one.domains)), ...snapshot.byHand]
  return {
    names: domains
      .filter(({ name }) => names.has(name))
      .slice(0, MOST)
      .map((one) => nameFact(one, now)),
    logins: snapshot.connections.flatMap((one) => loginFact(one, now)),
    organisations: snapshot.connections.flatMap((one) => organisationFacts(one, words, now)).slice(0, MOST),
    products: organisations.flatMap((one) => productFacts(one, words, now)).slice(0, MOST),
    activity: activityFact(snapshot.connections, recent),
  }
}

/** What a list says of which things there are holds on when it is old. */
const listOf = <T>({ told: list }: Fact<readonly T[]>): readonly T[] => (isKnown(list) ? list.known : [])

function nameFact(domain: DomainSnapshot, now: IsoTime): MessageFacts['names'][number] {
  const { name, registrar, registry, notes } = domain
  const paid = registrar && read(registrar, now)
  const printed = registry && read(registry, now)
  const said = notes?.stated && read(notes.stated, now)
  const ends: readonly (Told<IsoTime | null> | null | undefined)[] = [
    paid && (isKnown(paid) ? paid.known.expiresAt : paid),
    printed && (isKnown(printed) ? printed.known.expiry : printed),
    said,
  ]
  const told = ends.filter((end) => end !== null && end !== undefined)
  const days = told.flatMap((end) => (isKnown(end) && end.known !== null ? [end.known] : []))
  const silent = told.find((end) => !isKnown(end))
  return {
    name,
    ends:
      days.length > 0 ? known(days) : unknown(silent && !isKnown(silent) ? silent.unknown : 'never-asked'),
    observedAt: (registrar ?? registry ?? notes?.stated)?.by.observedAt ?? null,
  }
}

function loginFact({ account }: ConnectionSnapshot, now: IsoTime): MessageFacts['logins'] {
  const told = read(account, now)
  if (!isKnown(told)) return []
  const { email, emails, twoFactor, passwordChangedAt, timeZone } = told.known
  const others = isKnown(emails) ? emails.known.map(({ address }) => address) : []
  return [
    { email, emails: others, twoFactor, passwordChangedAt, timeZone, observedAt: account.by.observedAt },
  ]
}

function organisationFacts(
  { organisations }: ConnectionSnapshot,
  words: string,
  now: IsoTime,
): MessageFacts['organisations'] {
  const isFresh = isKnown(read(organisations, now))
  return listOf(organisations)
    .filter(({ organisation }) => standsIn(words, organisation.name))
    .map(({ organisation: { name, requires2fa, blocked } }) => ({
      name,
      requires2fa: isFresh ? requires2fa : unknown('stale'),
      blocked: isFresh ? blocked : unknown('stale'),
      observedAt: organisations.by.observedAt,
    }))
}

/** Names are what registrar and registry say: what else the list of products says of them is old. */
function productFacts(
  { products }: OrganisationSnapshot,
  words: string,
  now: IsoTime,
): MessageFacts['products'] {
  const isFresh = isKnown(read(products, now))
  return listOf(products)
    .filter(({ service, name }) => service !== 'domain' && standsIn(words, name))
    .map(({ name, locked }) => ({
      name,
      locked: isFresh ? locked : unknown('stale'),
      observedAt: products.by.observedAt,
    }))
}

function activityFact(
  connections: readonly ConnectionSnapshot[],
  recent: readonly RecentActivity[],
): MessageFacts['activity'] {
  const asked = connections.flatMap(({ status }) => status.lastSyncAt ?? [])
  return {
    events: recent.flatMap(({ events }) => events).slice(0, 10 * MOST),
    complete: recent.length > 0 && recent.every(({ told }) => isKnown(told)),
    until: asked.length < connections.length ? null : (asked.toSorted()[0] ?? null),
  }
}

/** Shorter ones stand in any text. */
const SHORTEST = 3
export function standsIn(words: string, name: string): boolean {
  const wanted = folded(name).trim()
  if (wanted.length < SHORTEST) return false
  for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + 1))
    if (!LETTER.test(words[at - 1] ?? '') && !LETTER.test(words[at + wanted.length] ?? '')) return true
  return false
}
const LETTER = /[\p{L}\p{N}]/u

/** Around the moment at which a sign-in is said to have been, in whatever zone; without one, around the mail's own. */
export const needsFrom = (moments: readonly number[], text: string, written: IsoTime): MessageNeeds => {
  const all = moments.length > 0 ? moments : [epoch(written)]
  return { text, from: iso(Math.min(...all) - 2 * DAY), to: iso(Math.max(...all) + 2 * DAY) }
}
