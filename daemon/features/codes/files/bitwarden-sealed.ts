/**
 * Bitwarden's exports that are sealed by a passphrase: PBKDF2 or argon2id, the key stretched by HKDF into one for AES-256-CBC
 * and one for HMAC (`2.nonce|data|mac`, Bitwarden Security Whitepaper, "Hashing, key derivation, and encryption").
 */
import { createDecipheriv, createHmac, hash, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import type { CodeFileFault } from '#shared/code-files.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { foreignKey, isTooCostly, type Kdf } from './foreign-key.ts'
import { fromBase64 } from './sealed-bytes.ts'

const positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const common = {
  salt: v.pipe(v.string(), v.minLength(1)),
  kdfIterations: positive,
  /** Sealed by the same key: it tells a wrong passphrase from damage. */
  encKeyValidation_DO_NOT_EDIT: v.string(),
  data: v.string(),
}
export const sealedBitwarden = v.variant('kdfType', [
  v.object({ kdfType: v.literal(0), ...common }),
  v.object({
    kdfType: v.literal(1),
    ...common,
    kdfMemory: positive, // MiB
    kdfParallelism: v.pipe(positive, v.maxValue(16)),
  }),
])
type Sealed = v.InferOutput<typeof sealedBitwarden>

export async function openBitwarden(
  file: Sealed,
  passphrase: string | null,
): Promise<Result<Buffer, CodeFileFault>> {
  const check = partsOf(file.encKeyValidation_DO_NOT_EDIT)
  const data = partsOf(file.data)
  if (check === null || data === null) return err('damaged')
  const kdf = kdfOf(file)
  if (isTooCostly([kdf])) return err('too-costly')
  if (passphrase === null) return err('needs-passphrase')
  const key = await foreignKey(passphrase, kdf)
  const [cipherKey, macKey] = [stretched(key, 'enc'), stretched(key, 'mac')]
  try {
    if (!isWhole(check, macKey)) return err('wrong-passphrase')
    if (!isWhole(data, macKey)) return err('damaged')
    const cipher = createDecipheriv('aes-256-cbc', cipherKey, data.nonce)
    return ok(Buffer.concat([cipher.update(data.sealed), cipher.final()]))
  } catch {
    return err('damaged')
  } finally {
    for (const secret of [key, cipherKey, macKey]) secret.fill(0)
  }
}

function kdfOf(file: Sealed): Kdf {
  const salt = Buffer.from(file.salt)
  if (file.kdfType === 0) return { alg: 'pbkdf2', iterations: file.kdfIterations, salt }
  return {
    alg: 'argon2id',
    memory: file.kdfMemory,
    passes: file.kdfIterations,
    parallelism: file.kdfParallelism,
    salt: hash('sha256', salt, 'buffer'),
  }
}

interface Parts {
  readonly nonce: Buffer
  readonly sealed: Buffer
  readonly mac: Buffer
}

function partsOf(text: string): Parts | null {
  if (!text.startsWith('2.')) return null
  const [nonce, sealed, mac, ...others] = text.slice(2).split('|').map(fromBase64)
  if (!nonce || !sealed || !mac || others.length > 0) return null
  return nonce.length === 16 && mac.length === 32 ? { nonce, sealed, mac } : null
}

const isWhole = ({ nonce, sealed, mac }: Parts, macKey: Buffer) =>
  timingSafeEqual(createHmac('sha256', macKey).update(nonce).update(sealed).digest(), mac)

/** HKDF-Expand (RFC 5869, 2.3) alone, of which 32 bytes are the first block. */
const stretched = (key: Buffer, use: 'enc' | 'mac') =>
  createHmac('sha256', key).update(use).update(Buffer.of(1)).digest()
