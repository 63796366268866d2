/** Whether 2FA may be required of an organisation now, by whom, and how far the whole way has come. Pure. */
import type { SeenOrganisation } from '#daemon/core/organisations.ts'
import type { ActionId } from '#shared/actions.ts'
import { fact, field, isKnown, read, valueOrNull } from '#shared/fact.ts'
import type { Requirement, switchRefusals } from '#shared/requirement.ts'
import type { Thing } from '#shared/status.ts'
import { canAdminister } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'
import { noCounts, type DryRun } from './dry-run.ts'
import { plannedOf, type Plan } from './plan.ts'
import { administers, isJudged } from './rows.ts'

export type FixOf = (action: ActionId, organisation: string | null) => Thing['fix']

/** So many administrators with a second factor make a way back in; all of them, where there are fewer. */
const ENOUGH_ADMINISTRATORS = 2

/** @param dryRun `null` where the list of people is not known: then nothing that depends on it looks done */
export function requirementOf(
  { connection, organisation: { organisation, members } }: SeenOrganisation,
  plan: Plan | null,
  dryRun: DryRun | null,
  fixOf: FixOf,
  now: IsoTime,
): Requirement {
  const { id, name } = organisation
  const account = read(connection.account, now)
  const own: Requirement['own'] = {
    name: isKnown(account) ? account.known.name : null,
    role: valueOrNull(organisation.role),
    twoFactor: valueOrNull(
      read(
        field(connection.account, ({ twoFactor }) => twoFactor),
        now,
      ),
    ),
  }
  const { by, maxAge } = connection.organisations
  const required = valueOrNull(read(fact(organisation.requires2fa, by, maxAge), now))
  const administrators = administratorsOf(dryRun)
  const planned = plan && plannedOf(plan, now)
  const about = { required, own, administrators, planned, dryRun }
  return {
    organisation: { id, name },
    required,
    own,
    refused: refusalOf(own),
    administrators,
    counts: dryRun?.counts ?? noCounts(),
    planned,
    steps: stepsOf(about),
    observedAt: dryRun === null ? null : members.by.observedAt,
    fix: fixOf('require-2fa', id),
  }
}

/** Who lacks a second factor themself would be stopped by their own switch; nothing else is refused to who may do it. */
export function refusalOf({ role, twoFactor }: Requirement['own']): (typeof switchRefusals)[number] | null {
  if (twoFactor === 'off') return 'own-2fa-off'
  if (role !== null && !canAdminister(role)) return 'role-too-low'
  if (twoFactor === null) return 'own-2fa-unknown'
  return role === null ? 'role-unknown' : null
}

/** Those who sign in elsewhere are not stopped, and not counted on. */
function administratorsOf(dryRun: DryRun | null): Requirement['administrators'] {
  const all = (dryRun?.rows ?? []).filter((row) => administers(row) && isJudged(row))
  const names = (stopped: string) => all.filter((row) => row.stopped === stopped).map(({ name }) => name)
  const enrolled = names('no').length
  return {
    all: all.length,
    enrolled,
    // every organisation has some: where none is known, nobody is known to be enrolled either
    few: all.length === 0 || enrolled < Math.min(ENOUGH_ADMINISTRATORS, all.length),
    lacking: names('yes'),
    unknown: names('unknown'),
  }
}

interface About extends Pick<Requirement, 'required' | 'own' | 'administrators' | 'planned'> {
  readonly dryRun: DryRun | null
}
type State = Requirement['steps'][number]['state']

const stepsOf = (about: About): Requirement['steps'] => [
  { id: 'own', state: ownStep(about) },
  { id: 'administrators', state: administratorsStep(about) },
  { id: 'tell', state: tellStep(about) },
  { id: 'date', state: about.planned !== null || about.required === true ? 'done' : 'open' },
  { id: 'switch', state: doneIf(about.required) },
  { id: 'everyone', state: everyoneStep(about) },
]

const doneIf = (value: boolean | null): State => (value === null ? 'unknown' : value ? 'done' : 'open')

const ownStep = ({ own: { twoFactor } }: About) => doneIf(twoFactor && twoFactor === 'on')

function administratorsStep({ administrators: { few, all, enrolled, unknown }, dryRun }: About): State {
  if (dryRun === null || all === 0) return 'unknown'
  if (!few) return 'done'
  // those of whom it is not known may be enough
  return enrolled + unknown.length < Math.min(ENOUGH_ADMINISTRATORS, all) ? 'open' : 'unknown'
}

/** Told is who has an alert noted; of whom it is not known whether they are concerned is told as well. */
function tellStep({ dryRun }: About): State {
  if (dryRun === null) return 'unknown'
  const concerned = dryRun.rows.filter(({ stopped }) => stopped === 'yes' || stopped === 'unknown')
  return concerned.every(({ lastAlertAt }) => lastAlertAt !== null) ? 'done' : 'open'
}

function everyoneStep({ dryRun }: About): State {
  if (dryRun === null) return 'unknown'
  const { stopped = 0, unknown = 0 } = dryRun.counts
  return stopped > 0 ? 'open' : unknown > 0 ? 'unknown' : 'done'
}
