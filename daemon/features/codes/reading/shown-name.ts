/** A name from a stranger, as it can stand beside others. */
import { LONGEST_CODE_NAME } from '#shared/codes.ts'

/** Controls, marks of direction, what has no width or no look; but not the breaks, which become spaces, and not what colours an emoji. */
const UNSEEN = /[[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]--[\uFE0F\t-\r]]+/gv

/** @returns `changed` where something was taken out, or was no text to begin with */
export function shownName(text: string): { readonly name: string; readonly changed: boolean } {
  const seen = text.replaceAll(UNSEEN, '')
  const line = seen.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  const cut = line.slice(0, LONGEST_CODE_NAME).replace(/[\uD800-\uDBFF]$/, '')
  const changed = seen.length < text.length || cut.length < line.length || cut.includes('\uFFFD')
  return { name: ownCopy(cut.trimEnd()), changed }
}

/** A part of a string keeps the whole in memory, and this one was part of an address with a seed in it. */
const ownCopy = (text: string) => Buffer.from(text).toString()
