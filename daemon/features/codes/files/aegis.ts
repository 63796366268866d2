/**
 * Vaults of Aegis, plain and encrypted (github.com/beemdevelopment/Aegis, docs/vault.md): a slot for each password holds the
 * master key, wrapped by a key from scrypt; AES-256-GCM throughout. Slots that open by a fingerprint are passed over.
 */
import * as v from 'valibot'
import { parseJson } from '#daemon/core/json.ts'
import type { CodeFileFault } from '#shared/code-files.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { foreignKey, isTooCostly } from './foreign-key.ts'
import { atEntry, MOST_CODES, nameOf, type Found } from './found.ts'
import { fromBase64, hexOf, openGcm } from './sealed-bytes.ts'

const NEWEST_FILE = 1
const NEWEST_CONTENT = 3
const PASSWORD = 1

export const aegisFile = v.object({ version: v.number(), header: v.unknown(), db: v.unknown() })

const sealing = v.object({ nonce: hexOf(12), tag: hexOf(16) })
const positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const passwordSlot = v.pipe(
  v.object({ key: hexOf(32), key_params: sealing, n: positive, r: positive, p: positive, salt: hexOf(32) }),
  // what scrypt can do (RFC 7914, section 2)
  v.check(({ n, r }) => n > 1 && Number.isInteger(Math.log2(n)) && Math.log2(n) < 16 * r),
)
const encryptedHeader = v.object({ slots: v.array(v.looseObject({ type: v.number() })), params: sealing })

const content = v.object({ version: v.number(), entries: v.array(v.unknown()) })
const text = v.optional(v.nullable(v.string()), '')
const number = v.optional(v.nullable(v.number()))
const entry = v.object({
  type: v.string(),
  name: text,
  issuer: text,
  info: v.object({
    secret: v.string(),
    algo: v.optional(v.nullable(v.string())),
    digits: number,
    period: number,
    counter: number,
  }),
})

/** @param passphrase `null`: none was given */
export async function codesInAegis(
  file: v.InferOutput<typeof aegisFile>,
  passphrase: string | null,
): Promise<Result<readonly Found[], CodeFileFault>> {
  if (file.version > NEWEST_FILE) return err('newer-version')
  if (typeof file.db !== 'string') return entriesOf(file.db)
  const opened = await openVault(file.header, file.db, passphrase)
  if (!opened.ok) return opened
  const parsed = parseJson(opened.value.toString('utf8'))
  opened.value.fill(0)
  return parsed.ok ? entriesOf(parsed.value) : err('damaged')
}

async function openVault(
  written: unknown,
  db: string,
  passphrase: string | null,
): Promise<Result<Buffer, CodeFileFault>> {
  const header = v.safeParse(encryptedHeader, written)
  const sealed = fromBase64(db)
  if (!header.success || sealed === null) return err('damaged')
  const ofPassword = header.output.slots.filter(({ type }) => type === PASSWORD)
  if (ofPassword.length === 0) return err('no-passphrase')
  const read = v.safeParse(v.array(passwordSlot), ofPassword)
  if (!read.success) return err('damaged')
  const ways = read.output.map((slot) => ({
    slot,
    kdf: { alg: 'scrypt', N: slot.n, r: slot.r, p: slot.p, salt: slot.salt } as const,
  }))
  if (isTooCostly(ways.map(({ kdf }) => kdf))) return err('too-costly')
  if (passphrase === null) return err('needs-passphrase')

  for (const { slot, kdf } of ways) {
    const wrapping = await foreignKey(passphrase, kdf)
    const master = openGcm(wrapping, { ...slot.key_params, sealed: slot.key })
    wrapping.fill(0)
    if (master === null) continue
    const opened = openGcm(master, { ...header.output.params, sealed })
    master.fill(0)
    // the key is right, so the content is not
    return opened === null ? err('damaged') : ok(opened)
  }
  return err('wrong-passphrase')
}

function entriesOf(db: unknown): Result<readonly Found[], CodeFileFault> {
  const read = v.safeParse(content, db)
  if (!read.success) return err('damaged')
  if (read.output.version > NEWEST_CONTENT) return err('newer-version')
  if (read.output.entries.length > MOST_CODES) return err('too-many')
  return ok(
    read.output.entries.map((written, index): Found => {
      const place = atEntry(index)
      const read = v.safeParse(entry, written)
      if (!read.success) return { place, name: nameOf(written), reason: 'bad-entry' }
      const { type: kind, info } = read.output
      const { secret, algo: algorithm, digits, period, counter } = info
      const names = { issuer: read.output.issuer ?? '', account: read.output.name ?? '' }
      const fields = { kind, ...names, secret, algorithm, digits, period, counter }
      return { place, name: names.issuer || names.account, fields }
    }),
  )
}
