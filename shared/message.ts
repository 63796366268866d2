/**
 * Messages in the part of ICU MessageFormat that the catalogues use: `{name}`, `{name, number}`, `{name, plural, =0 {…} one {…}
 * other {…}}` with `#`, and `{name, select, key {…} other {…}}`. The whole of ICU weighs more than all that is said with it.
 */
export type MessageParams = Readonly<Record<string, string | number>>

type Part = string | Hole
interface Hole {
  readonly name: string
  /** None, `number`, `plural` or `select`. */
  readonly how: string | undefined
  readonly options: Readonly<Record<string, Message>>
}
/** A message as it was read. */
export type Message = readonly Part[]

/** @param text as `test/extension/locales.test.ts` lets it into a catalogue: whole, and without the apostrophe that escapes */
export function readMessage(text: string): Message {
  const tokens = text.split(/([{}])/)
  let at = 0
  const parts = (): Part[] => {
    const read: Part[] = []
    for (let token = tokens[at++]; token !== undefined && token !== '}'; token = tokens[at++])
      if (token === '{') read.push(hole())
      else if (token !== '') read.push(token)
    return read
  }
  const hole = (): Hole => {
    const [name = '', how, first = ''] = (tokens[at++] ?? '').split(',').map((word) => word.trim())
    const options: Record<string, Message> = {}
    for (let option = first; tokens[at++] === '{'; option = (tokens[at++] ?? '').trim())
      options[option] = parts()
    return { name, how, options }
  }
  return parts()
}

/** @returns the text; throws where a parameter or the option for it is missing: that is a bug of the caller */
export function sayMessage(
  message: Message,
  params: MessageParams,
  numbers: () => Intl.NumberFormat,
  plurals: () => Intl.PluralRules,
): string {
  const say = (parts: Message, count: string | null): string =>
    parts
      .map((part) => {
        if (typeof part === 'string') return count === null ? part : part.replaceAll('#', count)
        const { name, how, options } = part
        const value = params[name]
        if (value === undefined) throw new Error(`the message takes the parameter “${name}”`)
        // a foreign name turns none of the words around it
        if (how === undefined) return String(value).replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
        const amount = Number(value)
        if (how === 'number') return numbers().format(amount)
        const isPlural = how === 'plural'
        const wanted = isPlural ? [`=${String(value)}`, plurals().select(amount)] : [String(value)]
        const option = [...wanted, 'other'].find((one) => Object.hasOwn(options, one))
        if (option === undefined) throw new Error(`the message has no word for “${name}: ${String(value)}”`)
        return say(options[option] ?? [], isPlural ? numbers().format(amount) : null)
      })
      .join('')
  return say(message, null)
}
