/** What counts as a second factor, and its codes. */
import { randomInt } from 'node:crypto'
import { generateSync, verifySync } from 'otplib'
import type { Person } from './person.ts'

export const hasSecondFactor = (person: Person): boolean =>
  person.otpSecret !== null || person.smsPhone !== null

/** Single sign-on has its second factor elsewhere: such people are not counted as lacking one. */
export const lacksSecondFactor = (person: Person): boolean => !person.sso && !hasSecondFactor(person)

/** The value `sms` was seen in a real answer; the name of the other is not known. */
export const methodOf = (person: Person): 'otp' | 'sms' | 'none' =>
  person.otpSecret !== null ? 'otp' : person.smsPhone !== null ? 'sms' : 'none'

/** Country codes of CH, FR, BE and DE: the guide sends SMS to these countries only. */
const SMS_PREFIXES = ['+41', '+33', '+32', '+49'] as const
export const takesSms = (phone: string): boolean => SMS_PREFIXES.some((prefix) => phone.startsWith(prefix))

export const phoneNumber = /^\+[1-9]\d{6,14}$/

/** @param realAt milliseconds of the computer's clock, which the person's app follows too */
export const currentCode = (secret: string, realAt: number): string =>
  generateSync({ secret, epoch: Math.floor(realAt / 1000) })

/** One period of 30 s earlier or later is taken, as apps' clocks differ. */
export const isCurrentCode = (secret: string, code: string, realAt: number): boolean =>
  /^\d{6}$/.test(code) &&
  verifySync({ secret, token: code, epoch: Math.floor(realAt / 1000), epochTolerance: 30 }).valid

export const smsCode = (): string => String(randomInt(0, 1_000_000)).padStart(6, '0')

export const newBackupCodes = (): Person['backupCodes'] =>
  Array.from({ length: 8 }, () => ({
    code: `${randomInt(10_000, 100_000)}-${randomInt(10_000, 100_000)}`,
    used: false,
  }))

/** Takes a backup code once. */
export function useBackupCode(person: Person, code: string): boolean {
  const found = person.backupCodes.find((backup) => backup.code === code && !backup.used)
  if (found === undefined) return false
  found.used = true
  return true
}
