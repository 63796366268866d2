/** Exports of Google Authenticator, written field by field; with `raw`, what no app writes. */

export interface WrittenCode {
  readonly secret?: Uint8Array
  readonly name?: string | Uint8Array
  readonly issuer?: string | Uint8Array
  /** 1 SHA-1, 2 SHA-256, 3 SHA-512, 4 MD5 */
  readonly algorithm?: number
  /** 1 six, 2 eight, 3 seven */
  readonly digits?: number
  /** 1 HOTP, 2 TOTP */
  readonly type?: number
  readonly counter?: bigint
  /** Of a later version of the app. */
  readonly uniqueId?: string
}

export interface WrittenBatch {
  readonly size?: number
  readonly index?: number
  readonly id?: number
}

/** Base 128, low group first; a negative number takes ten bytes. */
export function varint(value: bigint | number): number[] {
  const bytes: number[] = []
  let left = BigInt.asUintN(64, BigInt(value))
  do {
    bytes.push(Number(left & 127n) | (left > 127n ? 128 : 0))
    left >>= 7n
  } while (left > 0n)
  return bytes
}
export const numberField = (field: number, value: bigint | number): number[] => [
  ...varint(field * 8),
  ...varint(value),
]
export function bytesField(field: number, value: string | Uint8Array | readonly number[]): number[] {
  const bytes = typeof value === 'string' ? Array.from(Buffer.from(value)) : Array.from(value)
  return [...varint(field * 8 + 2), ...varint(bytes.length), ...bytes]
}

const optional = <T>(value: T | undefined, write: (value: T) => number[]) =>
  value === undefined ? [] : write(value)

export const writtenCode = (code: WrittenCode): number[] => [
  ...optional(code.secret, (value) => bytesField(1, value)),
  ...optional(code.name, (value) => bytesField(2, value)),
  ...optional(code.issuer, (value) => bytesField(3, value)),
  ...optional(code.algorithm, (value) => numberField(4, value)),
  ...optional(code.digits, (value) => numberField(5, value)),
  ...optional(code.type, (value) => numberField(6, value)),
  ...optional(code.counter, (value) => numberField(7, value)),
  ...optional(code.uniqueId, (value) => bytesField(8, value)),
]

export const writtenPayload = (codes: readonly WrittenCode[], batch: WrittenBatch = {}): number[] => [
  ...codes.flatMap((code) => bytesField(1, writtenCode(code))),
  ...numberField(2, 1),
  ...optional(batch.size, (value) => numberField(3, value)),
  ...optional(batch.index, (value) => numberField(4, value)),
  ...optional(batch.id, (value) => numberField(5, value)),
]

export const migrationOf = (payload: readonly number[]): string =>
  `otpauth-migration://offline?data=${encodeURIComponent(Buffer.from(payload).toString('base64'))}`
