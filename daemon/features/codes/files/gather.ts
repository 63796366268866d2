/** Reads the addresses that were found in a file. One that cannot be read is listed, and stops none of the others. */
import { onOneLine } from '#daemon/core/foreign-text.ts'
import type { CodeFileFault, UnreadInFile } from '#shared/code-files.ts'
import { LONGEST_CODE_NAME } from '#shared/codes.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { isAddressWithin } from '../reading/one-line.ts'
import { readMigration } from '../reading/migration.ts'
import type { ReadCode } from '../reading/read-code.ts'
import { MOST_CODES, type Found, type Place } from './found.ts'
import { codeOfAddress, codeOfFields } from './told-code.ts'

export interface CodeFile {
  readonly codes: readonly ReadCode[]
  readonly unread: readonly UnreadInFile[]
}

export function gather(found: readonly Found[]): Result<CodeFile, CodeFileFault> {
  const codes: ReadCode[] = []
  const unread: UnreadInFile[] = []
  const batches = new Map<number, Batch>()
  for (const each of found) {
    const pass = (reason: UnreadInFile['reason']) =>
      unread.push({ ...each.place, name: shown(each.name), reason })
    if ('reason' in each) {
      pass(each.reason)
    } else if ('address' in each && /^otpauth-migration:/i.test(each.address)) {
      const read = readMigration(each.address)
      if (!read.ok) {
        pass(read.error)
        continue
      }
      codes.push(...read.value.codes)
      for (const { fault } of read.value.unread) pass(fault)
      noteIn(batches, read.value.batch, each.place)
    } else {
      const read = 'fields' in each ? codeOfFields(each.fields) : codeOfAddress(each.address, each.names)
      if (read.ok) codes.push(read.value)
      else pass(read.error)
    }
    if (codes.length + unread.length > MOST_CODES) {
      forget(codes)
      return err('too-many')
    }
  }
  for (const { size, seen, place } of batches.values())
    if (seen.size < size) unread.push({ ...place, name: '', reason: 'missing-part' })
  return codes.length + unread.length === 0 ? err('no-codes') : ok({ codes, unread })
}

/** One export of several pictures. */
interface Batch {
  readonly size: number
  readonly seen: Set<number>
  /** Where the first of them stands. */
  readonly place: Place
}

function noteIn(
  batches: Map<number, Batch>,
  { size, index, id }: { readonly size: number; readonly index: number; readonly id: number },
  place: Place,
): void {
  const batch = batches.get(id) ?? { size, seen: new Set(), place }
  batch.seen.add(index)
  batches.set(id, batch)
}

/** Of codes that nobody gets. */
function forget(codes: readonly ReadCode[]): void {
  for (const { secret } of codes) secret.fill(0)
}

/** Of a table whose columns have shifted, the name may be an address with a seed in it. */
const shown = (name: string) =>
  isAddressWithin(name) ? '' : onOneLine(name, ' ').slice(0, LONGEST_CODE_NAME).toWellFormed().trim()
