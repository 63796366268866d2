/** Which events ask "was it you?", whatever order they come in. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openFlagBook } from '#daemon/features/activity/flag-book.ts'
import { MOST_WAITING } from '#daemon/features/activity/flags.ts'
import { dayOf } from '#daemon/features/activity/identity.ts'
import { nothingKnown, taught, type Known } from '#daemon/features/activity/known.ts'
import { afterPlan, mustOpen } from '#daemon/features/activity/plan.ts'
import { flagsTold, type OwnSignIn, type ToldFlag } from '#daemon/features/activity/rules.ts'
import { distance } from '#daemon/features/activity/travel.ts'
import { waiting } from '#daemon/features/activity/asked.ts'
import { PROBABLY_YOU, type ActivityEvent } from '#shared/activity.ts'
import { DAY, HOUR, iso, MINUTE } from '#shared/time.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import {
  aFailure,
  after,
  anEvent,
  aStranger,
  geneva,
  hanoi,
  lagos,
  lausanne,
  SINCE,
} from '../support/activity-data.ts'

/** What is familiar of a login that has signed in from Geneva with a laptop. */
const atHome = (): Known => taught(nothingKnown('main', SINCE), anEvent())

async function aBook(own: readonly OwnSignIn[] = [], known = atHome()) {
  const kept: ActivityEvent[] = []
  const book = await openFlagBook({
    store: createMemoryStore(),
    clock: { now: () => after(30 * DAY) },
    async *scan(day) {
      yield await Promise.resolve(kept.filter((event) => dayOf(event) === day))
    },
    own: () => own,
  })
  await book.keep(known)
  return {
    book,
    /** As the log does: each once, and judged before it is kept. */
    tell: async (...events: ActivityEvent[]) => {
      const fresh = [...new Map(events.map((one) => [one.id, one])).values()].filter(
        ({ id }) => !kept.some((one) => one.id === id),
      )
      await book.judge(fresh)
      kept.push(...fresh)
    },
    flags: () => flagsTold(book.values(), book.knownOf, own),
  }
}
const codes = (flags: readonly ToldFlag[]) => flags.map(({ reasons }) => reasons.map(({ code }) => code))
const told = async (...events: ActivityEvent[]) => {
  const { tell, flags } = await aBook()
  await tell(...events)
  return flags()
}

describe('what asks', () => {
  it('is nothing that is familiar', async () => {
    expect(await told(anEvent(), anEvent({ place: null }), anEvent({ device: null, address: null }))).toEqual(
      [],
    )
  })

  it('is a new place and a new device, with what each was compared with', async () => {
    const address = '203.0.113.9'
    const [flag] = await told(aStranger({ place: { ...lagos, position: null }, address }))
    expect(flag?.reasons).toEqual([
      {
        code: 'new-place',
        seen: { place: 'Lagos', country: 'NG', known: 1, names: 'Geneva', address, addressKnown: false },
      },
      {
        code: 'new-device',
        seen: { device: 'Chrome on Android', known: 1, names: 'Laptop', address, addressKnown: false },
      },
    ])
    expect(codes(await told(anEvent({ device: 'Tablet' })))).toEqual([['new-device']])
    // the source itself calls it new, whatever its name
    expect(codes(await told(anEvent({ kind: 'device-new', place: null })))).toEqual([['new-device']])
  })

  it('is one flag for alike sign-ins, and another for others', async () => {
    const flags = await told(aStranger(), aStranger({ at: after(2 * HOUR) }), aStranger({ device: 'Tablet' }))
    expect(flags.map(({ count }) => count).sort((a, b) => a - b)).toEqual([1, 2])
  })

  it('is a run of wrong passwords within an hour of each other, as one', async () => {
    const at = (minutes: number) => aFailure({ at: after(minutes * MINUTE) })
    const flags = await told(at(0), at(59), at(118), at(118 + 61))
    expect(flags.map(({ count, from, until }) => [count, from, until])).toEqual([
      [1, after(179 * MINUTE), after(179 * MINUTE)],
      [3, after(0), after(118 * MINUTE)],
    ])
    expect(codes(flags)).toEqual([['failed-passwords'], ['failed-passwords']])
  })

  it('is what was denied on the phone, and a pause', async () => {
    const flags = await told(aFailure({ kind: 'sign-in-denied' }), aFailure({ kind: 'sign-in-paused' }))
    expect(codes(flags).flat().sort()).toEqual(['denied-on-phone', 'paused'])
  })

  it('is nothing that was there before the login was followed; that teaches what is familiar', async () => {
    const { tell, flags } = await aBook()
    await tell(aStranger({ at: after(-1) }), aFailure({ at: after(-1) }))
    expect(flags()).toEqual([])
    await tell(aStranger({ place: { ...lagos, position: null }, at: after(DAY) }))
    expect(flags()).toEqual([])
  })

  it('is nothing of a browser, of Latchkey, or of an organisation', async () => {
    const strange = [
      aStranger({ source: 'browser' }),
      aStranger({ source: 'latchkey' }),
      aStranger({ login: null, list: 'organisation', organisation: '42' }),
    ]
    expect(await told(...strange)).toEqual([])
  })
})

describe('travel that nobody can make', () => {
  it('is measured along a great circle', () => {
    const at = (latitude: number, longitude: number) => ({ latitude, longitude })
    expect(distance(at(0, 0), at(90, 0))).toBeCloseTo((Math.PI / 2) * 6371, 6)
    // over the antimeridian, a degree of the equator
    expect(distance(at(0, 179.5), at(0, -179.5))).toBeCloseTo((Math.PI / 180) * 6371, 6)
    expect(distance(geneva.position, lausanne.position)).toBeCloseTo(51, 0)
    expect(distance(geneva.position, geneva.position)).toBe(0)
  })

  it('asks beyond 900 km/h and 100 km, between positions that sources gave', async () => {
    const known = [geneva, lausanne, hanoi].reduce(
      (all, place) => taught(all, anEvent({ place, address: null })),
      atHome(),
    )
    const ask = async (
      place: typeof hanoi,
      ms: number,
      position: typeof hanoi.position | null = place.position,
    ) => {
      const { tell, flags } = await aBook([], known)
      await tell(anEvent(), anEvent({ at: after(HOUR + ms), place: { ...place, position } }))
      return flags()
    }
    const [flag] = await ask(hanoi, 2 * HOUR)
    expect(flag?.reasons).toEqual([
      {
        code: 'impossible-travel',
        seen: {
          from: 'Geneva',
          to: 'Hanoi',
          fromAt: after(HOUR),
          at: after(3 * HOUR),
          km: expect.any(Number),
          minutes: 120,
        },
      },
    ])
    expect(await ask(hanoi, 11 * HOUR)).toEqual([])
    // fifty kilometres: sources are no more exact
    expect(await ask(lausanne, 1_000)).toEqual([])
    expect(await ask(hanoi, 2 * HOUR, null)).toEqual([])
  })

  it('asks about the stranger, not about who signs in at home after one', async () => {
    const home = anEvent({ at: after(2 * HOUR) })
    const flags = await told(aStranger({ at: after(HOUR) }), home)
    expect(flags.map(({ event }) => event.place?.name)).toEqual(['Lagos'])
  })

  it('is found over midnight, and with what is told late', async () => {
    const { tell, flags } = await aBook([], taught(atHome(), anEvent({ place: hanoi, address: null })))
    const midnight = Date.UTC(2026, 10, 24)
    await tell(anEvent({ place: hanoi, at: iso(midnight + HOUR) }))
    expect(flags()).toEqual([])
    await tell(anEvent({ at: iso(midnight - HOUR) }))
    expect(codes(flags())).toEqual([['impossible-travel']])
  })
})

describe('probably you', () => {
  const own = { at: after(HOUR), browser: 'Firefox' }
  const judged = async (seen: readonly OwnSignIn[], ...events: ActivityEvent[]) => {
    const { tell, flags } = await aBook(seen)
    await tell(...events)
    return flags()[0]
  }

  it('is a sign-in within five minutes of one of this computer, before or after', async () => {
    for (const ms of [-PROBABLY_YOU, PROBABLY_YOU])
      expect((await judged([own], aStranger({ at: after(HOUR + ms) })))?.you).toEqual(own)
    for (const ms of [-PROBABLY_YOU - 1, PROBABLY_YOU + 1])
      expect((await judged([own], aStranger({ at: after(HOUR + ms) })))?.you).toBeNull()
  })

  it('hides no stranger among events that are yours', async () => {
    const flag = await judged([own], aStranger(), aStranger({ at: after(3 * HOUR) }))
    expect([flag?.count, flag?.you]).toEqual([2, null])
    const beside = await judged([own], aStranger({ at: after(HOUR) }), aStranger({ at: after(1) }))
    expect([beside?.count, beside?.you]).toEqual([2, null])
    const many = Array.from({ length: 30 }, () => aFailure({ at: after(HOUR) }))
    expect((await judged([own], ...many))?.you).toBeNull()
  })
})

describe('an answer', () => {
  const asked = async () => {
    const rig = await aBook()
    await rig.tell(aStranger({ place: { ...lagos, position: null } }))
    const [flag] = [...rig.book.values()]
    if (!flag) throw new Error('nothing asks')
    return { ...rig, flag }
  }
  const again = () => aStranger({ place: { ...lagos, position: null }, at: after(2 * DAY) })

  it('"me" makes it familiar, keeps why it asked, and can be taken back', async () => {
    const { book, flag, tell, flags } = await asked()
    await book.answer(flag, 'me', 'cli')
    await tell(again())
    expect(flags()).toMatchObject([{ count: 1, answer: { was: 'me', by: 'cli' } }])
    expect(codes(flags())).toEqual([['new-place', 'new-device']])
    const kept = book.get(flag.id)
    if (kept) await book.answer(kept, null, 'cli')
    await tell(again())
    expect(flags().reduce((sum, one) => sum + one.count, 0)).toBe(2)
    expect(codes(flags())[0]).toEqual(['new-place', 'new-device'])
  })

  it('"not me" is never learnt, not by what is told of the past either', async () => {
    const { book, flag, tell, flags } = await asked()
    await book.answer(flag, 'not-me', 'cli')
    await tell(aStranger({ at: after(-DAY) }), again())
    expect(flags().map(({ answer }) => answer?.was ?? null)).toEqual([null, 'not-me'])
  })

  it('is not stretched to what comes after it', async () => {
    const { book, tell, flags } = await aBook()
    await tell(aFailure({ at: after(HOUR) }))
    const [flag] = [...book.values()]
    if (flag) await book.answer(flag, 'me', 'cli')
    await tell(aFailure({ at: after(HOUR + MINUTE) }))
    expect(flags().map(({ answer }) => answer?.was ?? null)).toEqual([null, 'me'])
  })
})

describe('the plan', () => {
  const steps = {
    done: ['done', 'stated', 'not-needed'],
    half: ['done', 'unknown'],
    open: ['done', 'open'],
  } as const
  const plan = (of: keyof typeof steps, openedAt = after(2 * HOUR)) => ({
    openedAt,
    closedAt: null,
    steps: steps[of],
  })
  const denied = async () => {
    const { book, tell } = await aBook()
    await tell(aStranger())
    const [flag] = [...book.values()]
    if (!flag) throw new Error('nothing asks')
    return { ...(await book.answer(flag, 'not-me', 'cli')) }
  }

  it('closes it with its last step, and opens it again when one falls back', async () => {
    const flag = await denied()
    for (const of of ['half', 'open'] as const) expect(afterPlan(flag, plan(of), SINCE)).toBe(flag)
    const closed = afterPlan(flag, plan('done'), SINCE)
    expect(closed.closedAt).toBe(SINCE)
    // what is not known any more is not undone
    expect(afterPlan(closed, plan('half'), SINCE)).toBe(closed)
    expect(afterPlan(closed, plan('open'), SINCE).closedAt).toBeNull()
    // a later plan for something else
    expect(afterPlan(closed, plan('open', after(9 * DAY)), SINCE)).toBe(closed)
  })

  it('that was done before it happened closes nothing, and begins afresh', async () => {
    const flag = await denied()
    const old = plan('done', after(0))
    expect(afterPlan(flag, old, SINCE)).toBe(flag)
    expect(mustOpen(old, flag, after(2 * HOUR))).toBe(true)
    expect(mustOpen(plan('half'), flag, after(2 * HOUR))).toBe(false)
  })
})

// --- properties -------------------------------------------------------------------------------------------------------

const places = [geneva, lagos, hanoi, { ...lausanne, position: null }]
const arbEvent = fc
  .record({
    minute: fc.integer({ min: -600, max: 2 * 24 * 60 }),
    kind: fc.constantFrom(
      'signed-in',
      'app-signed-in',
      'device-new',
      'sign-in-failed',
      'sign-in-denied',
      'profile-changed',
    ),
    place: fc.constantFrom(...places, null),
    device: fc.constantFrom('Laptop', 'Phone', null),
    address: fc.constantFrom('198.51.100.7', '203.0.113.9', null),
    login: fc.constantFrom('main', 'second'),
  })
  .map(({ minute, ...over }) => ({ minute, over }))
const arbEventsOf = (positions: boolean) =>
  fc.array(arbEvent, { maxLength: 14 }).map((all) =>
    all.map(({ minute, over }, index) =>
      anEvent({
        ...over,
        id: `own ${String(index)}`,
        at: after(minute * MINUTE),
        place: over.place && !positions ? { ...over.place, position: null } : over.place,
      }),
    ),
  )
const arbEvents = arbEventsOf(true)
const toldAnyhow = (arb: typeof arbEvents) =>
  arb.chain((events) =>
    fc
      .tuple(
        fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 14 }),
        fc.shuffledSubarray(events),
      )
      .map(([shuffled, sizes, again]) => ({ events, shuffled, sizes, again })),
  )
type ToldAnyhow = ReturnType<typeof toldAnyhow> extends fc.Arbitrary<infer T> ? T : never
const isPast = ({ at }: ActivityEvent) => at < SINCE
const followed = async () => {
  const rig = await aBook()
  await rig.book.keep(taught(nothingKnown('second', SINCE), anEvent({ login: 'second' })))
  return rig
}

describe('whatever order and however often they are told', () => {
  async function same({ events, shuffled, sizes, again }: ToldAnyhow) {
    const [one, other] = [await followed(), await followed()]
    await one.tell(...events)
    const rest = [...shuffled]
    for (const size of sizes) await other.tell(...rest.splice(0, size))
    await other.tell(...rest, ...again)
    await other.tell(...again)
    expect(other.flags()).toEqual(one.flags())
  }

  it('the same flags are left', async () => {
    await fc.assert(fc.asyncProperty(toldAnyhow(arbEventsOf(false)), same), { numRuns: 200 })
  })

  it('so is travel, once it is known what was there before', async () => {
    const past = (told: ToldAnyhow) => ({
      ...told,
      shuffled: [...told.shuffled.filter(isPast), ...told.shuffled.filter((event) => !isPast(event))],
      sizes: [Math.max(1, told.shuffled.filter(isPast).length), ...told.sizes],
    })
    await fc.assert(
      fc.asyncProperty(toldAnyhow(arbEvents), (told) => same(past(told))),
      { numRuns: 200 },
    )
  })

  it('one whose flag outlived a crash that it did not counts once', async () => {
    const { book, flags } = await aBook()
    const events = [aStranger(), aFailure()]
    await book.judge(events)
    await book.judge(events)
    expect(flags().map(({ count }) => count)).toEqual([1, 1])
  })

  it('no flag has events that another has, and none is lost', async () => {
    await fc.assert(
      fc.asyncProperty(arbEvents, async (events) => {
        const { tell, flags } = await followed()
        await tell(...events)
        const all = flags().reduce((sum, { count }) => sum + count, 0)
        expect(all).toBeLessThanOrEqual(events.filter(({ at }) => at >= SINCE).length)
        const refused = events.filter(({ at, kind }) => at >= SINCE && /failed|denied/.test(kind)).length
        const runs = flags().filter(({ event }) => /failed|denied/.test(event.kind))
        expect(runs.reduce((sum, { count }) => sum + count, 0)).toBe(refused)
      }),
      { numRuns: 200 },
    )
  })
})

describe('ten thousand at once', () => {
  const flood = (make: (index: number) => ActivityEvent) =>
    told(...Array.from({ length: 10_000 }, (_, index) => make(index)))

  it('are a handful of flags that count them all', async () => {
    const failed = await flood((index) =>
      aFailure({ at: after(index * 1_000), address: `203.0.113.${String(index % 250)}` }),
    )
    expect(failed.map(({ count }) => count)).toEqual([10_000])
    const strange = await flood((index) =>
      aStranger({
        at: after(index * 1_000),
        device: `Device ${String(index)}`,
        place: { ...lagos, position: null },
      }),
    )
    expect(strange.length).toBeLessThanOrEqual(MOST_WAITING)
    expect(strange.reduce((sum, { count }) => sum + count, 0)).toBe(10_000)
    expect(codes(strange).flat()).toContain('new-device')
  }, 30_000)

  it('make few findings of a login, with a count', () => {
    const flags = Array.from({ length: 60 }, (_, index): ToldFlag => ({
      id: String(index),
      event: aStranger(),
      count: 2,
      from: after(0),
      until: after(0),
      reasons: [{ code: 'new-place', seen: {} }],
      severity: 'warning',
      you: null,
      answer: null,
      closedAt: null,
    }))
    const asked = waiting(flags)
    expect(asked.length).toBeLessThanOrEqual(20)
    expect(asked.reduce((sum, { count }) => sum + count, 0)).toBe(120)
  })
})
