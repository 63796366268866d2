/**
 * Where the person's word counts: in a gap that the source leaves, and in place of what it said too long ago if the word
 * is newer. Between the two stands the vault: it counts what the person keeps and strikes, code by code, so it goes before a
 * number that was typed, and the source, which counts what works, before it. Pure.
 */
import type { Account } from '#shared/account.ts'
import { fact, field, isKnown, known, read, unknown, type Fact, type Told } from '#shared/fact.ts'
import type { StatementKey, StatementScope, StatementValue } from '#shared/statements.ts'
import type { IsoTime } from '#shared/time.ts'
import type { ConnectionSnapshot, OrganisationSnapshot, StatedWord } from './snapshot.ts'

/** Logins of one account: what is stated of one holds for the others. */
export function isSameAccount(one: ConnectionSnapshot, other: ConnectionSnapshot): boolean {
  if (one.name === other.name) return true
  const [mine, theirs] = [one.account.told, other.account.told]
  return isKnown(mine) && isKnown(theirs) && mine.known.id === theirs.known.id
}

/** The logins with what was stated of each, of its organisations and of their members, in the gaps of each record. */
export function withStated(
  connections: readonly ConnectionSnapshot[],
  words: readonly StatedWord[],
): readonly ConnectionSnapshot[] {
  if (words.length === 0) return connections
  const byScope = Map.groupBy(words, ({ scope }) => scope)
  const wordsOf = (scope: StatementScope) => byScope.get(scope) ?? []
  return connections.map((connection) => {
    const own = wordsOf('account')
      .filter(({ subject }) =>
        connections.some((one) => one.name === subject && isSameAccount(one, connection)),
      )
      .map((word) => ({ ...word, subject: connection.name }))
    const stated: StatedWord[] = [...own]
    const organisations = told(connection.organisations, (all) =>
      all.map((one) => {
        const { id } = one.organisation
        const ofIt = wordsOf('organisation').filter(({ subject }) => subject === id)
        const ofMembers = wordsOf('member').filter(({ subject }) => subject.startsWith(`${id}/`))
        stated.push(...ofIt, ...ofMembers)
        return organisationWith(one, ofIt, ofMembers)
      }),
    )
    if (stated.length === 0) return connection
    return {
      ...connection,
      account: told(connection.account, (one) => filled(one, own)),
      organisations,
      stated,
    }
  })
}

function organisationWith(
  one: OrganisationSnapshot,
  ofIt: readonly StatedWord[],
  ofMembers: readonly StatedWord[],
): OrganisationSnapshot {
  if (ofIt.length === 0 && ofMembers.length === 0) return one
  const { id } = one.organisation
  const byMember = Map.groupBy(ofMembers, ({ subject }) => subject)
  const members = told(one.members, (all) =>
    all.map((member) => filled(member, byMember.get(`${id}/${member.id}`) ?? [])),
  )
  return { ...one, organisation: filled(one.organisation, ofIt), members }
}

const told = <T>(whole: Fact<T>, change: (value: T) => T): Fact<T> =>
  isKnown(whole.told) ? { ...whole, told: known(change(whole.told.known)) } : whole

/** The record with words in the place of what its source does not say. */
function filled<R extends object>(record: R, words: readonly StatedWord[]): R {
  const gaps = words.filter(({ key }) => {
    const own = Object.hasOwn(record, key) ? (record[key as keyof R] as object) : null
    return own !== null && 'unknown' in own
  })
  return gaps.length === 0
    ? record
    : { ...record, ...Object.fromEntries(gaps.map(({ key, told }) => [key, told])) }
}

/** The person's word, if there is one; stale where it is to be confirmed. */
export function statedFact<S extends StatementScope, K extends StatementKey<S>>(
  connection: ConnectionSnapshot,
  scope: S,
  subject: string,
  key: K,
): Fact<StatementValue<S, K>> | null {
  const word = connection.stated.find(
    (one) => one.scope === scope && one.subject === subject && one.key === key,
  )
  // its value was checked by the row of its key when it was stated
  return word === undefined
    ? null
    : (fact(word.told, { source: 'person', observedAt: null }, 0) as Fact<StatementValue<S, K>>)
}

/** Whether the codes are kept, by the vault or by the person. */
export const codesKeptFact = (connection: ConnectionSnapshot, now: IsoTime): Fact<boolean> => {
  const said = saidFact(connection, 'backupCodesKept')
  return standIn(ownCodesKept(connection) ?? said, said, now)
}

/** What is only ever stated. */
const saidFact = <K extends StatementKey<'account'>>(
  connection: ConnectionSnapshot,
  key: K,
): Fact<StatementValue<'account', K>> =>
  statedFact(connection, 'account', connection.name, key) ??
  fact(unknown('not-published'), { source: 'person', observedAt: null }, 0)

/** The backup codes in the vault; `null` where it says nothing of them. */
const vaultCodes = ({ vault }: ConnectionSnapshot): Fact<number> | null => vault?.backupCodesLeft ?? null

/** How many are left by the source, or by the vault. */
export const ownCodesLeft = (connection: ConnectionSnapshot, now: IsoTime): Fact<number> =>
  standIn(
    field(connection.account, (account) => account.backupCodesLeft),
    vaultCodes(connection),
    now,
  )

/** Those in the vault are kept where they are found; no source knows of any others. `null`: there are none in it. */
export function ownCodesKept(connection: ConnectionSnapshot): Fact<boolean> | null {
  const left = vaultCodes(connection)
  if (left === null) return null
  if (!isKnown(left.told)) return { ...left, told: left.told }
  return left.told.known > 0 ? { ...left, told: known(true) } : null
}

/** The source's own fact, or the person's word where the source knows nothing (any more) and the word is newer. */
export function standIn<T>(own: Fact<T>, word: Fact<T> | null, now: IsoTime): Fact<T> {
  if (word === null || isKnown(read(own, now))) return own
  const last = isKnown(own.told) ? own.by.observedAt : null
  return last === null || (word.by.observedAt ?? '') > last ? word : own
}

/** The fields of a login that can also be stated as they are. */
export type StatedField = keyof Account & StatementKey<'account'>

/** A field of a login, by its source, by the vault or by the person. */
export function accountFact<K extends StatedField>(
  connection: ConnectionSnapshot,
  key: K,
  now: IsoTime,
): Fact<KnownOf<Account[K]>> {
  const own =
    key === 'backupCodesLeft'
      ? ownCodesLeft(connection, now)
      : field(connection.account, (account): Told<unknown> => account[key])
  // a key of both means the same in both
  return standIn<unknown>(own, statedFact(connection, 'account', connection.name, key), now) as Fact<
    KnownOf<Account[K]>
  >
}
type KnownOf<T> = Extract<T, { readonly known: unknown }>['known']
