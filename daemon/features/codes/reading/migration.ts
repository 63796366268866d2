/**
 * `otpauth-migration:` addresses, which Google Authenticator shows as QR codes for export, up to ten codes in each. The format is
 * known from those who have read it (github.com/qistoph/otp_export, and the schema that Aegis has). Pure.
 */
import type { AddressFault, CodeKind } from '#shared/codes.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { namesOf } from './label.ts'
import { fromPercent, isAddressWithin, oneLine } from './one-line.ts'
import { readFields, type WireField } from './protobuf.ts'
import { readCode, type ReadCode, type UnreadCode } from './read-code.ts'

export interface Migration {
  readonly codes: readonly ReadCode[]
  /** Which of how many QR codes of one export this is; `index` from 0. */
  readonly batch: { readonly size: number; readonly index: number; readonly id: number }
  readonly unread: readonly UnreadCode[]
}

const ADDRESS = /^otpauth-migration:\/\/offline\/?\?(?:.*&)?data=([^&]*)/is
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/

/** Numbers of fields in `MigrationPayload`. */
const CODES = 1
const BATCH_SIZE = 3
const BATCH_INDEX = 4
const BATCH_ID = 5

export function readMigration(text: string): Result<Migration, AddressFault> {
  const line = oneLine(text)
  if (!line.ok) return line
  if (!/^otpauth-migration:/i.test(line.value)) return err('not-otpauth')
  // a plus that became a space on its way through a form
  const data = fromPercent(ADDRESS.exec(line.value)?.[1] ?? '').replaceAll(' ', '+')
  if (!BASE64.test(data) || data.replaceAll('=', '').length % 4 === 1) return err('damaged')
  const payload = Buffer.from(data, 'base64')
  try {
    return readPayload(payload)
  } finally {
    payload.fill(0)
  }
}

function readPayload(payload: Buffer): Result<Migration, AddressFault> {
  const fields = readFields(payload)
  if (!fields.ok) return fields
  const about = scalars(fields.value)
  // a size of 0 is one that was not written
  const size = int32(about.get(BATCH_SIZE)) || 1
  const index = int32(about.get(BATCH_INDEX))
  if (size < 1 || index < 0 || index >= size) return err('damaged')

  const codes: ReadCode[] = []
  const unread: UnreadCode[] = []
  const entries = fields.value.filter(({ number, value }) => number === CODES && Buffer.isBuffer(value))
  for (const [at, { value }] of entries.entries()) {
    const read = readEntry(value as Buffer)
    if (read.ok) codes.push(read.value)
    else unread.push({ place: at + 1, fault: read.error })
  }
  if (entries.length === 0) return err('damaged')
  return ok({ codes, batch: { size, index, id: int32(about.get(BATCH_ID)) }, unread })
}

/** Of `Algorithm`, `DigitCount` and `OtpType`; 0 is what was not written. MD5 is 4. */
const algorithms = ['SHA-1', 'SHA-1', 'SHA-256', 'SHA-512']
const digits = [6, 6, 8, 7]
const kinds: readonly CodeKind[] = ['totp', 'hotp', 'totp']

/** Numbers of fields in `OtpParameters`. */
const SECRET = 1
const NAME = 2
const ISSUER = 3
const ALGORITHM = 4
const DIGITS = 5
const TYPE = 6
const COUNTER = 7

function readEntry(bytes: Buffer): Result<ReadCode, AddressFault> {
  const fields = readFields(bytes)
  if (!fields.ok) return fields
  const told = scalars(fields.value)
  const bytesOf = (field: number) =>
    fields.value.findLast(({ number, value }) => number === field && Buffer.isBuffer(value))?.value as
      Buffer | undefined
  const chosen = <T>(list: readonly T[], field: number) => list[Number(told.get(field) ?? 0n)]
  const kind = chosen(kinds, TYPE)
  const algorithm = chosen(algorithms, ALGORITHM)
  const count = chosen(digits, DIGITS)
  if (kind === undefined) return err('other-kind')
  if (algorithm === undefined) return err('bad-algorithm')
  if (count === undefined) return err('bad-digits')
  const [label, issuer] = [bytesOf(NAME)?.toString() ?? '', bytesOf(ISSUER)?.toString() ?? '']
  if (isAddressWithin(label) || isAddressWithin(issuer)) return err('nested')
  return readCode({
    ...namesOf(label, issuer),
    kind,
    algorithm,
    digits: count,
    counter: Number(BigInt.asIntN(64, told.get(COUNTER) ?? 0n)),
    secret: ownCopy(bytesOf(SECRET)),
  })
}

/** Memory of its own, as the payload is filled with zeros. */
function ownCopy(view: Buffer | undefined): Buffer {
  const copy = Buffer.alloc(view?.length ?? 0)
  view?.copy(copy)
  return copy
}

/** The last one of each number counts. */
const scalars = (fields: readonly WireField[]) =>
  new Map(
    fields.flatMap(({ number, value }) => (typeof value === 'bigint' ? [[number, value] as const] : [])),
  )

const int32 = (value = 0n) => Number(BigInt.asIntN(32, value))
