/**
 * Days and times that a sentence names, in all usual forms of five languages. Where a form can be read in two ways (05/12 is
 * two days, a day without its year three) every reading is kept: only what no reading fits contradicts anything. Pure.
 */
import { DAY, epoch, HOUR, MINUTE, type IsoTime } from '#shared/time.ts'

export interface SaidDay {
  /** Beginnings of the days it may mean (ms since the epoch, UTC). */
  readonly days: readonly number[]
  /** Where it stands in the sentence. */
  readonly index: number
}

/** Three letters are enough for most: `jan` of them all, `mai` and `mei` and `may`. The longer stands first. */
const months: readonly string[] = [
  'jan[a-z]*|gen(?:naio)?|ene(?:ro)?|janner',
  'feb[a-z]*|fev[a-z]*',
  'mar(?:ch|s|zo)?|marz|mrz',
  'apr[a-z]*|avr[a-z]*|abr[a-z]*',
  'may|mai|mag(?:gio)?|mayo',
  'june?|juni|juin|giu(?:gno)?|junio',
  'july?|juli|juil[a-z]*|lug(?:lio)?|julio',
  'aug[a-z]*|aout|ago(?:sto)?',
  'sep[a-z]*|set(?:t[a-z]*)?',
  'oct[a-z]*|okt[a-z]*|ott(?:obre)?',
  'nov[a-z]*',
  'dec[a-z]*|dez[a-z]*|dic[a-z]*',
]
const monthNames = months.map((names) => new RegExp(`^(?:${names})$`))
const MONTH = `(?:${months.join('|')})`
const monthOf = (word: string): number => monthNames.findIndex((names) => names.test(word))

const patterns: readonly (readonly [
  RegExp,
  (found: readonly string[], written: IsoTime) => readonly number[],
])[] = [
  [
    /(?<![\d.])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g,
    ([, year, , month, day]) => dayOf(Number(year), Number(month), Number(day)),
  ],
  [
    /(?<![\d.])(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?![\d.]\d|\d)/g,
    ([, first, mark, second, year = '']) => {
      const whole = year.length === 2 ? 2000 + Number(year) : Number(year)
      const byDay = dayOf(whole, Number(second), Number(first))
      // nobody writes the month first with dots
      return mark === '.' ? byDay : [...byDay, ...dayOf(whole, Number(first), Number(second))]
    },
  ],
  [
    new RegExp(
      String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|[.º°])? (?:of |de )?(${MONTH})\.?,?(?: (?:de |del )?(\d{4}))?(?![a-z\d])`,
      'g',
    ),
    ([, day, month = '', year], written) => inYear(year, monthOf(month) + 1, Number(day), written),
  ],
  [
    new RegExp(String.raw`(?<![a-z])(${MONTH})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?(?!\d|:)`, 'g'),
    ([, month = '', day, year], written) => inYear(year, monthOf(month) + 1, Number(day), written),
  ],
  [
    /(?<![a-z])(?:in|dans|tra|fra|en|dentro de|within|sous|innerhalb von|entro)(?: the next| les| den nachsten| los proximos)? (\d{1,3}) ?(?:days?|jours?|tagen?|giorn[oi]|dias?)(?![a-z])/g,
    ([, days], written) => [dayAt(epoch(written) + Number(days) * DAY)],
  ],
  [
    /(?<![a-z])(?:in|dans|tra|fra|en|dentro de|within|sous|innerhalb von|entro) (\d{1,3}) ?(?:h|hours?|heures?|stunden?|or[ae]|horas?)(?![a-z])/g,
    ([, hours], written) => [dayAt(epoch(written) + Number(hours) * HOUR)],
  ],
  [/(?<![a-z])(?:today|aujourd’hui|heute|oggi|hoy)(?![a-z])/g, (_found, written) => [dayAt(epoch(written))]],
  [
    /(?<![a-z])(?:tomorrow|demain|domani|manana)(?![a-z])/g,
    (_found, written) => [dayAt(epoch(written) + DAY)],
  ],
]

/**
 * @param sentence folded
 * @param written when: a day without its year is near it, and `in 30 days` counts from it
 */
export function daysIn(sentence: string, written: IsoTime): readonly SaidDay[] {
  const said = patterns.flatMap(([pattern, read]) =>
    Array.from(sentence.matchAll(pattern), (found) => ({ days: read(found, written), index: found.index })),
  )
  return (
    said
      .filter(({ days }) => days.length > 0)
      .sort((a, b) => a.index - b.index)
      // 5 December, and the `December 5` that begins within it
      .filter(({ index }, place, all) => index - (all[place - 1]?.index ?? -100) > 3)
  )
}

const dayAt = (at: number) => at - (((at % DAY) + DAY) % DAY)

/** None where no calendar has such a day. */
function dayOf(year: number, month: number, day: number): readonly number[] {
  const at = new Date(Date.UTC(year, month - 1, day))
  const isReal = at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return isReal && year >= 1985 && year <= 2199 ? [at.getTime()] : []
}

function inYear(year: string | undefined, month: number, day: number, written: IsoTime): readonly number[] {
  if (year !== undefined) return dayOf(Number(year), month, day)
  const near = Number(written.slice(0, 4))
  return [near, near + 1, near - 1].flatMap((one) => dayOf(one, month, day))
}

export interface SaidTime {
  /** Minutes since midnight. */
  readonly minutes: number
  /** How far ahead of UTC its zone is (minutes); `null` where it names none. */
  readonly ahead: number | null
}

const TIME =
  /(?<![\d:.])([01]?\d|2[0-3])(?::|h| h |\.(?=\d\d (?:uhr|ore)))([0-5]\d)(?::[0-5]\d)?(?! ?%)(?: ?([ap])\.?m\.?(?![a-z]))?(?: (?:uhr|ore))?(?: ?\(?(z|utc|gmt|cet|cest|mez|mesz|bst|west|wet)?(?: ?([+-])(\d{1,2})(?::?(\d{2}))?)?(?![a-z\d]))?/
const zones: Readonly<Record<string, number>> = { cet: 60, mez: 60, cest: 120, mesz: 120, bst: 60, west: 60 }

/** The first time of day. @param sentence folded */
export function timeIn(sentence: string): SaidTime | null {
  const found = TIME.exec(sentence)
  if (found === null) return null
  const [, hour, minute, half, zone, sign, hours, minutes] = found
  const hourOfDay = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0)
  const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
  return {
    minutes: hourOfDay * 60 + Number(minute),
    ahead: zone === undefined && hours === undefined ? null : (zones[zone ?? ''] ?? 0) + offset,
  }
}

/** The moments that a day and a time of it mean in one of these zones (minutes ahead of UTC). */
export const momentsOf = (
  { days }: SaidDay,
  { minutes, ahead }: SaidTime,
  zonesToTry: readonly number[],
): readonly number[] =>
  days.flatMap((day) =>
    (ahead === null ? zonesToTry : [ahead]).map((offset) => day + (minutes - offset) * MINUTE),
  )
