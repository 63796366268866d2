/** The only way to the time. Tests and `LATCHKEY_NOW` give a fixed one. */
import { iso, type IsoTime } from '#shared/time.ts'

export interface Clock {
  now(): IsoTime
}

export const systemClock: Clock = { now: () => iso(Date.now()) }
export const fixedClock = (now: IsoTime): Clock => ({ now: () => now })

/** The system's clock, moved by as much as the sandbox's is. */
export function shiftedClock(): Clock & { follow(now: IsoTime): void } {
  let offset = 0
  return {
    now: () => iso(Date.now() + offset),
    follow(now) {
      offset = Date.parse(now) - Date.now()
    },
  }
}
