/** A WHOIS answer as keys with values. Registries write them in a dozen ways; which keys count is a table. */
import { roleOf, type KeyRole } from './whois-keys.ts'

export interface Entry {
  readonly role: KeyRole
  readonly value: string
  /** Counts the blocks of text between blank lines. */
  readonly paragraph: number
}

interface Pair {
  readonly role: KeyRole | null
  readonly value: string
}

const isComment = (line: string) => /^[%#>]/.test(line)
const LONGEST_KEY = 70
/** The colons behind it are those of its address. */
const SERVER = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){1,20}\.?(?:[\s,[(]|$)/i
const LISTS = new Set<KeyRole>(['status', 'server'])

/** The entries that mean something, in their order. Objects about people and servers are left out. */
export function entriesOf(lines: readonly string[]): readonly Entry[] {
  const entries: Entry[] = []
  let paragraph = 0
  /** The key that stands alone on its line: what follows it, without a key of its own, is its value. */
  let header: KeyRole | null = null
  /** The key of a list whose further values stand below the first, further in than this. */
  let list: KeyRole | null = null
  let listIndent = 0
  let isNew = true
  let isForeign = false
  for (const raw of lines) {
    const line = raw.trim()
    if (line === '' || isComment(line)) {
      // a value stands right below its key
      if (line === '') {
        header = null
        list = null
      }
      if (!isNew) paragraph += 1
      isNew = true
      continue
    }
    const isServer: boolean = (header ?? list) === 'server' && SERVER.test(line)
    const pair: Pair | null = isServer ? null : pairOf(line, header)
    if (isNew) isForeign = pair?.role === 'foreign'
    isNew = false
    if (isForeign) continue
    const indent = raw.length - raw.trimStart().length
    if (pair === null) {
      const role: KeyRole | null = header ?? (indent > listIndent ? list : null)
      if (role !== null) entries.push({ role, value: line, paragraph })
      continue
    }
    header = pair.value === '' ? pair.role : null
    list = pair.role !== null && LISTS.has(pair.role) ? pair.role : null
    listIndent = indent
    if (pair.role !== null) entries.push({ role: pair.role, value: pair.value, paragraph })
  }
  return entries
}

/** `null`: no key on this line. A key that means nothing has no role. */
function pairOf(line: string, header: KeyRole | null): Pair | null {
  const bracketed = /^(?:[a-z]{1,2}\.? ?)?\[([^\]]{1,40})\](.*)$/.exec(line)
  if (bracketed !== null) return pair(bracketed[1] ?? '', bracketed[2] ?? '')
  const colon = line.indexOf(':')
  const isKey = colon > 0 && colon <= LONGEST_KEY && /^[^\p{L}\d]*\p{L}/u.test(line)
  // .ee prints the name as `name:` below `Domain:`
  if (isKey && header === 'name' && /^name$/i.test(line.slice(0, colon).trim()))
    return pair('domain name', line.slice(colon + 1))
  const byColon = isKey ? pair(line.slice(0, colon), line.slice(colon + 1)) : null
  if (byColon !== null && byColon.role !== null) return byColon
  const gap = line.indexOf('  ')
  const byGap = gap > 0 ? pair(line.slice(0, gap), line.slice(gap)) : null
  if (byGap !== null && byGap.role !== null) return byGap
  const phrase =
    /^((?:the )?(?:record|domain)(?: will)?(?: expires?)? on|domain|informations? about) (\S.*)$/i.exec(line)
  return phrase === null ? byColon : pair(phrase[1] ?? '', phrase[2] ?? '')
}

const pair = (key: string, value: string): Pair => ({ role: roleOf(key), value: value.trim() })
