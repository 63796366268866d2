/** What the style of an element says of whether it can be seen. Only what stands on the element itself. */

export interface Look {
  readonly hidden: boolean
  readonly colour: Colour | null
  /** `null`: a picture, or a colour that is not understood. */
  readonly behind: Colour | null
}
/** Red, green and blue, 0 to 255. */
type Colour = readonly [number, number, number]

export const PAPER: Look = { hidden: false, colour: [0, 0, 0], behind: [255, 255, 255] }

/** The look within an element. */
export function lookWithin(around: Look, attributes: Readonly<Record<string, string>>): Look {
  const style = declarations(attributes['style'] ?? '')
  const of = (name: string) => style.get(name) ?? ''
  const background = style.get('background-color') ?? style.get('background') ?? attributes['bgcolor']
  const colour = style.get('color') ?? attributes['color'] ?? attributes['text']
  return {
    hidden: around.hidden || attributes['hidden'] !== undefined || isHiding(of),
    colour: colour === undefined ? around.colour : colourIn(colour),
    behind: background === undefined || background === 'transparent' ? around.behind : colourIn(background),
  }
}

/** A person cannot tell them apart. */
export const isSameColour = ({ colour, behind }: Look): boolean =>
  colour !== null && behind !== null && colour.every((part, at) => Math.abs(part - (behind[at] ?? 0)) < 12)

function isHiding(of: (name: string) => string): boolean {
  const size = (name: string) => {
    const text = of(name)
    return text === '' ? Number.NaN : Number.parseFloat(text)
  }
  return (
    of('display') === 'none' ||
    of('visibility') === 'hidden' ||
    of('visibility') === 'collapse' ||
    size('opacity') < 0.1 ||
    (size('font-size') < 2.5 && /^[\d.]+(?:px|pt)?$/.test(of('font-size'))) ||
    size('font-size') === 0 ||
    (/hidden|clip/.test(of('overflow')) &&
      ['height', 'max-height', 'width', 'max-width'].some((name) => size(name) < 2)) ||
    size('text-indent') < -99 ||
    (/absolute|fixed/.test(of('position')) && ['left', 'top', 'right'].some((name) => size(name) < -99)) ||
    of('color') === 'transparent'
  )
}

function declarations(style: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const one of style
    .toLowerCase()
    .replaceAll(/\/\*.*?\*\//gs, '')
    .split(';')) {
    const colon = one.indexOf(':')
    if (colon > 0)
      found.set(
        one.slice(0, colon).trim(),
        one
          .slice(colon + 1)
          .replace('!important', '')
          .trim(),
      )
  }
  return found
}

const named: Readonly<Record<string, Colour>> = {
  black: [0, 0, 0],
  white: [255, 255, 255],
  snow: [255, 250, 250],
  ivory: [255, 255, 240],
  whitesmoke: [245, 245, 245],
}

function colourIn(text: string): Colour | null {
  const value = text.trim().toLowerCase()
  const hex = /^#?([0-9a-f]{6}|[0-9a-f]{3})\b/.exec(value)?.[1]
  if (hex !== undefined) {
    const whole = hex.length === 3 ? Array.from(hex, (digit) => digit + digit).join('') : hex
    const at = (from: number) => Number.parseInt(whole.slice(from, from + 2), 16)
    return [at(0), at(2), at(4)]
  }
  const rgb = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/.exec(value)
  if (rgb) return [Number(rgb[1]), Number(rgb[2]), Number(rgb[3])]
  const word = /^[a-z]+/.exec(value)?.[0] ?? ''
  return Object.hasOwn(named, word) ? (named[word] ?? null) : null
}
