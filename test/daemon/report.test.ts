// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { listDomains, toRow } from '#daemon/features/domains/listing.ts'
import { noMemory } from '#daemon/features/findings/memory.ts'
import { reportRoutes } from '#daemon/features/report/routes.ts'
import { openReport } from '#daemon/open-report.ts'
import type { OrganisationSnapshot } from '#daemon/core/snapshot.ts'
import { fact, known, unknown } from '#shared/fact.ts'
import { reportFile } from '#shared/report.ts'
import { defaultSettings, languages } from '#shared/settings.ts'
import { DAY, HOUR } from '#shared/time.ts'
import * as v from 'valibot'
import { behindOpenGate } from '../support/behind-open-gate.ts'
import { findingsOver } from '../support/findings-rig.ts'
import { memoryDocument } from '../support/memory-document.ts'
import {
  aConnection,
  aDomain,
  aMember,
  anAccount,
  anOrganisation,
  at,
  fresh,
  justNow,
  NOW,
} from '../support/snapshot.ts'

const SCRIPT = '<script>alert(1)</script>'

function daemonOver(...organisations: OrganisationSnapshot[]) {
  const account = fresh(anAccount({ email: 'secret-person@own.example', twoFactor: known('off') }))
  const snapshot = {
    connections: [aConnection({ account, organisations: fresh(organisations) })],
    byHand: [],
    browsers: [],
  }
  const rig = findingsOver(memoryDocument(noMemory))
  rig.show(snapshot)
  const reportOn = openReport({
    clock: rig.clock,
    snapshot: () => ({ snapshot }),
    findings: rig.findings,
    settings: () => defaultSettings,
    sandbox: false,
  })
  const routes = behindOpenGate(reportRoutes({ reportOn, spokenLanguage: () => 'en' }))
  return {
    snapshot,
    ask: (path: string) => routes.request(path),
    async report(format: 'html' | 'csv', id = '42', language = 'en') {
      const answer = await routes.request(
        `/v1/organisations/${id}/report?format=${format}&language=${language}`,
      )
      expect(answer.headers.get('content-type')).toContain('application/json')
      return v.parse(reportFile, await answer.json())
    },
  }
}
const busy = (over: Parameters<typeof anOrganisation>[0] = {}) =>
  anOrganisation({
    organisation: { requires2fa: known(false), supportLevel: known(2) },
    members: fresh([
      aMember({ id: 'u1', name: 'Luca', email: 'luca@x.example', twoFactor: known('off') }),
      aMember({
        id: 'u2',
        name: 'Ada',
        email: 'ada@x.example',
        role: known('administrator'),
        twoFactor: known('off'),
      }),
      aMember({ id: 'u3', name: 'Mia', email: 'mia@x.example', twoFactor: unknown('no-permission') }),
      aMember({ id: 'u4', name: 'Fine', email: 'fine@x.example' }),
    ]),
    domains: fresh([
      aDomain({ name: 'late.example', expiresAt: known(at(200 * DAY)) }),
      aDomain({ name: 'soon.example', expiresAt: known(at(5 * DAY)), renewalWarranty: known(false) }),
      aDomain({ name: 'dateless.example', expiresAt: unknown('not-published') }),
    ]),
    ...over,
  })
const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html')
const tableOf = (page: Document, title: string) => {
  const head = [...page.querySelectorAll('h2')].find(({ textContent }) => textContent.startsWith(title))
  const rows = head?.nextElementSibling?.querySelectorAll('tr') ?? []
  return [...rows].map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent.trim()))
}

describe('the page', () => {
  it('says the day, the score, what needs somebody, members, names by their day, and what is not known', async () => {
    const { name, type, text } = await daemonOver(busy()).report('html')
    expect([name, type]).toEqual(['latchkey-atelier-vully-sa-2026-11-22.html', 'text/html; charset=utf-8'])
    const page = parsed(text)
    expect(page.documentElement.lang).toBe('en')
    expect(page.querySelector('h1')?.textContent).toBe('Atelier Vully SA')
    expect(page.body.textContent).toMatch(/22 Nov 2026/)
    expect(page.querySelector('.score')?.textContent).toMatch(/^Security score \d+ of 100$/)
    expect(page.body.textContent).toContain('Premium Support')
    expect(tableOf(page, 'What needs you').map(([what]) => what)).toContain('2FA is not required')
    expect(tableOf(page, 'Without 2FA').map(([who, , state]) => [who, state])).toEqual([
      ['Ada · ada@x.example', 'No 2FA'],
      ['Luca · luca@x.example', 'No 2FA'],
      ['Mia · mia@x.example', '2FA not known: The token may not read it'],
    ])
    expect(tableOf(page, 'Domains').map(([what, , , day]) => [what, day])).toEqual([
      ['soon.example', '2026-11-27'],
      ['late.example', '2027-06-10'],
      ['dateless.example', '–'],
    ])
    expect(tableOf(page, 'Not known').length).toBeGreaterThan(0)
  })

  it('is of the organisation alone: nothing of the person who made it, nor of another', async () => {
    const daemon = daemonOver(busy(), anOrganisation({ organisation: { id: '43', name: 'Elsewhere' } }))
    const { text } = await daemon.report('html')
    expect(text).not.toContain('secret-person')
    expect(text).not.toContain('Elsewhere')
    expect(text).not.toContain('Set up 2FA')
  })

  it('says that a list is not known, and never that it is empty', async () => {
    const refused = fact<never>(unknown('no-permission'), justNow, HOUR)
    const { text } = await daemonOver(busy({ members: refused, domains: refused })).report('html')
    const notKnown = tableOf(parsed(text), 'Not known')
    expect(notKnown.slice(0, 2)).toEqual([
      ['Team', 'The token may not read it', 'Not known', '–'],
      ['Domains', 'The token may not read it', 'Not known', '–'],
    ])
  })

  it('takes every hostile name for text, has no script and asks nobody for anything', async () => {
    const hostile = busy({
      organisation: { name: `${SCRIPT}"><img src=x onerror=alert(1)>` },
      members: fresh([
        aMember({
          name: `<svg onload=alert(1)>'"&`,
          email: '"><a href=javascript:alert(1)>@x',
          twoFactor: known('off'),
        }),
        aMember({ id: 'u2', name: 'a\u202Egnp.exe\nb', email: 'rtl@x.example', twoFactor: known('off') }),
      ]),
      domains: fresh([aDomain({ name: '</style><script>x', expiresAt: known(at(DAY)) })]),
    })
    const { text, name } = await daemonOver(hostile).report('html')
    const page = parsed(text)
    expect(page.querySelectorAll('script, img, svg, a, link, iframe, form, object, base')).toHaveLength(0)
    const attributes = [...page.querySelectorAll('*')].flatMap((element) => element.getAttributeNames())
    expect(attributes.filter((attribute) => /^on|href|src/.test(attribute))).toEqual([])
    expect(page.querySelector('h1')?.textContent).toContain(SCRIPT)
    expect(text).not.toMatch(/<script|\u202E|url\(|@import/)
    expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toMatch(/^default-src 'none';/)
    expect(name).toMatch(/^latchkey-[a-z0-9-]+-2026-11-22\.html$/)
  })

  it.each(languages)('speaks %s', async (language) => {
    const { text } = await daemonOver(busy()).report('html', '42', language)
    expect(parsed(text).documentElement.lang).toBe(language)
    expect(text).not.toMatch(/\{[a-z]+\}|undefined|\[object/)
  })
})

describe('the table', () => {
  it('has a line for each thing, member and name, and no formula', async () => {
    const hostile = busy({
      members: fresh([
        aMember({
          name: '=HYPERLINK("http://evil.example")',
          email: '+1@x.example',
          twoFactor: known('off'),
        }),
        aMember({ id: 'u2', name: '', email: '@SUM(A1)', twoFactor: known('off') }),
        aMember({ id: 'u3', name: 'a,"b"\r\nc', email: 'c@x.example', twoFactor: known('off') }),
      ]),
    })
    const { text, type, name } = await daemonOver(hostile).report('csv')
    expect([type, name.endsWith('.csv')]).toEqual(['text/csv; charset=utf-8', true])
    const lines = text.split('\r\n')
    expect(lines[0]).toBe('section,what,seen,state,day')
    // no line and no cell begins as a formula does
    expect(text).not.toMatch(/(?:^|,|\n)"?[=+\-@＝＋－＠]/m)
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"") · +1@x.example"`)
    expect(lines.filter((line) => line.startsWith('Without 2FA,'))).toHaveLength(3)
    expect(lines.filter((line) => line.startsWith('Domains,')).map((line) => line.split(',')[1])).toEqual([
      'soon.example',
      'late.example',
      'dateless.example',
    ])
  })
})

it('of an organisation that no login sees there is none, nor in a form that is not known', async () => {
  const daemon = daemonOver(busy())
  expect((await daemon.ask('/v1/organisations/43/report?format=html')).status).toBe(404)
  expect((await daemon.ask('/v1/organisations/42/report?format=pdf')).status).toBe(400)
  expect((await daemon.ask('/v1/organisations/42/report')).status).toBe(400)
})

it('holds every name of its organisation, as the list of names shows it', async () => {
  const daemon = daemonOver(busy())
  const rows = listDomains(daemon.snapshot, NOW, [30]).map((one) => toRow(one, NOW).name)
  const { text } = await daemon.report('csv')
  for (const name of rows) expect(text).toContain(name)
})
