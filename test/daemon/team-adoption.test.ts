import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noAdoption, withDay, withPeople, withRequired } from '#daemon/features/team/adoption.ts'
import { openAdoptions } from '#daemon/features/team/adoptions.ts'
import { known, unknown, type Told } from '#shared/fact.ts'
import type { Member } from '#shared/team.ts'
import { DAY, iso, MINUTE, type IsoTime } from '#shared/time.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { at, NOW } from '../support/snapshot.ts'
import { aTeam, dyingStore, someone, theOrganisation } from '../support/team-sights.ts'

const ORGANISATION = '42'

/** Adoptions over one store that a test may open anew, as after a restart. */
async function rig() {
  const store = createMemoryStore()
  let adoptions = await openAdoptions(store)
  let now: IsoTime = NOW
  return {
    store,
    adoptions: () => adoptions,
    restart: async () => {
      adoptions = await openAdoptions(store)
    },
    see: async (members: readonly Member[], required: Told<boolean> = known(false), isAwaited = false) => {
      now = iso(Date.parse(now) + MINUTE)
      await adoptions.note(theOrganisation(aTeam(now, members, required), now), isAwaited, now)
    },
    wait: (ms: number) => void (now = iso(Date.parse(now) + ms)),
    now: () => now,
    record: () => adoptions.of(ORGANISATION),
    events: () =>
      (adoptions.of(ORGANISATION)?.events ?? [])
        .map(({ kind, member }) => (member === null ? kind : `${kind} ${member}`))
        .toReversed(),
  }
}

describe('what was seen to change', () => {
  it('is nothing at first sight, and then each event once, over a restart too', async () => {
    const { see, events, restart, record } = await rig()
    const [anna, bruno] = [someone('u1', 'on'), someone('u2', 'off')]
    await see([anna, bruno])
    expect(events()).toEqual([])
    await see([anna, someone('u2', 'weak')])
    await see([anna, someone('u2', 'some'), someone('u3', 'off')])
    await restart()
    await see([someone('u1', 'off'), someone('u2', 'on'), someone('u3', 'off')])
    await see([someone('u1', 'off'), someone('u3', 'off')])
    expect(events()).toEqual(['switched-on u2', 'joined u3', 'switched-off u1', 'left u2'])
    expect(Object.keys(record()?.switchedOff ?? {})).toEqual(['u1'])
    await see([someone('u1', 'on'), someone('u3', 'off')])
    expect([events().at(-1), record()?.switchedOff]).toEqual(['switched-on u1', {}])
    expect(record()?.events[0]).toMatchObject({ name: 'Name of u1' })
  })

  it('is nothing where somebody merely falls silent, is invited, or signs in elsewhere', async () => {
    const { see, events } = await rig()
    await see([someone('u1', 'on')])
    await see([someone('u1', null), someone('i5', null, { kind: 'invited' })])
    await see([someone('u1', 'off', { kind: 'sso' })])
    await see([someone('u1', 'on')])
    expect(events()).toEqual([])
    // what was known before the silence still counts
    await see([someone('u1', null)])
    await see([someone('u1', 'off')])
    expect(events()).toEqual(['switched-off u1'])
  })

  it('is never the person’s own word: a statement was not seen to happen', async () => {
    const { see, events, record } = await rig()
    const stated = { known: 'off', stated: { at: NOW, maxAge: DAY } } as const
    await see([someone('u1', 'on')])
    await see([someone('u1', null, { twoFactor: stated })])
    expect(events()).toEqual([])
    expect(record()?.days.at(-1)).toMatchObject({ off: 0, unknown: 1 })
  })

  it('knows since when the requirement is gone, and not that it was heard for the first time', async () => {
    const { see, events, record } = await rig()
    await see([], known(true))
    expect([events(), record()?.withdrawnAt]).toEqual([[], null])
    await see([], unknown('no-permission'))
    expect(record()?.withdrawnAt).toBeNull()
    await see([], known(false))
    expect(events()).toEqual(['not-required'])
    const since = record()?.withdrawnAt
    expect(since).not.toBeNull()
    await see([], unknown('source-failed'))
    await see([], known(false))
    expect([events(), record()?.withdrawnAt]).toEqual([['not-required'], since])
    await see([], known(true))
    expect([events(), record()?.withdrawnAt]).toEqual([['not-required', 'required'], null])
  })

  it('is the requirement at first sight where the person waited for it', async () => {
    const { see, events } = await rig()
    await see([], unknown('never-asked'), true)
    await see([], known(true), true)
    expect(events()).toEqual(['required'])
  })

  it('writes nothing where nothing changed, and of ten thousand only who changed', async () => {
    const { see, store, wait } = await rig()
    const many = Array.from({ length: 200 }, (_, place) => someone(`u${String(place)}`, 'on'))
    await see(many)
    store.writes()
    await see(many)
    expect(store.writes()).toEqual([])
    await see([...many.slice(1), someone('u0', 'off')])
    expect(store.writes()).toEqual(['team/adoption', 'team/people'])
    wait(DAY)
    await see([...many.slice(1), someone('u0', 'off')])
    expect(store.writes()).toEqual(['team/adoption'])
  })

  it('is forgotten with the organisation, the people too', async () => {
    const { see, store, adoptions } = await rig()
    await see([someone('u1', 'on')])
    await adoptions().forget((organisation) => organisation !== ORGANISATION)
    expect(store.dump()).toContain('Name of u1')
    await adoptions().forget((organisation) => organisation === ORGANISATION)
    expect(store.dump()).not.toContain('Name of u1')
    expect(adoptions().of(ORGANISATION)).toBeNull()
  })
})

type State = 'on' | 'off' | 'unknown' | 'gone'
const arbSights = fc.array(
  fc.record({
    states: fc.array(fc.constantFrom<State>('on', 'off', 'unknown', 'gone'), { minLength: 4, maxLength: 4 }),
    required: fc.constantFrom(true, false, null),
    /** After how many writes the process is killed; `null` for not at all. */
    dies: fc.option(fc.nat(6)),
  }),
  { minLength: 2, maxLength: 12 },
)

describe('however often the process is killed', () => {
  it('each change is noted exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(arbSights, async (sights) => {
        const store = createMemoryStore()
        let now: IsoTime = NOW
        const expected: string[] = []
        const last = new Map<string, 'on' | 'off' | null>()
        let required: boolean | null = null
        let isFirst = true
        for (const { states, required: told, dies } of sights) {
          now = iso(Date.parse(now) + MINUTE)
          const members = states.flatMap((state, place) =>
            state === 'gone' ? [] : someone(`u${String(place)}`, state === 'unknown' ? null : state),
          )
          const seen = theOrganisation(
            aTeam(now, members, told === null ? unknown('absent') : known(told)),
            now,
          )
          const killed = await openAdoptions(dies === null ? store : dyingStore(store, dies))
          await killed.note(seen, false, now).catch(() => undefined)
          // it is started again, and sees the same
          await (await openAdoptions(store)).note(seen, false, now)

          if (told !== null && required !== null && told !== required)
            expected.push(told ? 'required' : 'not-required')
          required = told ?? required
          for (const [place, state] of states.entries()) {
            const id = `u${String(place)}`
            const before = last.get(id)
            if (state === 'gone') {
              if (before !== undefined) expected.push(`left ${id}`)
              last.delete(id)
              continue
            }
            const value = state === 'unknown' ? null : state
            if (before === undefined && !isFirst) expected.push(`joined ${id}`)
            if (before != null && value !== null && before !== value) expected.push(`switched-${value} ${id}`)
            last.set(id, value ?? before ?? null)
          }
          isFirst = false
        }
        const { events = [] } = (await openAdoptions(store)).of(ORGANISATION) ?? {}
        const told = events.map(({ kind, member }) => (member === null ? kind : `${kind} ${member}`))
        expect(told.sort()).toEqual(expected.sort())
      }),
      { numRuns: 150 },
    )
  })
})

describe('killed at any write, and something else on the way back up', () => {
  it.each(Array.from({ length: 6 }, (_, place) => place))('after %i writes', async (dies) => {
    const { store, see, restart, events } = await rig()
    await see([someone('u1', 'on'), someone('u2', 'on')])
    const killed = await openAdoptions(dyingStore(store, dies))
    const now = iso(Date.parse(NOW) + 2 * MINUTE)
    const sight = aTeam(now, [someone('u1', 'off'), someone('u3', 'off')], known(true))
    await killed.note(theOrganisation(sight, now), false, now).catch(() => undefined)
    await restart()
    await see([someone('u1', 'on'), someone('u2', 'on')])
    await see([someone('u1', 'off'), someone('u2', 'on')])
    const of = (id: string) =>
      events().flatMap((event) => (event.endsWith(` ${id}`) ? event.split(' ')[0] : []))
    // what was seen before the kill was either noted with what undid it, or not at all
    expect(['switched-off', 'switched-off switched-on switched-off']).toContain(of('u1').join(' '))
    expect(['', 'left joined']).toContain(of('u2').join(' '))
    expect(['', 'joined left']).toContain(of('u3').join(' '))
  })
})

describe('a record', () => {
  const start = { ...noAdoption(ORGANISATION), hasPeople: true }
  const counted = (day: string) => ({ day, on: 1, weak: 0, off: 2, unknown: 0, required: false })

  it('keeps each day once, in order, and no more than 800; a clock set back adds none', () => {
    const days = Array.from({ length: 900 }, (_, place) => at(place * DAY).slice(0, 10))
    const full = days.reduce((record, day) => withDay(record, counted(day)), start)
    expect([full.days.length, full.days.at(-1)?.day]).toEqual([800, days.at(-1)])
    const back = withDay(full, { ...counted(days[899 - 3] ?? ''), on: 9 })
    expect([back.days.length, back.days.at(-4)?.on, back.days.at(-1)?.day]).toEqual([800, 9, days.at(-1)])
    expect(withDay(full, counted(days.at(-1) ?? ''))).toBe(full)
  })

  it('keeps no more than 1,000 events', () => {
    const many = Array.from({ length: 1200 }, (_, place) => place)
    const full = many.reduce(
      (record, place) => withPeople(record, [{ member: `u${String(place)}`, name: '', kind: 'joined' }], NOW),
      start,
    )
    expect([full.events.length, full.events[0]?.member]).toEqual([1000, 'u1199'])
    expect(withRequired(full, null, false, NOW)).toBe(full)
  })
})
