/** A code, from whatever told of it: an address, a file, a form. Pure. */
import {
  codeDefaults,
  codeDigits,
  LONGEST_PERIOD,
  LONGEST_SEED,
  type AddressFault,
  type CodeAbout,
  type CodeAlgorithm,
  type CodeKind,
  type CodeRemark,
} from '#shared/codes.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { isLookAlike } from './look-alike.ts'
import { seedRemarks } from './seed-remarks.ts'
import { shownName } from './shown-name.ts'

/** One code as it was read. Whoever holds it fills `secret` with zeros once it is kept, or not wanted. */
export interface ReadCode extends CodeAbout {
  readonly secret: Buffer
}

/** One of several that cannot be read. */
export interface UnreadCode {
  /** Counted from 1. */
  readonly place: number
  readonly fault: AddressFault
}

/** As it was told: undefined and null where nothing was said, so that the usual holds. */
export interface ToldCode {
  readonly kind: CodeKind
  readonly issuer: string
  readonly account: string
  readonly algorithm?: string | null | undefined
  readonly digits?: string | number | null | undefined
  /** Seconds. */
  readonly period?: string | number | null | undefined
  readonly counter?: string | number | null | undefined
  /** Belongs to what is made of it, and is filled with zeros where nothing can be. */
  readonly secret: Buffer
  readonly remarks?: readonly CodeRemark[]
}

export function readCode(told: ToldCode): Result<ReadCode, AddressFault> {
  const read = checked(told)
  if (!read.ok) told.secret.fill(0)
  return read
}

function checked(told: ToldCode): Result<ReadCode, AddressFault> {
  const { kind, secret } = told
  if (secret.length === 0) return err('no-secret')
  if (secret.length > LONGEST_SEED) return err('long-secret')
  const algorithm = algorithmOf(told.algorithm ?? codeDefaults.algorithm)
  if (algorithm === null) return err('bad-algorithm')
  const typed = wholeNumber(told.digits ?? codeDefaults.digits)
  const digits = codeDigits.find((one) => one === typed)
  if (digits === undefined) return err('bad-digits')
  const period = kind === 'totp' ? wholeNumber(told.period ?? codeDefaults.period) : null
  if (kind === 'totp' && (period === null || period < 1 || period > LONGEST_PERIOD)) return err('bad-period')
  if (kind === 'hotp' && (told.counter ?? null) === null) return err('no-counter')
  const counter = kind === 'hotp' ? wholeNumber(told.counter ?? null) : null
  if (kind === 'hotp' && counter === null) return err('bad-counter')

  const issuer = shownName(told.issuer)
  const account = shownName(told.account)
  const remarks: CodeRemark[] = [
    ...(told.remarks ?? []),
    ...seedRemarks(secret),
    ...(issuer.name === '' && account.name === '' ? (['no-name'] as const) : []),
    ...(issuer.changed || account.changed ? (['name-changed'] as const) : []),
    ...(isLookAlike(issuer.name) ? (['look-alike'] as const) : []),
  ]
  const names = { issuer: issuer.name, account: account.name }
  return ok({ kind, ...names, algorithm, digits, period, counter, secret, remarks })
}

/** `SHA1`, `sha-256`, `HmacSHA512`, and `Algorithm.sha1` as Ente once wrote it. */
const ALGORITHM = /^(?:algorithm\.)?(?:hmac[-_]?)?sha[-_]?(1|256|512)$/i
const algorithmOf = (text: string): CodeAlgorithm | null => {
  const size = ALGORITHM.exec(text.trim())?.[1]
  return size === undefined ? null : (`SHA-${size}` as CodeAlgorithm)
}

const MOST_DIGITS = 20
/** Exactly, from 0 to the largest that is safe; else `null`. */
function wholeNumber(told: string | number | null): number | null {
  if (typeof told === 'string' && (told.length > MOST_DIGITS || !/^\d+$/.test(told))) return null
  const number = told === null ? Number.NaN : Number(told)
  return Number.isSafeInteger(number) && number >= 0 ? number : null
}
