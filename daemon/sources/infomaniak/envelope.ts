/** What an answer of the API means: its envelope and status as one of a closed list of outcomes. */
import { hash } from 'node:crypto'
import * as v from 'valibot'
import type { OutgoingAnswer, OutgoingFault } from '#daemon/core/outgoing.ts'
import type { UnknownReason } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'

/** Codes and names from an answer are kept only if they are on a list or short: nothing it echoes may reach a log. */
const refusalCode = v.fallback(
  v.picklist(['access_denied', 'all_scopes', 'not_authorized', 'other']),
  'other',
)
/** With its place in a list, where it stands in one: `permissions.3.product_id`. */
const attribute = v.pipe(v.string(), v.regex(/^[a-z_]{1,40}(?:\.\d{1,4}(?:\.[a-z_]{1,40})?)?$/))

export type Outcome<T> =
  | { readonly type: 'ok'; readonly value: T }
  /** 401, and no other call with this token is answered either. */
  | { readonly type: 'rejected' }
  | { readonly type: 'refused'; readonly code: v.InferOutput<typeof refusalCode> }
  /** `method`: the API has no such call (any more); `object`: the call exists, the thing does not. */
  | { readonly type: 'not-found'; readonly what: 'method' | 'object' }
  | { readonly type: 'not-enabled' }
  | { readonly type: 'rate-limited'; readonly waitMs: number | null }
  | { readonly type: 'invalid'; readonly attributes: readonly string[] }
  | { readonly type: 'asynchronous' }
  | { readonly type: 'odd' }
  | { readonly type: 'failed'; readonly because: OutgoingFault['type'] | 'server-error' }
export type Miss = Exclude<Outcome<never>, { type: 'ok' }>

export interface Page {
  /** Of the answer's text. */
  readonly digest: string
  /** The text is the one that the caller knows already: it was not read again, and there is nothing else here. */
  readonly isSame: boolean
  readonly data: unknown
  /** Only there when a page was asked for, and not believed further than `paging.ts` can check. */
  readonly paging: Readonly<Record<'total' | 'page' | 'pages', number>> | null
}

export const digestOf = (text: string): string => hash('sha256', text, 'base64url')

const success = v.object({ result: v.literal('success'), data: v.unknown() })
const paging = v.object({ total: v.number(), page: v.number(), pages: v.number() })
const failure = v.object({
  error: v.object({
    code: v.fallback(v.string(), ''),
    errors: v.fallback(v.array(v.object({ context: v.object({ attribute }) })), []),
  }),
})

/**
 * @param now for a `Retry-After` that is a date
 * @param known digest of a text that was understood before
 */
export function readAnswer(
  answer: OutgoingAnswer,
  now: IsoTime,
  known: string | null,
): Outcome<Page> | { readonly type: 'unauthorized' } {
  const { status } = answer
  if (status === 401) return { type: 'unauthorized' }
  if (status === 429)
    return { type: 'rate-limited', waitMs: retryAfter(answer.headers.get('retry-after'), now) }
  if (status === 501) return { type: 'not-enabled' }
  if (status >= 500) return { type: 'failed', because: 'server-error' }

  const isSuccess = status >= 200 && status < 300
  const digest = digestOf(answer.text)
  if (isSuccess && digest === known)
    return { type: 'ok', value: { digest, isSame: true, data: null, paging: null } }
  const json = answer.json()
  const body = json.ok ? json.value : null
  if (isSuccess) {
    if (v.is(v.object({ result: v.literal('asynchronous') }), body)) return { type: 'asynchronous' }
    const parsed = v.safeParse(success, body)
    if (!parsed.success) return { type: 'odd' }
    const pages = v.safeParse(paging, body)
    const value = {
      digest,
      isSame: false,
      data: parsed.output.data,
      paging: pages.success ? pages.output : null,
    }
    return { type: 'ok', value }
  }
  const { error } = v.parse(v.fallback(failure, { error: { code: '', errors: [] } }), body)
  if (status === 403) return { type: 'refused', code: v.parse(refusalCode, error.code) }
  if (status === 404)
    return { type: 'not-found', what: error.code === 'object_not_found' ? 'object' : 'method' }
  if (status === 422)
    return { type: 'invalid', attributes: error.errors.map(({ context }) => context.attribute) }
  return { type: 'odd' }
}

/** `Retry-After` in ms (RFC 9110, section 10.2.3): seconds or an HTTP date; `null` when absent or neither. */
function retryAfter(header: string | null, now: IsoTime): number | null {
  if (header === null) return null
  if (/^\d{1,15}$/.test(header)) return Number(header) * 1000
  // Date.parse alone takes "-5" for a date.
  const at = /^[A-Z][a-z]{2}, \d/.test(header) ? Date.parse(header) : NaN
  return Number.isNaN(at) ? null : Math.max(0, at - Date.parse(now))
}

const reasonByMiss = {
  rejected: 'no-permission',
  refused: 'no-permission',
  'not-found': 'not-published',
  'not-enabled': 'not-published',
  invalid: 'not-published',
  asynchronous: 'odd',
  odd: 'odd',
  'rate-limited': 'source-failed',
  failed: 'source-failed',
} as const satisfies Record<Miss['type'], UnknownReason>

/** Why nothing is known after such an outcome. */
export const reasonOf = (miss: Miss): UnknownReason =>
  miss.type === 'not-found' && miss.what === 'object' ? 'absent' : reasonByMiss[miss.type]
