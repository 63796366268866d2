import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '#daemon/core/store.ts'
import { noMemory, type FindingsMemory } from '#daemon/features/findings/memory.ts'
import { plannedOf, reached, remindersOf, startOf } from '#daemon/features/team/plan.ts'
import { openTeam } from '#daemon/features/team/team.ts'
import { known, unknown, type Told } from '#shared/fact.ts'
import { DAY, iso, type IsoTime } from '#shared/time.ts'
import { findingsOver } from '../support/findings-rig.ts'
import { memoryDocument } from '../support/memory-document.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { at, NOW } from '../support/snapshot.ts'
import { aTeam, someone } from '../support/team-sights.ts'

const ORGANISATION = '42'
const KEY = 'organisation-2fa-planned'
const dayIn = (days: number) => at(days * DAY).slice(0, 10)

describe('the planned day', () => {
  const plan = { on: dayIn(30), plannedAt: NOW }
  it('is counted in whole days of UTC, whatever the hour', () => {
    const left = (now: string) => plannedOf(plan, iso(Date.parse(now))).daysLeft
    expect([left('2026-11-22T00:00:00Z'), left('2026-11-22T23:59:59Z')]).toEqual([30, 30])
    expect([left('2026-12-22T23:59:59Z'), left('2026-12-23T00:00:00Z')]).toEqual([0, -1])
  })

  it('is reminded of at 7, 3, 1 and 0 days, and not of days before it was planned', () => {
    const days = (on: string) => remindersOf({ on, plannedAt: NOW }, NOW).map((one) => one.days)
    expect([days(dayIn(30)), days(dayIn(7)), days(dayIn(1)), days(dayIn(0))]).toEqual([
      [7, 3, 1, 0],
      [3, 1, 0],
      [0],
      [],
    ])
    expect(
      Array.from({ length: 34 }, (_, day) => reached(plan, at(day * DAY))).flatMap((one) => one ?? []),
    ).toEqual([7, 7, 7, 7, 3, 3, 1, 0, 'passed', 'passed', 'passed'])
  })

  it('is one that a calendar has', () => {
    expect(
      ['2027-02-29', '2027-13-01', '2027-00-10', '2028-02-29'].map((day) => startOf(day) !== null),
    ).toEqual([false, false, false, true])
  })
})

/** Findings over an organisation with a plan, told once each; the memory outlives a restart. */
async function rig(memory: Document<FindingsMemory> = memoryDocument(noMemory)) {
  const store = createMemoryStore()
  const acts: string[] = []
  let findings = findingsOver(memory)
  let shown = aTeam(NOW, [])
  let required: Told<boolean> = known(false)
  const openHere = () =>
    openTeam({
      store,
      clock: { now: () => findings.now() },
      snapshot: () => ({ snapshot: shown }),
      journal: ({ event }) => acts.push(event),
    })
  let team = await openHere()

  /** Heard anew at that moment. @returns what is told of the plan */
  async function hear(now: IsoTime): Promise<string[]> {
    findings.setClock(now)
    const members = [someone('u1', 'on'), someone('u2', 'off'), someone('u3', null)]
    shown = aTeam(now, members, required)
    await team.note()
    findings.show(aTeam(now, members, required, { followed: team.followed(ORGANISATION) }))
    const news = await findings.findings.look()
    await findings.findings.announced(news)
    return news
      .filter(({ thing }) => thing.id === KEY)
      .map(({ kind, thing }) => `${kind} ${String(thing.seen['days'])} ${thing.severity}`)
  }
  return {
    store,
    acts,
    hear,
    team: () => team,
    plan: (on: string | null) =>
      team.plans.set(ORGANISATION, on === null ? null : { on, plannedAt: findings.now() }),
    require: (told: Told<boolean>) => void (required = told),
    restart: async () => {
      const now = findings.now()
      findings = findingsOver(memory)
      findings.setClock(now)
      team = await openHere()
    },
    thing: () => findings.findings.status().findings.find(({ id }) => id === KEY),
    see: (snapshot: typeof shown) => void (shown = snapshot),
  }
}

describe('a reminder', () => {
  it('is told once on its day, through restarts, and the day after says that it has passed', async () => {
    const { hear, plan, restart, thing } = await rig()
    await hear(NOW)
    await plan(dayIn(10))
    const told: string[] = []
    for (let hours = 1; hours <= 13 * 24; hours += 6) {
      told.push(...(await hear(at(hours * (DAY / 24)))))
      if (hours % 12 === 1) await restart()
    }
    expect(told).toEqual([
      'new 7 notice',
      'nearer 3 notice',
      'nearer 1 notice',
      'nearer 0 notice',
      'nearer -1 warning',
    ])
    expect(thing()).toMatchObject({
      severity: 'warning',
      title: 'The day for requiring 2FA has passed',
      seen: { lacking: 1, unclear: 1 },
      source: 'infomaniak',
    })
  })

  it('is told once, however the clock moves', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 4, max: 14 }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        async (days, restarts) => {
          const { hear, plan, restart } = await rig()
          await hear(NOW)
          await plan(dayIn(10))
          const told: string[] = []
          for (const [turn, day] of days.entries()) {
            told.push(...(await hear(at(day * DAY))))
            if (restarts[turn] === true) await restart()
          }
          expect(new Set(told.map((one) => one.split(' ')[1])).size).toBe(told.length)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('of another day is told anew', async () => {
    const { hear, plan } = await rig()
    await hear(NOW)
    await plan(dayIn(10))
    expect(await hear(at(9 * DAY))).toEqual(['new 1 notice'])
    await plan(dayIn(14))
    expect(await hear(at(9 * DAY + 60_000))).toEqual([])
    expect(await hear(at(11 * DAY))).toEqual(['new 3 notice'])
    await plan(null)
    expect(await hear(at(14 * DAY))).toEqual([])
  })

  it('waits while nobody knows whether it is required', async () => {
    const { hear, plan, require, thing } = await rig()
    await hear(NOW)
    await plan(dayIn(10))
    require(unknown('no-permission'))
    expect(await hear(at(11 * DAY))).toEqual([])
    expect(thing()?.status).toBe('unknown')
  })
})

describe('a plan', () => {
  it('ends by itself once it is required, with an event, and only then', async () => {
    const { hear, plan, require, team, acts, thing } = await rig()
    await hear(NOW)
    await plan(dayIn(3))
    require({ known: true, stated: { at: NOW, maxAge: DAY } })
    await hear(at(DAY))
    expect(team().plans.get(ORGANISATION)?.on).toBe(dayIn(3))
    require(known(true))
    await hear(at(2 * DAY))
    expect([team().plans.get(ORGANISATION), thing(), acts]).toEqual([
      null,
      undefined,
      ['requirement.plan-came-true'],
    ])
    expect(team().adoptions.of(ORGANISATION)?.events[0]).toMatchObject({ kind: 'required', at: at(2 * DAY) })
    // and when it is taken back, that is found
    require(known(false))
    await hear(at(3 * DAY))
    expect(team().followed(ORGANISATION)).toMatchObject({ planned: null, withdrawnAt: at(3 * DAY) })
  })

  it('is forgotten with its organisation, with all that is kept of it, and not while a login was never heard', async () => {
    const { hear, plan, store, team, see } = await rig()
    await hear(NOW)
    await plan(dayIn(3))
    const members = [someone('u2', 'off')]
    await team().alerts.add({ organisation: ORGANISATION, members: ['u2'], way: 'mail' }, members)
    const one = aTeam(NOW, members)
    const [login] = one.connections
    if (!login) throw new Error('there is a login')
    const silent = { ...login, organisations: { ...login.organisations, told: unknown('never-asked') } }
    see({ ...one, connections: [silent] })
    await team().note()
    expect(team().plans.get(ORGANISATION)).not.toBeNull()
    see({ ...one, connections: [{ ...login, organisations: { ...login.organisations, told: known([]) } }] })
    await team().note()
    expect(team().plans.get(ORGANISATION)).toBeNull()
    expect(store.dump()).not.toMatch(/Name of|u2@vully/)
  })
})
