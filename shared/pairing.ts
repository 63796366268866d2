/** Pairing, the daemon's proof and the session: what both sides say, and the proof both compute. */
import * as v from 'valibot'
import { isoTime } from './time.ts'

const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${String(bytes * 2)}}$`)))
/** Base64url without padding. */
const base64url = (bytes: number) =>
  v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/), v.length(Math.ceil((bytes * 4) / 3)))

export const clientId = hex(8)
const nonce = base64url(16)

/** Six digits that a person reads and types, or a ticket that the extension was handed on this computer. */
const codeOrTicket = v.pipe(v.string(), v.regex(/^(?:\d{6}|[A-Za-z0-9_-]{43})$/))
export const CODE_LENGTH = 6

export const pairRequest = v.strictObject({
  code: codeOrTicket,
  clientName: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  /** As in every first call. Nothing is answered to it: there is no key yet that both sides know and a relay does not. */
  nonce,
})
// a daemon of a later version may say more in these three, and is understood all the same
/** `token` is `id.SECRET`, SECRET being 32 bytes in base64url. */
export const pairAnswer = v.object({ id: clientId, token: v.string() })

export const helloRequest = v.strictObject({ id: clientId, nonce })
export const helloAnswer = v.object({ nonce, boot: v.string(), proof: v.string(), version: v.string() })

export const sessionAnswer = v.object({ session: v.string() })

/**
 * What the daemon signs (HMAC-SHA-256, base64url) to prove that it knows this client, before the client sends its token.
 * The key is SHA-256 of SECRET's bytes; `address` is the one that the client dialled, so that a relay on another port fails.
 */
export const proofMessage = (parts: {
  id: string
  clientNonce: string
  daemonNonce: string
  boot: string
  address: string
}): string =>
  ['latchkey-daemon-v1', parts.id, parts.clientNonce, parts.daemonNonce, parts.boot, parts.address].join('|')

/** By the six digits, or by a press in the browser, which the native host let in. */
export const pairedBy = v.picklist(['code', 'press'])

export const pairedClient = v.strictObject({
  id: clientId,
  name: v.string(),
  browser: v.string(),
  kind: v.picklist(['browser', 'script']),
  /** null for a script */
  pairedBy: v.nullable(pairedBy),
  createdAt: isoTime,
  lastUsedAt: v.nullable(isoTime),
})
export type PairedClient = v.InferOutput<typeof pairedClient>
