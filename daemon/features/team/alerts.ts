/** Who was told that their account lacks something: the person's word, kept durably. */
import { hash } from 'node:crypto'
import type { Clock } from '#daemon/core/clock.ts'
import type { Store } from '#daemon/core/store.ts'
import { createTurns } from '#daemon/core/turns.ts'
import { alert, type Alert, type alertsAdd, type alertsAdded, type alertsPage } from '#shared/alerts.ts'
import type { Member } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'
import type * as v from 'valibot'
import type { LastAlert } from './rows.ts'

/** Kept of one member; the oldest go first. */
const MOST_OF_ONE = 20
/** No page is longer. */
const MOST_ROWS = 500

export interface Alerts {
  /** Counts up at each change. */
  readonly revision: number
  readonly last: LastAlert
  /** @param members as the list has them now: whoever is not among them is counted as missing */
  add(
    wanted: v.InferOutput<typeof alertsAdd>,
    members: readonly Member[],
  ): Promise<v.InferOutput<typeof alertsAdded>>
  /** @returns how many there were */
  remove(ids: readonly string[]): Promise<number>
  page(wanted: {
    readonly organisation: string
    readonly member?: string | undefined
    readonly offset: number
    readonly limit: number
  }): v.InferOutput<typeof alertsPage>
  /** Forgets organisations that have gone. */
  forget(isGone: (organisation: string) => boolean): Promise<void>
}

export async function openAlerts({ store, clock }: { store: Store; clock: Clock }): Promise<Alerts> {
  const kept = await store.collection('team/alerts', alert, ({ id }) => id)
  /** What is added is counted against what is there. */
  const { inTurn } = createTurns()

  let made:
    { readonly revision: number; readonly byMember: ReadonlyMap<string, readonly Alert[]> } | undefined
  /** Of each member, newest first; sorted once for each change. */
  function byMember(): ReadonlyMap<string, readonly Alert[]> {
    const { revision } = kept
    if (made?.revision !== revision)
      made = { revision, byMember: Map.groupBy(newestFirst([...kept.values()]), placeOf) }
    return made.byMember
  }

  return {
    get revision() {
      return kept.revision
    },
    last: (organisation, member) => byMember().get(placeOf({ organisation, member }))?.[0]?.at ?? null,
    add: ({ organisation, members: ids, way }, members) =>
      inTurn(async () => {
        const at = clock.now()
        const memberById = new Map(members.map((member) => [member.id, member]))
        const wanted = [...new Set(ids)]
        const added = wanted.flatMap((id): Alert[] => {
          const member = memberById.get(id)
          if (!member) return []
          const { name, email } = member
          return [{ id: idOf(organisation, id, way, at), organisation, member: id, name, email, way, at }]
        })
        const surplus = added.flatMap((one) => (byMember().get(placeOf(one)) ?? []).slice(MOST_OF_ONE - 1))
        if (added.length > 0) await kept.change({ put: added, remove: surplus.map(({ id }) => id) })
        return { added, missing: wanted.length - added.length }
      }),
    remove: (ids) =>
      inTurn(async () => {
        const remove = [...new Set(ids)].filter((id) => kept.get(id) !== undefined)
        if (remove.length > 0) await kept.change({ remove })
        return remove.length
      }),
    page({ organisation, member, offset, limit }) {
      const rows =
        member === undefined
          ? newestFirst([...kept.values()].filter((one) => one.organisation === organisation))
          : (byMember().get(placeOf({ organisation, member })) ?? [])
      return { total: rows.length, rows: rows.slice(offset, offset + Math.min(limit, MOST_ROWS)) }
    },
    forget: (isGone) =>
      inTurn(async () => {
        const gone = [...kept.values()].filter((one) => isGone(one.organisation))
        if (gone.length > 0) await kept.change({ remove: gone.map(({ id }) => id) })
      }),
  }
}

/** The same act is the same alert, however often it is noted. */
const idOf = (...of: readonly [string, string, Alert['way'], IsoTime]): string =>
  hash('sha256', of.join('/'), 'base64url').slice(0, 22)
const placeOf = ({ organisation, member }: Pick<Alert, 'organisation' | 'member'>) =>
  `${organisation}/${member}`

const newestFirst = (alerts: readonly Alert[]): Alert[] =>
  alerts.toSorted((a, b) => (a.at === b.at ? (a.name < b.name ? -1 : 1) : a.at > b.at ? -1 : 1))
