/** What a mail says of a sign-in: when, and from where. Pure. */
import { isIP } from 'node:net'
import { DAY, epoch, type IsoTime } from '#shared/time.ts'
import { daysIn, momentsOf, timeIn, type SaidDay, type SaidTime } from './dates.ts'
import type { Said, Sentence } from './said.ts'

export interface SaidSignIn {
  /** What it may mean, where a day is named; else it is about the moment at which the mail was written. */
  readonly day: SaidDay | null
  readonly time: SaidTime | null
  readonly address: string | null
  readonly place: string | null
  readonly device: string | null
}
const ADDRESS = /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}(?::[\da-f]{0,4}){2,7})(?![\w:]|\.\d)/giu
const PLACE_LABEL =
  /^(?:location|place|city|country|emplacement|lieu|localisation|pays|ville|ort|standort|land|stadt|luogo|posizione|localita|paese|citta|ubicacion|lugar|pais|ciudad)(?: \([^)]*\))? ?[:–-] ?/
const DEVICE_LABEL =
  /^(?:device|browser|computer|appareil|navigateur|gerat|dispositivo|navegador)(?: ?[/,&] ?[a-z]+)? ?[:–-] ?/

export function signInIn({ sentences, written }: Said): SaidSignIn {
  const days = sentences.map(({ words }) => daysIn(words, written)[0] ?? null)
  const times = sentences.map(({ words }) => timeIn(words))
  const whole = days.findIndex((day, at) => day !== null && times[at] !== null)
  const day = days[whole] ?? days.find((one) => one !== null) ?? null
  const time = times[whole] ?? times.find((one) => one !== null) ?? null
  return {
    day,
    time,
    address:
      sentences.flatMap(({ text }) => text.match(ADDRESS) ?? []).find((found) => isIP(found) !== 0) ?? null,
    place: labelled(sentences, PLACE_LABEL) ?? placeBeside(sentences),
    device: labelled(sentences, DEVICE_LABEL),
  }
}

/** `Rio de Janeiro`: capitals, and small words between two of them. */
const NAME = String.raw`\p{Lu}[\p{L}’-]*(?: (?:(?:de|da|do|di|del|la|le|les|am|an|der|of|the|sur) ){0,2}\p{Lu}[\p{L}’-]*){0,3}`
/** In the sentence that names a time or an address: `from Lisbon, Portugal`. */
const BESIDE = new RegExp(
  String.raw`(?<!\p{L})(?:from|depuis|von|aus|da|desde) (${NAME}(?:, ${NAME})?)(?! aus(?!\p{L}))`,
  'u',
)
function placeBeside(sentences: readonly Sentence[]): string | null {
  const beside = sentences.find(({ text, words }) => BESIDE.test(text) && timeIn(words) !== null)
  return BESIDE.exec(beside?.text ?? '')?.[1] ?? null
}

/** What stands behind a label, or on the line below it. */
function labelled(sentences: readonly Sentence[], label: RegExp): string | null {
  for (const [at, { text, words }] of sentences.entries()) {
    const found = label.exec(words) ?? label.exec(`${words}:`)
    if (found === null) continue
    const value = text.slice(found[0].length).trim() || sentences[at + 1]?.text
    if (value !== undefined && value !== '') return value.slice(0, 100)
  }
  return null
}

/** The moments that it may mean, in any of these zones (minutes ahead of UTC). */
export function momentsSaid(
  { day, time }: SaidSignIn,
  written: IsoTime,
  zones: readonly number[],
): readonly number[] {
  const days = day ?? { days: [0, -1].map((back) => dayOf(written) + back * DAY), index: 0 }
  if (time !== null) return momentsOf(days, time, zones)
  return day === null ? [epoch(written)] : []
}
const dayOf = (at: IsoTime) => Date.parse(`${at.slice(0, 10)}T00:00:00Z`)
