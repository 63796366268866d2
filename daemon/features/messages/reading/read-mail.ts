/**
 * Reads a mail. Works as hard as the mail is long, and a hostile one is made to be hard: whoever has something to lose lets
 * another process do it (`apart.ts`).
 */
import { decodeWords } from 'postal-mime'
import type { Hiding, MailAttachment, MailField, MailLink, ReadingFault, ReadMail } from '../mail.ts'
import { readFields } from './fields.ts'
import { paragraphs, walkHtml, type Found } from './html.ts'
import { LONGEST_ADDRESS, MOST_ATTACHMENTS, MOST_LINKS, MOST_REMOTE, MOST_TEXT, short } from './limits.ts'
import { mailboxesOf } from './mailboxes.ts'
import { readParts, type MailPart } from './parts.ts'
import { linksInText } from './text-links.ts'
import { hidingIn, seenOnly, withDirectionShown } from './unseen.ts'
import { LARGEST_MESSAGE } from '#shared/messages.ts'
import { iso, type IsoTime } from '#shared/time.ts'

/**
 * @param given from the first line of the header on
 * @param cut whether the mail goes on after these bytes
 */
export async function readMail(given: Uint8Array, cut: boolean): Promise<ReadMail> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, Math.min(given.byteLength, LARGEST_MESSAGE))
  const header = readFields(bytes)
  const { fields } = header
  const faults = new Set<ReadingFault>(cut ? ['cut'] : [])
  if (header.isTooLarge || given.byteLength > LARGEST_MESSAGE) faults.add('too-large')
  if (header.isTorn || fields.length === 0) faults.add('damaged')

  const found = gather(faults)
  const texts = { shown: [] as string[], plain: [] as string[] }
  const attachments: MailAttachment[] = []
  const root = await readParts(bytes)
  if (root.ok)
    for (const { part, isInstead } of leavesOf(root.value)) {
      if (isShown(part)) {
        const text = part.getTextContent()
        if (isDamaged(part, text)) faults.add('damaged')
        if (part.contentType.parsed.value === 'text/html') texts.shown.push(walkHtml(text, found.sink))
        else texts[isInstead ? 'plain' : 'shown'].push(readPlain(text, found.sink))
      }
      if (part.contentType.multipart !== false) faults.add('damaged')
      else if (!isShown(part) || nameOf(part) !== null) attachments.push(attachmentOf(part))
    }
  else faults.add(root.error)

  const subject = fields.find(({ name }) => name === 'subject')
  for (const { name, value } of fields)
    if (name === 'from' || name === 'subject') for (const way of hidingIn(value)) found.sink.hiding(way)
  const kept = (parts: readonly string[]) => {
    const text = parts.join('\n')
    if (text.length > MOST_TEXT) faults.add('too-large')
    return text.slice(0, MOST_TEXT).toWellFormed()
  }
  if (attachments.length > MOST_ATTACHMENTS) faults.add('too-large')
  return {
    from: mailboxesOf(fields, 'from'),
    replyTo: mailboxesOf(fields, 'reply-to'),
    to: mailboxesOf(fields, 'to'),
    subject: subject ? short(seenOnly(subject.value)) : null,
    date: dateOf(fields),
    headers: fields,
    oddFields: header.odd,
    text: kept(texts.shown.length > 0 ? texts.shown : texts.plain),
    plain: kept(texts.shown.length > 0 ? texts.plain : []),
    ...found.all(),
    attachments: attachments.slice(0, MOST_ATTACHMENTS),
    faults: [...faults],
  }
}

/** A part without parts, and whether it stands in an alternative that is shown in another form. */
function* leavesOf(root: MailPart): Iterable<{ readonly part: MailPart; readonly isInstead: boolean }> {
  const open: { part: MailPart; isInstead: boolean }[] = [{ part: root, isInstead: false }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { part, isInstead } = next
    if (part.childNodes.length === 0) yield next
    const other = isInstead || (part.contentType.multipart === 'alternative' && hasHtml(part))
    for (const child of part.childNodes.toReversed()) open.push({ part: child, isInstead: other })
  }
}

const hasHtml = (part: MailPart): boolean =>
  (part.contentType.parsed.value === 'text/html' && isShown(part)) || part.childNodes.some(hasHtml)

const isShown = ({ contentType, contentDisposition }: MailPart): boolean =>
  contentDisposition.parsed.value !== 'attachment' && /^text\/(?:html|plain)$/.test(contentType.parsed.value)

const ENCODINGS: ReadonlySet<string> = new Set(['', '7bit', '8bit', 'binary', 'base64', 'quoted-printable'])

/** An encoding or a charset that nobody knows, or bytes that it does not have. */
function isDamaged({ contentType, contentTransferEncoding }: MailPart, text: string): boolean {
  if (!ENCODINGS.has(contentTransferEncoding.encoding ?? '')) return true
  if (text.includes('\uFFFD') || text.includes('\0')) return true
  const { charset = 'utf-8' } = contentType.parsed.params
  try {
    return new TextDecoder(charset.trim()).encoding === 'replacement'
  } catch {
    return true
  }
}

function readPlain(text: string, sink: Found): string {
  for (const link of linksInText(text)) sink.link(link)
  for (const way of hidingIn(text)) sink.hiding(way)
  return paragraphs(text)
}

const nameOf = ({ contentDisposition, contentType }: MailPart): string | null =>
  contentDisposition.parsed.params['filename'] || contentType.parsed.params['name'] || null

function attachmentOf(part: MailPart): MailAttachment {
  const name = nameOf(part)
  return {
    name: name === null ? null : short(withDirectionShown(decodeWords(name))),
    type: short(seenOnly(part.contentType.parsed.value)),
    bytes: part.content?.byteLength ?? 0,
  }
}

function dateOf(fields: readonly MailField[]): IsoTime | null {
  const at = Date.parse(fields.find(({ name }) => name === 'date')?.raw ?? '')
  // what lies outside is written in another form
  return at >= 0 && at < Date.UTC(10_000) ? iso(at) : null
}

/** Each pair of text and address once. */
function gather(faults: Set<ReadingFault>) {
  const links = new Map<string, MailLink>()
  const images = new Set<string>()
  const hidden = new Set<Hiding>()
  let forms = false
  const sink: Found = {
    link({ shown, address, place }) {
      // that it is too long is for whoever judges it to see
      const whole = seenOnly(address).slice(0, LONGEST_ADDRESS + 1)
      const link = { shown: short(shown), address: whole.toWellFormed(), place }
      const key = `${link.shown}\n${link.address}`
      if (links.has(key)) return
      if (links.size < MOST_LINKS) links.set(key, link)
      else faults.add('too-large')
    },
    remote(address) {
      if (images.size < MOST_REMOTE) images.add(short(seenOnly(address)))
    },
    form() {
      forms = true
    },
    hiding(way) {
      hidden.add(way)
    },
  }
  return {
    sink,
    all: () => ({ links: [...links.values()], images: [...images], forms, hidden: [...hidden] }),
  }
}
