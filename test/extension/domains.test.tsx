import '../support/fake-browser.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { hashOf, placeOf } from '../../extension/core/routes.ts'
import { DomainsPanel } from '../../extension/features/domains/DomainsPanel.tsx'
import { DomainsTable } from '../../extension/features/domains/DomainsTable.tsx'
import { actionFor, actionsFor } from '../../extension/features/domains/due.ts'
import { DomainsModel } from '../../extension/features/domains/model.ts'
import { YearLine } from '../../extension/features/domains/YearLine.tsx'
import { layOut } from '../../extension/features/domains/year-layout.ts'
import { toneOf } from '#shared/domain-due.ts'
import type { DomainYear } from '#shared/domain-year.ts'
import type { DomainRow } from '#shared/domains.ts'
import { iso } from '#shared/time.ts'
import { NOW } from '../support/daemon-data.ts'
import { apiOf, aRow, aYear, inDays } from '../support/domain-data.ts'
import { button, buttons, clear, draw, press } from '../support/drawn.tsx'

const now = iso(NOW)
afterEach(clear)

const rows: DomainRow[] = [
  aRow({
    name: 'vully-vins.example',
    phase: 'redemption',
    restorable: true,
    paidUntil: inDays(-6),
    restoreBy: inDays(27),
  }),
  aRow({ name: 'ateliervully.example', phase: 'expiring', paidUntil: inDays(12), renewBy: inDays(12) }),
  aRow({ name: 'morat-events.example', paidUntil: inDays(72), renewBy: inDays(72) }),
  aRow({ name: 'bureau-vully.example', renewalWarranty: true }),
  aRow({
    name: 'xn--mller-grten-r8a91a.example',
    phase: 'unknown',
    paidUntil: null,
    expiry: null,
    renewBy: null,
    renewalWarranty: null,
    reason: 'not-published',
  }),
  aRow({
    name: 'elsewhere.example',
    byHand: true,
    organisation: null,
    phase: 'expiring',
    paidUntil: inDays(20),
    renewBy: inDays(20),
    sources: [{ source: 'person', observedAt: inDays(-50), outcome: 'stated' }],
  }),
]

async function listed(more: readonly DomainRow[] = rows) {
  const fake = apiOf({
    'GET /v1/domains': () => ({ total: more.length, counts: { all: more.length }, rows: more }),
  })
  const model = new DomainsModel({ api: fake.api })
  await model.show(null)
  return { model, ...fake }
}

describe('a name in words', () => {
  it('an unknown date is never fine', () => {
    expect(rows.map((row) => toneOf(row, now))).toEqual([
      'critical',
      'warning',
      'notice',
      'ok',
      'unknown',
      'warning',
    ])
  })

  it('is restored in redemption only, renewed before, and elsewhere where it is nobody’s here', () => {
    expect(rows.map((row) => actionFor(row, now))).toEqual([
      'restore-domain',
      'renew-domain',
      null,
      null,
      null,
      null,
    ])
    expect(rows.map((row) => actionsFor(row, now))).toEqual([
      ['restore-domain'],
      ['renew-domain', 'enable-renewal-warranty'],
      ['renew-domain', 'enable-renewal-warranty'],
      ['renew-domain'],
      ['renew-domain'],
      [],
    ])
  })
})

describe('the popup’s list', () => {
  it('says in a person’s words what happens next, and where no date is known', async () => {
    const { model } = await listed()
    const opened: string[] = []
    const root = draw(
      <DomainsPanel
        model={model}
        now={now}
        onAct={() => undefined}
        onOpen={(name) => opened.push(name)}
        onAdd={() => opened.push('add')}
      />,
    )
    const texts = [...root.querySelectorAll('.virtual-row')].map(({ textContent }) => textContent)
    expect(texts[0]).toContain('Restore before 19 Dec · restore fee applies')
    expect(texts[1]).toContain('Expires in 12 days · no renewal warranty')
    expect(texts[3]).toContain('Covered')
    expect(texts[4]).toContain('Date not published')
    expect(texts[5]).toContain(
      'Expires in 20 days · no renewal warranty · Added by you · stated by you on 3 Oct',
    )
    root.querySelector<HTMLElement>('.virtual-row .opens')?.click()
    press(root, 'Add names')
    expect(opened).toEqual(['vully-vins.example', 'add'])
  })
})

describe('the table', () => {
  it('leads to each name’s own page, and marks what rests on the person’s word', async () => {
    const { model } = await listed()
    const root = draw(<DomainsTable model={model} now={now} onAct={() => null} />)
    const links = [...root.querySelectorAll<HTMLAnchorElement>('a.name')]
    expect(links.map((link) => link.getAttribute('href'))).toContain(
      '#/domains/xn--mller-grten-r8a91a.example',
    )
    const cells = [...root.querySelectorAll('[role=row] [role=cell]:first-child')].map(
      ({ textContent }) => textContent,
    )
    expect(cells.at(-1)).toBe('elsewhere.exampleAdded by you · stated by you on 3 Oct')
    expect(cells[0]).toBe('vully-vins.exampleRegistry')
  })

  it('shows the days that were chosen in the year, and every day again', async () => {
    const { model, asked } = await listed()
    const root = draw(<DomainsTable model={model} now={now} onAct={() => null} />)
    await model.choose({ from: '2026-12-07', to: '2026-12-14' })
    await expect.poll(() => root.textContent).toContain('Runs out from 7 Dec to 13 Dec')
    expect(asked.length).toBe(2)
    press(root, 'Show every date')
    await expect.poll(() => root.textContent).not.toContain('Runs out')
  })

  it('asks the daemon for those days', async () => {
    const queries: string[] = []
    const { api } = apiOf({
      'GET /v1/domains': ({ path }) => {
        queries.push(['from', 'to', 'filter'].map((key) => path.searchParams.get(key) ?? '').join(' '))
        return { total: 0, counts: {}, rows: [] }
      },
    })
    const model = new DomainsModel({ api })
    await model.show(null)
    await model.choose({ from: '2026-12-07', to: '2026-12-14' })
    await model.choose(null)
    expect(queries).toEqual(['  urgent', '2026-12-07 2026-12-14 all', '  all'])
  })
})

describe('the address of a page', () => {
  it.each([
    ['#/domains', { view: 'domains', page: null }],
    ['#/domains/xn--9ca.ch', { view: 'domains', page: 'xn--9ca.ch' }],
    ['#/domains/m%C3%BCller.ch', { view: 'domains', page: 'müller.ch' }],
    ['#/domains/%E0%A4', { view: 'domains', page: null }],
    ['#/domains/a/b', { view: 'overview', page: null }],
    ['#/team/u123', { view: 'team', page: 'u123' }],
    ['#/nowhere', { view: 'overview', page: null }],
    ['', { view: 'overview', page: null }],
  ])('%s', (hash, place) => {
    expect(placeOf(hash)).toEqual(place)
  })

  it('comes back from itself, whatever the name', () => {
    for (const name of ['a.example', 'a/b?c#d.example', 'müller.ch', '%.example'])
      expect(placeOf(hashOf('domains', name))).toEqual({ view: 'domains', page: name })
  })
})

const draws = (year: DomainYear | null) => {
  const spans: string[][] = []
  const filters: string[] = []
  const root = draw(
    <YearLine
      year={year}
      now={now}
      onSpan={(...span) => spans.push(span)}
      onRest={(filter) => filters.push(filter)}
    />,
  )
  return { root, spans, filters }
}
const tenThousand = aYear(
  Array.from({ length: 365 }, (_, day) => [day, day === 9 ? 60 : 27, day < 30 ? 'warning' : 'ok'] as const),
)

describe('the year', () => {
  it('names one name where it runs out, as a link to its page', () => {
    const { root } = draws(aYear([[12, 1, 'warning']]))
    const links = [...root.querySelectorAll('a')]
    expect(links.map(({ textContent }) => textContent)).toEqual(['name-12-0.example'])
    expect(links[0]?.getAttribute('href')).toBe('#/domains/name-12-0.example')
    expect(links[0]?.getAttribute('aria-label')).toBe('name-12-0.example: 4 Dec')
    expect(buttons(root)).toEqual([])
  })

  it('says of several on one day how many, and leads to them', () => {
    const { root, spans } = draws(aYear([[40, 10, 'ok']]))
    press(root, 'name-40-0.example and 9 more: 1 Jan 2027')
    expect(spans).toEqual([['2027-01-01', '2027-01-02']])
  })

  it('counts 10,000 by the week, in a bar for each, and loses none', () => {
    const { root } = draws(tenThousand)
    const bars = buttons(root).filter((name) => name.includes(' to '))
    expect(bars.length).toBe(52)
    const counts = bars.map((name) => Number(/: (\d+) names/.exec(name)?.[1]))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(365 * 27 + 33)
    expect(bars[0]).toBe('22 Nov to 28 Nov: 189 names, at least one needs you')
    expect(root.textContent).toContain('Each bar is a week; the tallest has 222 names.')
  })

  it('goes by months where a week would be too thin to be pressed', () => {
    const narrow = layOut(tenThousand.days, now, 300, () => 'a.example')
    expect(narrow.unit).toBe('month')
    expect(narrow.bars.map(({ from }) => from).slice(0, 3)).toEqual([
      '2026-11-22',
      '2026-12-01',
      '2027-01-01',
    ])
    expect(narrow.bars.reduce((sum, { count }) => sum + count, 0)).toBe(365 * 27 + 33)
  })

  it('is one stop for the keyboard, and the arrows go from bar to bar', () => {
    const { root, spans } = draws(tenThousand)
    const bars = [...root.querySelectorAll<HTMLButtonElement>('.bars button')]
    const stops = () =>
      bars.map(({ tabIndex }, index) => (tabIndex === 0 ? index : null)).filter((one) => one !== null)
    expect(stops()).toEqual([0])
    bars[0]?.focus()
    const key = (name: string) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }))
    key('ArrowRight')
    key('ArrowRight')
    expect(bars.indexOf(document.activeElement as HTMLButtonElement)).toBe(2)
    key('End')
    expect(bars.indexOf(document.activeElement as HTMLButtonElement)).toBe(51)
    key('ArrowRight')
    expect(bars.indexOf(document.activeElement as HTMLButtonElement)).toBe(51)
    key('Home')
    document.activeElement?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    expect(spans).toEqual([['2026-11-22', '2026-11-29']])
  })

  it('places no two labels over each other, and hides no day', () => {
    for (const width of [260, 500, 800, 1160])
      for (const size of [1, 4, 9, 20, 80]) {
        const days = aYear(
          Array.from({ length: size }, (_, index) => [Math.floor((index * 364) / size), 1, 'ok'] as const),
        ).days
        const { marks, bars } = layOut(days, now, width, ({ names }) => names[0]?.display ?? '')
        const spans = marks.map(({ x, lane, label, turned }) => {
          const long = label.length * 6.8
          return { lane, from: turned ? x - long : x, to: turned ? x : x + long }
        })
        const touching = spans.flatMap((a, i) =>
          spans.slice(i + 1).filter((b) => a.lane === b.lane && a.from < b.to && b.from < a.to),
        )
        expect(touching, `${String(width)} px, ${String(size)} names`).toEqual([])
        expect(spans.every(({ from, to }) => from >= 0 && to <= width + 1)).toBe(true)
        const counted = bars.length > 0 ? bars.reduce((sum, { count }) => sum + count, 0) : marks.length
        expect(counted, `${String(width)} px, ${String(size)} names`).toBe(size)
      }
  })

  it('tells apart what is past, what has no date and what is later', () => {
    const { root, filters } = draws(
      aYear([], {
        past: {
          count: 5,
          worst: 'critical',
          names: [{ name: 'gone.example', display: 'gone.example', phase: 'expired' }],
        },
        unknown: 2,
        beyond: 1,
      }),
    )
    expect(root.textContent).toContain('5 names past their date')
    expect(root.querySelector('a')?.getAttribute('href')).toBe('#/domains/gone.example')
    expect(root.textContent).toContain('1 name later than that')
    press(root, 'Show all')
    press(root, '2 names without a known date')
    expect(filters).toEqual(['urgent', 'unknown'])
  })

  it('says that there is nothing, and nothing at all before it was read', () => {
    expect(draws(aYear([])).root.textContent).toContain('No domain has a date in the next 12 months.')
    expect(draws(null).root.textContent).not.toContain('No domain has a date')
  })

  it('tells a bar that the keyboard is on in words below', async () => {
    const { root } = draws(tenThousand)
    button(root, '22 Nov to 28 Nov: 189 names, at least one needs you').focus()
    await expect.poll(() => root.querySelector('.bars-told')?.textContent).toContain('22 Nov to 28 Nov: 189')
  })
})
