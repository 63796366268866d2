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

/** As much as fits: all; else everybody in the blind copy, so that no address is shown to others by a mistake; else the text. */
export function mailtoOf({ subject, body }: MailText, emails: readonly string[]): Mailto {
  const title = `subject=${encodeURIComponent(subject)}`
  const text = `&body=${encodeURIComponent(body.replaceAll(/\r?\n/g, '\r\n'))}`
  const addresses = `bcc=${emails.map(encodeURIComponent).join(',')}&`
  const tries: Mailto[] = [
    { href: `mailto:?${addresses}${title}${text}`, lacks: { text: false, addresses: false } },
    { href: `mailto:?${addresses}${title}`, lacks: { text: true, addresses: false } },
    { href: `mailto:?${title}${text}`, lacks: { text: false, addresses: true } },
  ]
  const bare = { href: `mailto:?${title}`, lacks: { text: true, addresses: true } }
  return tries.find(({ href }) => href.length <= LONGEST) ?? bare
}
