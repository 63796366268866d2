/** A list of names as text: exports of older programs are rarely UTF-8. */

/** UTF-8 or UTF-16 by its mark, UTF-8 where it is valid, else what Windows writes in western Europe. */
export function listText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
