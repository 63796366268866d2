/** The days of the names as a calendar (RFC 5545), in pieces, so that ten thousand of them hold nobody up. Pure. */
import {
  escape,
  foldLines,
  ICalAlarmType,
  ICalCalendar,
  ICalEvent,
  ICalEventTransparency,
} from 'ical-generator'
import { onOneLine } from '#daemon/core/foreign-text.ts'
import type { DayEvent } from './events.ts'
import type { Revision } from './revisions.ts'
import type { Translator } from '#shared/i18n.ts'
import { DAY, HOUR } from '#shared/time.ts'

/** Reminders come at nine in the morning of their day, and not at the midnight in which it begins. */
const MORNING = 9 * HOUR
/** How often a program that follows an address should ask, in seconds. */
const ASK_EVERY = (6 * HOUR) / 1000
/** Octets of a line, without its end (RFC 5545, section 3.1). */
const LONGEST_LINE = 75

/** @param about.sandbox its names are invented, and the calendar says so */
export function* icsPieces(
  calendar: readonly Revision[],
  { t, language }: Pick<Translator, 't' | 'language'>,
  about: { readonly sandbox: boolean },
): Generator<string> {
  const title = t('feed.calendar')
  const whole = new ICalCalendar({
    prodId: { company: 'Latchkey', product: 'Latchkey', language: language.toUpperCase() },
    // the generator escapes the texts of events, and these two not
    name: escape(about.sandbox ? t('badge.sandbox', { title }) : title, false),
    description: escape(t('feed.calendar.text'), false),
    ttl: ASK_EVERY,
  })
  const end = 'END:VCALENDAR'
  yield folded(whole.toString().slice(0, -end.length))
  // a calendar holds one component at least (RFC 5545, section 3.6)
  if (calendar.length === 0) yield noTimes
  const words = wordsOf(t)
  for (const revision of calendar) yield folded(eventOf(revision, words, whole).toString())
  yield `${end}\r\n`
}

const noTimes = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
  '',
].join('\r\n')

/** The generator's own folding looks at each character: it is asked only where a line is too long. */
const folded = (text: string) =>
  text
    .split('\r\n')
    .map((line) => (Buffer.byteLength(line) <= LONGEST_LINE ? line : foldLines(line)))
    .join('\r\n')

function eventOf({ event, sequence, changedAt }: Revision, words: Words, calendar: ICalCalendar): ICalEvent {
  const at = new Date(changedAt)
  const summary = words.summary(event)
  const made = new ICalEvent(
    {
      id: event.uid,
      sequence,
      // with no METHOD the two are the same (RFC 5545, section 3.8.7.2)
      stamp: at,
      lastModified: at,
      start: new Date(event.day),
      allDay: true,
      timezone: null,
      summary,
      description: words.description(event),
      transparency: ICalEventTransparency.TRANSPARENT,
      categories: words.categories(event).map((name) => ({ name })),
    },
    calendar,
  )
  for (const days of event.alarms)
    made.createAlarm({
      type: ICalAlarmType.display,
      trigger: (days * DAY - MORNING) / 1000,
      description: summary,
    })
  return made
}

type Words = ReturnType<typeof wordsOf>

const wordsOf = (t: Translator['t']) => ({
  summary: ({ kind, display, isAbout }: DayEvent) =>
    onOneLine(t(isAbout ? `feed.${kind}.about` : `feed.${kind}`, { name: display }), ' '),
  description: ({ name, display, isAbout, isStated }: DayEvent) =>
    [
      ...(display === name ? [] : [onOneLine(name, ' ')]),
      ...(isAbout ? [t('feed.text.about')] : []),
      ...(isStated ? [t('feed.text.stated')] : []),
    ].join('\n') || null,
  categories: ({ organisation }: DayEvent) =>
    [t('nav.domains'), onOneLine(organisation ?? '', ' ').trim()].filter((name) => name !== ''),
})
