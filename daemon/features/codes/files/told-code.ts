/** The code that something in a file tells of, by the rules that hold for every address. */
import { LONGEST_SEED, type AddressFault, type CodeKind } from '#shared/codes.ts'
import { err, type Result } from '#shared/result.ts'
import { readAddress } from '../reading/address.ts'
import { base32Bytes } from '../reading/base32.ts'
import { isAddressWithin } from '../reading/one-line.ts'
import { readCode, type ReadCode } from '../reading/read-code.ts'
import type { Fields, Names } from './found.ts'

const kinds: ReadonlyMap<string, CodeKind | AddressFault> = new Map([
  ['totp', 'totp'],
  ['hotp', 'hotp'],
  ['steam', 'steam'],
  ['motp', 'motp'],
  ['yandex', 'yandex'],
])

export function codeOfFields(fields: Fields): Result<ReadCode, AddressFault> {
  const kind = kinds.get(fields.kind.toLowerCase()) ?? 'other-kind'
  if (kind !== 'totp' && kind !== 'hotp') return err(kind)
  if (isAddressWithin(fields.issuer) || isAddressWithin(fields.account)) return err('nested')
  if (fields.secret.length > 4 * LONGEST_SEED) return err('long-secret')
  const secret = base32Bytes(fields.secret)
  return secret.ok ? readCode({ ...fields, kind, secret: secret.value }) : secret
}

/** @param names for an address that has none */
export function codeOfAddress(address: string, names: Names): Result<ReadCode, AddressFault> {
  const read = readAddress(address)
  if (!read.ok || read.value.issuer !== '' || read.value.account !== '') return read
  if (isAddressWithin(names.issuer) || isAddressWithin(names.account)) return read
  // what is said of its names and its seed is found again
  const remarks = read.value.remarks.filter((remark) => remark === 'parameters-ignored')
  return readCode({ ...read.value, ...names, remarks })
}
