/** How much of a mail is read. Past a limit it is told as a fault, and the mail is never called genuine. */

/** MIME parts in parts. */
export const MOST_DEPTH = 100
export const MOST_PARTS = 100_000
export const MOST_FIELDS = 10_000
/** Bytes of the mail's own header. */
export const MOST_HEADER = 1024 * 1024
/** Bytes of the headers of all parts together. */
export const MOST_HEADERS = 16 * 1024 * 1024
/** Characters of visible text that are kept to be judged. */
export const MOST_TEXT = 200_000
export const MOST_LINKS = 200
/** Characters; longer ones hide something, and take long to be read. */
export const LONGEST_ADDRESS = 4000
export const MOST_REMOTE = 200
export const MOST_ATTACHMENTS = 1000
export const MOST_MAILBOXES = 100
/** Characters of one name, address or subject. */
const MOST_SHOWN = 2000

export const short = (text: string): string =>
  text.length > MOST_SHOWN ? text.slice(0, MOST_SHOWN).toWellFormed() : text
