/** Words, numbers and times in a person's language. */
import type { MessageKey } from './locales/en.ts'
import { readMessage, sayMessage, type Message, type MessageParams } from './message.ts'
import { languages, type Language } from './settings.ts'
import { DAY, HOUR, MINUTE, type IsoTime } from './time.ts'

export type { MessageKey } from './locales/en.ts'
export type { MessageParams } from './message.ts'
export type Catalogue = Readonly<Record<MessageKey, string>>

export interface Translator {
  readonly language: Language
  /** The message of a key. Throws where a parameter is missing: that is a bug of the caller. */
  readonly t: (key: MessageKey, params?: MessageParams) => string
  /** Whether there is a message of that key: where it is made of what another version may say. */
  readonly has: (key: string) => key is MessageKey
  readonly number: (value: number) => string
  /** `2 Feb 2027`; without the year where it is that of `now`. */
  readonly date: (at: IsoTime, now: IsoTime) => string
  /** `2 Feb 2027, 14:05` */
  readonly dateTime: (at: IsoTime) => string
  /** `14:05` on the day of `now`, `yesterday 14:05`, `tomorrow 14:05`, else `2 Feb, 14:05`. */
  readonly moment: (at: IsoTime, now: IsoTime) => string
  /** `6 days ago`, `in 3 hr`, `now`. */
  readonly relative: (at: IsoTime, now: IsoTime) => string
  /** `a, b and c` */
  readonly list: (items: readonly string[]) => string
}

/** @param timeZone IANA name; the system's own where it is left out */
export function createTranslator(language: Language, catalogue: Catalogue, timeZone?: string): Translator {
  // dates as in the mock-ups and most of Europe: 19 Dec, not Dec 19
  const locale = language === 'en' ? 'en-GB' : language
  const zone = timeZone === undefined ? {} : { timeZone }
  const read = new Map<MessageKey, Message>()
  // each when it is first needed: the first of any kind brings megabytes of ICU into memory
  const numbers = once(() => new Intl.NumberFormat(locale))
  const plurals = once(() => new Intl.PluralRules(locale))
  const dayAndMonth = once(() => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...zone }))
  const dayOfYear = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...zone }))
  const moment = once(
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone }),
  )
  const hour = once(
    () => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone }),
  )
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }))
  const conjunction = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }))
  const day = (ms: number) => dayOfYear().format(ms)
  const date: Translator['date'] = (at, now) =>
    (at.slice(0, 4) === now.slice(0, 4) ? dayAndMonth() : dayOfYear()).format(Date.parse(at))

  return {
    language,
    t(key, params = {}) {
      const text = catalogue[key]
      if (!text.includes('{')) return text
      let message = read.get(key)
      if (!message) read.set(key, (message = readMessage(text)))
      return sayMessage(message, params, numbers, plurals)
    },
    has: (key): key is MessageKey => Object.hasOwn(catalogue, key),
    number: (value) => numbers().format(value),
    date,
    dateTime: (at) => moment().format(Date.parse(at)),
    moment(at, now) {
      const [then, today] = [Date.parse(at), Date.parse(now)]
      const time = hour().format(then)
      const next = [0, -1, 1].find((days) => day(then) === day(today + days * DAY))
      if (next === 0) return time
      return next === undefined ? `${date(at, now)}, ${time}` : `${relative().format(next, 'day')} ${time}`
    },
    relative(at, now) {
      const span = Date.parse(at) - Date.parse(now)
      const far = Math.abs(span)
      if (far < MINUTE) return relative().format(0, 'second')
      if (far < HOUR) return relative().format(Math.trunc(span / MINUTE), 'minute')
      if (far < DAY) return relative().format(Math.trunc(span / HOUR), 'hour')
      if (far < 60 * DAY) return relative().format(Math.trunc(span / DAY), 'day')
      return relative().format(Math.trunc(span / (30 * DAY)), 'month')
    },
    list: (items) => conjunction().format(items),
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** The first of the wanted tags (BCP 47) that is spoken here, else English. */
export function spokenLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = languages.find((one) => one === tag.toLowerCase().split('-')[0])
    if (language) return language
  }
  return 'en'
}
