/** One line of the journal: what it says, the hash of the line before, and its own. */
import { hash } from 'node:crypto'
import * as v from 'valibot'
import { isoTime, type IsoTime } from '#shared/time.ts'

const act = v.object({
  event: v.string(),
  by: v.string(),
  subject: v.exactOptional(v.string()),
  data: v.exactOptional(v.record(v.string(), v.unknown())),
})
/** `event` is `domain.verb`; `by` is a client's id, `cli` or `daemon`. */
export type Act = Readonly<v.InferOutput<typeof act>>
const entry = v.object({ seq: v.number(), at: isoTime, ...act.entries, prev: v.string(), hash: v.string() })
export type JournalEntry = Readonly<v.InferOutput<typeof entry>>

/** Before the first line ever. */
export const FIRST = '0'.repeat(64)

export interface Tail {
  readonly seq: number
  readonly hash: string
}

export function writeLine({ event, by, subject, data }: Act, at: IsoTime, before: Tail) {
  const seq = before.seq + 1
  const body = JSON.stringify({ seq, at, event, by, subject, data, prev: before.hash }).slice(0, -1)
  const sum = hash('sha256', body)
  return { seq, hash: sum, text: `${body},"hash":"${sum}"}` }
}

const sealedLine = /^(.*),"hash":"([0-9a-f]{64})"\}$/s

/** `null` for a line that is not as it was written. */
export function readLine(line: string): JournalEntry | null {
  const [, body = '', sum] = sealedLine.exec(line) ?? []
  if (hash('sha256', body) !== sum) return null
  return v.parse(v.pipe(v.string(), v.parseJson(), entry), line)
}

const secretWords = new Set(['token', 'secret', 'password', 'passphrase', 'code', 'codes', 'seed'])

/** A key's words are looked at, whatever its spelling: `apiToken`, `backup_codes`, `Passphrase`. */
export function refuseSecrets(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const words = key
      .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z]+/)
    const word = words.find((word) => secretWords.has(word))
    if (word !== undefined) throw new TypeError(`the journal takes no secrets: leave out \`${key}\``)
    refuseSecrets(inner)
  }
}

/** What an entry says of the beginning that was removed: the last line of it, after which the journal now begins. */
export const SHORTENED = 'journal.shortened'
const shortened = v.looseObject({ upTo: v.looseObject({ seq: v.number(), hash: v.string() }) })

export function beginningIn(entry: JournalEntry): Tail | null {
  if (entry.event !== SHORTENED) return null
  const read = v.safeParse(shortened, entry.data)
  return read.success ? { seq: read.output.upTo.seq, hash: read.output.upTo.hash } : null
}
