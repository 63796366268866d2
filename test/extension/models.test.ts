// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Api, Call } from '../../extension/core/api.ts'
import { createPaged, rowAt, type PageQuery } from '../../extension/core/paged.ts'
import { OverviewModel } from '../../extension/features/findings/model.ts'
import { parseThresholds } from '../../extension/core/thresholds.ts'
import { navCount } from '../../extension/shell/counts.ts'
import { fuzzyScore } from '../../extension/ui/fuzzy.ts'
import { err, ok } from '#shared/result.ts'
import type { Overview } from '#shared/status.ts'
import { HOUR, iso } from '#shared/time.ts'
import type { Trouble } from '../../extension/core/trouble.ts'
import { anOverview, NOW } from '../support/daemon-data.ts'

const now = iso(NOW)

const overviewFrom = (answers: (Overview | Trouble)[]) => {
  const asked: Pick<Call<never>, 'path' | 'body' | 'method'>[] = []
  const next = () => {
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    if (!answer) throw new Error('no answer left')
    return answer
  }
  const api = {
    call: (request: Call<never>) => {
      asked.push(request)
      const answer = next()
      return Promise.resolve('type' in answer ? err(answer) : ok({ value: answer, etag: '"1"' }))
    },
    ask: (request: Call<never>) => {
      asked.push(request)
      return Promise.resolve(ok(null))
    },
  } as unknown as Pick<Api, 'call' | 'ask'>
  const model = new OverviewModel({ api, clock: () => NOW, seen: () => undefined })
  return { model, asked }
}

describe('the overview', () => {
  it('keeps what was last seen when the daemon goes away, and says that it did', async () => {
    const { model } = overviewFrom([anOverview(), { type: 'unreachable' }])
    await model.refresh()
    await model.refresh()
    expect(model.overview.value?.score).toBe(61)
    expect(model.trouble.value).toEqual({ type: 'unreachable' })
  })

  it.each([{ type: 'locked' }, { type: 'impostor' }, { type: 'not-paired', revoked: true }] as const)(
    'shows nothing of it once the right to see it has ended: $type',
    async (trouble) => {
      const { model } = overviewFrom([anOverview(), trouble])
      await model.refresh()
      await model.refresh()
      expect(model.overview.value).toBeNull()
      expect(model.trouble.value).toEqual(trouble)
    },
  )

  it('keeps “new” and “closed” for as long as the page lives', async () => {
    const looked = anOverview()
    const later = {
      ...looked,
      closed: [],
      things: looked.things.map((thing) => ({ ...thing, isNew: false })),
    }
    const { model } = overviewFrom([looked, later])
    await model.refresh()
    await model.refresh()
    expect([...model.newKeys.value]).toEqual(['domain-lapsing/home/1/vully-vins.example'])
    expect(model.closed.value.map(({ id }) => id)).toEqual(['account-alerts-off'])
  })

  it('asks of what was kept only whether it is still so, and lets its ages grow', async () => {
    const asked: (string | null | undefined)[] = []
    const api = {
      call: ({ etag }: Call<never>) => {
        asked.push(etag)
        return Promise.resolve(ok({ value: null, etag: '"1"' }))
      },
      ask: () => Promise.resolve(ok(null)),
    } as unknown as Pick<Api, 'call' | 'ask'>
    const said: unknown[] = []
    const model = new OverviewModel({ api, clock: () => NOW + HOUR, seen: (one) => said.push(one) })
    const kept = { at: now, overview: anOverview(), etag: '"1"' }
    model.recall(kept)
    await model.refresh()
    expect(asked).toEqual(['"1"'])
    expect(model.receivedAt.value).toBe(NOW + HOUR)
    expect(model.now.value).toBe(iso(NOW + HOUR))
    expect(said).toEqual([kept])
  })

  it('snoozes with an end and a reason, counted by the daemon’s clock', async () => {
    const { model, asked } = overviewFrom([anOverview()])
    await model.refresh()
    const [thing] = anOverview().things
    if (!thing) throw new Error('there is a thing')
    await model.snooze(thing, 7, 'Later')
    expect(asked.find(({ path }) => path === '/v1/marks')?.body).toEqual({
      key: thing.key,
      as: 'snoozed',
      until: '2026-11-29T09:00:00.000Z',
      reason: 'Later',
    })
  })

  it('counts in the navigation what is mended in each view', () => {
    const overview = anOverview()
    expect(navCount(overview, 'overview')).toEqual({ count: 3, worst: 'critical' })
    expect(navCount(overview, 'team')).toEqual({ count: 4, worst: 'warning' })
    expect(navCount(overview, 'domains')).toEqual({ count: 2, worst: 'critical' })
    const [worst] = overview.things
    // what was not sent is counted all the same
    expect(navCount({ ...overview, things: worst ? [worst] : [] }, 'overview')).toEqual({
      count: 3,
      worst: 'critical',
    })
    expect(navCount(null, 'team')).toEqual({ count: 0, worst: null })
  })
})

describe('a long list', () => {
  const all = Array.from({ length: 10_000 }, (_, index) => index)
  const start = () => {
    const asked: PageQuery<'all' | 'odd'>[] = []
    const list = createPaged<number, 'all' | 'odd'>((query) => {
      asked.push(query)
      const found = all.filter((one) => query.filter === 'all' || one % 2 === 1)
      const rows = found.slice(query.offset, query.offset + query.limit)
      return Promise.resolve(ok({ total: found.length, counts: { all: 10_000, odd: 5000 }, rows }))
    }, 'all')
    return { list, asked }
  }

  it('reads only the pages that are looked at, each once', async () => {
    const { list, asked } = start()
    await list.refresh()
    await list.need(4990, 5010)
    await list.need(4990, 5010)
    expect(asked.map(({ offset }) => offset)).toEqual([0, 4900, 5000])
    expect(rowAt(list.pages.value, 5001)).toBe(5001)
    expect(rowAt(list.pages.value, 9000)).toBeNull()
  })

  it('shows the last choice, whichever answer comes last', async () => {
    const slow = Promise.withResolvers<void>()
    const list = createPaged<string, 'a' | 'b'>(async ({ filter }) => {
      if (filter === 'a') await slow.promise
      return ok({ total: 1, counts: {}, rows: [filter] })
    }, 'a')
    const first = list.refresh()
    await list.choose('b')
    slow.resolve()
    await first
    expect(rowAt(list.pages.value, 0)).toBe('b')
  })
})

describe('what a person types', () => {
  it('as thresholds is whole days, largest first, or nothing', () => {
    expect(parseThresholds('7, 30;1 30')).toEqual([30, 7, 1])
    expect(parseThresholds('0')).toBeNull()
    expect(parseThresholds('7.5')).toBeNull()
    expect(parseThresholds('soon')).toBeNull()
    expect(parseThresholds('')).toBeNull()
  })

  it('finds by letters in order, better at the beginning of words, without accents', () => {
    expect(fuzzyScore('mrgt', 'müller-gärten')).not.toBeNull()
    expect(fuzzyScore('xyz', 'Restore vully')).toBeNull()
    expect(fuzzyScore('set', 'Settings')).toBeGreaterThan(fuzzyScore('set', 'Restore the name') ?? 0)
  })
})
