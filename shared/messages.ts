/** A mail under check: what it is, what it claims, and whether that can be believed. Nothing of it is kept or sent anywhere. */
import * as v from 'valibot'
import { evidence } from './findings.ts'
import { isoTime } from './time.ts'

export const messageVerdicts = ['genuine', 'suspicious', 'forged', 'unknown'] as const
export type MessageVerdict = (typeof messageVerdicts)[number]

/** Mails that the provider's guides name, one row each in `daemon/features/messages/kinds.ts`. */
export const messageKinds = [
  'new-location',
  'wrong-password',
  'domain-expiring',
  'product-blocked',
  'security-alert',
  'invitation',
  'login-changed',
  'two-factor-required',
  'invoice',
  'account-closing',
] as const
export type MessageKind = (typeof messageKinds)[number]

/** Why; `message.reason.<code>` says each in the reader's language, with the parameters in `seen`. */
const messageReasons = [
  // who sent it
  'sender-true', // the domain of the sender is one that the provider uses
  'sender-imitates',
  'sender-foreign', // it speaks for the provider and comes from elsewhere
  'sender-name-lies', // the name shown holds another address, or the provider's name
  'sender-many', // more than one From, or none
  'reply-elsewhere',
  'header-odd', // what no honest mail program writes: broken fields, hidden characters
  // whether it can be proven
  'signed', // by the receiver's results, or by the key in DNS
  'not-signed',
  'signature-fails',
  'signature-other', // good, of a domain that is not the sender's
  'to-another', // addressed to somebody else, or to nobody
  'sent-again', // long after it was written
  'uncovered', // fields that the signature leaves to anybody
  'results-trusted', // whose results were believed
  'results-absent', // the receiver that was named wrote none
  'results-forged', // results that the sender wrote in the receiver's name
  'results-doubtful', // in its name, and where the sender can write, too
  'receiver-unnamed',
  'dns-failed',
  // what it holds
  'link-true',
  'link-foreign',
  'link-imitates',
  'link-lies', // the text shows one address, and it goes to another
  'link-odd', // user names, numbers for names, other schemes, ports
  'form-inside', // asks for something in the mail itself
  'remote-content', // pictures and pixels that would tell the sender that it was read: not loaded
  'attachment-risky',
  'attachment',
  'asks-secret', // for a password, a code, a card
  'urgent',
  'homoglyphs',
  'hidden-text',
  // what it claims against what is known
  'claim-agrees',
  'claim-contradicted',
  'claim-unknown',
  'nothing-claimed',
  // how far it could be read
  'cut', // only its beginning was read
  'too-deep',
  'too-large',
  'damaged',
] as const
export type MessageReason = (typeof messageReasons)[number]

const reason = v.strictObject({
  code: v.picklist(messageReasons),
  /** `against` it, `for` it, or only to be known. In order of weight, the heaviest first. */
  weight: v.picklist(['against', 'for', 'note']),
  seen: evidence,
})

const linkVerdicts = ['true', 'imitates', 'foreign', 'odd'] as const

const text = v.pipe(v.string(), v.maxLength(2000))
export const messageReport = v.strictObject({
  verdict: v.picklist(messageVerdicts),
  /** `null`: none that is known. */
  kind: v.nullable(v.picklist(messageKinds)),
  reasons: v.array(reason),
  from: v.nullable(v.strictObject({ name: v.nullable(text), address: text })),
  subject: v.nullable(text),
  /** As the mail says. */
  date: v.nullable(isoTime),
  /** By what it was proven, or could have been. */
  authentication: v.strictObject({
    by: v.picklist(['receiver', 'dns', 'nothing']),
    receiver: v.nullable(text),
    dkim: v.nullable(text),
    spf: v.nullable(text),
    dmarc: v.nullable(text),
  }),
  /** At most 200. Addresses are text: nothing here can be pressed. */
  links: v.array(
    v.strictObject({
      shown: text,
      address: text,
      host: v.nullable(text),
      verdict: v.picklist(linkVerdicts),
      imitates: v.nullable(text),
    }),
  ),
  attachments: v.array(
    v.strictObject({ name: v.nullable(text), type: text, bytes: v.number(), risky: v.boolean() }),
  ),
  claims: v.array(
    v.strictObject({
      /** `message.claim.<kind>` says it. */
      kind: v.picklist(messageKinds),
      /** What it says, and beside it what is known. */
      said: evidence,
      known: evidence,
      fact: v.picklist(['agrees', 'contradicted', 'unknown']),
    }),
  ),
})
export type MessageReport = v.InferOutput<typeof messageReport>

/** Characters that a page sends of a mail; of a longer one the beginning. The command line reads all of it. */
export const MOST_SENT = 2 * 1024 * 1024
/** Bytes. */
export const LARGEST_MESSAGE = 50 * 1024 * 1024

/**
 * `POST /v1/messages/check`. `mail` as it came over the wire, one character a byte (ISO 8859-1), so that a signature over
 * its bytes can be checked.
 */
export const messageRequest = v.strictObject({
  mail: v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_SENT)),
  cut: v.boolean(),
  /** The authserv-id of the server that received it (RFC 8601); `null`: as the settings say. */
  receiver: v.nullable(v.pipe(v.string(), v.maxLength(253))),
})

export type MessageRequest = v.InferOutput<typeof messageRequest>
