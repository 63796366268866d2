/** `otpauth:` addresses, by the Key URI format and by what sites and apps make of it. Pure. */
import type { AddressFault, CodeKind, CodeRemark } from '#shared/codes.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { base32Bytes } from './base32.ts'
import { namesOf } from './label.ts'
import { fromPercent, isAddressWithin, oneLine } from './one-line.ts'
import { readCode, type ReadCode } from './read-code.ts'

const ADDRESS = /^otpauth:\/\/([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/is

/** Codes of another make, by the scheme or by the kind that apps write for them. */
const otherMakes: readonly (readonly [address: RegExp, fault: AddressFault])[] = [
  [/^otpauth-migration:/i, 'migration'],
  [/^(?:otpauth:\/\/)?steam\b/i, 'steam'],
  [/^(?:otpauth:\/\/)?motp\b/i, 'motp'],
  [/^otpauth:\/\/ya(?:otp|ndex)\b/i, 'yandex'],
]

const kinds: ReadonlyMap<string, CodeKind> = new Map([
  ['totp', 'totp'],
  ['hotp', 'hotp'],
])

const deciding = ['secret', 'issuer', 'algorithm', 'digits', 'period', 'counter'] as const
type Deciding = (typeof deciding)[number]
/** How an app draws or orders a code, which changes none. */
const harmless = [
  '',
  'image',
  'icon',
  'color',
  'lock',
  'tags',
  'codedisplay',
  'codes',
  'name',
  'label',
  'account',
]

export function readAddress(text: string): Result<ReadCode, AddressFault> {
  const line = oneLine(text)
  if (!line.ok) return line
  const other = otherMakes.find(([address]) => address.test(line.value))
  if (other !== undefined) return err(other[1])
  const parts = ADDRESS.exec(line.value)
  if (parts === null) return err('not-otpauth')
  const [, type = '', path = '', query = ''] = parts
  const kind = kinds.get(type.toLowerCase())
  if (kind === undefined) return err('other-kind')
  const read = parametersOf(query)
  if (!read.ok) return read
  const { told, remarks } = read.value

  const label = fromPercent(path)
  const issuer = told.issuer ?? ''
  if (isAddressWithin(label) || isAddressWithin(issuer)) return err('nested')
  if ((told.secret ?? '').trim() === '') return err('no-secret')
  const secret = base32Bytes(told.secret ?? '')
  if (!secret.ok) return secret
  const names = namesOf(label, issuer)
  return readCode({
    ...told,
    ...names,
    kind,
    secret: secret.value,
    remarks: [...remarks, ...names.remarks],
  })
}

interface Parameters {
  readonly told: Readonly<Partial<Record<Deciding, string>>>
  readonly remarks: readonly CodeRemark[]
}

/** A plus is a space here, as in every form that a browser sends, and `&amp;` is what is copied from the source of a page. */
function parametersOf(query: string): Result<Parameters, AddressFault> {
  const told: Partial<Record<Deciding, string>> = {}
  let isIgnored = false
  for (const part of query.split(/&(?:amp;)?/i)) {
    const [, written = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(part.replaceAll('+', ' ')) ?? []
    const name = fromPercent(written).trim().toLowerCase()
    const known = deciding.find((one) => one === name)
    if (name === 'encoder' && /^steam$/i.test(value)) return err('steam')
    if (known === undefined) isIgnored ||= !harmless.includes(name)
    // which of two holds, every app answers differently
    else if (known in told) return err('twice')
    else told[known] = fromPercent(value)
  }
  return ok({ told, remarks: isIgnored ? ['parameters-ignored'] : [] })
}
