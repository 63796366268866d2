/** What a WHOIS server says in a sentence instead of a record: that there is no such name, or that it will not say. */
import { toAscii } from '#daemon/core/domain-name.ts'

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
      /\b(?:access is too fast|query is too often|query rate reached)\b/,
      /\b(?:reached|over)\b.{0,30}\b(?:quota|rate limit|query limit)\b/,
      /\brate[ -]limited\b/,
      /^excessive querying\b/,
      /^quer(?:y|ied|ies) interval is too short\b/,
      /^(?:please )?slow down\b/,
    ],
  ],
  [
    'not-found',
    [
      // `@` stands for the name that was asked for
      /^(?:@ )?no match(?:es|ing)?\b/,
      /^(?:@ )?no (?:such domain|found$|(?:data|entries|entry|information|objects?|records?)(?: was| were| is)? (?:found|available)\b)/,
      /^(?:@ )?(?:nothing|not) found\b/,
      /^(?:@ )?not registered\b/,
      /^(?:the |this )?(?:queried |requested )?(?:domain(?: name)?|object|whois info(?:rmation)?)?(?: @)?(?: you (?:have )?requested)? (?:was |is )?not (?:found|registered|exist)\b/,
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
    ],
  ],
  [
    'kept-name',
    [
      /^(?:this name is |name )?reserved by (?:the )?registry\b/,
      /^(?:the |this )?(?:domain(?: name)?|name)(?: @)? (?:is |has been )(?:reserved|blocked|not available)\b/,
      /^(?:the |this )?(?:domain(?: name)?|name)?(?: @)? ?can ?not be registered\b/,
      /^(?:domain|name)(?: @)? (?:is )?not available\b/,
      /^@ is (?:reserved|blocked|forbidden)\b/,
      /\bdpml brand protection\b/,
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

const LONGEST = 300
/** Sentences stand at the top or below the terms of use; these are at most some hundred lines. */
const MOST_LINES = 500

/** The sentence that decides, or `null` where there is none. */
export function sentenceOf(lines: readonly string[], name: string): Sentence | null {
  const said = lines.slice(0, MOST_LINES).map((line) => simplified(line, name))
  for (const [sentence, patterns] of sentences) {
    const line = said.find((one) => patterns.some((pattern) => pattern.test(one)))
    if (line === undefined) continue
    return sentence === 'not-found' && namesAnother(line, name) ? 'other-name' : sentence
  }
  return null
}

/** In lower case, the name as `@`, and without the marks of comments, quotes and error numbers. */
function simplified(line: string, name: string): string {
  return line
    .slice(0, LONGEST)
    .toLowerCase()
    .replaceAll(/["'“”„«»[\]():!?;,]/g, ' ')
    .split(/\s+/)
    .map((word) => (word.includes('.') && toAscii(word) === name ? '@' : word))
    .join(' ')
    .replace(/^[^\p{L}@]*(?:error [^\p{L}@]*)?/u, '')
    .replace(/^@ [-–] /, '@ ')
    .trim()
}

/** `no match for other.ch`, where another name was asked for. */
function namesAnother(line: string, name: string): boolean {
  if (line.includes('@')) return false
  const extension = name.slice(name.lastIndexOf('.'))
  return line.split(' ').some((word) => !word.startsWith('.') && word.replace(/\.$/, '').endsWith(extension))
}
