/** Reads one raw RDAP answer (RFC 9083) into a typed outcome. It never throws, whatever the answer is. */
import * as v from 'valibot'
import { toAscii } from '#daemon/core/domain-name.ts'
import { normaliseStatus } from '#daemon/core/epp-status.ts'
import { parseJson } from '#daemon/core/json.ts'
import { known, unknown, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import type { Found, FoundNote } from './answer.ts'
import { parseRegistryTime } from './registry-time.ts'

type NotFoundReason = 'http-404' | 'error-404' | 'status-free'
type NoVerdict =
  | { readonly outcome: 'rate-limited'; readonly because: 'http-429' | 'error-429' }
  | {
      readonly outcome: 'unavailable'
      readonly because:
        'redirector-404' | 'web-page-404' | 'redirect' | 'refused' | 'server-error' | 'error-answer'
    }
  | {
      readonly outcome: 'invalid'
      readonly because:
        | 'not-json'
        | 'too-deep'
        | 'not-an-object'
        | 'not-a-domain'
        | 'no-name'
        | 'other-name'
        | 'odd-status-code'
        | 'found-with-404'
    }

export type RegistryAnswer =
  Found | { readonly outcome: 'not-found'; readonly because: NotFoundReason } | NoVerdict

const list = v.fallback(v.array(v.unknown()), [])
const text = v.fallback(v.optional(v.string()), undefined)
const body = v.looseObject({
  errorCode: v.optional(v.unknown()),
  objectClassName: text,
  ldhName: text,
  unicodeName: text,
  status: v.optional(v.unknown()),
  events: list,
  redacted: list,
})
type Body = v.InferOutput<typeof body>

/** A redirector's 404 means that it knows no server for the extension, not that the name is free. */
const REDIRECTOR = /boo?t?strap|about\.rdap\.org|no rdap (?:server|service)/i

export function readRdap(answer: { text: string; httpStatus: number; name: string }): RegistryAnswer {
  const { httpStatus } = answer
  const raw = answer.text.replace(/^\uFEFF/, '').trim()
  if (httpStatus === 429) return { outcome: 'rate-limited', because: 'http-429' }
  if (httpStatus === 404) return readMissing(raw)
  if (httpStatus >= 300 && httpStatus < 400) return { outcome: 'unavailable', because: 'redirect' }
  if (httpStatus >= 400 && httpStatus < 500) return { outcome: 'unavailable', because: 'refused' }
  if (httpStatus >= 500) return { outcome: 'unavailable', because: 'server-error' }
  if (httpStatus !== 200) return { outcome: 'invalid', because: 'odd-status-code' }

  const json = parseJson(raw)
  if (!json.ok) return { outcome: 'invalid', because: json.error }
  const object = v.safeParse(body, json.value)
  if (!object.success || Array.isArray(json.value)) return { outcome: 'invalid', because: 'not-an-object' }
  return readObject(object.output, raw, answer.name)
}

/** RFC 7480, section 5.3: a 404 may have no body at all; a web page says only that the path is wrong. */
function readMissing(raw: string): RegistryAnswer {
  if (raw === '') return { outcome: 'not-found', because: 'http-404' }
  const json = parseJson(raw)
  const object = json.ok && !Array.isArray(json.value) ? v.safeParse(body, json.value) : null
  if (object === null || !object.success) return { outcome: 'unavailable', because: 'web-page-404' }
  if (REDIRECTOR.test(raw)) return { outcome: 'unavailable', because: 'redirector-404' }
  if (object.output.ldhName !== undefined && object.output.errorCode === undefined)
    return { outcome: 'invalid', because: 'found-with-404' }
  return { outcome: 'not-found', because: 'http-404' }
}

function readObject(object: Body, raw: string, asked: string): RegistryAnswer {
  // RFC 9083, section 6: an error is an object of its own, and some servers send it with 200.
  if (object.errorCode !== undefined && object.errorCode !== null) {
    const code = Number(object.errorCode)
    if (code === 429) return { outcome: 'rate-limited', because: 'error-429' }
    if (code !== 404) return { outcome: 'unavailable', because: 'error-answer' }
    return REDIRECTOR.test(raw)
      ? { outcome: 'unavailable', because: 'redirector-404' }
      : { outcome: 'not-found', because: 'error-404' }
  }
  if (object.objectClassName !== undefined && object.objectClassName.toLowerCase() !== 'domain')
    return { outcome: 'invalid', because: 'not-a-domain' }
  const answered = object.ldhName ?? object.unicodeName
  if (answered === undefined) return { outcome: 'invalid', because: 'no-name' }
  const name = toAscii(answered)
  if (name === null || name !== toAscii(asked)) return { outcome: 'invalid', because: 'other-name' }

  const statuses = readStatuses(object.status)
  if ('known' in statuses && statuses.known.includes('free'))
    return { outcome: 'not-found', because: 'status-free' }
  return { outcome: 'found', statuses, ...readEvents(object) }
}

const MAX_STATUSES = 50

function readStatuses(status: unknown): Told<string[]> {
  if (status === undefined || status === null) return unknown('absent')
  const words = typeof status === 'string' ? [status] : status
  if (!Array.isArray(words)) return unknown('odd')
  const texts = words.filter((word) => typeof word === 'string').slice(0, MAX_STATUSES)
  if (texts.length < words.length && texts.length < MAX_STATUSES) return unknown('odd')
  return known([...new Set(texts.map(normaliseStatus))])
}

const event = v.looseObject({ eventAction: v.string(), eventDate: v.optional(v.unknown()) })

/** Top-level events only: those inside entities are the registrar's own. */
function readEvents(object: Body): Pick<Found, 'expiry' | 'deletedAt' | 'notes'> {
  const events = object.events.filter((one) => v.is(event, one))
  // An exact match: `registrar expiration` and `enum validation expiration` are other things (IANA, RDAP JSON Values).
  const timesOf = (action: string) =>
    events
      .filter(({ eventAction }) => eventAction.trim().toLowerCase() === action)
      .map(({ eventDate }) => parseRegistryTime(eventDate))
  const expirations = timesOf('expiration')
  const dates = expirations
    .filter((time) => typeof time === 'object')
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const [earliest] = dates
  const deletedAt = latest(timesOf('deletion'))
  const revivedAt = ['registration', 'reregistration', 'reinstantiation'].map((action) =>
    latest(timesOf(action)),
  )
  const deletion = revivedAt.some((at) => at !== null && deletedAt !== null && at > deletedAt)
    ? null
    : deletedAt

  if (earliest !== undefined) {
    const notes: FoundNote[] = []
    if (dates.some(({ at }) => at !== earliest.at)) notes.push('expiries-differ')
    if (earliest.zone === 'assumed') notes.push('zone-assumed')
    return { expiry: known(earliest.at), deletedAt: deletion, notes }
  }
  if (expirations.includes('odd'))
    return { expiry: unknown('odd'), deletedAt: deletion, notes: ['expiry-odd'] }
  if (expirations.includes('never'))
    return { expiry: known(null), deletedAt: deletion, notes: ['expiry-never'] }
  const redacted = object.redacted.some((one) => /['"]expiration\\?['"]/.test(JSON.stringify(one)))
  const note = redacted ? 'expiry-redacted' : 'expiry-absent'
  return { expiry: unknown('not-published'), deletedAt: deletion, notes: [note] }
}

function latest(times: ReturnType<typeof parseRegistryTime>[]): IsoTime | null {
  const dates = times.filter((time) => typeof time === 'object').map(({ at }) => at)
  return dates.toSorted().at(-1) ?? null
}
