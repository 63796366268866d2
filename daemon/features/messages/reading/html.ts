/** The visible text of an HTML mail, and what it would do. A walk over its tags: nothing is built, loaded or run. */
import { Parser } from 'htmlparser2'
import type { Hiding, MailLink } from '../mail.ts'
import { isRemote, loadedBy, loadedByStyle } from './remote.ts'
import { isSameColour, lookWithin, PAPER, type Look } from './style.ts'
import { linksInText } from './text-links.ts'
import { hidingIn, seenOnly } from './unseen.ts'

/** What is found on the way, in all parts of a mail together. */
export interface Found {
  readonly link: (link: MailLink) => void
  /** An address that would have been loaded. */
  readonly remote: (address: string) => void
  readonly form: () => void
  readonly hiding: (way: Hiding) => void
}

type Attributes = Readonly<Record<string, string>>

/** Written on a line of its own. */
const block = new Set(
  'address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
/** Whose text is never shown. */
const unread = new Set(['script', 'style', 'title', 'template', 'noframes', 'datalist'])
/** Whose `href` is nothing to press. */
const unlinked = new Set(['a', 'base', 'link', 'image', 'use'])
/** They show another page by themselves. */
const itself = new Set(['iframe', 'frame', 'object', 'embed'])
/** `0; url='https://…'`, and without its name. */
const REFRESH = /^[\s\d.]*[;,\s]\s*(?:url\s*=\s*)?["']?([^"'\s][^"']*)/i
const isProgram = (name: string, attributes: Attributes) =>
  (name === 'script' && !/json/i.test(attributes['type'] ?? '')) ||
  Object.keys(attributes).some((attribute) => /^on[a-z]/.test(attribute))
const formParts = new Set(['form', 'input', 'textarea', 'select', 'button'])

/** The text that is shown: a line for each paragraph. */
export function walkHtml(html: string, found: Found): string {
  const text: string[] = []
  /** What stands in no link: addresses in it become one. */
  const loose: string[] = []
  let base: string | null = null
  const open: { readonly name: string; readonly look: Look; readonly isUnread: boolean }[] = []
  let link: {
    readonly depth: number
    readonly address: string
    readonly title: string
    shown: string
  } | null = null

  const add = (part: string) => {
    text.push(part)
    if (link) link.shown += part
    else loose.push(part)
  }
  const lead = (address: string | undefined, shown: string, place: MailLink['place']) => {
    if (address !== undefined) found.link({ shown: seenOnly(shown), address: whole(address, base), place })
  }
  const endLink = () => {
    if (link) lead(link.address, seenOnly(link.shown) === '' ? link.title : link.shown, 'anchor')
    link = null
    loose.push(' ')
  }

  const parser = new Parser({
    onopentag(name: string, attributes: Attributes) {
      const around = open.at(-1)
      const look = lookWithin(around?.look ?? PAPER, attributes)
      open.push({ name, look, isUnread: (around?.isUnread ?? false) || unread.has(name) })
      if (formParts.has(name) && attributes['type'] !== 'hidden') found.form()
      for (const address of loadedBy(name, attributes)) if (isRemote(address)) found.remote(address)
      if (block.has(name)) add('\n')
      if (name === 'td' || name === 'th') add(' ')
      if (name === 'base') base ??= attributes['href'] ?? null
      const href = attributes['href'] ?? attributes['xlink:href']
      if (name === 'a' && href !== undefined) {
        endLink()
        link = { depth: open.length, address: href, title: attributes['title'] ?? '', shown: '' }
      } else if (!unlinked.has(name)) lead(href, attributes['alt'] ?? attributes['title'] ?? '', 'area')
      lead(attributes['ping'], '', 'area')
      if (name === 'form') lead(attributes['action'], '', 'form')
      lead(attributes['formaction'], attributes['value'] ?? '', 'form')
      if (name === 'meta' && /^\s*refresh\s*$/i.test(attributes['http-equiv'] ?? ''))
        lead(REFRESH.exec(attributes['content'] ?? '')?.[1], '', 'refresh')
      if (itself.has(name)) lead(attributes['src'] ?? attributes['data'], '', 'refresh')
      if (attributes['srcdoc'] !== undefined) walkHtml(attributes['srcdoc'], found)
      if (isProgram(name, attributes)) lead('javascript:', '', 'refresh')
      if (name === 'img' && link && !look.hidden)
        link.shown += ` ${attributes['alt'] ?? attributes['title'] ?? ''} `
      if (name === 'input' && attributes['type'] !== 'hidden')
        add(` ${attributes['value'] ?? attributes['placeholder'] ?? ''} `)
    },
    ontext(part) {
      const here = open.at(-1)
      if (here?.name === 'style')
        for (const address of loadedByStyle(part)) if (isRemote(address)) found.remote(address)
      if (here?.isUnread === true) return
      const look = here?.look ?? PAPER
      if (!look.hidden && !isSameColour(look)) return add(part.replaceAll(/\s+/g, ' '))
      if (seenOnly(part) !== '') found.hiding(look.hidden ? 'words' : 'colour')
    },
    oncomment(comment) {
      // one program shows what stands in there
      if (/^\s*\[(?:if |cdata\[)/i.test(comment)) walkHtml(comment.slice(comment.indexOf('>') + 1), found)
    },
    onclosetag(name) {
      if (link?.depth === open.length) endLink()
      open.pop()
      if (block.has(name)) add('\n')
    },
  })
  parser.end(html)
  endLink()

  for (const link of linksInText(loose.join(''))) found.link(link)
  const shown = text.join('')
  for (const way of hidingIn(shown)) found.hiding(way)
  return paragraphs(shown)
}

/** Each line with what can be seen of it, without empty ones. */
export const paragraphs = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(seenOnly)
    .filter((line) => line !== '')
    .join('\n')

/** As a browser would go there; as it stands where that is nowhere. */
function whole(address: string, base: string | null): string {
  // browsers leave these out
  const plain = address.replaceAll(/[\t\r\n]/g, '').trim()
  // `https:/login` is an address of its own without a base, and a page of it with one
  if (base === null || /^[a-z][a-z\d+.-]*:\/\//i.test(plain)) return plain
  return URL.parse(plain, base)?.href ?? plain
}
