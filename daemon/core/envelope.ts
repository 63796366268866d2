/** The form of a file of ours: one header line, then the body as JSON. The hash covers the header too. */
import { createHash } from 'node:crypto'
import * as v from 'valibot'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const header = v.strictObject({
  fmt: v.literal('latchkey'),
  schema: count,
  seq: count,
  len: count,
  sha256: v.string(),
})

export interface Envelope {
  /** Version of the program's data that the body follows. */
  readonly schema: number
  /** Counts this file's writes. */
  readonly seq: number
  readonly body: unknown
}

export function seal({ schema, seq, body }: Envelope): Buffer {
  const bytes = Buffer.from(JSON.stringify(body))
  const fields = { fmt: 'latchkey', schema, seq, len: bytes.length }
  return Buffer.concat([Buffer.from(headerLine(fields, bytes)), bytes])
}

/** `null` when a single byte is not as it was written. */
export function unseal(file: Buffer): Envelope | null {
  const end = file.indexOf('\n') + 1
  const body = file.subarray(end)
  const found = v.safeParse(v.pipe(v.string(), v.parseJson(), header), file.toString('utf8', 0, end))
  if (!found.success) return null
  const { fmt, schema, seq, len } = found.output
  if (len !== body.length) return null
  // Compared as text, so that a change in spacing or an added field is seen as well.
  if (headerLine({ fmt, schema, seq, len }, body) !== file.toString('utf8', 0, end)) return null
  return { schema, seq, body: JSON.parse(body.toString('utf8')) }
}

function headerLine(fields: object, body: Buffer): string {
  const sha256 = createHash('sha256').update(JSON.stringify(fields)).update('\n').update(body).digest('hex')
  return `${JSON.stringify({ ...fields, sha256 })}\n`
}
