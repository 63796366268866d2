/** Time zones of what registries print: as they name them, else the one that they are known to print in. */
import type { IsoTime } from '#shared/time.ts'

export type Zone =
  { readonly kind: 'offset'; readonly text: string } | { readonly kind: 'place'; readonly name: string }

/** Registries that print hours without a zone mean their own place; RNIDS (.rs) says so in each answer. */
const zoneByTld: Readonly<Record<string, string>> = {
  al: 'Europe/Tirane',
  ar: 'America/Argentina/Buenos_Aires',
  bg: 'Europe/Sofia',
  cl: 'America/Santiago',
  cn: 'Asia/Shanghai',
  cr: 'America/Costa_Rica',
  cz: 'Europe/Prague',
  fi: 'Europe/Helsinki',
  hk: 'Asia/Hong_Kong',
  it: 'Europe/Rome',
  jp: 'Asia/Tokyo',
  kg: 'Asia/Bishkek',
  kr: 'Asia/Seoul',
  mk: 'Europe/Skopje',
  pl: 'Europe/Warsaw',
  pt: 'Europe/Lisbon',
  ro: 'Europe/Bucharest',
  rs: 'Europe/Belgrade',
  sg: 'Asia/Singapore',
  th: 'Asia/Bangkok',
  tw: 'Asia/Taipei',
  tz: 'Africa/Dar_es_Salaam',
  ua: 'Europe/Kyiv',
  ve: 'America/Caracas',
}

const offsets: Readonly<Record<string, string>> = {
  utc: 'Z',
  gmt: 'Z',
  z: 'Z',
  wet: 'Z',
  bst: '+0100',
  west: '+0100',
  cet: '+0100',
  cest: '+0200',
  eet: '+0200',
  eest: '+0300',
  msk: '+0300',
  jst: '+0900',
  kst: '+0900',
  clt: '-0400',
  clst: '-0300',
  brt: '-0300',
  est: '-0500',
  edt: '-0400',
  pst: '-0800',
  pdt: '-0700',
}

/** `null`: neither printed nor known. */
export function zoneOf(printed: string, tld: string): Zone | null {
  const text = printed.replaceAll(/[()\s.]/g, '').toLowerCase()
  const number = /^(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?$/.exec(text)
  if (number !== null) {
    const [, sign = '+', hours = '', minutes = '00'] = number
    return { kind: 'offset', text: `${sign}${hours.padStart(2, '0')}${minutes}` }
  }
  const offset = Object.hasOwn(offsets, text) ? offsets[text] : undefined
  if (offset !== undefined) return { kind: 'offset', text: offset }
  const name = Object.hasOwn(zoneByTld, tld) ? zoneByTld[tld] : undefined
  return name === undefined ? null : { kind: 'place', name }
}

/** What a zone is off at a moment, as `+0200`. The moment is given as if its hours were UTC. */
export function zoneOffset(name: string, wall: IsoTime): string {
  const guess = minutesAt(name, Date.parse(wall))
  // Asked again at the moment that the first answer leads to: around a change of the clock they differ.
  const minutes = minutesAt(name, Date.parse(wall) - guess * 60_000)
  const size = Math.abs(minutes)
  const digits = `${String(Math.floor(size / 60)).padStart(2, '0')}${String(size % 60).padStart(2, '0')}`
  return `${minutes < 0 ? '-' : '+'}${digits}`
}

function minutesAt(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at)
  const text = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(text) ?? []
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
}
