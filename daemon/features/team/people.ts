/** The people of this moment, for the lists and the dry run: made once, for as long as nothing in them changes. */
import type { Clock } from '#daemon/core/clock.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import type { Alerts } from './alerts.ts'
import { dryRunOf, type DryRun } from './dry-run.ts'
import { memberList, type MemberList } from './members.ts'
import { peopleOf } from './rows.ts'

export interface PeopleNow {
  /** @param organisation `null` for all of them; the answer is `null` where the list is not known */
  list(organisation: string | null): MemberList | null
  dryRun(organisation: string): DryRun | null
}

interface Made {
  readonly list: MemberList
  readonly dryRun: () => DryRun
}

/** @param deps.snapshot with a number that changes whenever it does, so that 10,000 rows are made and sorted once. */
export function createPeopleNow(deps: {
  readonly snapshot: () => { readonly snapshot: Snapshot; readonly revision: string }
  readonly alerts: Pick<Alerts, 'revision' | 'last'>
  readonly clock: Clock
}): PeopleNow {
  const { alerts, clock } = deps
  let madeFor = ''
  const made = new Map<string | null, Made | null>()

  function make(snapshot: Snapshot, organisation: string | null): Made | null {
    const people = peopleOf(snapshot, organisation, alerts.last, clock.now())
    if (people === null) return null
    let dryRun: DryRun | undefined
    const list = memberList(people)
    return { list, dryRun: () => (dryRun ??= dryRunOf(list)) }
  }
  function of(organisation: string | null): Made | null {
    const { snapshot, revision } = deps.snapshot()
    // the moment is part of the key, since a list grows stale without any change
    const key = `${revision}/${String(alerts.revision)}/${clock.now().slice(0, 15)}`
    if (key !== madeFor) made.clear()
    madeFor = key
    const known = made.get(organisation)
    if (known !== undefined) return known
    const fresh = make(snapshot, organisation)
    // ids come with requests: those that mean nobody must not fill the memory
    if (fresh !== null) made.set(organisation, fresh)
    return fresh
  }

  return {
    list: (organisation) => of(organisation)?.list ?? null,
    dryRun: (organisation) => of(organisation)?.dryRun() ?? null,
  }
}
