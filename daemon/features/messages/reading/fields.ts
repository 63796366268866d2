/** The header of a mail, field by field, as it stands: nothing is merged, and what is odd is named. */
import { decodeWords } from 'postal-mime'
import type { MailField } from '../mail.ts'
import { MOST_FIELDS, MOST_HEADER } from './limits.ts'

export interface Header {
  readonly fields: readonly MailField[]
  readonly odd: readonly string[]
  readonly isTooLarge: boolean
  /** Two programs may find its end, or one of its fields, at different places. */
  readonly isTorn: boolean
}

/** RFC 5322, section 3.6, and RFC 2045: what stands twice is read differently by different programs. */
const onceOnly: ReadonlySet<string> = new Set([
  'date',
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'bcc',
  'message-id',
  'in-reply-to',
  'references',
  'subject',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'content-disposition',
  'content-id',
])

const NAME = /^[\x21-\x39\x3b-\x7e]+$/
const SPACED_NAME = /^[ \t]*[\x21-\x39\x3b-\x7e]+[ \t]*$/
/** The line with which a mailbox file parts its mails: `From me@example.org Sat Jan  3 01:05:34 1996`. */
const PARTING = /^>?From \S+ [^\n]*\d\d:\d\d[^\n]*\n/
const LF = 10

/** Which some editors write before a text in UTF-8. */
const MARK = '\xEF\xBB\xBF'
/** Where the mail itself begins. */
export function startOf(bytes: Buffer): number {
  const beginning = bytes.toString('latin1', 0, 500)
  const mark = beginning.startsWith(MARK) ? MARK.length : 0
  return mark + (PARTING.exec(beginning.slice(mark))?.[0].length ?? 0)
}

/** @param bytes from the first line of the header on */
export function readFields(bytes: Buffer): Header {
  const odd = new Set<string>()
  const rows: string[][] = []
  let isTorn = false
  let isTooLarge = false
  for (let at = 0; at < bytes.length;) {
    const found = bytes.indexOf(LF, at)
    const end = found < 0 ? bytes.length : found
    isTooLarge = rows.length > MOST_FIELDS || end > MOST_HEADER
    if (isTooLarge) break
    const line = textOf(bytes.subarray(at, end)).replace(/\r$/, '')
    at = end + 1
    // a lone CR ends a line for some, and two of them the header
    if (/[\r\0]/.test(line)) isTorn = true
    if (line.replaceAll('\r', '') === '') break
    const last = rows.at(-1)
    if (/^[ \t]/.test(line) && last) last.push(line)
    else rows.push([line])
  }
  const fields: MailField[] = []
  for (const row of rows) {
    const whole = row.join('')
    const colon = whole.indexOf(':')
    const written = colon < 0 ? '' : whole.slice(0, colon)
    const name = written.trim().toLowerCase()
    if (!NAME.test(written)) odd.add(name)
    isTorn ||= !SPACED_NAME.test(written)
    const raw = colon < 0 ? whole : whole.slice(colon + 1).trim()
    if (/[\r\0]/.test(raw) || (onceOnly.has(name) && fields.some((field) => field.name === name)))
      odd.add(name)
    fields.push({ name, value: decodeWords(raw), raw })
  }
  return { fields, odd: [...odd], isTooLarge, isTorn }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function textOf(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return bytes.toString('latin1')
  }
}
