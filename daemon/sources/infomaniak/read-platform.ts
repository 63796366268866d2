/** What is the same for everybody: incidents at each pass, and the reference lists, which hardly ever change. */
import { isDeepStrictEqual } from 'node:util'
import type { Document } from '#daemon/core/store.ts'
import { isKnown, known, unknown } from '#shared/fact.ts'
import type { Incident } from '#shared/incidents.ts'
import { referenceLists, type ReferenceList } from '#shared/references.ts'
import { DAY, epoch, type IsoTime } from '#shared/time.ts'
import type { CallId } from './calls.ts'
import { reasonOf } from './envelope.ts'
import { stampOf } from './kept.ts'
import { recordsOf } from './paging.ts'
import type { Pass } from './pass.ts'
import { translateIncident, translateReference } from './translate-platform.ts'
import { translateAll } from './wire.ts'

const odd = { type: 'odd' } as const

/** Incidents that ended longer ago (ms) are nobody's business any more; passwords are older than attacks for longer. */
const MEMORY = 30 * DAY
const MEMORY_OF_ATTACKS = 800 * DAY

export async function readIncidents(pass: Pass, now: IsoTime): Promise<void> {
  const outcome = await pass.ask('events')
  if (outcome.type !== 'ok') return pass.note('incidents', outcome)
  const { data } = outcome.value
  const heard = Array.isArray(data) ? translateAll(data, translateIncident) : null
  if (heard === null) return pass.note('incidents', odd)
  const recent = (await withAttacks(pass, heard)).filter(({ endedAt, cyberattack }) => {
    const memory = isKnown(cyberattack) && cyberattack.known ? MEMORY_OF_ATTACKS : MEMORY
    return !isKnown(endedAt) || endedAt.known === null || epoch(endedAt.known) > epoch(now) - memory
  })
  await replaceDocument<Incident[]>(pass, pass.kept.incidents, recent)
  pass.note('incidents', 'heard')
}

/** Which of them are attacks: asked for what is new or has come to another state; else what was known of each stays. */
async function withAttacks(pass: Pass, incidents: readonly Incident[]): Promise<Incident[]> {
  const before = new Map(pass.kept.incidents.value.map((one) => [one.id, one]))
  const kept = incidents.map((one) => {
    const { status, cyberattack } = before.get(one.id) ?? one
    return { ...one, cyberattack: isDeepStrictEqual(status, one.status) ? cyberattack : one.cyberattack }
  })
  if (kept.every(({ cyberattack }) => isKnown(cyberattack))) return kept
  const outcome = await pass.ask('attacks')
  const data = outcome.type === 'ok' ? outcome.value.data : null
  const attacks = Array.isArray(data) ? translateAll(data, translateIncident) : null
  const reason = outcome.type === 'ok' ? 'odd' : reasonOf(outcome)
  return kept.map((one) => {
    if (attacks !== null) return { ...one, cyberattack: known(attacks.some(({ id }) => id === one.id)) }
    return isKnown(one.cyberattack) ? one : { ...one, cyberattack: unknown(reason) }
  })
}

/** A list that was heard is asked for again after a week, one that was missed after a day. */
const AGAIN = 7 * DAY
const AGAIN_AFTER_MISS = DAY

const callByList = {
  countries: 'countries',
  languages: 'languages',
  timeZones: 'timezones',
} as const satisfies Record<ReferenceList, CallId>

export async function readReferences(pass: Pass, now: IsoTime): Promise<void> {
  const { references, sync } = pass.kept
  const { askedAt } = references.value
  // A probe has just spent half of a minute's calls, and the first pass needs the rest for what matters.
  if (sync.value.lastSyncAt === null && sync.value.capabilities.length > 0) return
  const due = referenceLists.filter(
    (list) =>
      !isWithin(stampOf(sync.value, list).observedAt, AGAIN, now) &&
      !isWithin(askedAt, AGAIN_AFTER_MISS, now),
  )
  for (const list of due) {
    const outcome = await pass.askAll(callByList[list], {}, (items) =>
      translateAll(items, translateReference),
    )
    // What was called off, or had no turn, is no try.
    if (pass.isHopeless || outcome.type === 'rate-limited') return
    const heard = outcome.type === 'ok' ? { [list]: recordsOf(outcome.value) } : {}
    await replaceDocument(pass, references, { ...references.value, ...heard, askedAt: now })
    pass.note(list, outcome.type === 'ok' ? 'heard' : outcome)
  }
}

/** A time that lies ahead, of a clock that was set back, counts as none. */
const isWithin = (at: IsoTime | null, ms: number, now: IsoTime) =>
  at !== null && at <= now && epoch(at) > epoch(now) - ms

async function replaceDocument<T>(pass: Pass, document: Document<T>, next: T): Promise<void> {
  if (isDeepStrictEqual(document.value, next)) return
  await document.change(() => next)
  pass.count(1)
}
