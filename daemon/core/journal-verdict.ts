/** Whether the journal is as it was written. */
import { FIRST, beginningIn, readLine, type Tail } from './journal-entry.ts'
import { journalFile, journalFiles, linesOf, newestFirst } from './journal-files.ts'
import { createPace } from './pace.ts'

/** Where the first fault stands; `cut` where lines are missing at the end. */
export type Verdict =
  | { readonly intact: true; readonly entries: number }
  | {
      readonly intact: false
      readonly file: string
      readonly line: number
      readonly fault: 'changed' | 'cut'
    }

/** @param wanted its newest line, as that is kept elsewhere */
export async function verifyJournal(folder: string, wanted: Tail | null): Promise<Verdict> {
  const files = await journalFiles(folder)
  const beginnings = new Set([FIRST])
  for await (const entry of newestFirst(folder)) beginnings.add(beginningIn(entry)?.hash ?? FIRST)
  let before: string | null = null
  let entries = 0
  let isWhole = wanted === null
  const pace = createPace()
  let place = { file: files.at(-1) ?? journalFile(1), line: 0 }
  for (const file of files) {
    for (const [index, line] of linesOf(folder, file).entries()) {
      await pace()
      place = { file, line: index + 1 }
      const entry = readLine(line)
      const follows: boolean = before === null ? beginnings.has(entry?.prev ?? '') : entry?.prev === before
      if (!entry || !follows) return { intact: false, ...place, fault: 'changed' }
      before = entry.hash
      entries += 1
      isWhole ||= entry.hash === wanted?.hash
    }
  }
  return isWhole ? { intact: true, entries } : { intact: false, ...place, fault: 'cut' }
}
