/** What becomes of a notice after a try to send it. Pure. */
import { eachDelivery, eachEntry, type KeptDelivery, type Outbox } from './record.ts'
import type { DeliveryFault } from '#shared/notice-channels.ts'
import { err, type Result } from '#shared/result.ts'
import { DAY, iso, MINUTE, type IsoTime } from '#shared/time.ts'

export interface SendFault {
  readonly fault: DeliveryFault
  /** It will be the same again. */
  readonly isFinal: boolean
  /** The server's own word, in ms. */
  readonly retryAfter: number | null
}
/** Whether the answer says that somebody has seen it. */
export type Sent = Result<{ readonly acknowledged: boolean }, SendFault>

export const failing = (fault: DeliveryFault, more: Partial<SendFault> = {}): Sent =>
  err({ fault, isFinal: false, retryAfter: null, ...more })

/** Codes of Node and OpenSSL where a server is not who it says it is, or encrypts in no way that is good enough. */
export const isCertificateCode = (code: string): boolean =>
  /CERT|UNABLE_TO_VERIFY|^ERR_(?:TLS|SSL)|^EPROTO$/.test(code)

/** Minutes after each try; a day in all, and then it is given up. */
const waits = [1, 5, 15, 60, 180, 360, 819] as const

/** @param tries that were made @returns ms until the next, 0 after the last */
export const retryWait = (tries: number): number => (waits[tries - 1] ?? 0) * MINUTE

function after(each: KeptDelivery, sent: Sent, now: IsoTime): KeptDelivery {
  if (sent.ok) return { ...each, state: 'sent', at: now, nextAt: null, fault: null }
  const { fault, isFinal, retryAfter } = sent.error
  const wait = retryWait(each.tries)
  if (isFinal || wait === 0) return { ...each, state: 'failed', at: now, nextAt: null, fault }
  const asked = Math.min(retryAfter ?? 0, DAY)
  return {
    ...each,
    state: 'waiting',
    at: now,
    nextAt: iso(Date.parse(now) + Math.max(wait, asked)),
    fault,
  }
}

export const ended = (box: Outbox, channel: string, message: string, sent: Sent, now: IsoTime): Outbox =>
  eachEntry(box, (one) =>
    eachDelivery(one, (each) =>
      each.channel === channel && each.message === message && each.state === 'sending'
        ? after(each, sent, now)
        : each,
    ),
  )

/** It does not open now, and is no try. */
export const locked = (box: Outbox, channel: string): Outbox =>
  eachEntry(box, (one) =>
    eachDelivery(one, (each) =>
      each.channel === channel && each.state === 'waiting' && each.fault !== 'locked'
        ? { ...each, fault: 'locked' }
        : each,
    ),
  )
