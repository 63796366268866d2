/**
 * Files that the program `age` seals by a passphrase and opens (age-encryption.org/v1, C2SP age.md), as text. The key is made
 * by Node's scrypt, off the event loop, where the library's own would hold everything up for seconds.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Stanza } from 'age-encryption'
import type { CodeFileFault } from '#shared/code-files.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { foreignKey, isTooCostly, type Kdf } from './foreign-key.ts'
import { fromBase64 } from './sealed-bytes.ts'

/** What the program takes by itself: 256 MiB, and a second. */
const WORK = 18
const LABEL = Buffer.from('age-encryption.org/v1/scrypt')
const SALT_BYTES = 16
const TAG_BYTES = 16
/** Each key seals one thing. */
const NONCE = Buffer.alloc(12)

export const isArmored = (text: string): boolean => text.startsWith('-----BEGIN AGE ENCRYPTED FILE-----')
export const isBinaryAge = (text: string): boolean => text.startsWith('age-encryption.org/v1\n')

/** Loaded here alone: few ever need it, and it is a fifth of what would be read at every start. */
const age = () => import('age-encryption')

/** One spelling of accents, whatever keyboard they were typed on. */
const spelled = (passphrase: string) => passphrase.normalize('NFKC')

const kdfOf = (salt: Buffer, work: number): Kdf => ({
  alg: 'scrypt',
  N: 2 ** work,
  r: 8,
  p: 1,
  salt: Buffer.concat([LABEL, salt]),
})

/** @returns text in ASCII */
export async function sealWithAge(bytes: Uint8Array, passphrase: string): Promise<string> {
  const { armor, Encrypter, Stanza } = await age()
  const encrypter = new Encrypter()
  encrypter.addRecipient({
    async wrapFileKey(fileKey) {
      const salt = randomBytes(SALT_BYTES)
      const key = await foreignKey(spelled(passphrase), kdfOf(salt, WORK))
      const cipher = createCipheriv('chacha20-poly1305', key, NONCE, { authTagLength: TAG_BYTES })
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
      key.fill(0)
      return [new Stanza(['scrypt', unpadded(salt), String(WORK)], body)]
    },
  })
  return armor.encode(await encrypter.encrypt(bytes))
}

/** @param passphrase `null`: none was given */
export async function openAge(
  text: string,
  passphrase: string | null,
): Promise<Result<Buffer, CodeFileFault>> {
  // what stops it from the inside: the library knows words alone
  let fault: CodeFileFault = 'damaged'
  const { armor, Decrypter } = await age()
  const decrypter = new Decrypter()
  decrypter.addIdentity({
    async unwrapFileKey(stanzas) {
      const read = readStanza(stanzas)
      if (read.ok && passphrase !== null) {
        // as our own export spells it, then as it was typed, which is what the program takes
        for (const spelling of new Set([spelled(passphrase), passphrase])) {
          const key = await foreignKey(spelling, read.value.kdf)
          const fileKey = unwrapped(read.value.body, key)
          key.fill(0)
          if (fileKey !== null) return fileKey
        }
      }
      if (read.ok) fault = passphrase === null ? 'needs-passphrase' : 'wrong-passphrase'
      else fault = read.error
      return null
    },
  })
  try {
    return ok(Buffer.from(await decrypter.decrypt(armor.decode(text))))
  } catch {
    return err(fault)
  }
}

function readStanza(
  stanzas: readonly Stanza[],
): Result<{ readonly kdf: Kdf; readonly body: Uint8Array }, CodeFileFault> {
  const [stanza, ...others] = stanzas
  if (stanza?.args[0] !== 'scrypt') return err('age-keys')
  const [, saltWritten = '', work = ''] = stanza.args
  const salt = fromBase64(`${saltWritten}==`)
  const isWhole = stanza.args.length === 3 && salt?.length === SALT_BYTES && /^[1-9]\d?$/.test(work)
  if (others.length > 0 || !isWhole || stanza.body.length !== 16 + TAG_BYTES) return err('damaged')
  const kdf = kdfOf(salt, Number(work))
  return isTooCostly([kdf]) ? err('too-costly') : ok({ kdf, body: stanza.body })
}

function unwrapped(body: Uint8Array, key: Buffer): Buffer | null {
  const cipher = createDecipheriv('chacha20-poly1305', key, NONCE, { authTagLength: TAG_BYTES })
  cipher.setAuthTag(body.subarray(-TAG_BYTES))
  const fileKey = cipher.update(body.subarray(0, -TAG_BYTES))
  try {
    cipher.final()
    return fileKey
  } catch {
    return null
  }
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
