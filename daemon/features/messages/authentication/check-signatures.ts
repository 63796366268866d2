/** Checks the signatures of a mail against their keys. The library for it is loaded for the first mail. */
import type { MethodResult, SignatureFinding } from '../mail.ts'
import { methodResults } from '../mail.ts'
import { onlyFor, type AskKey } from './dns-keys.ts'
import type { Signature } from './signatures.ts'

/** Bits of an RSA key below which it can be found out (RFC 8301, section 3.2). */
const LEAST_BITS = 1024

export interface Checked {
  readonly finding: Omit<SignatureFinding, 'aligned'>
  /** The key could not be asked for; whether there is one is not known. */
  readonly isUnanswered: boolean
}

/**
 * @param bytes the whole mail
 * @param signatures those of the mail, in order
 */
export async function checkSignatures(
  bytes: Buffer,
  signatures: readonly Signature[],
  ask: AskKey,
  now: Date,
): Promise<readonly Checked[]> {
  if (signatures.length === 0) return []
  const { dkimVerify } = await import('mailauth/lib/dkim/verify.js')
  const askOne = onlyFor(signatures, ask)
  const { results } = await dkimVerify(bytes, {
    resolver: (name: string) => askOne(name),
    minBitLength: LEAST_BITS,
    strict: true,
    curTime: now,
  })
  return signatures.map(({ domain, signed }, at) => {
    const { result, testing } = (results[at]?.status ?? {}) as { result?: string; testing?: boolean }
    // a domain that only tries it out asks to be treated as if it did not sign (RFC 6376, section 3.6.1)
    const said = testing === true ? 'neutral' : result
    return {
      finding: { result: isResult(said) ? said : 'neutral', domain, signed },
      isUnanswered: result === 'temperror',
    }
  })
}

const isResult = (text: string | undefined): text is MethodResult =>
  methodResults.some((known) => known === text)
