/** A mail of the outbox as its receiver would have it: RFC 5322, with the results that the receiver wrote on it (RFC 8601). */

interface Mailbox {
  /** May be empty. */
  readonly name: string
  readonly address: string
}

export interface Letter {
  readonly id: string
  readonly from: Mailbox
  readonly to: Mailbox
  readonly subject: string
  /** ms since the epoch */
  readonly at: number
  readonly text: string
  readonly html: string
}

/** The server that received it, as whoever checks the mail names it. */
export const RECEIVER = 'mx.sandbox.example'

/** With CRLF, in ASCII. */
export function emlOf({ id, from, to, subject, at, text, html }: Letter): string {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1)
  const boundary = `=_sandbox_${id}`
  const date = rfcDate(at)
  const part = (type: string, content: string) => [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...lines(Buffer.from(content.replaceAll(/\r?\n/g, '\r\n')).toString('base64')),
  ]
  return [
    `Return-Path: <bounces@${domain}>`,
    `Authentication-Results: ${RECEIVER};`,
    `\tdkim=pass header.d=${domain} header.i=@${domain};`,
    `\tspf=pass smtp.mailfrom=bounces@${domain};`,
    `\tdmarc=pass header.from=${domain}`,
    `Received: from out.${domain} (out.${domain} [192.0.2.25])`,
    `\tby ${RECEIVER} with ESMTPS id ${id};`,
    `\t${date}`,
    `Received: from localhost (localhost [127.0.0.1])`,
    `\tby out.${domain} with ESMTP id ${id};`,
    `\t${date}`,
    `From: ${mailboxOf(from)}`,
    `To: ${mailboxOf(to)}`,
    `Subject: ${words(subject)}`,
    `Date: ${date}`,
    `Message-ID: <${id}@${domain}>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...part('text/plain', text),
    ...part('text/html', html),
    `--${boundary}--`,
    '',
  ].join('\r\n')
}

/** `Thu, 12 Mar 2026 09:14:00 +0000` */
const rfcDate = (at: number) => new Date(at).toUTCString().replace('GMT', '+0000')

const lines = (base64: string): string[] => base64.match(/.{1,76}/g) ?? []

function mailboxOf({ name, address }: Mailbox): string {
  // what a person typed shall end neither the field nor the address
  const safe = address.replaceAll(/[^\x21-\x7e]|[<>(),;:\\"[\]]/g, '')
  if (name === '') return `<${safe}>`
  return PLAIN.test(name) ? `"${name.replaceAll(/["\\]/g, '')}" <${safe}>` : `${words(name)} <${safe}>`
}

const PLAIN = /^[\x20-\x7e]*$/
/** Bytes of text that an encoded word of 75 characters holds, less those of a character that would be cut. */
const WORD_BYTES = 42

/** Text of a header field; other than ASCII in encoded words (RFC 2047). */
function words(text: string): string {
  if (PLAIN.test(text) && !text.includes('=?')) return text
  const parts = ['']
  for (const character of text) {
    const longer = (parts.at(-1) ?? '') + character
    if (Buffer.byteLength(longer) > WORD_BYTES) parts.push(character)
    else parts[parts.length - 1] = longer
  }
  return parts.map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`).join('\r\n ')
}
