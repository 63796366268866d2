/** Each organisation and each account once, though several logins may see them: what any of them knows. Pure. */
import type { ConnectionSnapshot, DomainSnapshot, OrganisationSnapshot, Snapshot } from './snapshot.ts'
import { isKnown, known, read, valueOrNull, type Fact, type Told } from '#shared/fact.ts'
import { roles } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'

export interface SeenOrganisation {
  /** The login whose word on the organisation itself counts: that with the most rights. */
  readonly connection: ConnectionSnapshot
  readonly organisation: OrganisationSnapshot
  /** Every login that sees it. */
  readonly logins: readonly ConnectionSnapshot[]
}

let last: { snapshot: Snapshot; now: IsoTime; seen: readonly SeenOrganisation[] } | undefined

/** In the order in which the logins tell them. Lists of organisations that are not known or too old say nothing. */
export function organisationsSeen(snapshot: Snapshot, now: IsoTime): readonly SeenOrganisation[] {
  // asked many times for one moment
  if (last?.snapshot === snapshot && last.now === now) return last.seen
  const sights = snapshot.connections.flatMap((connection) =>
    (valueOrNull(read(connection.organisations, now)) ?? []).map((organisation) => ({
      connection,
      organisation,
    })),
  )
  const byId = Map.groupBy(sights, ({ organisation }) => organisation.organisation.id)
  const seen = [...byId.values()].map((of) => together(of, now))
  last = { snapshot, now, seen }
  return seen
}

/**
 * Each account once, by its first login, with what any login of it knows. Another token of the same person makes no
 * second account of them; one of which the account is not known stands by itself.
 */
export function accountsSeen({ connections }: Snapshot, now: IsoTime): readonly ConnectionSnapshot[] {
  const groups = Map.groupBy(connections, ({ name, account: { told } }) =>
    isKnown(told) ? `account ${told.known.id}` : `login ${name}`,
  )
  return [...groups.values()].flatMap((logins) => {
    const [first] = logins
    if (!first || logins.length === 1) return logins
    const account = filledFact(logins.map((one) => one.account).toSorted(newestFirst), now)
    const lists = logins.map((one) => one.organisations).toSorted(newestFirst)
    const organisations = lists.find((one) => isKnown(read(one, now))) ?? first.organisations
    return [{ ...first, account, organisations }]
  })
}

/** By which login the plans of an account are named, of all that are seen: the first needs none. */
export const planLogin = (at: number, { name }: ConnectionSnapshot): string | null => (at === 0 ? null : name)

/** The id of the account that a login opens, as it was told last, however old; `null` where that is not known. */
export function accountOf(login: string, { connections }: Snapshot): string | null {
  const told = connections.find(({ name }) => name === login)?.account.told
  return told && isKnown(told) ? told.known.id : null
}

interface Sight {
  readonly connection: ConnectionSnapshot
  readonly organisation: OrganisationSnapshot
}

function together(sights: readonly Sight[], now: IsoTime): SeenOrganisation {
  const ranked = sights.toSorted(
    (a, b) => rankOf(a) - rankOf(b) || newestFirst(a.connection.organisations, b.connection.organisations),
  )
  const [best] = ranked
  if (!best) throw new Error('an organisation is seen by somebody')
  const logins = sights.map(({ connection }) => connection)
  if (ranked.length === 1) return { ...best, logins }
  const all = ranked.map(({ organisation }) => organisation)
  const list = <T extends { readonly id: string }>(pick: (one: OrganisationSnapshot) => Fact<readonly T[]>) =>
    mergedList(all.map(pick), ({ id }) => id, filled, now)
  return {
    connection: best.connection,
    logins,
    organisation: {
      organisation: filled(
        best.organisation.organisation,
        all.map(({ organisation }) => organisation),
      ),
      followed: all.map(({ followed }) => followed).find((one) => one !== null) ?? null,
      members: list((one) => one.members),
      invitations: list((one) => one.invitations),
      products: list((one) => one.products),
      domains: mergedList(
        all.map((one) => one.domains),
        ({ name }) => name,
        (domain, others) => filledDomain(domain, others, now),
        now,
      ),
    },
  }
}

/** Whoever has more rights is shown more. */
const rankOf = ({ organisation: { organisation } }: Sight) => {
  const role = valueOrNull(organisation.role)
  return role === null ? roles.length : roles.indexOf(role)
}
const newestFirst = ({ by: a }: Fact<unknown>, { by: b }: Fact<unknown>) =>
  (a.observedAt ?? '') === (b.observedAt ?? '') ? 0 : (a.observedAt ?? '') > (b.observedAt ?? '') ? -1 : 1

/**
 * The list of the first, in order of rights, that can be believed; what it does not know of an entry, another may. Then it
 * is as old as the oldest of those.
 */
function mergedList<T extends object>(
  facts: readonly Fact<readonly T[]>[],
  idOf: (entry: T) => string,
  fill: (entry: T, others: readonly T[]) => T,
  now: IsoTime,
): Fact<readonly T[]> {
  const believed = facts.filter((one) => isKnown(read(one, now)))
  const [base = facts[0], ...others] = believed
  if (!base) throw new Error('a list is told by somebody')
  if (!isKnown(base.told) || others.length === 0) return base
  const maps = others.map(
    ({ told }) => new Map((valueOrNull(told) ?? []).map((entry) => [idOf(entry), entry])),
  )
  let differs = false
  const entries = base.told.known.map((entry) => {
    const id = idOf(entry)
    const whole = fill(
      entry,
      maps.map((map) => map.get(id)).filter((other) => other !== undefined),
    )
    differs ||= whole !== entry
    return whole
  })
  if (!differs) return base
  const oldest = believed.toSorted(newestFirst).at(-1) ?? base
  return { ...base, told: known(entries), by: oldest.by }
}

/** The record, with what its source does not say from the first of the others whose source does, else from who stated it. */
function filled<T extends object>(record: T, others: readonly T[]): T {
  let whole = record
  for (const [name, value] of Object.entries(record)) {
    if (!isTold(value) || (isKnown(value) && value.stated === undefined)) continue
    const known = others.map((other) => other[name as keyof T]).filter((one) => isTold(one) && isKnown(one))
    const better =
      known.find((one) => isTold(one) && one.stated === undefined) ?? (isKnown(value) ? null : known[0])
    if (better) whole = { ...whole, [name]: better }
  }
  return whole
}

const isTold = (value: unknown): value is Told<unknown> =>
  typeof value === 'object' && value !== null && ('known' in value || 'unknown' in value)

/** What a registrar says may be known to one login and not to another. */
function filledDomain(domain: DomainSnapshot, others: readonly DomainSnapshot[], now: IsoTime) {
  const facts = [domain, ...others].map(({ registrar }) => registrar).filter((one) => one !== null)
  if (domain.registrar === null || facts.length < 2) return domain
  const registrar = filledFact(facts, now)
  return registrar === domain.registrar ? domain : { ...domain, registrar }
}

/** The first that can be believed, with what it does not know from the others; then as old as the oldest of them. */
function filledFact<T extends object>(facts: readonly Fact<T>[], now: IsoTime): Fact<T> {
  const believed = facts.filter((one) => isKnown(read(one, now)))
  const [base = facts[0], ...others] = believed
  if (!base) throw new Error('a fact is told by somebody')
  if (!isKnown(base.told)) return base
  const whole = filled(
    base.told.known,
    others
      .map(({ told }) => told)
      .filter(isKnown)
      .map((told) => told.known),
  )
  if (whole === base.told.known) return base
  const oldest = believed.toSorted(newestFirst).at(-1) ?? base
  return { ...base, told: known(whole), by: oldest.by }
}

/** Which organisations there are, by lists however old; `isWhole` where no login's list was never heard. */
export function organisationIds(connections: Snapshot['connections']): {
  readonly ids: ReadonlySet<string>
  readonly isWhole: boolean
} {
  const heard = connections.map(({ organisations: { told } }) => told).filter(isKnown)
  const ids = heard.flatMap(({ known }) => known.map(({ organisation }) => organisation.id))
  return { ids: new Set(ids), isWhole: heard.length === connections.length }
}
