/** The codes of RFC 4226 and RFC 6238, by otplib. Pure: whoever brings a seed keeps it, and fills it with zeros. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { createGuardrails, generateSync, type CryptoPlugin, type HashAlgorithm } from 'otplib'
import { LONGEST_SEED, type CodeAlgorithm, type CodeShape } from '#shared/codes.ts'

/** Node's HMAC, which copies no seed into memory of JavaScript. */
const ofNode: CryptoPlugin = {
  name: 'node',
  hmac: (algorithm, key, data) => createHmac(algorithm, key).update(data).digest(),
  randomBytes,
  constantTimeEqual: (a, b) => {
    const [one, other] = [Buffer.from(a), Buffer.from(b)]
    return one.length === other.length && timingSafeEqual(one, other)
  },
}

const hashes = {
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-512': 'sha512',
} as const satisfies Record<CodeAlgorithm, HashAlgorithm>

/** Sites choose seeds that are shorter than the RFC allows, and longer than the library expects. */
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 1, MAX_SECRET_BYTES: LONGEST_SEED })

/** @param counter from 0 to `Number.MAX_SAFE_INTEGER` */
export const codeOf = (
  { algorithm, digits }: Pick<CodeShape, 'algorithm' | 'digits'>,
  secret: Buffer,
  counter: number,
): string =>
  generateSync({
    strategy: 'hotp',
    secret,
    counter,
    algorithm: hashes[algorithm],
    digits,
    crypto: ofNode,
    guardrails,
  })

/**
 * @param at milliseconds since the epoch, not before it
 * @returns `validUntil`: the first millisecond at which the code is another one
 */
export function codeAt(
  code: Pick<CodeShape, 'algorithm' | 'digits' | 'period'>,
  secret: Buffer,
  at: number,
): { readonly code: string; readonly validUntil: number } {
  if (code.period === null) throw new Error('a code that goes by a counter has no time')
  const length = code.period * 1000
  const step = Math.floor(at / length)
  return { code: codeOf(code, secret, step), validUntil: (step + 1) * length }
}
