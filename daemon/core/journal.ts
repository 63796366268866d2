/**
 * Append-only list of what was done: who, what, when. Each line carries the hash of the one before, so a change to an
 * old line shows. What is cut off at the very end does not: for that the newest hash must be kept elsewhere.
 */
import { hash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { isoTime, type IsoTime } from '#shared/time.ts'
import { appendLines, dropTornLine } from './append-file.ts'
import { createBatches } from './batches.ts'
import type { Clock } from './clock.ts'
import { asWriteError } from './disk.ts'
import { privateFolder, readPrivate } from './private-path.ts'

const act = v.object({
  event: v.string(),
  by: v.string(),
  subject: v.exactOptional(v.string()),
  data: v.exactOptional(v.record(v.string(), v.unknown())),
})
/** `event` is `domain.verb`; `by` is a client's id, `cli` or `daemon`. */
export type Act = Readonly<v.InferOutput<typeof act>>
const entry = v.object({ seq: v.number(), at: isoTime, ...act.entries, prev: v.string(), hash: v.string() })
type JournalEntry = Readonly<v.InferOutput<typeof entry>>

export interface Journal {
  /** Resolves when it is durable. Throws TypeError for a key that looks like a secret, StoreWriteError for a full disk. */
  write(act: Act): Promise<void>
  /** Newest first; damaged lines are left out. */
  read(query: { readonly limit: number }): Promise<readonly JournalEntry[]>
  /** Whether every line is as it was written and follows the one before; else where the first that is not stands. */
  verify(): Promise<
    { readonly intact: true } | { readonly intact: false; readonly file: string; readonly line: number }
  >
  stop(): Promise<void>
}

const LARGEST_FILE = 4 * 1024 * 1024
const FIRST = '0'.repeat(64)
const journalFile = /^journal-\d{6}\.ndjson$/
const fileName = (number: number) => `journal-${String(number).padStart(6, '0')}.ndjson`
const secretWords = new Set(['token', 'secret', 'password', 'passphrase', 'code', 'codes', 'seed'])

export async function createJournal(folder: string, clock: Clock): Promise<Journal> {
  await privateFolder(folder)
  const files = async () => (await readdir(folder)).filter((name) => journalFile.test(name)).sort()
  const linesOf = (name: string) =>
    (readPrivate(join(folder, name))?.toString('utf8') ?? '').split('\n').slice(0, -1)

  const newest = (await files()).at(-1) ?? fileName(1)
  let number = Number.parseInt(newest.slice('journal-'.length), 10)
  const torn = (await files()).length > 0 ? await dropTornLine(join(folder, newest)) : null
  let size = readPrivate(join(folder, newest))?.length ?? 0
  let last = await lastLine()

  async function lastLine(): Promise<{ seq: number; hash: string }> {
    for (const name of (await files()).toReversed()) {
      const line = linesOf(name).at(-1)
      if (line !== undefined) return readLine(line) ?? { seq: 0, hash: hash('sha256', line) }
    }
    return { seq: 0, hash: FIRST }
  }

  const batches = createBatches<Act>(async (batch) => {
    let tail = last
    const lines: string[] = []
    for (const { job, refuse } of batch) {
      try {
        refuseSecrets(job)
        const line = writeLine(job, clock.now(), tail)
        lines.push(line.text)
        tail = line
      } catch (error) {
        refuse(error)
      }
    }
    if (lines.length === 0) return
    const target = size > LARGEST_FILE ? number + 1 : number
    try {
      size = await appendLines(join(folder, fileName(target)), lines)
    } catch (error) {
      throw asWriteError(join(folder, fileName(target)), error)
    }
    number = target
    last = tail
  })
  const journal: Journal = {
    write: (act) => batches.add(act),
    async read({ limit }) {
      const found: JournalEntry[] = []
      for (const name of (await files()).toReversed()) {
        for (const line of linesOf(name).toReversed()) {
          const entry = readLine(line)
          if (entry) found.push(entry)
          if (found.length >= limit) return found
        }
      }
      return found
    },
    async verify() {
      let before = FIRST
      for (const file of await files()) {
        for (const [index, line] of linesOf(file).entries()) {
          const entry = readLine(line)
          if (entry?.prev !== before) return { intact: false, file, line: index + 1 }
          before = entry.hash
        }
      }
      return { intact: true }
    },
    stop: () => batches.stop('the journal is closed'),
  }
  if (torn !== null) {
    await journal.write({
      event: 'journal.torn-line-dropped',
      by: 'daemon',
      data: { characters: torn.length },
    })
  }
  return journal
}

function writeLine({ event, by, subject, data }: Act, at: IsoTime, before: { seq: number; hash: string }) {
  const seq = before.seq + 1
  const body = JSON.stringify({ seq, at, event, by, subject, data, prev: before.hash }).slice(0, -1)
  const sum = hash('sha256', body)
  return { seq, hash: sum, text: `${body},"hash":"${sum}"}` }
}

const sealedLine = /^(.*),"hash":"([0-9a-f]{64})"\}$/s

function readLine(line: string): JournalEntry | null {
  const [, body = '', sum] = sealedLine.exec(line) ?? []
  if (hash('sha256', body) !== sum) return null
  return v.parse(v.pipe(v.string(), v.parseJson(), entry), line)
}

/** A key's words are looked at, whatever its spelling: `apiToken`, `backup_codes`, `Passphrase`. */
function refuseSecrets(value: unknown): void {
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
