/** Two programs of different hands that read a calendar, and what they agree on. */
import ICAL from 'ical.js'
import { sync, type VEvent } from 'node-ical'

/** What both of them tell of an event. */
export interface CommonEvent {
  readonly uid: string
  readonly summary: string
  readonly description: string
  /** `2027-03-02` */
  readonly day: string
  readonly sequence: number
  readonly stamp: string
}

export interface CalendarEvent extends CommonEvent {
  readonly modified: string
  readonly categories: readonly string[]
  readonly transparent: boolean
  /** Hours before the day begins at which it reminds. */
  readonly alarms: readonly number[]
}

/** As ical.js reads it. Throws where the grammar is broken, and where an event is no whole day. */
export function byIcalJs(text: string): { readonly name: string; readonly events: readonly CalendarEvent[] } {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  const events = calendar.getAllSubcomponents('vevent').map((component): CalendarEvent => {
    const first = (name: string) => component.getFirstPropertyValue(name)
    const textOf = (name: string) => (first(name) as string | null) ?? ''
    const moment = (name: string) => (first(name) as ICAL.Time).toJSDate().toISOString()
    const start = first('dtstart') as ICAL.Time
    if (!start.isDate) throw new Error('not a whole day')
    return {
      uid: textOf('uid'),
      summary: textOf('summary'),
      description: textOf('description'),
      day: start.toString(),
      sequence: Number(first('sequence')),
      stamp: moment('dtstamp'),
      modified: moment('last-modified'),
      categories: component.getAllProperties('categories').flatMap((one) => one.getValues() as string[]),
      transparent: first('transp') === 'TRANSPARENT',
      alarms: component.getAllSubcomponents('valarm').map((alarm) => {
        if (alarm.getFirstPropertyValue('action') !== 'DISPLAY') throw new Error('not a reminder')
        if (!alarm.getFirstPropertyValue('description')) throw new Error('a reminder without words')
        return -(alarm.getFirstPropertyValue('trigger') as ICAL.Duration).toSeconds() / 3600
      }),
    }
  })
  return { name: calendar.getFirstPropertyValue('name') as string, events }
}

/** As node-ical reads it: days are midnights where this computer is. */
export function byNodeIcal(text: string): readonly CommonEvent[] {
  return Object.values(sync.parseICS(text))
    .filter((one): one is VEvent => one?.type === 'VEVENT')
    .map(({ uid, summary, description, sequence, start, dtstamp, datetype }) => {
      if (datetype !== 'date') throw new Error('not a whole day')
      const two = (number: number) => String(number).padStart(2, '0')
      return {
        uid,
        summary: plain(summary),
        description: plain(description),
        day: `${String(start.getFullYear())}-${two(start.getMonth() + 1)}-${two(start.getDate())}`,
        sequence: Number(sequence),
        stamp: dtstamp.toISOString(),
      }
    })
}

/** A text with parameters comes with them. */
const plain = (text: string | { readonly val: string } | undefined): string =>
  typeof text === 'object' ? text.val : (text ?? '')

/** What both readers tell, in one order. */
export const inCommon = (events: readonly CommonEvent[]): readonly CommonEvent[] =>
  events
    .map(({ uid, summary, description, day, sequence, stamp }) => ({
      uid,
      summary,
      description,
      day,
      sequence,
      stamp,
    }))
    .toSorted((a, b) => (a.uid < b.uid ? -1 : 1))
