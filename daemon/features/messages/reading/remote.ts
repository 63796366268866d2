/** What an HTML mail would have loaded from elsewhere. Nothing here loads it. */

/** Attributes of an element whose address is loaded without being pressed. */
const loading: Readonly<Record<string, readonly string[]>> = {
  img: ['src', 'srcset', 'lowsrc', 'dynsrc'],
  image: ['href', 'xlink:href'],
  use: ['href', 'xlink:href'],
  input: ['src'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  iframe: ['src'],
  frame: ['src'],
  embed: ['src'],
  object: ['data'],
  script: ['src'],
  link: ['href'],
}

export function* loadedBy(name: string, attributes: Readonly<Record<string, string>>): Iterable<string> {
  for (const attribute of [...(Object.hasOwn(loading, name) ? (loading[name] ?? []) : []), 'background']) {
    const value = attributes[attribute]
    if (value === undefined) continue
    // several, each with its size
    if (attribute === 'srcset') for (const one of value.split(/,\s+/)) yield one.trim().split(/\s/)[0] ?? ''
    else yield value
  }
  yield* loadedByStyle(attributes['style'] ?? '')
}

const IN_STYLE = /url\(\s*["']?([^"')]{1,2000})|@import\s+["']([^"']{1,2000})/gi

export function* loadedByStyle(style: string): Iterable<string> {
  for (const [, url, sheet] of style.matchAll(IN_STYLE)) yield url ?? sheet ?? ''
}

/** What comes with the mail itself is not. */
export const isRemote = (address: string): boolean => /^\s*(?:[a-z][a-z+.-]*:)?\/\//i.test(address)
