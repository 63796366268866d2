/** A file that holds names, as text. */
import { LONGEST_LIST } from '#shared/domain-notes.ts'
import { listText } from '#shared/list-text.ts'

/** Null where it is longer than a list may be. */
export async function readListFile(file: Blob): Promise<string | null> {
  // no letter has more than four bytes, in any of its encodings
  if (file.size > 4 * LONGEST_LIST) return null
  const text = listText(new Uint8Array(await file.arrayBuffer()))
  return text.length > LONGEST_LIST ? null : text
}
