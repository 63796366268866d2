/** The wire format of Protocol Buffers, as far as one message without groups needs it. Every read is bounded by the bytes there are. */
import { err, ok, type Result } from '#shared/result.ts'

export interface WireField {
  readonly number: number
  /** Its bits for a varint, a view for what has a length, `null` for what nobody here reads. */
  readonly value: bigint | Buffer | null
}

const MOST_NUMBERS = 2 ** 29
const LONGEST_VARINT = 10

/** In the order in which they stand. Each takes two bytes or more. */
export function readFields(bytes: Buffer): Result<readonly WireField[], 'damaged'> {
  const fields: WireField[] = []
  let at = 0
  while (at < bytes.length) {
    const tag = readVarint(bytes, at)
    if (tag === null || tag.value >= 8n * BigInt(MOST_NUMBERS) || tag.value < 8n) return err('damaged')
    const read = readValue(bytes, tag.end, Number(tag.value & 7n))
    if (read === null) return err('damaged')
    fields.push({ number: Number(tag.value >> 3n), value: read.value })
    at = read.end
  }
  return ok(fields)
}

interface Read<T> {
  readonly value: T
  readonly end: number
}

function readValue(bytes: Buffer, at: number, type: number): Read<WireField['value']> | null {
  if (type === 0) return readVarint(bytes, at)
  if (type === 1) return skipped(bytes, at + 8)
  if (type === 5) return skipped(bytes, at + 4)
  if (type !== 2) return null
  const length = readVarint(bytes, at)
  if (length === null || length.value > BigInt(bytes.length - length.end)) return null
  const end = length.end + Number(length.value)
  return { value: bytes.subarray(length.end, end), end }
}

const skipped = (bytes: Buffer, end: number) => (end > bytes.length ? null : { value: null, end })

/** `null` where it is cut off, or holds more than 64 bits. */
function readVarint(bytes: Buffer, at: number): Read<bigint> | null {
  let value = 0n
  for (let place = 0; place < LONGEST_VARINT; place++) {
    const byte = bytes[at + place]
    if (byte === undefined) return null
    value |= BigInt(byte & 0x7f) << BigInt(7 * place)
    if (byte < 0x80) return value < 1n << 64n ? { value, end: at + place + 1 } : null
  }
  return null
}
