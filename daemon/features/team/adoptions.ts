/** What was seen of each organisation, kept durably. Each look costs what has changed since the one before. */
import * as v from 'valibot'
import type { SeenOrganisation } from '#daemon/core/organisations.ts'
import type { Store } from '#daemon/core/store.ts'
import { createTurns } from '#daemon/core/turns.ts'
import { read, valueOrNull } from '#shared/fact.ts'
import type { Member } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'
import {
  adoptionRecord,
  asNoted,
  countsOf,
  happened,
  lastKinds,
  noAdoption,
  observed,
  personOf,
  remembered,
  withDay,
  withPeople,
  withRequired,
  type AdoptionRecord,
  type Person,
  type PersonNews,
} from './adoption.ts'
import { dayOf } from './plan.ts'

const keptPerson = v.strictObject({
  /** `organisation/member` */
  id: v.string(),
  name: v.string(),
  state: v.nullable(v.picklist(['on', 'off'])),
})

/** What an organisation looked like when it was last noted: whatever is the same is no news. */
interface Noted {
  readonly members: readonly Member[] | null
  readonly day: string | null
  readonly required: boolean | null
  readonly people: ReadonlyMap<string, Person> | null
}
const NOTHING: Noted = { members: null, day: null, required: null, people: null }

export interface Adoptions {
  /** Counts up whenever something changes that is judged by. */
  readonly revision: number
  of(organisation: string): AdoptionRecord | null
  /**
   * Notes durably what is new; only one at a time.
   * @param isAwaited whether the person has planned to require it
   */
  note(seen: SeenOrganisation, isAwaited: boolean, now: IsoTime): Promise<void>
  forget(isGone: (organisation: string) => boolean): Promise<void>
}

export async function openAdoptions(store: Store): Promise<Adoptions> {
  const records = await store.collection('team/adoption', adoptionRecord, ({ organisation }) => organisation)
  const people = await store.shelf('team/people', keptPerson, ({ id }) => id)
  const notedBy = new Map<string, Noted>()
  const { inTurn } = createTurns()
  let revision = 0

  const idsOf = async (organisation: string) =>
    (await people.ids()).filter((id) => id.startsWith(`${organisation}/`))

  /** Those who are not as they were noted; the first time everybody of whom anything is known. */
  async function touched(record: AdoptionRecord, noted: Noted, now: ReadonlyMap<string, Person>) {
    if (noted.people === null) {
      const { organisation } = record
      const kept = (await idsOf(organisation)).map((id) => id.slice(organisation.length + 1))
      return new Set([...kept, ...lastKinds(record).keys(), ...now.keys()])
    }
    const before = noted.people
    const ids = [...now].filter(([id, person]) => !isSame(before.get(id), person)).map(([id]) => id)
    return new Set([...ids, ...[...before.keys()].filter((id) => !now.has(id))])
  }

  /** What has happened to them, by what was noted and what the shelf says; nothing is written yet. */
  async function newsOf(record: AdoptionRecord, ids: ReadonlySet<string>, now: ReadonlyMap<string, Person>) {
    const last = lastKinds(record)
    const news: PersonNews[] = []
    await people.change(prefixed(record.organisation, ids), (id, kept) => {
      const member = id.slice(record.organisation.length + 1)
      const before = asNoted(kept, last.get(member))
      const person = now.get(member) ?? null
      const kind = happened(before, person)
      if (kind !== null) news.push({ member, name: person?.name ?? before?.name ?? '', kind })
      return kept
    })
    return news
  }

  /** As it is now, by the record from before. */
  function keepPeople(record: AdoptionRecord, ids: ReadonlySet<string>, now: ReadonlyMap<string, Person>) {
    const last = lastKinds(record)
    return people.change(prefixed(record.organisation, ids), (id, kept) => {
      const member = id.slice(record.organisation.length + 1)
      const person = now.get(member)
      if (person === undefined) return null
      const after = remembered(asNoted(kept, last.get(member)), person)
      return kept && isSame(kept, after) ? kept : { id, ...after }
    })
  }

  async function keep(record: AdoptionRecord, before: AdoptionRecord | undefined) {
    if (record === before) return
    await records.change({ put: [record] })
    const isJudgedBy =
      record.required !== before?.required ||
      record.withdrawnAt !== before.withdrawnAt ||
      record.switchedOff !== before.switchedOff
    if (isJudgedBy) revision += 1
  }

  async function note({ connection, organisation: one }: SeenOrganisation, isAwaited: boolean, now: IsoTime) {
    const { id } = one.organisation
    const noted = notedBy.get(id) ?? NOTHING
    const members = valueOrNull(read(one.members, now))
    const { observedAt } = one.members.by
    const day = members === null || observedAt === null ? null : dayOf(observedAt)
    const required = observed(one.organisation.requires2fa)
    if (noted.members === members && noted.day === day && noted.required === required) return

    const before = records.get(id)
    const start = before ?? noAdoption(id)
    const saidAt = connection.organisations.by.observedAt ?? now
    let record = withRequired(start, required, isAwaited, saidAt)
    if (members === null || day === null || observedAt === null) {
      await keep(record, before)
      notedBy.set(id, { ...noted, members, day, required })
      return
    }
    const present = peopleIn(members)
    const ids = members === noted.members ? new Set<string>() : await touched(start, noted, present)
    if (!record.hasPeople) {
      // the people first: were this cut short, nobody has been seen yet
      await keepPeople(start, ids, present)
      record = { ...record, hasPeople: true }
    } else if (ids.size > 0) record = withPeople(record, await newsOf(start, ids, present), observedAt)
    // what has happened first: were this cut short, it is found again, and noted once
    await keep(withDay(record, countsOf(members, day, required)), before)
    if (ids.size > 0) await keepPeople(start, ids, present)
    notedBy.set(id, { members, day, required, people: present })
  }

  return {
    get revision() {
      return revision
    },
    of: (organisation) => records.get(organisation) ?? null,
    note: (seen, isAwaited, now) =>
      inTurn(async () => {
        try {
          await note(seen, isAwaited, now)
        } catch (error) {
          // cut short: it looks at everybody again
          notedBy.delete(seen.organisation.organisation.id)
          throw error
        }
      }),
    forget: (isGone) =>
      inTurn(async () => {
        const gone = Array.from(records.values(), ({ organisation }) => organisation).filter(isGone)
        if (gone.length === 0) return
        for (const organisation of gone) {
          await people.change(await idsOf(organisation), () => null)
          notedBy.delete(organisation)
        }
        await records.change({ remove: gone })
        revision += 1
      }),
  }
}

const isSame = (one: Person | undefined, other: Person) =>
  one !== undefined && one.name === other.name && one.state === other.state

const prefixed = (organisation: string, ids: ReadonlySet<string>) =>
  Array.from(ids, (id) => `${organisation}/${id}`)

const peopleIn = (members: readonly Member[]): ReadonlyMap<string, Person> =>
  new Map(
    members.flatMap((member) => {
      const person = personOf(member)
      return person === null ? [] : [[member.id, person] as const]
    }),
  )
