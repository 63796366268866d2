/** Whether a mail address lies on a name of the person's own: it is lost with that name, or with its mail service. Pure. */
import { isKnown, known, read, unknown, type Fact, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import { toAscii } from './domain-name.ts'
import type { OrganisationSnapshot } from './snapshot.ts'

/** False only where every list was read that could name it. */
export function onOwnName(
  address: string,
  organisations: Fact<readonly OrganisationSnapshot[]>,
  now: IsoTime,
): Told<boolean> {
  const host = address.includes('@') ? toAscii(address.slice(address.lastIndexOf('@') + 1)) : null
  if (host === null) return unknown('odd')
  const all = read(organisations, now)
  if (!isKnown(all)) return all
  let unread: Told<never> | null = null
  for (const { domains, products } of all.known) {
    for (const list of [domains, products] as readonly Fact<readonly { readonly name: string }[]>[]) {
      const told = read(list, now)
      if (!isKnown(told)) unread ??= told
      else if (told.known.some(({ name }) => isOn(host, name))) return known(true)
    }
  }
  return unread ?? known(false)
}

/**
 * Whether a host is a name, or lies below it. Of ten thousand names all but a few stand there as they are compared.
 * @param host in A-labels
 */
export const isOn = (host: string, name: string): boolean => {
  const ascii = /^[a-z0-9.-]+$/.test(name) ? name : toAscii(name)
  return ascii !== null && ascii.includes('.') && (host === ascii || host.endsWith(`.${ascii}`))
}
