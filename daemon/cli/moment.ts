/** A moment as a person types it: ISO 8601, with an offset or in UTC. */

import { MINUTE } from '#shared/time.ts'

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:Z|([+-])(\d\d):?(\d\d)?)?)?$/i

/** @returns milliseconds since the epoch, below 0 before it; `null` for what is no moment, such as 30 February */
export function readMoment(text: string): number | null {
  const parts = ISO.exec(text.trim())
  if (parts === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  const [, , , , , , , fraction = '', sign = '+', hours = '0', minutes = '0'] = parts
  if (Number(hours) > 23 || Number(minutes) > 59) return null
  const local = new Date(0)
  local.setUTCFullYear(year, month - 1, day)
  local.setUTCHours(hour, minute, second, Number(fraction.slice(0, 3).padEnd(3, '0')))
  // a 30 February became a day of March
  const isAsTyped =
    local.getUTCMonth() === month - 1 &&
    local.getUTCDate() === day &&
    local.getUTCHours() === hour &&
    local.getUTCMinutes() === minute &&
    local.getUTCSeconds() === second
  const offset = (Number(hours) * 60 + Number(minutes)) * MINUTE
  return isAsTyped ? local.getTime() - (sign === '-' ? -offset : offset) : null
}
