/** Whether an address lies with the account that it opens: on a name of its organisations, or in a mail service here. Pure. */
import { toAscii } from '#daemon/core/domain-name.ts'
import type { ConnectionSnapshot, DomainSnapshot, OrganisationSnapshot } from '#daemon/core/snapshot.ts'
import { standIn, statedFact } from '#daemon/core/stated.ts'
import { fact, isKnown, known, read, unknown, type Fact, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'

/** A mail service, by the provider's own word (`GET /1/products`, `service_name`). */
const MAIL_SERVICE = 'email_hosting'
/** The provider gives addresses on these to anybody. */
const ownMail = new Set(['ik.me', 'ikmail.com', 'etik.com'])
/** Nobody's organisation can host these. */
const elsewhere = new Set(
  `
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com icloud.com me.com mac.com
    yahoo.com yahoo.fr yahoo.de yahoo.it yahoo.es proton.me protonmail.com pm.me gmx.ch gmx.net
    gmx.de web.de bluewin.ch orange.fr free.fr laposte.net libero.it tutanota.com tuta.com
    fastmail.com
  `.split(/\s+/),
)

const hostOf = (address: string): string | null =>
  address.includes('@') ? toAscii(address.slice(address.lastIndexOf('@') + 1)) : null

const covers = (name: string, host: string) => host === name || host.endsWith(`.${name}`)

type List<T> = (organisation: OrganisationSnapshot) => Fact<readonly T[]>

/** The first of a list of any organisation that fits, `null` only where every list is known and none does. */
function findIn<T>(
  { organisations }: ConnectionSnapshot,
  list: List<T>,
  fits: (entry: T) => boolean,
  now: IsoTime,
): Fact<T | null> {
  const all = read(organisations, now)
  if (!isKnown(all)) return fact(all, organisations.by, organisations.maxAge)
  let gap: Fact<never> | null = null
  for (const one of all.known) {
    const { by, maxAge } = list(one)
    const entries = read(list(one), now)
    if (!isKnown(entries)) gap ??= fact(entries, by, maxAge)
    const found = isKnown(entries) ? entries.known.find(fits) : undefined
    if (found !== undefined) return fact(known(found), by, maxAge)
  }
  return gap ?? fact(known(null), organisations.by, organisations.maxAge)
}

/** The name of an organisation on which an address lies; of what is no address nobody knows. */
export function nameUnder(
  connection: ConnectionSnapshot,
  address: string,
  now: IsoTime,
): Fact<DomainSnapshot | null> {
  const host = hostOf(address)
  const { by, maxAge } = connection.organisations
  if (host === null) return fact(unknown('odd'), by, maxAge)
  const fits = ({ name }: DomainSnapshot) => covers(name, host)
  return findIn(connection, ({ domains }) => domains, fits, now)
}

/**
 * Whether the provider hosts the login address: known for the organisations that are seen and for what is plainly
 * elsewhere; it may lie in an organisation of somebody else, and then only the person knows.
 */
export const loginHostedHere = (connection: ConnectionSnapshot, now: IsoTime): Fact<boolean> =>
  standIn(
    ownHosting(connection, now),
    statedFact(connection, 'account', connection.name, 'loginHostedHere'),
    now,
  )

/** By the sources alone. */
export function ownHosting(connection: ConnectionSnapshot, now: IsoTime): Fact<boolean> {
  const account = read(connection.account, now)
  const { by, maxAge } = connection.account
  const host = isKnown(account) ? hostOf(account.known.email) : null
  const own: Told<boolean> = !isKnown(account)
    ? account
    : host === null
      ? unknown('odd')
      : ownMail.has(host)
        ? known(true)
        : elsewhere.has(host)
          ? known(false)
          : hasMailService(connection, host, now)
  return fact(own, by, maxAge)
}

function hasMailService(connection: ConnectionSnapshot, host: string, now: IsoTime): Told<boolean> {
  const service = findIn(
    connection,
    ({ products }) => products,
    ({ service, name }) => service === MAIL_SERVICE && covers(toAscii(name) ?? name, host),
    now,
  )
  if (!isKnown(service.told)) return service.told
  return service.told.known === null ? unknown('not-published') : known(true)
}
