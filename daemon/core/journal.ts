/**
 * Append-only list of what was done: who, what, when. Each line carries the hash of the one before, so a change to an old
 * line shows; the newest hash is kept elsewhere too, so that an end that was cut off shows as well.
 */
import { hash } from 'node:crypto'
import { join } from 'node:path'
import * as v from 'valibot'
import { DAY, epoch, iso } from '#shared/time.ts'
import { appendLines, dropTornLine } from './append-file.ts'
import { createBatches } from './batches.ts'
import type { Clock } from './clock.ts'
import {
  FIRST,
  readLine,
  refuseSecrets,
  SHORTENED,
  writeLine,
  type Act,
  type JournalEntry,
  type Tail,
} from './journal-entry.ts'
import { journalFile, journalFiles, linesOf, newestFirst, numberOf, removeUpTo } from './journal-files.ts'
import { verifyJournal, type Verdict } from './journal-verdict.ts'
import { asWriteError, privateFolder, readPrivate } from './private-path.ts'
import type { Document } from './store.ts'

export type { Act, JournalEntry } from './journal-entry.ts'

const mark = v.strictObject({ seq: v.number(), hash: v.string() })
/** Of the document that is kept elsewhere. `removedTo` is the number up to which the beginning was removed. */
export const journalEnd = v.strictObject({ last: v.nullable(mark), removedTo: v.number() })
export type JournalEnd = v.InferOutput<typeof journalEnd>
export const noEnd: JournalEnd = { last: null, removedTo: 0 }

interface Query {
  readonly limit: number
  /** Only those older than this number. */
  readonly before?: number | undefined
  /** `pairing` means all that begin with `pairing.`. */
  readonly event?: string | undefined
  readonly by?: string | undefined
  readonly since?: string | undefined
}

export interface Journal {
  /** Resolves when it is durable. Throws TypeError for a key that looks like a secret, StoreWriteError for a full disk. */
  write(act: Act): Promise<void>
  /** Newest first; damaged lines are left out. */
  read(query: Query): Promise<readonly JournalEntry[]>
  /** Whether every line is as it was written and follows the one before, to the very end. */
  verify(): Promise<Verdict>
  /**
   * Removes what is older than `days`, but never the last `least` entries, and says so in an entry, from which `verify` knows
   * where it now begins. @returns how many were removed
   */
  shorten(days: number, least: number): Promise<number>
  stop(): Promise<void>
}

const LARGEST_FILE = 4 * 1024 * 1024

/** @param end kept apart from the journal; without it an end that was cut off does not show */
export async function createJournal(
  folder: string,
  clock: Clock,
  end?: Document<JournalEnd>,
): Promise<Journal> {
  await privateFolder(folder)
  if (end && end.value.removedTo > 0) await removeUpTo(folder, end.value.removedTo)
  const newest = (await journalFiles(folder)).at(-1) ?? journalFile(1)
  let number = numberOf(newest)
  const isNew = (await journalFiles(folder)).length === 0
  const torn = isNew ? null : await dropTornLine(join(folder, newest))
  let size = readPrivate(join(folder, newest))?.length ?? 0
  let last = await lastLine()

  async function lastLine(): Promise<Tail> {
    for (const name of (await journalFiles(folder)).toReversed()) {
      const line = linesOf(folder, name).at(-1)
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
      size = await appendLines(join(folder, journalFile(target)), lines, target === number ? size : 0)
    } catch (error) {
      throw asWriteError(join(folder, journalFile(target)), error)
    }
    number = target
    last = tail
    const { seq, hash } = tail
    await end?.change((kept) => ({ ...kept, last: { seq, hash } }))
  })

  const journal: Journal = {
    write: (act) => batches.add(act),
    async read(query) {
      const found: JournalEntry[] = []
      for await (const entry of newestFirst(folder)) {
        if (found.length >= query.limit || (query.since !== undefined && entry.at < query.since)) break
        if (isAsked(entry, query)) found.push(entry)
      }
      return found
    },
    verify: () => verifyJournal(folder, end?.value.last ?? null),
    async shorten(days, least) {
      const oldest = iso(epoch(clock.now()) - days * DAY)
      let kept = 0
      let upTo: JournalEntry | null = null
      let removed = 0
      for await (const entry of newestFirst(folder)) {
        // its own word of it does not push another one out, or it would never end
        if (entry.event !== SHORTENED) kept += 1
        if (kept <= least || entry.at >= oldest) continue
        upTo ??= entry
        removed += 1
      }
      if (!upTo || !end) return 0
      const { seq, hash, at } = upTo
      await journal.write({
        event: SHORTENED,
        by: 'daemon',
        data: { removed, days, upTo: { seq, hash, at } },
      })
      await end.change((kept) => ({ ...kept, removedTo: seq }))
      await removeUpTo(folder, seq)
      return removed
    },
    stop: () => batches.stop('the journal is closed'),
  }
  if (torn !== null)
    await journal.write({
      event: 'journal.torn-line-dropped',
      by: 'daemon',
      data: { characters: torn.length },
    })
  return journal
}

function isAsked({ seq, event, by }: JournalEntry, query: Query): boolean {
  const isOfKind = event === query.event || event.startsWith(`${query.event ?? ''}.`)
  return (
    (query.before === undefined || seq < query.before) &&
    (query.event === undefined || isOfKind) &&
    (query.by === undefined || by === query.by)
  )
}
