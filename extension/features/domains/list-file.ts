/** A file that holds names, as text: exports of older programs are rarely UTF-8. */

/** What the daemon takes at once, in characters. */
export const LONGEST_LIST = 900_000

/** Null where it is longer than a list may be. */
export async function readListFile(file: Blob): Promise<string | null> {
  // no letter has more than four bytes, in any of the three
  if (file.size > 4 * LONGEST_LIST) return null
  const text = decoded(new Uint8Array(await file.arrayBuffer()))
  return text.length > LONGEST_LIST ? null : text
}

/** UTF-8 or UTF-16 by its mark, UTF-8 where it is valid, else what Windows writes in western Europe. */
export function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
