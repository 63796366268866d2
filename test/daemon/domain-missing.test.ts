import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { OrganisationSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import { nameRoutes } from '#daemon/features/domains/name-routes.ts'
import { realFix } from '#daemon/features/findings/actions.ts'
import { missingName, missingSteps, type MissingName } from '#shared/domain-detail.ts'
import { fact, known, unknown } from '#shared/fact.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import type { Product } from '#shared/products.ts'
import { languages } from '#shared/settings.ts'
import { DAY, HOUR, iso, MINUTE } from '#shared/time.ts'
import { stepSentence } from '../../extension/features/domains/missing-words.ts'
import { behindOpenGate } from '../support/behind-open-gate.ts'
import { rdap, rdapFound, startRegistries, type RdapAnswer } from '../support/registry-rig.ts'
import {
  aConnection,
  aConnectionStatus,
  aDomain,
  anOrganisation,
  aSnapshot,
  fresh,
} from '../support/snapshot.ts'

const START = Date.UTC(2026, 10, 22, 12)

const aProduct = (name: string, service: string): Product => ({
  id: '1',
  service,
  name,
  expiresAt: known(null),
  locked: known(false),
  lockedByProvider: known(false),
  maintenanceSince: null,
  maintenance: known(false),
  busy: known(false),
})
/** What the login sees: names and products, or a list that may not be read. */
const seeing = (over: Partial<Pick<OrganisationSnapshot, 'domains' | 'products'>> = {}): Snapshot =>
  aSnapshot({
    organisations: fresh([anOrganisation({ domains: fresh([aDomain({ name: 'other.test' })]), ...over })]),
  })
const heldBy = (name: string) => ({
  objectClassName: 'entity',
  roles: ['registrar'],
  vcardArray: ['vcard', [['fn', {}, 'text', name]]],
})
const unread = fact<never>(unknown('no-permission'), { source: 'infomaniak', observedAt: null }, DAY)
const none: Snapshot = { connections: [], byHand: [], browsers: [] }

/** The daemon's answer over a snapshot, with a real registry behind it. */
async function missing(snapshot: Snapshot, answers: Record<string, RdapAnswer> = {}) {
  const registries = await startRegistries({ names: [], answers })
  const app = behindOpenGate(
    nameRoutes({
      clock: registries.clock,
      snapshot: () => ({ snapshot }),
      names: { get: () => null },
      histories: { of: () => Promise.resolve([]) },
      registry: registries.source,
      askName: registries.ask,
      fixOf: realFix,
    }),
  )
  const send = (name: string) =>
    app.request('/v1/domains/missing', { method: 'POST', body: JSON.stringify({ name }) })
  return {
    ...registries,
    send,
    walk: async (name = 'a.test') => {
      const response = await send(name)
      expect(response.status).toBe(200)
      const found = v.parse(missingName, await response.json())
      expect(found.steps.map(({ step }) => step)).toEqual([...missingSteps])
      return found
    },
  }
}
const stateOf = ({ steps }: MissingName) => Object.fromEntries(steps.map(({ step, state }) => [step, state]))
const seenOf = ({ steps }: MissingName, wanted: string) => steps.find(({ step }) => step === wanted)?.seen

describe('a name that is not here', () => {
  it('is registered by somebody: its registry is asked once, and it is not added', async () => {
    const { walk, asked, later } = await missing(seeing(), {
      'a.test': rdapFound('a.test', { entities: [heldBy('Other Registrar')] }),
    })
    const found = await walk()
    expect(stateOf(found)).toEqual({
      account: 'no',
      section: 'no',
      registry: 'yes',
      restore: 'no',
      register: 'no',
    })
    expect(found.fix).toEqual({ action: 'open-manager', url: 'https://manager.infomaniak.com/v3/ng/home' })
    expect(seenOf(found, 'registry')).toEqual({ registrar: 'Other Registrar', since: iso(START) })
    later(HOUR)
    await walk()
    expect(asked()).toEqual(['a.test'])
    later(DAY)
    await walk()
    expect(asked()).toEqual(['a.test', 'a.test'])
  })

  it('looks free at first, and is free when its registry says so twice, twelve hours apart', async () => {
    const { walk, asked, later } = await missing(seeing())
    const again = iso(START + 12 * HOUR)
    const first = await walk()
    expect(stateOf(first)).toMatchObject({ registry: 'no', restore: 'unknown', register: 'unknown' })
    expect(seenOf(first, 'register')).toEqual({ looks: 'free', again })
    later(12 * HOUR - 1)
    expect(stateOf(await walk())).toMatchObject({ register: 'unknown' })
    expect(asked()).toHaveLength(1)
    later(1)
    expect(stateOf(await walk())).toMatchObject({ registry: 'no', restore: 'no', register: 'yes' })
    expect(asked()).toHaveLength(2)
  })

  it('is not called free while its registry does not answer', async () => {
    const { walk, asked, later } = await missing(seeing(), {
      'a.test': rdap({}, 429, { 'retry-after': '900' }),
    })
    const again = iso(START + 15 * MINUTE)
    const found = await walk()
    expect(stateOf(found)).toMatchObject({ registry: 'unknown', restore: 'unknown', register: 'unknown' })
    expect(seenOf(found, 'registry')).toEqual({ again })
    expect(seenOf(found, 'register')).toEqual({ looks: 'none', again })
    later(14 * MINUTE)
    await walk()
    expect(asked()).toHaveLength(1)
    later(MINUTE)
    await walk()
    expect(asked()).toHaveLength(2)
  })

  it('of an extension without a server cannot be asked about', async () => {
    const { walk, asked } = await missing(seeing())
    const found = await walk('a.invalid')
    expect(seenOf(found, 'registry')).toEqual({ again: null })
    expect(asked()).toEqual([])
  })

  it.each([
    ['redemption', ['redemption period', 'pending delete'], 'yes', 'no', 'restore-domain'],
    ['too late', ['pending delete'], 'no', 'no', 'open-manager'],
  ])('was deleted: %s', async (_, status, restore, register, action) => {
    const { walk } = await missing(seeing(), { 'a.test': rdapFound('a.test', { status }) })
    const found = await walk()
    expect(stateOf(found)).toMatchObject({ registry: 'yes', restore, register })
    expect(found.fix?.action).toBe(action)
  })

  it.each([
    ['', 400],
    ['not a name', 400],
    ['test', 400],
    ['https://a.test/', 400],
    ['A.TEST.', 200],
    ['www.a.test', 200],
  ])('is a name: %j is answered with %i', async (name, status) => {
    const { send, asked } = await missing(seeing())
    const response = await send(name)
    expect(response.status).toBe(status)
    expect(asked()).toEqual(status === 200 ? ['a.test'] : [])
    if (status === 200) expect(await response.json()).toMatchObject({ name: 'a.test', display: 'a.test' })
  })
})

describe('the account and the section', () => {
  const here = fresh([aDomain({ name: 'a.test', expiresAt: known(iso(START + 10 * DAY)) })])

  it('have it: that is where to look, and no registry is asked', async () => {
    const { walk, asked } = await missing(seeing({ domains: here }))
    const found = await walk()
    expect(stateOf(found)).toMatchObject({ account: 'yes', section: 'yes', restore: 'no', register: 'no' })
    expect(seenOf(found, 'account')).toEqual({ organisation: 'Atelier Vully SA', login: 'main' })
    expect(found.fix).toEqual({
      action: 'renew-domain',
      url: 'https://manager.infomaniak.com/v3/42/accounts/accounting/renewal',
    })
    expect(asked()).toEqual([])
  })

  it.each<[string, Snapshot, object]>([
    ['no login', none, { logins: 0, unread: 0, organisation: null }],
    [
      'a list that may not be read',
      seeing({ domains: unread }),
      { logins: 1, unread: 1, organisation: null },
    ],
    [
      'organisations that are not known',
      aSnapshot({
        organisations: fact<never>(unknown('never-asked'), { source: 'infomaniak', observedAt: null }, DAY),
      }),
      { logins: 1, unread: 1, organisation: null },
    ],
    [
      'a list that is too old, and had it',
      seeing({ domains: fact(here.told, { source: 'infomaniak', observedAt: iso(START - 9 * DAY) }, DAY) }),
      { logins: 1, unread: 1, organisation: 'Atelier Vully SA' },
    ],
  ])('are not known: %s', async (_, snapshot, seen) => {
    const { walk } = await missing(snapshot, { 'a.test': rdapFound('a.test') })
    const found = await walk()
    expect(stateOf(found)).toMatchObject({ account: 'unknown', section: 'unknown' })
    expect(seenOf(found, 'account')).toEqual(seen)
  })

  it('of another login count as well, and one list that is known proves nothing for the others', async () => {
    const [login = aConnection()] = seeing().connections
    const [blind = aConnection()] = seeing({ domains: unread }).connections
    const { walk } = await missing({ ...none, connections: [login, { ...blind, name: 'other' }] })
    expect(stateOf(await walk())).toMatchObject({ account: 'unknown' })
    const two = await missing({ ...none, connections: [login, { ...login, name: 'other' }] })
    const found = await two.walk()
    expect(stateOf(found)).toMatchObject({ account: 'no' })
    expect(seenOf(found, 'account')).toEqual({ logins: 2, organisations: 1 })
  })

  it.each([
    ['email_hosting', 'product'],
    ['domain', 'domain'],
  ])('a product of that name is told apart from the name: %s', async (service, kind) => {
    const { walk } = await missing(seeing({ products: fresh([aProduct('A.test', service)]) }))
    const found = await walk()
    expect(stateOf(found)).toMatchObject({ account: 'no', section: 'yes' })
    expect(seenOf(found, 'section')).toEqual({ organisation: 'Atelier Vully SA', kind })
  })

  it('products that may not be read leave the section open', async () => {
    const { walk } = await missing(seeing({ products: unread }))
    expect(stateOf(await walk())).toMatchObject({ account: 'no', section: 'unknown' })
  })

  it('whose token is no longer taken is connected anew first', async () => {
    const status = aConnectionStatus({ state: 'rejected' })
    const { walk } = await missing(
      aSnapshot({ status, organisations: fresh([anOrganisation({ domains: unread })]) }),
    )
    expect((await walk()).fix?.action).toBe('reconnect')
  })
})

it('every answer can be said in every language', async () => {
  const old = fact(
    fresh([aDomain({ name: 'a.test' })]).told,
    { source: 'infomaniak', observedAt: iso(0) },
    DAY,
  )
  const walks: [Snapshot, Record<string, RdapAnswer>, string][] = [
    [seeing(), { 'a.test': rdapFound('a.test') }, 'a.test'],
    [seeing({ products: fresh([aProduct('a.test', 'web_hosting')]) }), {}, 'a.test'],
    [none, { 'a.test': rdap({}, 500) }, 'a.test'],
    [seeing({ domains: old, products: unread }), {}, 'a.test'],
    [
      seeing(),
      { 'a.test': rdapFound('a.test', { status: ['redemption period', 'pending delete'] }) },
      'a.test',
    ],
    [seeing({ domains: fresh([aDomain({ name: 'a.test' })]) }), {}, 'a.test'],
    [seeing(), {}, 'a.invalid'],
    [seeing(), { 'a.test': rdapFound('a.test', { status: ['pending delete'] }) }, 'a.test'],
  ]
  const now = iso(START)
  const said = new Set<string>()
  for (const [snapshot, answers, name] of walks) {
    const { walk, later } = await missing(snapshot, answers)
    const first = await walk(name)
    later(12 * HOUR)
    for (const { steps } of [first, await walk(name)])
      for (const step of steps)
        for (const language of languages) {
          const sentence = stepSentence(createTranslator(language, catalogues[language], 'UTC'), step, now)
          expect(sentence).not.toMatch(/[{}#]|\bnone\b|\bnull\b|undefined|\d{4}-\d{2}-\d{2}T/)
          expect(sentence).toMatch(/^\S.*[.]$/)
          if (language === 'en') said.add(`${step.step}.${step.state}`)
        }
  }
  const all = missingSteps.flatMap((step) => ['yes', 'no', 'unknown'].map((state) => `${step}.${state}`))
  expect([...said].sort()).toEqual(all.sort())
})
