/** The address of a code, which `readAddress` reads back as the same. */
import type { CodeAbout } from '#shared/codes.ts'
import { base32Text } from './base32.ts'

/**
 * Names are what `shownName` makes of them. The seed is the caller's.
 * @returns bytes, and no string, so that they can be filled with zeros
 */
export function writeAddress(code: Omit<CodeAbout, 'remarks'>, secret: Buffer): Buffer {
  const { kind, issuer, account, algorithm, digits } = code
  // the colon after an issuer that is none keeps the one in an account from being read as one
  const before = issuer === '' && !account.includes(':') ? '' : `${encodeURIComponent(issuer)}:`
  const moving = kind === 'totp' ? `period=${String(code.period)}` : `counter=${String(code.counter)}`
  const named = issuer === '' ? '' : `&issuer=${encodeURIComponent(issuer)}`
  const how = `${named}&algorithm=${algorithm.replace('-', '')}&digits=${String(digits)}&${moving}`
  const seed = base32Text(secret)
  const address = Buffer.concat([
    Buffer.from(`otpauth://${kind}/${before}${encodeURIComponent(account)}?secret=`),
    seed,
    Buffer.from(how),
  ])
  seed.fill(0)
  return address
}
