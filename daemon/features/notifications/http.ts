/** One request to where the person said: signed in or signed by who sends it, redirected nowhere, answered shortly. */
import { createOutgoing, type OutgoingAnswer, type OutgoingFault } from '../../core/outgoing.ts'
import type { Resolve } from '../../core/guarded-lookup.ts'
import { failing, isCertificateCode, type Sent } from './outcome.ts'
import { reachOf, urlOf } from './ways.ts'
import type { ChannelSettings, ChannelTarget, DeliveryFault } from '#shared/notice-channels.ts'
import { ok, type Result } from '#shared/result.ts'
import { DAY } from '#shared/time.ts'

const MOST_ANSWERED = 64 * 1024
/** ms */
const PATIENCE = 30_000

export type WebChannel = ChannelSettings & { readonly target: Exclude<ChannelTarget, { kind: 'mail' }> }

export interface Asked {
  readonly url: string
  readonly method: 'GET' | 'POST' | 'PUT'
  /** JSON, `null` for none. */
  readonly body: object | null
  readonly headers?: Readonly<Record<string, string>>
  readonly bearer?: string
  readonly signal: AbortSignal
}

/** Over a connection of its own, by the rules for where this way may lead. */
export async function askOnce(
  settings: WebChannel,
  { url, method, body, ...options }: Asked,
  resolve?: Resolve,
): Promise<Result<OutgoingAnswer, OutgoingFault>> {
  const origin = [new URL(urlOf(settings.target)).origin]
  const outgoing = createOutgoing({
    allow: reachOf(settings) === 'loopback' ? origin : [],
    own: settings.ownNetwork ? origin : [],
    ...(resolve && { resolve }),
  })
  const limits = { maxBytes: MOST_ANSWERED, timeoutMs: PATIENCE }
  try {
    return method === 'GET'
      ? await outgoing.get(url, { ...limits, ...options })
      : await outgoing.send(url, { ...limits, ...options, method, body, overlong: 'leave' })
  } finally {
    await outgoing.close()
  }
}

const faults: Readonly<Record<OutgoingFault['type'], DeliveryFault>> = {
  timeout: 'timeout',
  aborted: 'timeout',
  'too-large': 'busy',
  redirect: 'redirected',
  'refused-address': 'address',
  network: 'unreachable',
  'not-json': 'busy',
  'too-deep': 'busy',
}

export function outcomeOf(asked: Result<OutgoingAnswer, OutgoingFault>, now: number): Sent {
  if (!asked.ok) {
    const { type, code } = asked.error
    return failing(type === 'network' && isCertificateCode(code ?? '') ? 'certificate' : faults[type])
  }
  const { status, headers } = asked.value
  if (status >= 200 && status < 300) return ok({ acknowledged: saysSeen(asked.value) })
  if (isLater(status)) return failing('busy', { retryAfter: waitIn(headers.get('retry-after'), now) })
  return failing(status === 401 || status === 403 ? 'login' : 'refused', { isFinal: true })
}

/** Whether it may go better another time. */
export const isLater = (status: number): boolean => status === 408 || status === 429 || status >= 500

function saysSeen(answer: OutgoingAnswer): boolean {
  const parsed = answer.json()
  return (
    parsed.ok &&
    typeof parsed.value === 'object' &&
    parsed.value !== null &&
    'acknowledged' in parsed.value &&
    parsed.value.acknowledged === true
  )
}

/** RFC 9110, section 10.2.3: seconds, or a date. In ms, at most a day. */
function waitIn(header: string | null, now: number): number | null {
  if (header === null) return null
  const wait = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), DAY) : null
}
