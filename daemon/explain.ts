/** `domains explain`: what one raw registry answer, and nothing else, says of a name. */
import type { DomainName } from './core/domain-name.ts'
import type { Found, FoundNote } from './sources/registries/answer.ts'
import { readRdap, type RegistryAnswer } from './sources/registries/rdap-answer.ts'
import { readWhois, type WhoisAnswer } from './sources/registries/whois-answer.ts'
import { decodeWhois } from './sources/registries/whois-text.ts'
import type { LookupOutcome, Phase } from '#shared/domains.ts'
import { isKnown, valueOrNull } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import { lifecycleOf, phaseByDate, type LifecycleReason } from './features/domains/phase.ts'
import { tldLengths } from './features/domains/tld-lengths.ts'

export interface Explanation {
  readonly name: string
  readonly outcome: LookupOutcome
  readonly phase: Phase
  readonly restorable: boolean | null
  /** As printed, even where the registry has moved it on by a year. */
  readonly expiry: IsoTime | null
  readonly reasons: readonly string[]
}

/** An RDAP answer's body with its status, or the bytes of a WHOIS answer. */
export type RawAnswer =
  { readonly rdap: string; readonly httpStatus: number } | { readonly whois: Uint8Array }

/** @param input.at the moment at which it is read */
export function explain(input: RawAnswer & { readonly name: DomainName; readonly at: IsoTime }): Explanation {
  const { name, at } = input
  const answer =
    'rdap' in input
      ? readRdap({ text: input.rdap, httpStatus: input.httpStatus, name })
      : readWhois({ text: decodeWhois(input.whois), name })
  if (answer.outcome === 'found') return { name, outcome: 'found', ...explainFound(answer, name, at) }
  const reasons = [because[answer.because]]
  if (answer.outcome === 'not-found')
    return { name, outcome: 'not-found', phase: 'available', restorable: false, expiry: null, reasons }
  return { name, outcome: answer.outcome, phase: 'unknown', restorable: null, expiry: null, reasons }
}

function explainFound(answer: Found, name: string, at: IsoTime): Omit<Explanation, 'name' | 'outcome'> {
  const expiry = valueOrNull(answer.expiry)
  const notes = answer.notes.map((note) => noted[note])
  const statuses = isKnown(answer.statuses) ? answer.statuses.known : []
  const lengths = tldLengths(name)
  const lifecycle = lifecycleOf(statuses, { lengths, end: expiry, deletedAt: answer.deletedAt }, at)
  if (lifecycle !== null) {
    const { phase, restorable } = lifecycle
    const jumped = expiry !== null && expiry > at ? [JUMPED] : []
    return { phase, restorable, expiry, reasons: [deleted[lifecycle.because], ...jumped, ...notes] }
  }
  if (statuses.includes('auto renew period'))
    return { phase: 'expired', restorable: false, expiry, reasons: [AUTO_RENEWED, ...notes] }
  if (statuses.includes('expired'))
    return { phase: 'expired', restorable: false, expiry, reasons: [EXPIRED, ...notes] }
  if (!isKnown(answer.expiry) && answer.expiry.unknown === 'odd')
    return { phase: 'unknown', restorable: null, expiry: null, reasons: notes }
  const phase = phaseByDate(expiry, at)
  const dated = expiry === null ? 'The registry answers that the name is registered.' : byDate[phase]
  return { phase, restorable: false, expiry, reasons: [dated, ...notes] }
}

const JUMPED =
  'The printed date lies in the future because the registry moves it on by a year at expiry; the name was not paid for that long.'
const AUTO_RENEWED =
  'The registry renews the name by itself at its end (“auto renew period”), mostly by moving the date; that does not prove payment, only the registrar knows.'
const EXPIRED = 'The registry gives the name a status that says that it is past its end and not renewed.'

const byDate = {
  active: 'The printed expiry date is more than 30 days away.',
  expiring: 'The printed expiry date is at most 30 days away.',
  expired: 'The printed expiry date has passed.',
} as const

const deleted: Readonly<Record<LifecycleReason, string>> = {
  'restore-in-progress': 'A restore has been asked for and is not finished (“pending restore”).',
  'redemption-status':
    'The name was deleted and can still be restored (“redemption period”, also together with “pending delete”).',
  'quarantine-status': 'The name was deleted and lies in quarantine, until the registry lets it go.',
  'pending-delete-status':
    '“pending delete” stands alone: the time in which the name could be restored is over.',
  'pending-delete-renewable':
    'This registry shows “pending delete” while the name can still be renewed, until 90 days after expiry.',
  'deletion-event': 'The registry prints a deletion in the past, and no status that allows a restore.',
}

const noted: Readonly<Record<FoundNote, string>> = {
  'expiry-never': 'The registry prints a date that means “never”.',
  'expiry-odd': 'The registry prints an expiry date that cannot be read as a date.',
  'expiry-redacted': 'The registry withholds the expiry date by policy.',
  'expiry-absent': 'The answer prints no expiry date.',
  'expiries-differ': 'The answer prints more than one expiry date: the earliest counts.',
  'registrar-date': 'The only date printed is the one that the registrar keeps.',
  'zone-assumed': 'The printed date has no time zone and is read as UTC.',
}

type Because = Exclude<RegistryAnswer | WhoisAnswer, Found>['because']
const because: Readonly<Record<Because, string>> = {
  'http-404': 'The registry answers that it does not know the name (404).',
  'error-404': 'The registry answers that it does not know the name (error 404 inside a 200).',
  'status-free': 'The registry gives the name the status “free”.',
  'http-429': 'The registry refuses because it was asked too often (429): this says nothing of the name.',
  'error-429': 'The registry refuses because it was asked too often: this says nothing of the name.',
  'redirector-404': 'The server knows no registry for this extension: its 404 says nothing of the name.',
  'foreign-404': 'A 404 that is no RDAP answer: the path is wrong, and it says nothing of the name.',
  'web-page-404':
    'A 404 that is a web page and no RDAP answer: the path is wrong, and it says nothing of the name.',
  redirect: 'The answer is a redirect: only the server that it leads to could say something of the name.',
  refused: 'The server refuses to answer: this says nothing of the name.',
  'server-error': 'The server has a fault: this says nothing of the name.',
  'error-answer': 'The answer is an error object: it says nothing of the name.',
  'not-json': 'The answer is not JSON.',
  'too-deep': 'The answer is nested deeper than an RDAP answer can be.',
  'not-an-object': 'The answer is JSON, but no object.',
  'not-a-domain': 'The answer is about something other than a domain.',
  'no-name': 'The answer names no domain, so it cannot be told whether it is about this one.',
  'other-name': 'The answer is about another name.',
  'odd-status-code': 'The server answered with a status that RDAP does not use.',
  'says-not-found': 'The registry answers that it does not know the name.',
  'asked-too-often': 'The server refuses because it was asked too often: this says nothing of the name.',
  'refused-client': 'The server does not answer this computer: this says nothing of the name.',
  'server-fault': 'The server has a fault: this says nothing of the name.',
  'kept-name': 'The registry keeps this name for itself: it is neither registered nor free.',
  'too-large': 'The answer is larger than any answer of a registry.',
  empty: 'The answer is empty.',
  'web-page': 'The answer is a web page and no WHOIS answer.',
  'name-alone': 'The answer repeats the name and says nothing of it.',
  'malformed-name': 'The registry answers that no name can be so.',
  'found-with-404': 'The answer contradicts itself: it describes a domain with status 404.',
  contradiction: 'The answer contradicts itself: it says that the name is free, and whose it is.',
  'odd-state': 'The registry gives the name a state that cannot be understood.',
}
