import '../support/fake-browser.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { faceOf } from '../../extension/core/badge.ts'
import { ordered, type Organisation } from '../../extension/features/organisations/order.ts'
import { OrganisationsTable } from '../../extension/features/organisations/OrganisationsTable.tsx'
import { ReportCard } from '../../extension/features/organisations/ReportCard.tsx'
import { ReportModel } from '../../extension/features/organisations/report-model.ts'
import { iso } from '#shared/time.ts'
import { aBadge, NOW } from '../support/daemon-data.ts'
import { apiOf, Refused } from '../support/domain-data.ts'
import { buttons, clear, draw, press, type } from '../support/drawn.tsx'

afterEach(clear)
const now = iso(NOW)

const calm = aBadge({ state: 'ok', text: '', count: 0, unknown: 0, worst: null })
const anOrganisation = (id: string, over: Partial<Organisation> = {}): Organisation => ({
  id,
  name: `Organisation ${id}`,
  role: 'administrator',
  requires2fa: true,
  planned: null,
  members: { all: 3, on: 3, weak: 0, off: 0, unknown: 0, invited: 0, external: 0 },
  domains: { all: 1, urgent: 0, soon: 0, unknown: 0 },
  supportLevel: 1,
  badge: calm,
  counted: true,
  lastSyncAt: now,
  ...over,
})
const members = (off: number, unknown = 0) => ({
  all: off + unknown,
  on: 0,
  weak: 0,
  off,
  unknown,
  invited: 0,
  external: 0,
})

describe('the order of organisations', () => {
  const all = [
    anOrganisation('calm'),
    anOrganisation('many', { badge: aBadge({ worst: 'warning', count: 9 }), requires2fa: false }),
    anOrganisation('worst', { badge: aBadge({ worst: 'critical', count: 1 }), members: members(2) }),
    anOrganisation('unknown', {
      badge: aBadge({ state: 'unknown', count: 0, unknown: 4, worst: null }),
      members: null,
      lastSyncAt: null,
      requires2fa: null,
    }),
    anOrganisation('planned', { requires2fa: false, planned: '2027-01-10', members: members(0, 1) }),
  ]
  const ids = (
    ...[order, reversed = false, search = '']: [Parameters<typeof ordered>[1], boolean?, string?]
  ) => ordered(all, order, reversed, search).map(({ id }) => id)

  it('begins with the worst, and puts what is not known before what is fine', () => {
    expect(ids('need')).toEqual(['worst', 'many', 'unknown', 'calm', 'planned'])
    expect(ids('without-2fa').slice(0, 3)).toEqual(['worst', 'unknown', 'planned'])
    expect(ids('required')).toEqual(['many', 'unknown', 'planned', 'calm', 'worst'])
    expect(ids('sync')[0]).toBe('unknown')
    expect(ids('name', true)[0]).toBe('worst')
    expect(ids('need', false, 'ORGANISATION M')).toEqual(['many'])
  })
})

describe('all organisations side by side', () => {
  function shown(organisations: readonly Organisation[]) {
    const chosen: string[] = []
    const leftOut: (readonly string[])[] = []
    const root = draw(
      <OrganisationsTable
        organisations={organisations}
        now={now}
        onChoose={(id) => chosen.push(id)}
        onLeaveOut={(ids) => leftOut.push(ids)}
      />,
    )
    const rows = () => [...root.querySelectorAll('.virtual-row')].map(({ textContent }) => textContent)
    return { root, chosen, leftOut, rows }
  }

  it('tell role, things, members without 2FA, requirement, names and last sync, in words where nobody knows', async () => {
    const { rows, root, chosen } = shown([
      anOrganisation('1', {
        badge: aBadge({ worst: 'critical', count: 3, unknown: 2 }),
        members: members(4, 1),
      }),
      anOrganisation('2', { members: null, domains: null, requires2fa: null, role: null, lastSyncAt: null }),
      anOrganisation('3', { requires2fa: false, planned: '2027-01-10' }),
    ])
    await expect.poll(() => rows().length).toBe(3)
    expect(rows()[0]).toMatch(/^Organisation 1AdministratorCritical: 32 not known41 not knownOn0now/)
    expect(rows()[1]).toContain('Role not known')
    expect(rows()[1]).toMatch(/Not knownNot knownNot knownNever synced/)
    expect(rows()[2]).toContain('From 10 Jan 2027')
    press(root, 'Organisation 2')
    expect(chosen).toEqual(['2'])
  })

  it('two hundred are drawn a window at a time, and found by their name', async () => {
    const { root, rows } = shown(
      Array.from({ length: 200 }, (_, index) => anOrganisation(String(index + 1000))),
    )
    await expect.poll(() => rows().length).toBeGreaterThan(3)
    expect(rows().length).toBeLessThan(60)
    expect(root.querySelector('[role=table]')?.getAttribute('aria-rowcount')).toBe('201')
    const search = root.querySelector('input')
    if (!search) throw new Error('no search')
    type(search, '1150')
    await expect.poll(rows).toEqual([expect.stringContaining('Organisation 1150')])
  })

  it('are counted in the badge one by one, or all', async () => {
    const { root, leftOut } = shown([anOrganisation('1'), anOrganisation('2', { counted: false })])
    const tick = (name: string) =>
      root.querySelector<HTMLInputElement>(`[aria-label="In the badge: ${name}"]`)
    await expect.poll(() => tick('Organisation 2')?.checked).toBe(false)
    expect(root.textContent).toContain('1 organisation left out')
    tick('Organisation 1')?.click()
    tick('Organisation 2')?.click()
    press(root, 'Count all in the badge')
    expect(leftOut).toEqual([['2', '1'], [], []])
  })
})

it('the toolbar knows how many the badge leaves out', () => {
  expect(faceOf(aBadge({ leftOut: 3 })).leftOut).toBe(3)
})

describe('a report', () => {
  const text = '<!doctype html><p>Ada</p>'
  const open = (answer: unknown) => {
    const saved: { name: string; content: Blob }[] = []
    const fake = apiOf({ 'GET /v1/organisations/42/report': () => answer })
    const model = new ReportModel({ api: fake.api, save: (name, content) => saved.push({ name, content }) })
    return { root: draw(<ReportCard model={model} organisation="42" />, 'fr'), saved, ...fake }
  }

  it('is handed to the person as a file', async () => {
    const { root, saved } = open({ name: 'latchkey-a.html', type: 'text/html; charset=utf-8', text })
    press(root, buttons(root)[0] ?? '')
    await expect.poll(() => saved.length).toBe(1)
    expect([saved[0]?.name, await saved[0]?.content.text()]).toEqual(['latchkey-a.html', text])
  })

  it('says why there is none', async () => {
    const { root, saved } = open(new Refused({ type: 'problem', code: 'not-found' }))
    press(root, buttons(root)[1] ?? '')
    await expect.poll(() => root.querySelector('[role=alert]')).not.toBeNull()
    expect(saved).toEqual([])
  })
})
