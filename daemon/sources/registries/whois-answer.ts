/** Reads one raw WHOIS answer (RFC 3912) into the outcome that RDAP gives, too. It never throws, whatever the text is. */
import { toAscii } from '#daemon/core/domain-name.ts'
import { known, unknown, type Told } from '#shared/fact.ts'
import { DAY, epoch, iso, type IsoTime } from '#shared/time.ts'
import type { Found, FoundNote } from './answer.ts'
import { entriesOf, type Entry } from './whois-entries.ts'
import type { KeyRole } from './whois-keys.ts'
import { sentenceOf, type Sentence } from './whois-sentences.ts'
import { statesOf } from './whois-states.ts'
import { linesOf } from './whois-text.ts'
import { parseWhoisTime } from './whois-time.ts'

type NoVerdict =
  | { readonly outcome: 'rate-limited'; readonly because: 'asked-too-often' }
  | { readonly outcome: 'unavailable'; readonly because: 'refused-client' | 'server-fault' | 'kept-name' }
  | {
      readonly outcome: 'invalid'
      readonly because:
        'too-large' | 'empty' | 'web-page' | 'other-name' | 'no-name' | 'name-alone' | 'malformed-name'
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
  if (/^(?:<\?xml|<!doctype|<html|<head|<body|http\/1)/i.test(text)) return invalid('web-page')
  if (REDUCED.test(text)) return bySentence['asked-too-often']
  const lines = linesOf(text)
  if (lines === null) return invalid('too-large')
  const name = toAscii(answer.name) ?? answer.name
  const record = recordOf(entriesOf(lines), name)
  const tld = name.slice(name.lastIndexOf('.') + 1)
  const read = Array.isArray(record) ? readRecord(record, tld) : null
  if (read !== null) return read
  if (record === 'other-name') return invalid('other-name')
  const sentence = sentenceOf(lines, name)
  if (sentence !== null) return bySentence[sentence]
  return invalid(record === 'no-name' ? 'no-name' : 'name-alone')
}

/** .be prints the name without its extension. */
const BARE_NAME = new Set(['be'])

/** The entries about the name, up to where the next one begins: a registrar's answer below the registry's is not mixed in. */
function recordOf(entries: readonly Entry[], name: string): Entry[] | 'other-name' | 'no-name' {
  const labels = name.split('.')
  const names = entries.map(({ role, value }) => (role === 'name' ? nameIn(value, labels) : null))
  const at = names.indexOf(name)
  if (at === -1) return names.some((one) => one !== null) ? 'other-name' : 'no-name'
  const next = names.findIndex((one, index) => index > at + 1 && one !== null)
  // Some print the state above the name.
  const first = entries.findIndex(({ paragraph }) => paragraph === entries[at]?.paragraph)
  const before = names.findLastIndex((one, index) => index < at && one !== null)
  return entries.slice(Math.max(first, before + 1), next === -1 ? undefined : next)
}

function nameIn(value: string, labels: readonly string[]): string | null {
  const [word = ''] = value.slice(0, 300).split(/[\s(]/, 1)
  if (BARE_NAME.has(labels.at(-1) ?? '') && word.toLowerCase() === labels[0]) return labels.join('.')
  return /^[\p{L}\p{N}\p{M}.-]+$/u.test(word) && word.includes('.') ? toAscii(word) : null
}

/** `null`: nothing but the name is printed, which a refusal does as well. */
function readRecord(record: readonly Entry[], tld: string): WhoisAnswer | null {
  const valuesOf = (role: KeyRole) =>
    record.filter((one) => one.role === role && one.value !== '').map(({ value }) => value)
  const states = readStates(record, tld)
  const isRegistered = record.some(({ role }) => role === 'evidence')
  const dates = readDates(valuesOf, tld)
  const isDated = 'known' in dates.expiry
  if (!isRegistered && !isDated) {
    if (states.includes('free')) return { outcome: 'not-found', because: 'status-free' }
    if (states.includes('kept')) return { outcome: 'unavailable', because: 'kept-name' }
    if (states.includes('malformed')) return invalid('malformed-name')
    if (states.length === 0) return null
  }
  const deletedAt = deletionOf(valuesOf, states, tld)
  return { outcome: 'found', statuses: toldStates(states), deletedAt, ...dates }
}

const toldStates = (states: readonly string[]): Told<string[]> =>
  states.length === 0 ? unknown('absent') : known([...new Set(states)])

function readStates(record: readonly Entry[], tld: string): string[] {
  const beside = record.find(({ role }) => role === 'name')?.paragraph
  return record
    .filter(
      ({ role, paragraph }) =>
        role === 'status' || (role === 'state' && (paragraph === beside || tld === 'jp')),
    )
    .flatMap(({ value }) => statesOf(value, tld))
}

/** Registries print one of these; where there are several, the registry's own goes before the registrar's. */
const expiryRoles = ['registry-expiry', 'expiry', 'registrar-expiry'] as const

function readDates(
  valuesOf: (role: KeyRole) => string[],
  tld: string,
): { expiry: Told<IsoTime | null>; notes: FoundNote[] } {
  for (const role of expiryRoles) {
    const times = [...valuesOf(role), ...(role === 'expiry' ? daysInStates(valuesOf, tld) : [])]
      .map((value) => parseWhoisTime(value, tld))
      .filter((time) => time !== null)
    const dates = times.filter((time) => typeof time === 'object').toSorted((a, b) => (a.at < b.at ? -1 : 1))
    const [earliest] = dates
    if (earliest !== undefined) {
      const notes: FoundNote[] = []
      if (dates.some(({ at }) => at !== earliest.at)) notes.push('expiries-differ')
      if (earliest.zone === 'assumed') notes.push('zone-assumed')
      if (role === 'registrar-expiry') notes.push('registrar-date')
      return { expiry: known(earliest.at), notes }
    }
    if (times.includes('odd')) return { expiry: unknown('odd'), notes: ['expiry-odd'] }
    if (times.includes('never')) return { expiry: known(null), notes: ['expiry-never'] }
  }
  return { expiry: unknown('not-published'), notes: ['expiry-absent'] }
}

/** JPRS prints the day beside the state of a company's name, the old .ua inside it: `OK-UNTIL 20260331`. */
const dayInState: Readonly<Record<string, RegExp>> = {
  jp: /\(([\d/]{8,10})\)$/,
  ua: /^ok-until (\d{8})/i,
}

function daysInStates(valuesOf: (role: KeyRole) => string[], tld: string): string[] {
  const pattern = Object.hasOwn(dayInState, tld) ? dayInState[tld] : undefined
  if (pattern === undefined) return []
  return [...valuesOf('state'), ...valuesOf('status')].map(
    (value) => pattern.exec(value.slice(0, 100))?.[1] ?? '',
  )
}

/** DNS Belgium and SIDN print the end of the quarantine, which lasts as long (docs.dnsbelgium.be; sidn.nl). */
const QUARANTINE: Readonly<Record<string, number>> = { be: 40 * DAY, nl: 40 * DAY }

function deletionOf(
  valuesOf: (role: KeyRole) => string[],
  states: readonly string[],
  tld: string,
): IsoTime | null {
  const first = (role: KeyRole) => {
    const time = parseWhoisTime(valuesOf(role)[0] ?? '', tld)
    return typeof time === 'object' ? (time?.at ?? null) : null
  }
  const quarantine = Object.hasOwn(QUARANTINE, tld) ? QUARANTINE[tld] : undefined
  if (quarantine !== undefined && states.includes('quarantine')) {
    const free = first('free-from')
    return free && iso(epoch(free) - quarantine)
  }
  // DENIC changes nothing about a deleted name: its last change is the deletion (domain-watchdog, pull request 53).
  if (tld === 'de' && states.includes('redemption period')) return first('changed')
  return first('deleted')
}
