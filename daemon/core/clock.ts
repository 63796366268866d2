/** The only way to the time. Tests and `LATCHKEY_NOW` give a fixed one. */
import { iso, type IsoTime } from '#shared/time.ts'

export interface Clock {
  now(): IsoTime
}

export const systemClock: Clock = { now: () => iso(Date.now()) }
export const fixedClock = (now: IsoTime): Clock => ({ now: () => now })
