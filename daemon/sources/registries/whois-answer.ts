/** Reads one raw WHOIS answer (RFC 3912) into the outcome that RDAP gives, too. It never throws, whatever the text is. */
import { toAscii } from '#daemon/core/domain-name.ts'
import { known, unknown, type Told } from '#shared/fact.ts'
import type { Found } from './answer.ts'
import { entriesOf, type Entry } from './whois-entries.ts'
import { readDeletion, readExpiry } from './whois-expiry.ts'
import { readKeeping } from './whois-keeping.ts'
import type { KeyRole } from './whois-keys.ts'
import { dayOrder } from './whois-order.ts'
import { sentenceOf, type Sentence } from './whois-sentences.ts'
import { isKnownState, statesOf } from './whois-states.ts'
import { linesOf } from './whois-text.ts'

type NoVerdict =
  | { readonly outcome: 'rate-limited'; readonly because: 'asked-too-often' }
  | { readonly outcome: 'unavailable'; readonly because: 'refused-client' | 'server-fault' | 'kept-name' }
  | {
      readonly outcome: 'invalid'
      readonly because:
        | 'too-large'
        | 'empty'
        | 'web-page'
        | 'other-name'
        | 'no-name'
        | 'name-alone'
        | 'odd-state'
        | 'malformed-name'
        | 'contradiction'
    }

export type WhoisAnswer =
  Found | { readonly outcome: 'not-found'; readonly because: 'says-not-found' | 'status-free' } | NoVerdict

/** As much as any answer may be, in bytes; a registry's is a few thousand. */
export const MAX_WHOIS_BYTES = 1024 * 1024

const invalid = (because: Extract<NoVerdict, { outcome: 'invalid' }>['because']): WhoisAnswer => ({
  outcome: 'invalid',
  because,
})

const bySentence: Readonly<Record<Sentence, WhoisAnswer>> = {
  'not-found': { outcome: 'not-found', because: 'says-not-found' },
  'other-name': invalid('other-name'),
  'asked-too-often': { outcome: 'rate-limited', because: 'asked-too-often' },
  'refused-client': { outcome: 'unavailable', because: 'refused-client' },
  'server-fault': { outcome: 'unavailable', because: 'server-fault' },
  'kept-name': { outcome: 'unavailable', because: 'kept-name' },
}

/** Registro.br answers a hasty client with a record that lacks its dates. */
const REDUCED = /^% ?query rate limit exceeded/im

/** @param answer.name A-labels, lower case */
export function readWhois(answer: { readonly text: string; readonly name: string }): WhoisAnswer {
  if (answer.text.length > MAX_WHOIS_BYTES) return invalid('too-large')
  const text = answer.text.replace(/^\uFEFF/, '').trim()
  if (text === '') return invalid('empty')
  if (/^(?:<[?!a-z]|\{|http\/1)/i.test(text)) return invalid('web-page')
  if (REDUCED.test(text)) return bySentence['asked-too-often']
  const lines = linesOf(text)
  if (lines === null) return invalid('too-large')
  const name = toAscii(answer.name) ?? answer.name
  const record = recordOf(entriesOf(lines), name)
  const read = Array.isArray(record) ? readRecord(record, name, lines) : null
  if (read !== null) return read
  if (record === 'other-name') return invalid('other-name')
  const sentence = sentenceOf(lines, name)
  if (sentence !== null) return bySentence[sentence]
  return invalid(record === 'no-name' ? 'no-name' : 'name-alone')
}

/** .be prints the name without its extension. */
const BARE_NAME = new Set(['be'])

const MOST_RECORDS = 5

/** The entries about the name, up to where the next one begins: a registrar's answer below the registry's is not mixed in. */
function recordOf(entries: readonly Entry[], name: string): Entry[] | 'other-name' | 'no-name' {
  const labels = name.split('.')
  const names = entries.map(({ role, value }) => (role === 'name' ? nameIn(value, labels) : null))
  const records = names
    .flatMap((one, at) => (one === name ? [at] : []))
    .slice(0, MOST_RECORDS)
    .map((at) => recordAt(entries, names, at))
  // Some repeat the question before they answer.
  const record = records.find((one) => one.some(({ role }) => role !== 'name')) ?? records[0]
  return record ?? (names.some((one) => one !== null) ? 'other-name' : 'no-name')
}

function recordAt(entries: readonly Entry[], names: readonly (string | null)[], at: number): Entry[] {
  const next = names.findIndex((one, index) => index > at + 1 && one !== null)
  // Some print the state above the name.
  const first = entries.findIndex(({ paragraph }) => paragraph === entries[at]?.paragraph)
  const before = names.findLastIndex((one, index) => index < at && one !== null)
  return entries.slice(Math.max(first, before + 1), next === -1 ? undefined : next)
}

function nameIn(value: string, labels: readonly string[]): string | null {
  const [word = ''] = value
    .slice(0, 300)
    .replace(/^['"]/, '')
    .split(/[\s('"]/, 1)
  if (BARE_NAME.has(labels.at(-1) ?? '') && word.toLowerCase() === labels[0]) return labels.join('.')
  return /^[\p{L}\p{N}\p{M}.-]+$/u.test(word) && word.includes('.') ? toAscii(word) : null
}

const EVIDENCE = new Set<KeyRole>(['evidence', 'registrar', 'server'])
const TRACES = new Set<KeyRole>(['trace', 'signed'])

/** `null`: nothing but the name is printed, which a refusal does as well. */
function readRecord(record: readonly Entry[], name: string, lines: readonly string[]): WhoisAnswer | null {
  const tld = name.slice(name.lastIndexOf('.') + 1)
  const filled = record.filter(({ value }) => value !== '')
  const valuesOf = (role: KeyRole) => filled.filter((one) => one.role === role).map(({ value }) => value)
  const has = (roles: ReadonlySet<KeyRole>) => filled.some(({ role }) => roles.has(role))

  const states = readStates(record, tld)
  const order = dayOrder(
    lines,
    filled.map(({ value }) => value),
    tld,
  )
  const dated = { valuesOf, tld, order }
  const expiry = readExpiry(dated)
  const isRegistered = has(EVIDENCE) || 'known' in expiry.expiry
  if (states.includes('free'))
    return isRegistered ? invalid('contradiction') : { outcome: 'not-found', because: 'status-free' }
  if (!isRegistered) {
    if (states.includes('kept')) return { outcome: 'unavailable', because: 'kept-name' }
    if (states.includes('malformed')) return invalid('malformed-name')
    if (states.length === 0 && !has(TRACES)) return null
    if (states.length > 0 && !states.some(isKnownState)) return invalid('odd-state')
  }
  const deletedAt = readDeletion(dated, states)
  const keeping = readKeeping(valuesOf)
  return { outcome: 'found', statuses: toldStates(states), deletedAt, keeping, ...expiry }
}

const toldStates = (states: readonly string[]): Told<string[]> =>
  states.length === 0 ? unknown('absent') : known([...new Set(states)])

const STATES = new Set<KeyRole>(['status', 'state', 'pending', 'reason'])
const MOST_STATES = 50

function readStates(record: readonly Entry[], tld: string): string[] {
  const beside = record.find(({ role }) => role === 'name')?.paragraph
  const said = record.filter(({ role }) => STATES.has(role)).slice(0, MOST_STATES)
  return said.flatMap(({ role, value, paragraph }) => {
    if (role === 'status') return statesOf(value, tld)
    if (role === 'state') return paragraph === beside || tld === 'jp' ? statesOf(value, tld) : []
    if (role === 'pending') return statesOf(`pending ${value}`, tld)
    // auDA says in this way alone that a name was not renewed
    return role === 'reason' && /^expired$/i.test(value) ? ['expired'] : []
  })
}
