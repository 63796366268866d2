/** Which statements count beside what the sources told, which are over for good, and which have lost their subject. Pure. */
import type { ConnectionSnapshot, StatedWord } from '#daemon/core/snapshot.ts'
import { isSameAccount } from '#daemon/core/stated.ts'
import { fact, isKnown, known, read, unknown, type Fact, type Told } from '#shared/fact.ts'
import { statableRow, type Statement, type StatementWhich } from '#shared/statements.ts'
import type { Member } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'

type Logins = readonly ConnectionSnapshot[]
/** What sources say of that which is no field of a login's record, by the key of what can be stated. */
export type Derived = Readonly<
  Record<string, ((connection: ConnectionSnapshot, now: IsoTime) => Fact<unknown>) | undefined>
>

/** What the sources told, and when it is. */
export interface Heard {
  readonly logins: Logins
  readonly derived: Derived
  readonly now: IsoTime
}

/** What the sources themselves say of the same, one fact for each login that could know it. */
function ownFacts({ logins, derived, now }: Heard, { scope, subject, key }: StatementWhich): Fact<unknown>[] {
  if (scope === 'account') {
    const login = logins.find(({ name }) => name === subject)
    return logins
      .filter((one) => login && isSameAccount(one, login))
      .flatMap((one) => derived[key]?.(one, now) ?? ownFieldOf(one.account, key))
  }
  const [id, member] = subject.split('/')
  return logins.flatMap(({ organisations }) => {
    const one = isKnown(organisations.told)
      ? organisations.told.known.find(({ organisation }) => organisation.id === id)
      : undefined
    if (one === undefined) return []
    if (scope === 'organisation') return ownField(organisations, one.organisation, key)
    const { members } = one
    const found = isKnown(members.told) ? memberIn(members.told.known, member) : undefined
    return found === undefined ? [] : ownField(members, found, key)
  })
}

const indexes = new WeakMap<readonly Member[], ReadonlyMap<string, Member>>()
/** Looked for once for each statement, of which there may be as many as members. */
function memberIn(members: readonly Member[], id: string | undefined): Member | undefined {
  let index = indexes.get(members)
  if (index === undefined) indexes.set(members, (index = new Map(members.map((one) => [one.id, one]))))
  return id === undefined ? undefined : index.get(id)
}

const ownFieldOf = (record: Fact<object>, key: string) =>
  ownField(record, isKnown(record.told) ? record.told.known : null, key)

function ownField({ by, maxAge }: Fact<unknown>, record: object | null, key: string): Fact<unknown>[] {
  const told = record && Object.hasOwn(record, key) ? (record as Record<string, Told<unknown>>)[key] : null
  return told == null ? [] : [fact(told, by, maxAge)]
}

/** Whether a source knows it now: stating it would change nothing. */
export const isKnownBySource = (heard: Heard, which: StatementWhich): boolean =>
  ownFacts(heard, which).some((own) => isKnown(read(own, heard.now)))

/** Whether a source has spoken since: then it never counts again, for that word was the newer. */
export const isOverruled = (heard: Heard, statement: Statement): boolean =>
  ownFacts(heard, statement).some(
    ({ told, by }) => isKnown(told) && by.observedAt !== null && by.observedAt >= statement.at,
  )

/** Whether what it is about is there; a list that is not known says nothing. */
export function isThere(
  { logins }: Pick<Heard, 'logins'>,
  { scope, subject }: StatementWhich,
): boolean | null {
  if (scope === 'account') return logins.some(({ name }) => name === subject)
  const [id, member] = subject.split('/')
  let isSilent = false
  for (const { organisations } of logins) {
    if (!isKnown(organisations.told)) {
      isSilent = true
      continue
    }
    const one = organisations.told.known.find(({ organisation }) => organisation.id === id)
    if (one === undefined) continue
    if (scope === 'organisation') return true
    if (!isKnown(one.members.told)) isSilent = true
    else if (memberIn(one.members.told.known, member)) return true
  }
  return isSilent ? null : false
}

/** The statement for the snapshot; `null` where a source knows better. */
export function wordOf(heard: Heard, statement: Statement): StatedWord | null {
  const { scope, subject, key, value, at } = statement
  const row = statableRow(scope, key)
  if (row === null || isOverruled(heard, statement) || isKnownBySource(heard, statement)) return null
  const stated = { at, maxAge: row.believed }
  const fresh = read(fact({ ...known(value as unknown), stated }, nobody, 0), heard.now)
  return { scope, subject, key, told: isKnown(fresh) ? fresh : { ...unknown('stale'), stated } }
}
const nobody = { source: 'person', observedAt: null } as const
