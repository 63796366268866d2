/**
 * A mail as it was read, and by whom it is proven. Everything in it was written by a stranger: text to look at, never to
 * follow. No control character that draws nothing is left in what is read, but for what `headers` keeps as it came.
 */
import type { IsoTime } from '#shared/time.ts'

export interface Mailbox {
  /** As shown, decoded; `''` for none. */
  readonly name: string
  /** As written, without angle brackets; `''` where only a name stands. Not looked at further: may be no address at all. */
  readonly address: string
}

/** A header field. In order, the topmost first; fields that stand twice stand here twice. */
export interface MailField {
  /** Lower case, trimmed. */
  readonly name: string
  /** Unfolded, encoded words decoded. */
  readonly value: string
  /** Unfolded, as it came: one character a byte where it is not UTF-8. */
  readonly raw: string
}

/** Where an address stands: what a press leads to, or what a form, a button or a refresh does by itself. */
type LinkPlace = 'anchor' | 'area' | 'form' | 'refresh' | 'text'

export interface MailLink {
  /** What the reader sees in its place: its text, else the text for a picture, else its title. `''` for nothing. */
  readonly shown: string
  /** Where it goes, made whole by the mail's `base`; as written where it is no address. Any scheme. */
  readonly address: string
  readonly place: LinkPlace
}

export interface MailAttachment {
  /** As shown, a character that turns the reading direction written out (`[U+202E]`). `null` for none. */
  readonly name: string | null
  /** Lower case, as the mail says: `application/zip`, `message/rfc822` (a mail in the mail: named, not judged). */
  readonly type: string
  readonly bytes: number
}

/** What the mail does so that its reader sees something else than a program. Honest newsletters hide a first line (`words`). */
export type Hiding =
  | 'words' // by style: not displayed, no size, off the page
  | 'colour' // in the colour of what lies behind
  | 'characters' // that draw nothing, inside a word
  | 'direction' // characters that turn the reading direction

/** How far it could be read. `too-large` and `too-deep`: past a limit, what came before may be read. */
export type ReadingFault = 'cut' | 'too-deep' | 'too-large' | 'damaged'

export interface ReadMail {
  /** Of all From fields together; how many there are is for `headers` to say. */
  readonly from: readonly Mailbox[]
  readonly replyTo: readonly Mailbox[]
  readonly to: readonly Mailbox[]
  /** The first, `null` for none. */
  readonly subject: string | null
  /** As the mail says; `null` for none that can be read. */
  readonly date: IsoTime | null
  readonly headers: readonly MailField[]
  /** Names of fields that no honest program writes so: one that may stand once and stands again, a space before the colon, no name, a NUL. */
  readonly oddFields: readonly string[]
  /** What is shown: of alternatives the HTML one, as visible text. Paragraphs are lines. */
  readonly text: string
  /** The plain alternative to it, which other programs show; `''` for none. */
  readonly plain: string
  /** At most 200, each pair of text and address once, out of both alternatives. */
  readonly links: readonly MailLink[]
  /** Addresses of what would be loaded from elsewhere (pictures, styles, fonts, frames): nothing of it is. At most 200. */
  readonly images: readonly string[]
  /** It has a form, a field or a button of its own. */
  readonly forms: boolean
  /** Empty for none. */
  readonly hidden: readonly Hiding[]
  readonly attachments: readonly MailAttachment[]
  readonly faults: readonly ReadingFault[]
}

/** RFC 8601, section 2.7. */
export const methodResults = [
  'none',
  'pass',
  'fail',
  'policy',
  'neutral',
  'softfail',
  'temperror',
  'permerror',
] as const
export type MethodResult = (typeof methodResults)[number]

export interface MethodFinding {
  readonly result: MethodResult
  /** Of whom: lower case, `''` where it is not said. */
  readonly domain: string
  /** The domain is the one of the single From address, or shares its registrable one. */
  readonly aligned: boolean
}

export interface SignatureFinding extends MethodFinding {
  /** Names of the fields that it covers, lower case; empty where the receiver does not say. */
  readonly signed: readonly string[]
}

/** What can be believed, and nothing else: what a stranger may have written is not in here. */
export interface MailAuthentication {
  /**
   * `receiver`: the results that the named receiver wrote; `dns`: the signatures were checked here, against the keys in
   * DNS, on the copy at hand (one that was pasted or cut fails although the mail was good); `nothing`: neither.
   */
  readonly by: 'receiver' | 'dns' | 'nothing'
  /** The authserv-id that was named, whether its results were found or not. */
  readonly receiver: string | null
  readonly dkim: readonly SignatureFinding[]
  readonly spf: MethodFinding | null
  readonly dmarc: MethodFinding | null
  readonly faults: readonly AuthenticationFault[]
}
export type AuthenticationFault =
  'results-absent' | 'results-forged' | 'results-doubtful' | 'receiver-unnamed' | 'dns-failed'

/** A signature of the sender's own domain holds. */
export const isProven = ({ dkim }: MailAuthentication): boolean =>
  dkim.some(({ result, aligned }) => result === 'pass' && aligned)
