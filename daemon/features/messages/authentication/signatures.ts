/** The DKIM signatures that a mail carries (RFC 6376), as they say of themselves. */
import type { MailField } from '../mail.ts'

export interface Signature {
  /** Lower case, `''` for none. */
  readonly domain: string
  readonly selector: string
  /** Names of the fields that it covers, lower case. */
  readonly signed: readonly string[]
  /** It covers the beginning of the body alone: the rest may be anybody's. */
  readonly isPartial: boolean
  /** Base64. */
  readonly value: string
}

export const signaturesIn = (fields: readonly MailField[]): readonly Signature[] =>
  fields.filter(({ name }) => name === 'dkim-signature').map(({ raw }) => signatureIn(raw))

function signatureIn(raw: string): Signature {
  const tags = new Map(
    raw.split(';').map((tag): [string, string] => {
      const equals = tag.indexOf('=')
      return [tag.slice(0, Math.max(equals, 0)).trim(), tag.slice(equals + 1).replaceAll(/\s/g, '')]
    }),
  )
  const of = (name: string) => tags.get(name) ?? ''
  return {
    domain: of('d').toLowerCase(),
    selector: of('s').toLowerCase(),
    signed: of('h').toLowerCase().split(':'),
    isPartial: tags.has('l'),
    value: of('b'),
  }
}

/** What a reader is shown, and what says how the rest is read. */
const shown = ['from', 'subject', 'content-type']

/**
 * Whether it stands for what a reader sees. A signed mail that somebody sends on with another subject, or with parts of
 * its own, still has a good signature: of the rest.
 */
export const coversShown = (
  { signed, isPartial }: Signature,
  fields: readonly MailField[],
  odd: readonly string[],
): boolean =>
  !isPartial &&
  shown.every(
    (name) => !odd.includes(name) && (signed.includes(name) || !fields.some((field) => field.name === name)),
  )
