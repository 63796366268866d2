/** What a WHOIS server says in a sentence instead of a record: that there is no such name, or that it will not say. */
import { namesAnother, withoutMarks } from './other-name.ts'

export type Sentence =
  'not-found' | 'other-name' | 'asked-too-often' | 'refused-client' | 'server-fault' | 'kept-name'

/** In the order in which they count: a server that slows a client down may say in the same breath that it found nothing. */
const sentences: readonly (readonly [Sentence, readonly RegExp[]])[] = [
  [
    'asked-too-often',
    [
      /\b(?:quota|limit|rate|number of (?:allowed )?(?:queries|requests))\b.{0,60}\bexceeded\b/,
      /\bexceeded\b.{0,60}\b(?:quota|limit|rate|number|queries|requests|maximum)\b/,
      /\btoo many (?:concurrent )?(?:requests|queries|connections|lookups)\b/,
      /\btoo many connection attempts\b/,
      /\b(?:access|quer(?:y|ies)|requests?|lookups?|rate)\b.{0,40}\btoo (?:fast|high|often|frequent(?:ly)?|quickly)\b/,
      /\bquery rate reached\b/,
      /\b(?:reached|over)\b.{0,30}\b(?:quota|rate limit|query limit)\b/,
      /\b(?:quota|limit|maximum)\b.{0,40}\breached\b/,
      // terms of use say that the service as such is limited
      /\b(?:you|your|client|ip|address|connection|request|query|queries)\b.{0,60}\b(?:rate[ -]limited|throttled)\b/,
      /^(?:rate[ -]limited|throttled)\b/,
      /^excessive querying\b/,
      /^still in grace period\b/,
      /^quer(?:y|ied|ies) interval is too short\b/,
      /^(?:please )?slow down\b/,
      /\b(?:demasiad[ao]s|muitas|trop de|troppe|zu viele)\b.{0,30}\b(?:consultas|solicitudes|requ[eê]tes|richieste|anfragen|abfragen)/,
      /\b(?:excedid[ao]|excedeu|superad[ao]|superato|dépassée?|überschritten)(?:\s|$)/,
    ],
  ],
  [
    'kept-name',
    [
      /^(?:this name is |name )?reserved by (?:the )?registry\b/,
      /^(?:the |this )?(?:domain(?: name)?|name)(?: @)? (?:is |has been )(?:reserved|blocked|forbidden|not available)\b/,
      /^(?:the |this )?(?:domain(?: name)?|name)?(?: @)?(?: you apply)? ?can ?not be registered\b/,
      /^(?:domain|name)(?: @)? (?:is )?not available\b/,
      /^(?:the |this )?(?:registration of )?(?:this )?(?:domain(?: name)?|name)?(?: @)? ?is (?:restricted|not allowed)\b/,
      /^above domain name is not allowed\b/,
      /^@ is (?:reserved|blocked|forbidden)\b/,
      /^reserved (?:domain )?name\b/,
      /\b(?:dpml brand protection|is blocked by|as a premium domain)\b/,
    ],
  ],
  [
    'not-found',
    [
      // `@` stands for the name that was asked for
      /^(?:@ )?no match(?:es|ing)?\b(?! (?:found )?for (?:the )?(?:name ?server|registrar|contact|host|person)\b)/,
      /^(?:@ )?no (?:such domain|found$|(?:data|entries|entry|information|objects?|records?)(?: was| were| is)? (?:found|available)\b)/,
      /^(?:@ )?(?:nothing|not) found\b/,
      /^(?:@ )?not registered\b/,
      /^(?:sorry but )?(?:the |this )?(?:queried |requested )?(?:domain(?: name)?|object|record|entry|whois info(?:rmation)?)?(?: @)?(?: you (?:have )?requested)? (?:was |is )?not (?:found|registered|exist)\b/,
      /^(?:the |this )?(?:queried |requested )?(?:domain(?: name)?|object)?(?: @)? ?(?:has|have) not been registered\b/,
      /^(?:the |this )?(?:queried |requested )?(?:domain(?: name)?|object)?(?: @)? ?does not exist\b/,
      /^(?:the )?domain(?: name)?(?: @)? (?:is )?(?:free|available for registration)\b/,
      /^(?:domain )?(?:@ )?(?:is )?(?:free|available|available for (?:purchase|registration))$/,
      /^(?:domain )?status (?:available|free|no object found|not found|not registered)$/,
      /^no records matching @ found\b/,
      /^this query returned 0 objects\b/,
      /^above domain name is not registered\b/,
      /^(?:invalid query or )?domain name not known in\b/,
      /^we do not have an entry in our database matching\b/,
      /^there is no information available on the domain\b/,
      /^(?:no_se_encontro_el_objeto|object_not_found)\b/,
      /^el dominio no se encuentra registrado\b/,
      /^nincs tal[aá]lat\b/,
    ],
  ],
  [
    'refused-client',
    [
      /\b(?:client|address|host|you|request|access)\b.{0,60}\b(?:denied|not permitted|not allowed|banned|blacklisted|blocked|refused)\b/,
      /\b(?:access denied|permission denied|not authori[sz]ed|unauthori[sz]ed|blacklisted)\b/,
    ],
  ],
  [
    'server-fault',
    [
      /\b(?:too busy|try again|unable to process your request|internal (?:server )?error|maintenance|timed? ?out|connection refused|database error)\b/,
      /\b(?:temporarily|currently|service) (?:is )?(?:unavailable|closed|out of service)\b/,
    ],
  ],
]
const patternsOf = new Map(sentences)

const LONGEST = 300
/** Sentences stand at the top or below the terms of use; these are at most some hundred lines. */
const MOST_LINES = 500
/** An answer of so few lines has hardly any terms of use, and these have hardly a line so short: every one counts there. */
const SHORT = 6
const SHORT_LINE = 40
/** A sentence about the service or the client, from its beginning. */
const SPOKEN =
  /^(?:sorry )?(?:the |this |your |our )?(?:whois )?(?:service|server|database|system|access|client|ip|requests?|connection)\b.{0,60}$/
const TERMS = /^(?:terms of use|notice|copyright|access to)\b/

/** The sentence that decides, or `null` where there is none. */
export function sentenceOf(lines: readonly string[], name: string): Sentence | null {
  const said = lines
    .slice(0, MOST_LINES)
    .map((line) => simplified(line, name))
    .filter((line) => line !== '')
  for (const [sentence, patterns] of sentences) {
    const line = said.find((one) => patterns.some((pattern) => pattern.test(one)))
    if (line === undefined) continue
    if (sentence !== 'not-found') return sentence
    if (namesAnother(line, name)) return 'other-name'
    // not here, but perhaps at another server
    if (/\bwhois\.[a-z]/.test(line)) return 'server-fault'
    const isTelling = (one: string) =>
      one === line || said.length <= SHORT || one.length <= SHORT_LINE || SPOKEN.test(one)
    return excuseIn(said.filter(isTelling)) ?? sentence
  }
  return null
}

/** `Not found: the database is under maintenance` says nothing of the name. Terms of use speak of such things as well. */
function excuseIn(lines: readonly string[]): Sentence | null {
  for (const line of lines) {
    if (TERMS.test(line)) continue
    const said = (['refused-client', 'server-fault'] as const).find((sentence) =>
      patternsOf.get(sentence)?.some((pattern) => pattern.test(line)),
    )
    if (said !== undefined) return said
    if (/\bname is (?:reserved|blocked|forbidden)\b/.test(line)) return 'kept-name'
  }
  return null
}

/** In lower case, the name as `@`, and without the marks of comments, quotes and error numbers. */
function simplified(line: string, name: string): string {
  // not a word of a registry, but of a web server
  if (/^\W*(?:error\W*)?404\b/i.test(line)) return ''
  return withoutMarks(line.slice(0, LONGEST), name)
    .replace(/^[^\p{L}@]*(?:error [^\p{L}@]*)?/u, '')
    .replace(/^@ [-–] /, '@ ')
    .trim()
}
