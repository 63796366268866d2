/** Names as they come: one a line, a table, or a zone file. Each that cannot be taken is told with its line and the reason. Pure. */
import { parseDomainName, type DomainNameFault } from '#daemon/core/domain-name.ts'
import type { NameFault, NamesAdd, NamesAdded } from '#shared/domain-notes.ts'
import { err } from '#shared/result.ts'
import type { IsoTime } from '#shared/time.ts'
import { orderIn, readDate } from './name-list-dates.ts'
import { linesOf } from './name-list-lines.ts'
import { headOf, tableOf } from './name-list-table.ts'
import { isZone, zoneOf } from './name-list-zone.ts'

/** Something that stands where a name should, as written. Lines are counted from 1. */
export interface Entry {
  readonly line: number
  readonly text: string
  /** As written; empty where there is none. */
  readonly date: string
  /** It could be a name, and is none by where it stands. */
  readonly isRelative: boolean
}

export interface NameList {
  readonly kind: NamesAdded['kind']
  readonly names: readonly {
    readonly line: number
    readonly name: string
    readonly paidUntil: IsoTime | null
  }[]
  readonly faults: NamesAdded['faults']
}

const MOST = 10_000
/** Of what cannot be read, this much is told back. */
const LONGEST_TOLD = 200

const faultOf: Readonly<Record<DomainNameFault['type'], NameFault>> = {
  empty: 'not-a-name',
  'not-a-name': 'not-a-name',
  'too-long': 'too-long',
  'bad-label': 'bad-label',
  'public-suffix': 'public-suffix',
  subdomain: 'subdomain',
}

/** @param asked.kind `null`: told from the text */
export function readNameList(text: string, asked: Pick<NamesAdd, 'kind' | 'dates'>): NameList {
  const whole = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  const kind = asked.kind ?? kindOf(whole)
  const entries = readersByKind[kind](whole)
  const taken = entries.slice(0, MOST)
  const order = asked.dates ?? orderIn(taken.map(({ date }) => date))
  const names: NameList['names'][number][] = []
  const faults: NameList['faults'] = []
  const pass = (line: number, text: string, fault: NameFault) =>
    faults.push({ line, text: text.slice(0, LONGEST_TOLD).toWellFormed(), fault })

  for (const { line, text, date, isRelative } of taken) {
    const name = isRelative ? err({ type: 'not-a-name' } as const) : parseDomainName(text)
    if (!name.ok) {
      pass(line, text, faultOf[name.error.type])
      continue
    }
    const paidUntil = readDate(date, order)
    if (paidUntil.ok) names.push({ line, name: name.value, paidUntil: paidUntil.value })
    else pass(line, date, paidUntil.error)
  }
  const [beyond] = entries.slice(MOST)
  if (beyond) pass(beyond.line, beyond.text, 'too-many')
  return { kind, names, faults }
}

const readersByKind: Readonly<Record<NamesAdded['kind'], (text: string) => readonly Entry[]>> = {
  list: linesOf,
  csv: tableOf,
  zone: zoneOf,
}

function kindOf(text: string): NamesAdded['kind'] {
  if (isZone(text)) return 'zone'
  return headOf(text) === null ? 'list' : 'csv'
}
