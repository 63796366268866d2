/** Where a site may keep something: origins and cookie stores that were ever met. They only grow. */
import { keepLasting, readLasting } from './memory.ts'
import { jarName } from './jars.ts'
import { originsOfHost } from './site-hosts.ts'

let tail: Promise<unknown> = Promise.resolve()
function afterAnother<T>(act: () => Promise<T>): Promise<T> {
  const run = tail.then(act)
  tail = run.catch(() => undefined)
  return run
}

export const knownOrigins = async (site: string): Promise<readonly string[]> =>
  (await readLasting('sessionOrigins'))?.[site] ?? originsOfHost(site)

/** By site. */
export type Origins = ReadonlyMap<string, readonly string[]>

/** @returns all that are known then of the sites of `met` */
export const learnOrigins = (met: Origins): Promise<Origins> =>
  afterAnother(async () => {
    const known = (await readLasting('sessionOrigins')) ?? {}
    const all = new Map(
      [...met].map(([site, own]) => [site, [...new Set([...(known[site] ?? originsOfHost(site)), ...own])]]),
    )
    if ([...all].some(([site, own]) => own.length !== known[site]?.length))
      await keepLasting({ sessionOrigins: { ...known, ...Object.fromEntries(all) } })
    return all
  })

/** Stores that no open tab may show at the next start. */
export async function learnJars(met: readonly string[]): Promise<void> {
  const others = met.filter((id) => jarName(id) !== null)
  // told of at every tab and cookie, and nearly always the ordinary one
  if (others.length === 0) return
  await afterAnother(async () => {
    const known = (await readLasting('sessionJars')) ?? []
    const fresh = new Set(others.filter((id) => !known.includes(id)))
    if (fresh.size > 0) await keepLasting({ sessionJars: [...known, ...fresh] })
  })
}
