/** A mail as it is sent to the daemon: one character a byte (ISO 8859-1), so that a signature over its bytes can be checked. */
import { MOST_SENT } from '#shared/messages.ts'

export interface MailText {
  readonly text: string
  /** Only its beginning is in `text`. */
  readonly cut: boolean
}

/** Bytes that are turned at once: every one of them is an argument of a call. */
const PART = 8192

/** No decoder of the browser does it: what they call ISO 8859-1 is Windows-1252. */
function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += PART)
    text += String.fromCharCode(...bytes.subarray(at, at + PART))
  return text
}

/** What was opened or dropped: its bytes. */
export async function textOfFile(file: Blob): Promise<MailText> {
  const bytes = new Uint8Array(await file.slice(0, MOST_SENT).arrayBuffer())
  return { text: latin1(bytes), cut: file.size > MOST_SENT }
}

/** Of them a mail has one at least, above its text. */
const header = /^(?:from|to|subject|date|received|message-id|return-path)[ \t]*:/im
/** Characters; a header is rarely longer. */
const BEGINNING = 65_536

/** Whether it is the source of a mail, and not what one reads of it. */
export const hasHeader = (text: string): boolean =>
  // UTF-16 has a zero beside each of these letters
  header.test(text.slice(0, BEGINNING).replaceAll('\0', ''))

/** What was pasted: the bytes that it would have in a file. */
export const textOfPaste = (pasted: string): Promise<MailText> => textOfFile(new Blob([pasted]))
