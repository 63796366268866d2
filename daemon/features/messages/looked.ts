/** All that is seen of a mail, before anything is said of it. Pure. */
import type { Evidence } from '#shared/findings.ts'
import type { MessageKind, MessageReport } from '#shared/messages.ts'
import type { GuardedName } from '#shared/sites.ts'
import type { IsoTime } from '#shared/time.ts'
import { isProviderHost } from '#shared/true-origins.ts'
import { asksFor, type AskedFor } from './asks.ts'
import { judgeAttachments } from './attachments.ts'
import { checkClaims, type CheckedClaim } from './checked.ts'
import { claimsOf, isVague, kindsIn } from './claims.ts'
import type { MessageFacts } from './facts.ts'
import { isReadWhole } from './folded.ts'
import { addressedElsewhere, cameAt, uncoveredIn } from './handed-on.ts'
import { MOST_LINKS } from './reading/limits.ts'
import { imitationsIn, judgeLinks, type Imitations, type JudgedLink } from './links.ts'
import { disguisedIn } from './look.ts'
import type { MailAuthentication, ReadMail } from './mail.ts'
import { namesIn } from './names-said.ts'
import { saidBy, type Said } from './said.ts'
import { senderOf, type Sender } from './sender.ts'
import { voiceOf } from './voice.ts'
import { speaksOf, wordFor } from './words.ts'

/** Before it is said for whom it speaks. */
export type Seen = Omit<Looked, 'speaks' | 'isTalk' | 'isAside'>

export interface Looked {
  readonly mail: ReadMail
  readonly authentication: MailAuthentication
  readonly kind: MessageKind | null
  readonly sender: Sender
  readonly links: readonly JudgedLink[]
  /** Names of others that an invitation says: who invites chooses what stands in it. */
  readonly strangers: readonly string[]
  /** In its words, without a link. */
  readonly imitations: Imitations
  readonly attachments: Readonly<MessageReport['attachments']>
  readonly asks: readonly AskedFor[]
  /** The word that presses, as it was folded. */
  readonly urgent: string | null
  readonly claims: readonly CheckedClaim[]
  readonly disguised: Evidence | null
  /** It comes in the provider's name, or in that of a guarded name, or about what is the person's there. */
  readonly speaks: boolean
  /** It only speaks about all that, and to nobody: as one colleague writes to another. */
  readonly isTalk: boolean
  /** It may be an honest one about something else that names the provider. */
  readonly isAside: boolean
  /** A signature of the provider's own domain holds. */
  readonly isProven: boolean
  readonly isForward: boolean
  /** It invites or shares: names and words in it are those of whoever does. */
  readonly isRelay: boolean
  /** For whom it is, if not for the reader; `''` for nobody. */
  readonly elsewhere: string | null
  /** When it came, if not near its date. */
  readonly cameAt: IsoTime | null
  /** Fields that no signature covers. */
  readonly uncovered: readonly string[]
  /** All of its words and links were looked at. */
  readonly isWhole: boolean
  /** Nothing to read but pictures. */
  readonly isPicture: boolean
}

export function look(
  mail: ReadMail,
  authentication: MailAuthentication,
  facts: MessageFacts,
  guarded: readonly GuardedName[],
  now: IsoTime,
): Looked {
  const said = saidBy(mail, now)
  const rows = kindsIn(said)
  const sender = senderOf(mail, guarded)
  const shown = [mail.from[0]?.name ?? '', mail.subject ?? '', mail.text, mail.plain].join('\n')
  const disguised = disguisedIn(shown)
  const seen = {
    mail,
    authentication,
    kind: rows[0]?.kind ?? null,
    sender,
    links: judgeLinks(mail.links, guarded),
    imitations: imitationsIn(
      [said.subject, ...said.sentences].map(({ text }) => text),
      guarded,
    ),
    attachments: judgeAttachments(mail.attachments),
    asks: asksFor(said),
    urgent: urgentWord(said),
    claims: checkClaims(claimsOf(said, rows), facts, said, zonesOf(mail)),
    disguised: disguised && { ...disguised },
    isProven: sender.isTrue && isProvenByProvider(authentication),
    isForward: isForward(mail, said),
    isRelay: [said.subject, ...said.sentences].some(
      ({ words }) => speaksOf('share', words) || speaksOf('invite', words),
    ),
    strangers: rows[0]?.kind === 'invitation' ? strangersIn(said, guarded) : [],
    elsewhere: addressedElsewhere(mail, facts, guarded),
    cameAt: cameAt(mail, now),
    uncovered: uncoveredIn(mail, authentication),
    isWhole: isReadWhole(mail.text) && isReadWhole(mail.plain) && mail.links.length < MOST_LINKS,
    isPicture: mail.text.replaceAll(/\s/g, '').length < FEW && hasPicture(mail),
  }
  const isVagueKind = rows[0] === undefined || isVague(rows[0])
  const voice = voiceOf(seen, said, isVagueKind, facts, guarded)
  const isToReader = [said.subject, ...said.sentences].some(({ words }) => speaksOf('yours', words))
  const isAbout = voice === 'about' && !seen.isForward && seen.imitations.length === 0
  const isTalk = isAbout && !isToReader
  // an invoice that names the provider may be the one of an agency, which says “your hosting”
  return { ...seen, speaks: voice !== null, isTalk, isAside: isTalk || (isAbout && isVagueKind) }
}

const strangersIn = ({ subject, sentences }: Said, guarded: readonly GuardedName[]): readonly string[] =>
  [subject, ...sentences]
    .flatMap(({ text }) => namesIn(text))
    .filter((name) => !guarded.some((one) => one.name === name))

/** Characters. */
const FEW = 40
const hasPicture = ({ images, attachments }: ReadMail) =>
  images.length > 0 || attachments.some(({ type }) => /^image\/|\/pdf$/.test(type))

/** Minutes ahead of UTC where it was written. */
export function zonesOf({ headers }: ReadMail): readonly number[] {
  const written = headers.find(({ name }) => name === 'date')?.value ?? ''
  const [, sign, hours, minutes] = /([+-])(\d{2})(\d{2})(?!\d)/.exec(written) ?? []
  return hours === undefined ? [] : [(sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))]
}

function urgentWord({ subject, sentences }: Said): string | null {
  const words = [subject, ...sentences].map((one) => wordFor('urgent', one.words))
  return words.find((word) => word !== null) ?? null
}

/** By a signature of its own: that its servers may send (SPF) is true of each of its customers. */
function isProvenByProvider({ by, dkim, dmarc }: MailAuthentication): boolean {
  if (by === 'nothing' || dmarc?.result === 'fail') return false
  // the receiver saw another sender than the one that stands here
  if (dmarc && dmarc.domain !== '' && !dmarc.aligned) return false
  return dkim.some(
    ({ result, aligned, domain, signed }) =>
      result === 'pass' &&
      aligned &&
      isProviderHost(domain) &&
      // where it is said what was signed, what is read first has to be
      (signed.length === 0 || ['from', 'subject'].every((field) => signed.includes(field))),
  )
}

const FORWARD = /^\s*(?:fwd?|wg|tr|i|rv|enc|reenv)\s*:/i
const FORWARDED =
  /forwarded message|original message|message transfere|message d’origine|weitergeleitete nachricht|ursprungliche nachricht|messaggio inoltrato|messaggio originale|mensaje reenviado|mensaje original/
const isForward = ({ subject, attachments }: ReadMail, { sentences }: Said): boolean =>
  FORWARD.test(subject ?? '') ||
  sentences.some(({ words }) => FORWARDED.test(words)) ||
  attachments.some(({ type }) => type === 'message/rfc822')
