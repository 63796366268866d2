/** What a mail claims, as data: read from its subject and its sentences by the kinds that are found in them. Pure. */
import type { MessageKind } from '#shared/messages.ts'
import { kinds, type KindRow } from './kinds.ts'
import { mailboxesIn, namesIn } from './names-said.ts'
import { endsIn, type SaidEnd } from './said-end.ts'
import { signInIn, type SaidSignIn } from './said-sign-in.ts'
import type { Said } from './said.ts'
import { speaksOf } from './words.ts'

export type Claim =
  | { readonly kind: MessageKind; readonly of: 'sign-in'; readonly said: SaidSignIn }
  | { readonly kind: MessageKind; readonly of: 'name'; readonly said: SaidEnd }
  | { readonly kind: MessageKind; readonly of: 'login'; readonly said: { readonly address: string | null } }
  | { readonly kind: MessageKind; readonly of: 'account'; readonly said: SaidOfAccount }
  | { readonly kind: MessageKind; readonly of: 'invoice'; readonly said: SaidInvoice }
  | { readonly kind: MessageKind; readonly of: 'product' | 'organisation'; readonly said: null }

export interface SaidOfAccount {
  readonly what: 'two_factor_off' | 'password_changed' | 'closing' | 'other'
  readonly address: string | null
}
interface SaidInvoice {
  readonly number: string | null
  readonly amount: string | null
}

/** In what is together: the subject, with it each of the first sentences, and each with the next. */
const NEAR_SUBJECT = 12
const windowsOf = ({ subject, sentences }: Said): readonly string[] =>
  sentences.flatMap(({ words }, at) => [
    `${words}\n${sentences[at + 1]?.words ?? ''}`,
    ...(at < NEAR_SUBJECT ? [`${subject.words}\n${words}`] : []),
  ])

const fits = ({ speaksOf: groups, orName }: KindRow, window: string): boolean =>
  groups.some((group) => group.every((concept) => speaksOf(concept, window))) ||
  (orName?.every((concept) => speaksOf(concept, window)) === true && namesIn(window).length > 0)

/** Of two that fit, what is said of a thing tells more than that there is an alert or an invoice. */
export const isVague = ({ kind }: KindRow) => kind === 'security-alert' || kind === 'invoice'

/** The kinds that it is of, the most telling first. */
export function kindsIn(said: Said): readonly KindRow[] {
  const windows = windowsOf(said)
  const inSubject = kinds.filter((row) => fits(row, said.subject.words))
  const sentences = said.sentences.map(({ words }) => words)
  const inText = kinds.filter((row) => (row.close ? sentences : windows).some((window) => fits(row, window)))
  const found = [...inSubject, ...inText].filter((row, at, all) => all.indexOf(row) === at)
  const telling = found.filter((row) => !isVague(row))
  const chosen = telling.length > 0 ? telling : found
  return chosen.filter(({ kind }, at) => chosen.findIndex((other) => other.kind === kind) === at)
}

export const claimsOf = (said: Said, rows: readonly KindRow[]): readonly Claim[] =>
  rows.flatMap(({ kind, claims }): readonly Claim[] => {
    switch (claims) {
      case 'sign-in':
        return [{ kind, of: claims, said: signInIn(said) }]
      case 'name':
        return endsIn(said).map((end) => ({ kind, of: claims, said: end }))
      case 'login':
        return [{ kind, of: claims, said: { address: addressIn(said) } }]
      case 'account':
        return [{ kind, of: claims, said: { what: accountIn(said, kind), address: addressIn(said) } }]
      case 'invoice':
        return [{ kind, of: claims, said: invoiceIn(said) }]
      case 'product':
      case 'organisation':
        return [{ kind, of: claims, said: null }]
      default:
        return claims satisfies never
    }
  })

const addressIn = ({ subject, sentences }: Said): string | null =>
  [subject, ...sentences].flatMap(({ text }) => mailboxesIn(text))[0] ?? null

function accountIn({ subject, sentences }: Said, kind: MessageKind): SaidOfAccount['what'] {
  if (kind === 'account-closing') return 'closing'
  const words = [subject, ...sentences].map((one) => one.words)
  const ofTwoFactor = words.filter((one) => speaksOf('two-factor', one))
  if (ofTwoFactor.some((one) => speaksOf('off', one)) && !ofTwoFactor.some((one) => OF_OTHERS.test(one)))
    return 'two_factor_off'
  if (words.some((one) => speaksOf('password', one) && speaksOf('changed', one) && WAS_CHANGED.test(one)))
    return 'password_changed'
  return 'other'
}
/** An administrator is told of others. */
const OF_OTHERS =
  /(?<![a-z])(?:(?:a|one|another|[2-9]|some|several) (?:users?|members?|people)|un(?:e|o)? (?:utilisateur|membre|utente|membro|usuario|miembro)|(?:des|plusieurs) (?:utilisateurs|membres)|(?:ein(?:e|es|em)?|mehrere) (?:benutzer|mitglied|person)|(?:alcuni|diversi) (?:utenti|membri)|(?:algunos|varios) (?:usuarios|miembros))/
/** And not “change your password”. */
export const WAS_CHANGED =
  /(?<![a-z])(?:(?:was|has been|have been|were) (?:changed|updated|modified|reset)|a ete (?:change|modifie|mis)|wurde[^.]{0,60}(?:geandert|zuruckgesetzt)|(?:geandert|zuruckgesetzt) (?:wurde|worden)|e stat[ao] (?:modificat|cambiat|aggiornat)|ha sido (?:cambiad|modificad|actualizad)|se ha (?:cambiado|modificado))/

const AMOUNT =
  /(?:(?:chf|eur|usd|fr\.|€|\$|£) ?\d[\d.,’ ]{0,12}\d|\d[\d.,’]{0,12} ?(?:chf|eur|usd|€|\$|£))(?![a-z\d])/
const NUMBER =
  /(?:invoice|facture|rechnung|fattura|factura|recibo)s?(?:-?nummer|-?nr\.?| (?:number|numero|no?[.°]? ?[º°o]?|nr\.?))?[ :#]{1,3}((?=[a-z-]{0,6}\d)[a-z\d][a-z\d./-]{2,24})/

function invoiceIn({ subject, sentences }: Said): SaidInvoice {
  const words = [subject, ...sentences].map((one) => one.words)
  const first = (pattern: RegExp, group: number) =>
    words.map((one) => pattern.exec(one)?.[group]).find((found) => found !== undefined) ?? null
  return { number: first(NUMBER, 1)?.toUpperCase() ?? null, amount: first(AMOUNT, 0)?.toUpperCase() ?? null }
}
