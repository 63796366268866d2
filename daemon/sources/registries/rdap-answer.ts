/** Reads one raw RDAP answer (RFC 9083) into a typed outcome. It never throws, whatever the answer is. */
import * as v from 'valibot'
import { toAscii } from '#daemon/core/domain-name.ts'
import { normaliseStatus } from '#daemon/core/epp-status.ts'
import { parseJson } from '#daemon/core/json.ts'
import { known, unknown, type Told } from '#shared/fact.ts'
import type { Found } from './answer.ts'
import { nameOf, rdapBody, type RdapBody } from './rdap-body.ts'
import { isDated, readEvents } from './rdap-events.ts'
import { readKeeping } from './rdap-keeping.ts'
import { readNegative, type Negative } from './rdap-negative.ts'

type NoVerdict =
  | { readonly outcome: 'rate-limited'; readonly because: 'http-429' }
  | {
      readonly outcome: 'unavailable'
      readonly because: 'web-page-404' | 'redirect' | 'refused' | 'server-error' | 'kept-name'
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
        | 'odd-state'
        | 'contradiction'
    }

export type RegistryAnswer =
  | Found
  | { readonly outcome: 'not-found'; readonly because: 'http-404' | 'status-free' }
  | Negative
  | NoVerdict

export function readRdap(answer: { text: string; httpStatus: number; name: string }): RegistryAnswer {
  const { httpStatus, name } = answer
  const raw = answer.text.replace(/^\uFEFF/, '').trim()
  if (httpStatus === 429) return { outcome: 'rate-limited', because: 'http-429' }
  if (httpStatus === 404) return readMissing(raw, name)
  if (httpStatus >= 300 && httpStatus < 400) return { outcome: 'unavailable', because: 'redirect' }
  if (httpStatus >= 400 && httpStatus < 500) return { outcome: 'unavailable', because: 'refused' }
  if (httpStatus >= 500) return { outcome: 'unavailable', because: 'server-error' }
  if (httpStatus !== 200) return { outcome: 'invalid', because: 'odd-status-code' }

  const json = parseJson(raw)
  if (!json.ok) return { outcome: 'invalid', because: json.error }
  const body = bodyOf(json.value)
  if (body === null) return { outcome: 'invalid', because: 'not-an-object' }
  // RFC 9083, section 6: an error is an object of its own, and some servers send it with 200.
  const isError = body.errorCode !== undefined && body.errorCode !== null
  return isError ? readNegative(body, raw, name, 'error-404') : readObject(body, name)
}

function bodyOf(json: unknown): RdapBody | null {
  const object = v.safeParse(rdapBody, json)
  return object.success && !Array.isArray(json) ? object.output : null
}

/** RFC 7480, section 5.3: a 404 may have no body at all; a web page says only that the path is wrong. */
function readMissing(raw: string, name: string): RegistryAnswer {
  if (raw === '') return { outcome: 'not-found', because: 'http-404' }
  const json = parseJson(raw)
  const body = json.ok ? bodyOf(json.value) : null
  if (body === null) return { outcome: 'unavailable', because: 'web-page-404' }
  return readNegative(body, raw, name, 'http-404')
}

/** Not registered with IANA. The first says that there is no such name, and the others that it cannot be had. */
const FREE = ['free', 'available', 'not registered']
const KEPT = ['reserved', 'blocked', 'forbidden']

function readObject(body: RdapBody, asked: string): RegistryAnswer {
  if (body.objectClassName !== undefined && body.objectClassName.toLowerCase() !== 'domain')
    return { outcome: 'invalid', because: 'not-a-domain' }
  const answered = nameOf(body)
  if (answered === null) return { outcome: 'invalid', because: 'no-name' }
  const name = toAscii(answered)
  if (name === null || name !== toAscii(asked)) return { outcome: 'invalid', because: 'other-name' }

  const statuses = readStatuses(body.status)
  // It may be any: redemption, beside a date that lies far ahead.
  if (statuses === null) return { outcome: 'invalid', because: 'odd-state' }
  const keeping = readKeeping(body)
  const has = (words: readonly string[]) =>
    'known' in statuses && words.some((word) => statuses.known.includes(word))
  const isRegistered = 'known' in keeping.registrar || isDated(body)
  if (has(FREE))
    return isRegistered
      ? { outcome: 'invalid', because: 'contradiction' }
      : { outcome: 'not-found', because: 'status-free' }
  if (has(KEPT) && !isRegistered) return { outcome: 'unavailable', because: 'kept-name' }
  return { outcome: 'found', statuses, keeping, ...readEvents(body) }
}

const MAX_STATUSES = 50

function readStatuses(status: unknown): Told<string[]> | null {
  if (status === undefined || status === null) return unknown('absent')
  const words = typeof status === 'string' ? [status] : status
  if (!Array.isArray(words) || !words.every((word) => typeof word === 'string')) return null
  return known([...new Set(words.slice(0, MAX_STATUSES).map(normaliseStatus))])
}
