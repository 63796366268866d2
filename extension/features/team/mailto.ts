/** The address by which a mail program opens a prepared mail. Pure. */

export interface MailText {
  readonly subject: string
  readonly body: string
}

/** Characters that every mail program and system takes in one address (Windows: 2,083). */
const LONGEST = 2000

export interface Mailto {
  readonly href: string
  /** What did not fit, and is to be pasted. */
  readonly lacks: { readonly text: boolean; readonly addresses: boolean }
}

/** An address as a mail program takes it: nothing in it may name another, or begin another part of the mail. */
const PLAIN = /^[^\s\p{C}@,;:<>()[\]"\\?&%]+@[^\s\p{C}@,;:<>()[\]"\\?&%]+$/u

/** As much as fits: all; else everybody in the blind copy, so that no address is shown to others by a mistake; else the text. */
export function mailtoOf({ subject, body }: MailText, emails: readonly string[]): Mailto {
  const title = `subject=${encoded(subject)}`
  const text = `&body=${encoded(body.replaceAll(/\r?\n/g, '\r\n'))}`
  const plain = emails.filter((email) => PLAIN.test(email))
  const addresses = `bcc=${plain.map(encoded).join(',')}&`
  const some = plain.length < emails.length
  const tries: Mailto[] = [
    { href: `mailto:?${addresses}${title}${text}`, lacks: { text: false, addresses: some } },
    { href: `mailto:?${addresses}${title}`, lacks: { text: true, addresses: some } },
    { href: `mailto:?${title}${text}`, lacks: { text: false, addresses: true } },
  ]
  const bare = { href: `mailto:?${title}`, lacks: { text: true, addresses: true } }
  return tries.find(({ href }) => href.length <= LONGEST) ?? bare
}

/** Half a character, which a name from outside may hold, has no code. */
const encoded = (text: string) => encodeURIComponent(text.toWellFormed())
