/**
 * The text of an Authentication-Results field (RFC 8601, section 2.2), read to its last character or not at all: what
 * stands in a comment or in quotes is no result.
 */
export interface AuthenticationResults {
  /** The authserv-id, lower case; `''` for none. */
  readonly server: string
  /** `null`: of another version, or it does not read as the format says. */
  readonly results: readonly WrittenResult[] | null
}

export interface WrittenResult {
  /** Lower case: `dkim`. */
  readonly method: string
  /** Lower case. */
  readonly result: string
  /** Names lower case: `header.d`; what was in quotes is without them. */
  readonly properties: readonly (readonly [name: string, value: string])[]
}

/** `null` where not even the server that wrote it can be read. */
export function readResults(text: string): AuthenticationResults | null {
  const at = new Position(text)
  at.space()
  const server = at.value()?.toLowerCase()
  if (server === undefined) return null
  const isSpaced = at.space()
  const version = isSpaced ? at.word(/\d+/y) : null
  at.space()
  if (version !== null && version !== '1') return { server, results: null }
  return { server, results: resultsAt(at) }
}

/** As Microsoft writes it, against the format: without the server. `null`: it is not written so. */
export function readNamelessResults(text: string): AuthenticationResults | null {
  const results = resultsAt(new Position(`;${text}`))
  return results === null || results.length === 0 ? null : { server: '', results }
}

function resultsAt(at: Position): readonly WrittenResult[] | null {
  const results: WrittenResult[] = []
  while (!at.isEnd()) {
    if (!at.sign(';')) return null
    at.space()
    // some end their last result, too
    if (at.isEnd()) return results.length > 0 ? results : null
    const method = at.word(KEYWORD)?.toLowerCase()
    if (method === undefined) return null
    at.space()
    if (method === 'none' && results.length === 0 && at.isEnd()) return []
    const version = at.sign('/') ? (at.space(), at.word(/\d+/y)) : '1'
    at.space()
    if (!at.sign('=')) return null
    at.space()
    const result = at.word(KEYWORD)?.toLowerCase()
    const properties = propertiesAt(at)
    if (version === null || result === undefined || properties === null) return null
    if (version === '1') results.push({ method, result, properties })
  }
  return results.length > 0 ? results : null
}

function propertiesAt(at: Position): WrittenResult['properties'] | null {
  const properties: [string, string][] = []
  for (;;) {
    const isSpaced = at.space()
    if (at.isEnd() || at.is(';')) return properties
    const type = isSpaced ? at.word(NAME)?.toLowerCase() : undefined
    if (type === undefined) return null
    at.space()
    const name = at.sign('.') ? (at.space(), at.word(NAME)?.toLowerCase()) : ''
    at.space()
    if (name === undefined || !at.sign('=')) return null
    at.space()
    // an empty envelope sender is written as nothing by some
    const value = at.value() ?? ''
    properties.push([name === '' ? type : `${type}.${name}`, value])
  }
}

const KEYWORD = /[a-z](?:[a-z0-9-]*[a-z0-9])?/iy
const NAME = /[a-z0-9_-]+/iy
const PLAIN = /[^\s\p{Cc};()"\\]+/uy

class Position {
  readonly #text: string
  #at = 0
  constructor(text: string) {
    this.#text = text
  }

  isEnd = (): boolean => this.#at >= this.#text.length
  is = (sign: string): boolean => this.#text[this.#at] === sign

  sign(sign: string): boolean {
    if (!this.is(sign)) return false
    this.#at += 1
    return true
  }

  word(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0] ?? null
    this.#at += found?.length ?? 0
    return found
  }

  /** Spaces and comments. @returns whether there were any; a comment without an end is none */
  space(): boolean {
    const from = this.#at
    for (;;) {
      this.word(/[ \t\r\n]+/y)
      const end = this.is('(') ? endOfComment(this.#text, this.#at) : -1
      if (end < 0) return this.#at > from
      this.#at = end
    }
  }

  /** A word, a text in quotes, or both in a row, as in `"a b"@example.org`. */
  value(): string | null {
    const quoted = /"((?:[^"\\\p{Cc}]|\t|\\[^\p{Cc}])*)"/uy
    quoted.lastIndex = this.#at
    const text = quoted.exec(this.#text)
    this.#at += text?.[0].length ?? 0
    const plain = this.word(PLAIN)
    if (text === null && plain === null) return null
    return (text?.[1]?.replaceAll(/\\(.)/gu, '$1') ?? '') + (plain ?? '')
  }
}

/** Behind the comment that begins there, those within it included; -1 for none. */
export function endOfComment(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '(') depth += 1
    else if (text[at] === ')') depth -= 1
    if (depth === 0) return at + 1
  }
  return -1
}
