/** What counts as a second factor, and its codes. */
import { randomInt } from 'node:crypto'
import { generateSync, verifySync } from 'otplib'
import { MINUTE } from '#shared/time.ts'
import { methodKinds, type MethodKind, type Person } from './person.ts'

/** In one place, as the push app is being renamed. */
export const methodNames = {
  push: 'kAuth',
  app: 'OTP app',
  key: 'YubiKey',
  sms: 'SMS',
} as const satisfies Record<MethodKind, string>

const has: Readonly<Record<MethodKind, (person: Person) => boolean>> = {
  push: ({ pushApp }) => pushApp !== null,
  app: ({ otpSecret }) => otpSecret !== null,
  key: ({ securityKeys }) => securityKeys.length > 0,
  sms: ({ smsPhone }) => smsPhone !== null,
}

/** The first is the one that a sign-in begins with. */
export const methodsOf = (person: Person): MethodKind[] => methodKinds.filter((kind) => has[kind](person))

export const hasSecondFactor = (person: Person): boolean => methodsOf(person).length > 0

/** Single sign-on has its second factor elsewhere: such people are not counted as lacking one. */
export const lacksSecondFactor = (person: Person): boolean => !person.sso && !hasSecondFactor(person)

/** The value `sms` was seen in a real answer; of the others only the fields beside it have these names. */
const apiNames = {
  push: 'infomaniak_application',
  app: 'otp',
  key: 'yubikey',
  sms: 'sms',
} as const satisfies Record<MethodKind, string>
export const methodOf = (person: Person): (typeof apiNames)[MethodKind] | 'none' => {
  const [first] = methodsOf(person)
  return first === undefined ? 'none' : apiNames[first]
}

/** Country codes of CH, FR, BE and DE: the guide sends SMS to these countries only. */
const SMS_PREFIXES = ['+41', '+33', '+32', '+49'] as const
export const takesSms = (phone: string): boolean => SMS_PREFIXES.some((prefix) => phone.startsWith(prefix))

export const phoneNumber = /^\+[1-9]\d{6,14}$/

export const smsCode = (): string => String(randomInt(0, 1_000_000)).padStart(6, '0')

/** @param realAt milliseconds of the computer's clock, which the person's app follows too */
export const currentCode = (secret: string, realAt: number): string =>
  generateSync({ secret, epoch: Math.floor(realAt / 1000) })

/** One period of 30 s earlier or later is taken, as apps' clocks differ. */
export const isCurrentCode = (secret: string, code: string, realAt: number): boolean =>
  /^\d{6}$/.test(code) &&
  verifySync({ secret, token: code, epoch: Math.floor(realAt / 1000), epochTolerance: 30 }).valid

/** A code from this far away is wrong, but says that a clock is. */
const RECOGNISED_MINUTES = 10

/** By how many minutes the phone's clock is ahead (or, below 0, behind), where the code would be right for it; else null. */
function clockErrorOf(secret: string, code: string, realAt: number): number | null {
  const steps = Array.from(
    { length: 4 * RECOGNISED_MINUTES + 1 },
    (_, place) => place / 2 - RECOGNISED_MINUTES,
  )
  const found = steps.find((minutes) => currentCode(secret, realAt + minutes * MINUTE) === code)
  return found === undefined ? null : found < 0 ? Math.floor(found) : Math.ceil(found)
}

/** Words for a code of the app that was not taken. */
export function wrongAppCode(secret: string, code: string, realAt: number): string | null {
  const minutes = clockErrorOf(secret, code, realAt)
  if (minutes === null) return null
  const by = `${Math.abs(minutes)} ${Math.abs(minutes) === 1 ? 'minute' : 'minutes'}`
  return `This code belongs to a clock that is about ${by} ${minutes > 0 ? 'ahead' : 'behind'}. Check the clock of your phone, best set by itself, and enter the code that the app shows then.`
}
