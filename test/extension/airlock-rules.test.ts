/** What the doors are made of, which hosts a site has, and when a session is due. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { innerRules, outerRules } from '../../extension/features/sessions/airlock/doors.ts'
import { isSnoozed, isTooOld } from '../../extension/features/sessions/airlock/due.ts'
import {
  addressOf,
  belongsTo,
  siteOfAddress,
  siteOfHost,
} from '../../extension/features/sessions/airlock/site-hosts.ts'
import { newRule, type SiteState } from '#shared/sessions.ts'
import { HOUR, iso, MINUTE } from '#shared/time.ts'

const NOW = Date.UTC(2026, 10, 22, 8)
const page = 'chrome-extension://abc/waiting.html'
const none = { held: {}, shut: {} }

describe('the outer door', () => {
  it('is not there without a rule', () => {
    expect(outerRules([], [], [], page)).toEqual([])
  })

  it('redirects pages and blocks all else, and blocks the pages of a site that it may not redirect', () => {
    const rules = outerRules(['a.test', 'b.test'], ['b.test'], [], page)
    const forPages = rules.filter(({ condition }) => condition.resourceTypes?.includes('main_frame'))
    const highest = (site: string) =>
      forPages
        .filter(({ condition }) => condition.requestDomains?.includes(site))
        .sort((one, other) => (other.priority ?? 1) - (one.priority ?? 1))[0]?.action.type
    expect(highest('a.test')).toBe('redirect')
    expect(highest('b.test')).toBe('block')
    expect(rules).toContainEqual(
      expect.objectContaining({
        action: { type: 'block' },
        condition: { requestDomains: ['a.test', 'b.test'], excludedResourceTypes: ['main_frame'] },
      }),
    )
  })

  it('keeps the address whole, whatever it holds', () => {
    const [redirect] = outerRules(['a.test'], [], [], page).filter(({ action }) => action.type === 'redirect')
    const pattern = new RegExp(redirect?.condition.regexFilter ?? '(?!)')
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const to = url.replace(pattern, (_, all: string) => `${page}?${all}`)
        expect(addressOf(to, page)).toBe(url)
      }),
    )
  })
})

describe('frames of a site in pages of other sites', () => {
  it('stay shut for good where the person wants it, over the inner door too', () => {
    const frames = outerRules(['a.test'], [], ['a.test'], page).find(
      ({ condition }) => condition.domainType === 'thirdParty',
    )
    expect(frames?.condition).toMatchObject({ requestDomains: ['a.test'], resourceTypes: ['sub_frame'] })
    const inner = innerRules({ 'a.test': ['https://a.test'] }, none).map(({ priority = 1 }) => priority)
    expect(frames?.priority).toBeGreaterThan(Math.max(...inner))
  })
})

describe('the inner door', () => {
  it('lets pages through only where their very origin was cleared', () => {
    const [rest, ...pages] = innerRules({ 'a.test': ['https://app.a.test', 'https://app.a.test:8443'] }, none)
    expect(rest?.condition).toEqual({ requestDomains: ['a.test'], excludedResourceTypes: ['main_frame'] })
    expect(pages.map(({ condition }) => condition.urlFilter)).toEqual([
      '|https://app.a.test/',
      '|https://app.a.test:8443/',
    ])
    expect(innerRules({}, none)).toEqual([])
  })

  it('holds the pages of tabs from before, and lets nothing be reached from those in which one may live', () => {
    const old = { held: { 'a.test': [1, 2] }, shut: { 'a.test': [2] } }
    const [rest, way, other] = innerRules({ 'a.test': ['https://a.test'], 'b.test': [] }, old)
    expect([rest, way].map((rule) => rule?.condition.excludedTabIds)).toEqual([[2], undefined])
    expect(other?.condition.excludedTabIds).toEqual([1, 2])
  })

  it('has a number for each rule, and no more of them than a browser takes', () => {
    const many = Array.from({ length: 6000 }, (_, at) => `https://h${String(at)}.a.test`)
    const rules = innerRules({ 'a.test': many, 'b.test': ['https://b.test'] }, none)
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    expect(rules.length).toBeLessThan(5000)
    expect(rules.at(-1)?.condition.urlFilter).toBe('|https://b.test/')
  })

  it('goes before the outer one', () => {
    const outer = outerRules(['a.test'], ['a.test'], [], page).map(({ priority = 1 }) => priority)
    const inner = innerRules({ 'a.test': ['https://a.test'] }, none).map(({ priority = 1 }) => priority)
    expect(Math.min(...inner)).toBeGreaterThan(Math.max(...outer))
  })
})

describe('a site', () => {
  it('is its host and what lies below it, and nothing that merely ends alike', () => {
    expect(belongsTo('a.test', 'a.test')).toBe(true)
    expect(belongsTo('app.a.test', 'a.test')).toBe(true)
    expect(belongsTo('nota.test', 'a.test')).toBe(false)
    expect(siteOfHost('x.app.a.test', ['a.test', 'app.a.test'])).toBe('app.a.test')
  })

  it('is never read from an address that is not of the web, or hides another host', () => {
    for (const address of [
      'javascript:alert(1)//a.test/',
      'chrome-extension://a.test/x',
      'file:///a.test/',
      'https://evil.test/a.test/',
      'https://a.test@evil.test/',
      'https://evil.test#https://a.test/',
      'not an address',
    ])
      expect(siteOfAddress(address, ['a.test'])).toBeNull()
    expect(siteOfAddress('https://user@app.a.test:8443/x', ['a.test'])).toBe('a.test')
  })
})

describe('a session is due', () => {
  const state = (beganAt: number): SiteState => ({
    site: 'a.test',
    door: 'open',
    beganAt: iso(beganAt),
    problem: null,
    left: [],
  })
  const eightHours = { ...newRule('a.test'), afterHours: 8 }

  it('by its age', () => {
    expect(isTooOld(eightHours, state(NOW - 8 * HOUR), NOW)).toBe(true)
    expect(isTooOld(eightHours, state(NOW - 8 * HOUR + 1), NOW)).toBe(false)
    expect(isTooOld(newRule('a.test'), state(0), NOW)).toBe(false)
  })

  it('when the clock has jumped back so far that its age cannot be told', () => {
    expect(isTooOld(eightHours, state(NOW + 6 * MINUTE), NOW)).toBe(true)
    expect(isTooOld(eightHours, state(NOW + 4 * MINUTE), NOW)).toBe(false)
  })

  it('not while it is snoozed, and again by itself', () => {
    const snoozed = { ...eightHours, snoozedUntil: iso(NOW) }
    expect(isSnoozed(snoozed, NOW - 1)).toBe(true)
    expect(isSnoozed(snoozed, NOW)).toBe(false)
  })
})
