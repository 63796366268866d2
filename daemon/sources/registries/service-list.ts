/** The RDAP bootstrap file (RFC 9224): which server answers for which names. */
import * as v from 'valibot'
import { parseJson } from '#daemon/core/json.ts'

/** Base addresses by suffix (A-labels, lower case; the root is the empty text). */
export type ServiceList = Readonly<Record<string, readonly string[]>>

const file = v.looseObject({ version: v.literal('1.0'), services: v.array(v.unknown()) })
const service = v.looseTuple([v.array(v.string()), v.array(v.string())])

/** Unknown members and services that cannot be read are passed over; `null` where nothing is left. */
export function parseServiceList(text: string): ServiceList | null {
  const json = parseJson(text)
  const parsed = json.ok ? v.safeParse(file, json.value) : null
  return parsed?.success === true ? readServices(parsed.output.services) : null
}

export function readServices(services: readonly unknown[]): ServiceList | null {
  const entries = new Map<string, readonly string[]>()
  for (const one of services) {
    if (!v.is(service, one)) continue
    const bases = one[1].filter(isBase).toSorted(httpsFirst).map(endInSlash)
    if (bases.length === 0) continue
    for (const label of one[0]) entries.set(label.toLowerCase().replace(/\.$/, ''), bases)
  }
  return entries.size === 0 ? null : Object.fromEntries(entries)
}

const isBase = (url: string) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
const httpsFirst = (a: string, b: string) => Number(b.startsWith('https:')) - Number(a.startsWith('https:'))
const endInSlash = (url: string) => (url.endsWith('/') ? url : `${url}/`)

/** RFC 9224, section 4: label by label, the longest match counts. */
export function basesFor(list: ServiceList, name: string): readonly string[] {
  const labels = name.split('.')
  for (let at = 0; at <= labels.length; at += 1) {
    const suffix = labels.slice(at).join('.')
    const bases = Object.hasOwn(list, suffix) ? list[suffix] : undefined
    if (bases !== undefined) return bases
  }
  return []
}
