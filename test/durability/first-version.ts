/** Files as the first version writes them, made here by hand from what `daemon/core/envelope.ts` says, and by nothing of ours. */
import { createHash } from 'node:crypto'

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A document, or one file of a collection. */
export function fileOf(body: unknown, schema = 1): string {
  const text = JSON.stringify(body)
  const fields = { fmt: 'latchkey', schema, seq: 3, len: Buffer.byteLength(text) }
  return `${JSON.stringify({ ...fields, sha256: sha256(`${JSON.stringify(fields)}\n${text}`) })}\n${text}`
}

/** Acts in a row, with times where they have some. */
export function journalOf(acts: readonly object[]): string {
  let prev = '0'.repeat(64)
  const lines = acts.map((act, index) => {
    const body = JSON.stringify({ seq: index + 1, at: '2026-01-02T03:04:05.000Z', ...act, prev }).slice(0, -1)
    prev = sha256(body)
    return `${body},"hash":"${prev}"}\n`
  })
  return lines.join('')
}
