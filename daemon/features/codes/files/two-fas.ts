/**
 * Backups of 2FAS, schema 1 to 4, plain and encrypted (github.com/twofas/2fas-android, BackupContent.kt, BackupService.kt and
 * BackupCipher.kt): three parts in base64 with colons between, data with its tag, salt, and nonce of AES-256-GCM; the key from
 * PBKDF2.
 */
import * as v from 'valibot'
import { parseJson } from '#daemon/core/json.ts'
import type { CodeFileFault } from '#shared/code-files.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { foreignKey } from './foreign-key.ts'
import { atEntry, MOST_CODES, nameOf, type Found } from './found.ts'
import { fromBase64, openGcm } from './sealed-bytes.ts'

const NEWEST = 4
const ITERATIONS = 10_000
const NONCE_BYTES = 12
const TAG_BYTES = 16

const maybeText = v.optional(v.nullable(v.string()))
const maybeNumber = v.optional(v.nullable(v.number()))

export const twoFasFile = v.object({
  schemaVersion: v.number(),
  services: v.array(v.unknown()),
  servicesEncrypted: maybeText,
  /** A text that all such files have, sealed by the same key: it tells a wrong passphrase from damage. */
  reference: maybeText,
})

const service = v.object({
  name: v.optional(v.nullable(v.string()), ''),
  secret: v.string(),
  otp: v.object({
    account: maybeText,
    label: maybeText,
    issuer: maybeText,
    digits: maybeNumber,
    period: maybeNumber,
    algorithm: maybeText,
    counter: maybeNumber,
    /** From schema 3 on; what is older is by time. */
    tokenType: maybeText,
  }),
})

/** @param passphrase `null`: none was given */
export async function codesInTwoFas(
  file: v.InferOutput<typeof twoFasFile>,
  passphrase: string | null,
): Promise<Result<readonly Found[], CodeFileFault>> {
  if (file.schemaVersion > NEWEST) return err('newer-version')
  if (!file.servicesEncrypted) return foundAmong(file.services)
  const services = partsOf(file.servicesEncrypted)
  if (services === null) return err('damaged')
  if (passphrase === null) return err('needs-passphrase')
  const opened = await open(services, passphrase)
  if (opened === null) {
    const reference = partsOf(file.reference ?? '')
    const isRight = reference !== null && (await open(reference, passphrase)) !== null
    return err(isRight ? 'damaged' : 'wrong-passphrase')
  }
  const parsed = parseJson(opened.toString('utf8'))
  opened.fill(0)
  return parsed.ok && Array.isArray(parsed.value) ? foundAmong(parsed.value) : err('damaged')
}

interface Parts {
  readonly sealed: Buffer
  readonly tag: Buffer
  readonly salt: Buffer
  readonly nonce: Buffer
}

function partsOf(text: string): Parts | null {
  const [data, salt, nonce, ...others] = text.split(':').map(fromBase64)
  if (!data || !salt || !nonce || others.length > 0) return null
  if (data.length < TAG_BYTES || nonce.length !== NONCE_BYTES) return null
  const [sealed, tag] = [data.subarray(0, -TAG_BYTES), data.subarray(-TAG_BYTES)]
  return { sealed, tag, salt, nonce }
}

async function open(parts: Parts, passphrase: string): Promise<Buffer | null> {
  const key = await foreignKey(passphrase, { alg: 'pbkdf2', iterations: ITERATIONS, salt: parts.salt })
  const opened = openGcm(key, parts)
  key.fill(0)
  return opened
}

const foundAmong = (services: readonly unknown[]): Result<readonly Found[], CodeFileFault> =>
  services.length > MOST_CODES ? err('too-many') : ok(services.map(foundIn))

function foundIn(written: unknown, index: number): Found {
  const place = atEntry(index)
  const read = v.safeParse(service, written)
  if (!read.success) return { place, name: nameOf(written), reason: 'bad-entry' }
  const { name, secret, otp } = read.output
  const { digits, period, algorithm, counter } = otp
  const kind = otp.tokenType ?? 'totp'
  const issuer = otp.issuer || name || ''
  const account = otp.account ?? otp.label ?? ''
  return {
    place,
    name: name || issuer || account,
    fields: { kind, secret, issuer, account, algorithm, digits, period, counter },
  }
}
