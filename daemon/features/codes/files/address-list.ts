/** A list: one address a line (otpauth: or otpauth-migration:), comments begin with `#` or `//`. Pure. */
import { MOST_CODES, nameless, onLine, type Found } from './found.ts'

const ADDRESS = /^otpauth(?:-migration)?:/i
const COMMENT = /^(?:#|\/\/)/

/** Whether any line could be an address: what stands around it is listed then. */
export const isAddressList = (text: string): boolean => /^[ \t]*otpauth(?:-migration)?:/im.test(text)

/** @returns one more than may be read, where there are more */
export function addressesIn(text: string): readonly Found[] {
  const found: Found[] = []
  let line = 0
  for (const [written] of text.matchAll(/[^\r\n]*(?:\r\n?|\n|$)/g)) {
    line += 1
    const address = written.trim()
    if (address === '' || COMMENT.test(address)) continue
    const at = { place: onLine(line), name: '' }
    found.push(ADDRESS.test(address) ? { ...at, address, names: nameless } : { ...at, reason: 'not-otpauth' })
    if (found.length > MOST_CODES) break
  }
  return found
}
