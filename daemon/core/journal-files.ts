/** The journal's files: whole lines, oldest first. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceMade } from './durable-file.ts'
import { readLine, type JournalEntry } from './journal-entry.ts'
import { createPace } from './pace.ts'
import { readPrivate, syncFolder } from './private-path.ts'

const form = /^journal-\d{6}\.ndjson$/

export const journalFile = (number: number): string => `journal-${String(number).padStart(6, '0')}.ndjson`
export const numberOf = (name: string): number => Number.parseInt(name.slice('journal-'.length), 10)

export const journalFiles = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => form.test(name)).sort()

export const linesOf = (folder: string, name: string): readonly string[] =>
  (readPrivate(join(folder, name))?.toString('utf8') ?? '').split('\n').slice(0, -1)

/** Whole entries alone: a damaged line is passed over. */
export async function* newestFirst(folder: string): AsyncGenerator<JournalEntry> {
  const pace = createPace()
  for (const name of (await journalFiles(folder)).toReversed())
    for (const line of linesOf(folder, name).toReversed()) {
      await pace()
      const entry = readLine(line)
      if (entry) yield entry
    }
}

/** Removes the lines up to that number. What a crash leaves undone is done when it is called again. */
export async function removeUpTo(folder: string, seq: number): Promise<void> {
  const isOld = (line: string) => (readLine(line)?.seq ?? Infinity) <= seq
  for (const name of await journalFiles(folder)) {
    const lines = linesOf(folder, name)
    const [first] = lines
    if (first === undefined || !isOld(first)) return
    const rest = lines.slice(lines.findLastIndex(isOld) + 1)
    if (rest.length > 0) {
      await replaceMade(folder, { name, bytes: () => Buffer.from(rest.map((line) => `${line}\n`).join('')) })
      return
    }
    await rm(join(folder, name))
    await syncFolder(folder)
  }
}
