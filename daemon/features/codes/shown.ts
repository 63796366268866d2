/** A code as it is answered, and whether one of another place is the same. Pure; seeds are the caller's. */
import { timingSafeEqual } from 'node:crypto'
import { WORTH_SAYING, type ClockOff } from '#daemon/core/clock-off.ts'
import type { CodeAnswer, CodeShape } from '#shared/codes.ts'
import { iso } from '#shared/time.ts'
import { codeAt, codeOf } from './one-time-code.ts'

/** ms: with less left, nobody types one to its end. */
const LITTLE_LEFT = 10_000
/** Codes that another app may be ahead by: each press there counts one up. */
const LOOK_AHEAD = 10

/**
 * @param at ms since the epoch, by the clock that the site's is compared with
 * @param off how far that clock is known to be from the provider's
 */
export function timedAnswer(code: CodeShape, secret: Buffer, at: number, off: ClockOff | null): CodeAnswer {
  const now = codeAt(code, secret, at)
  const isLate = now.validUntil - at <= LITTLE_LEFT
  const said = off !== null && Math.abs(off.ms) >= WORTH_SAYING ? off : null
  return {
    code: now.code,
    validUntil: iso(now.validUntil),
    next: isLate ? { code: codeAt(code, secret, now.validUntil).code } : null,
    counter: null,
    clockOffMs: said?.ms ?? null,
    clockBoundMs: said?.bound ?? null,
  }
}

/** @param counter given to nobody else */
export const countedAnswer = (code: CodeShape, secret: Buffer, counter: number): CodeAnswer => ({
  code: codeOf(code, secret, counter),
  validUntil: null,
  next: null,
  counter,
  clockOffMs: null,
  clockBoundMs: null,
})

/**
 * Whether another app shows the same, which may be a period early or late, or ahead by a few presses.
 * @param typed groups are taken
 * @returns the counter that is due after it, `null` for a code by time; or that it is another one
 */
export function matched(
  code: CodeShape,
  secret: Buffer,
  typed: string,
  at: number,
): { readonly counter: number | null } | 'differs' {
  const given = typed.replaceAll(/[\s-]/g, '')
  if (code.period !== null) {
    const length = code.period * 1000
    const near = [at - length, at, at + length].filter((moment) => moment >= 0)
    const isOne = near.map((moment) => isSame(codeAt(code, secret, moment).code, given)).includes(true)
    return isOne ? { counter: null } : 'differs'
  }
  const from = code.counter ?? 0
  for (let counter = from; counter < from + LOOK_AHEAD; counter += 1)
    if (isSame(codeOf(code, secret, counter), given)) return { counter: counter + 1 }
  return 'differs'
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
