import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checksFor } from '#daemon/checks.ts'
import type { ConnectionSnapshot } from '#daemon/core/snapshot.ts'
import { judgeEach } from '#daemon/features/findings/judge.ts'
import { productRoutes } from '#daemon/features/products/routes.ts'
import { actionsFor, stateOf } from '#daemon/features/products/state.ts'
import { followed, translateProduct } from '#daemon/sources/infomaniak/translate-product.ts'
import { fact, isKnown, known, unknown, type Told } from '#shared/fact.ts'
import { productPage, type Product } from '#shared/products.ts'
import { defaultSettings } from '#shared/settings.ts'
import { DAY, HOUR } from '#shared/time.ts'
import * as v from 'valibot'
import { behindOpenGate } from '../support/behind-open-gate.ts'
import {
  aConnection,
  aMember,
  anAccount,
  anOrganisation,
  at,
  fresh,
  justNow,
  NOW,
} from '../support/snapshot.ts'

const aProduct = (over: Partial<Product> = {}): Product => ({
  id: '1',
  service: 'web_hosting',
  name: 'vully.example',
  expiresAt: known(at(300 * DAY)),
  locked: known(false),
  lockedByProvider: unknown('absent'),
  maintenance: known(false),
  maintenanceSince: null,
  busy: known(false),
  ...over,
})
const mail = (over: Partial<Product> = {}) => aProduct({ service: 'email_hosting', ...over })
const absent = unknown('absent')

describe('the state of a product', () => {
  it.each<[string, Partial<Product>, string]>([
    ['blocked', { locked: known(true), maintenance: known(true) }, 'blocked'],
    [
      'blocked, though nothing else is known',
      { locked: known(true), maintenance: absent, busy: absent },
      'blocked',
    ],
    ['in maintenance', { maintenance: known(true), busy: known(true) }, 'maintenance'],
    ['about to end', { expiresAt: known(at(30 * DAY)) }, 'expiring'],
    ['over', { expiresAt: known(at(-DAY)) }, 'expiring'],
    ['busy', { busy: known(true) }, 'busy'],
    ['without an end', { expiresAt: known(null) }, 'active'],
    ['fine', { expiresAt: known(at(31 * DAY + HOUR)) }, 'active'],
    ['of which nobody knows whether it is blocked', { locked: absent }, 'unknown'],
    ['of which nobody knows whether it is in maintenance', { maintenance: absent }, 'unknown'],
    ['of which nobody knows whether it is busy', { busy: absent }, 'unknown'],
    ['of which nobody knows when it ends', { expiresAt: absent }, 'unknown'],
  ])('of one that is %s', (_, over, state) => {
    expect(stateOf(aProduct(over), NOW)).toBe(state)
  })

  it('is never active unless everything is known, and good', () => {
    const told = <T>(...values: T[]): fc.Arbitrary<Told<T>> =>
      fc.oneof(fc.constantFrom(...values).map(known), fc.constant(absent))
    const arbProduct = fc.record({
      locked: told(true, false),
      maintenance: told(true, false),
      busy: told(true, false),
      expiresAt: told(null, at(DAY), at(99 * DAY)),
    })
    fc.assert(
      fc.property(arbProduct, (over) => {
        if (stateOf(aProduct(over), NOW) !== 'active') return
        const { locked, maintenance, busy, expiresAt } = over
        expect([locked, maintenance, busy]).toEqual([known(false), known(false), known(false)])
        expect(isKnown(expiresAt)).toBe(true)
      }),
    )
  })
})

describe('what can be done with a product', () => {
  it.each<[string, Product, string[]]>([
    ['is blocked where it is not', aProduct(), ['block-product']],
    ['is unblocked where it is', aProduct({ locked: known(true) }), ['unblock-product']],
    [
      'is asked of support where the provider blocked it',
      aProduct({ locked: known(true), lockedByProvider: known(true) }),
      ['open-support'],
    ],
    ['of mail is put in maintenance, never blocked', mail({ locked: known(false) }), ['maintenance-on']],
    ['of mail is taken out of maintenance', mail({ maintenance: known(true) }), ['maintenance-off']],
    [
      'is renewed first where it ends',
      mail({ expiresAt: known(at(DAY)) }),
      ['renew-product', 'maintenance-on'],
    ],
    ['is looked at where nobody knows its state', aProduct({ locked: absent }), ['manage-products']],
    ['of mail is looked at where nobody knows', mail({ maintenance: absent }), ['manage-products']],
  ])('%s', (_, product, actions) => {
    expect(actionsFor(product, NOW)).toEqual(actions)
  })
})

const withProducts = (products: readonly Product[], over = {}) =>
  aConnection({ organisations: fresh([anOrganisation({ products: fresh(products), ...over })]) })
const verdicts = (id: string, ...products: Product[]) =>
  judgeEach(
    checksFor(() => defaultSettings),
    { connections: [withProducts(products)], byHand: [], browsers: [] },
    NOW,
  )
    .filter(({ check }) => check.id === id)
    .map(({ verdict }) => verdict)

describe('the checks', () => {
  it('find a product that is blocked, and say who did it where the source does', () => {
    expect(verdicts('product-blocked', aProduct())).toMatchObject([{ state: 'ok' }])
    expect(verdicts('product-blocked', aProduct({ locked: absent }))).toMatchObject([{ state: 'unknown' }])
    expect(verdicts('product-blocked', aProduct({ locked: known(true) }))).toMatchObject([
      { state: 'open', severity: 'notice', action: 'unblock-product', seen: { name: 'vully.example' } },
    ])
    const byProvider = aProduct({ locked: known(true), lockedByProvider: known(true) })
    expect(verdicts('product-blocked', byProvider)).toMatchObject([
      { severity: 'warning', action: 'open-support', seen: { state: 'provider' } },
    ])
  })

  it('find a maintenance that lasts longer than a day', () => {
    const since = (offset: number) => mail({ maintenance: known(true), maintenanceSince: at(offset) })
    expect(verdicts('product-in-maintenance', mail(), since(-DAY + 1))).toEqual([
      { state: 'ok' },
      { state: 'ok' },
    ])
    expect(verdicts('product-in-maintenance', since(-DAY))).toMatchObject([
      { state: 'open', severity: 'notice', action: 'maintenance-off', seen: { date: at(-DAY) } },
    ])
    // from before it was watched
    expect(verdicts('product-in-maintenance', mail({ maintenance: known(true) }))).toMatchObject([
      { state: 'open', seen: { date: null } },
    ])
    expect(verdicts('product-in-maintenance', mail({ maintenance: absent }))).toMatchObject([
      { state: 'unknown' },
    ])
  })

  it('say of a product that is over that it has ended', () => {
    expect(verdicts('product-expiring', aProduct({ expiresAt: known(at(-3 * DAY)) }))).toMatchObject([
      { state: 'open', action: 'renew-product', seen: { days: -3, state: 'ended' } },
    ])
  })
})

describe('the source', () => {
  it('tells who blocked a product only where the record says so', () => {
    const wire = { id: 1, service_name: 'drive', is_locked: true }
    expect(translateProduct(wire)?.lockedByProvider).toEqual(absent)
    const status = { locked: { superuser: false, infomaniak: true } }
    expect(translateProduct({ ...wire, status })?.lockedByProvider).toEqual(known(true))
    expect(translateProduct({ ...wire, status: 'hidden' })?.lockedByProvider).toEqual(absent)
  })

  it('notes since when a product is in maintenance, and forgets it at its end', () => {
    const on = mail({ maintenance: known(true) })
    const first = followed(on, undefined, at(-HOUR))
    expect(first?.maintenanceSince).toBe(at(-HOUR))
    expect(followed(on, first ?? undefined, NOW)?.maintenanceSince).toBe(at(-HOUR))
    expect(followed(mail(), first ?? undefined, NOW)?.maintenanceSince).toBeNull()
    expect(followed(mail({ maintenance: absent }), first ?? undefined, NOW)?.maintenanceSince).toBeNull()
  })
})

describe('GET /v1/products', () => {
  const get = async (query: string, ...connections: ConnectionSnapshot[]) => {
    const routes = productRoutes({
      snapshot: () => ({ snapshot: { connections, byHand: [], browsers: [] }, revision: '1' }),
      clock: { now: () => NOW },
    })
    const answer = await behindOpenGate(routes).request(`/v1/products${query}`)
    return answer.status === 200 ? v.parse(productPage, await answer.json()) : answer.status
  }
  const page = async (query: string, ...connections: ConnectionSnapshot[]) => {
    const answer = await get(query, ...connections)
    if (typeof answer === 'number') throw new Error(String(answer))
    return answer
  }
  const five = [
    aProduct({ id: '1', name: 'fine.example' }),
    aProduct({ id: '2', name: 'blocked.example', locked: known(true) }),
    mail({ id: '3', name: 'mail.example', maintenance: known(true) }),
    aProduct({ id: '4', name: 'ends.example', expiresAt: known(at(2 * DAY)) }),
    aProduct({ id: '5', name: 'who-knows.example', busy: absent }),
    aProduct({ id: '6', name: 'a-name.example', service: 'domain', expiresAt: known(at(DAY)) }),
    aProduct({ id: '7', name: 'held-name.example', service: 'domain', locked: known(true) }),
  ]

  it('lists what needs the person first, and of the names only those that stand still', async () => {
    const { rows, counts, total } = await page('', withProducts(five))
    expect(rows.map(({ name, state, reason }) => [name, state, reason])).toEqual([
      ['blocked.example', 'blocked', null],
      ['held-name.example', 'blocked', null],
      ['mail.example', 'maintenance', null],
      ['ends.example', 'expiring', null],
      ['who-knows.example', 'unknown', 'absent'],
      ['fine.example', 'active', null],
    ])
    expect(total).toBe(6)
    expect(counts).toEqual({ 'needs-you': 5, blocked: 2, maintenance: 1, expiring: 1, all: 6 })
  })

  it('filters, searches, sorts and pages', async () => {
    const names = async (query: string) =>
      (await page(query, withProducts(five))).rows.map(({ name }) => name)
    expect(await names('?filter=maintenance')).toEqual(['mail.example'])
    expect(await names('?filter=needs-you&limit=1&offset=1')).toEqual(['held-name.example'])
    expect(await names('?search=EMAIL')).toEqual(['mail.example'])
    expect((await names('?order=name'))[0]).toBe('blocked.example')
    expect((await names('?order=name&reversed=true'))[0]).toBe('who-knows.example')
    expect((await names('?order=expiry'))[0]).toBe('ends.example')
    expect(await get('?order=price', withProducts(five))).toBe(400)
  })

  it('says who may do it, whom else to ask, and where nobody knows', async () => {
    const people = fresh([
      aMember({ id: 'u1', name: 'Anna', role: known('legal-representative') }),
      aMember({ id: 'u2', name: '', email: 'b@x.example', role: known('administrator') }),
      aMember({ id: 'u3', name: 'Luca' }),
      aMember({ id: 'i4', name: 'Mia', kind: 'invited', role: known('administrator') }),
    ])
    const of = async (role: Told<'administrator' | 'collaborator'>) => {
      const organisation = { role, supportLevel: known(2) }
      return (await page('', withProducts(five, { organisation, members: people }))).organisations[0]
    }
    expect(await of(known('administrator'))).toMatchObject({ refused: null, supportLevel: 2 })
    expect(await of(known('collaborator'))).toMatchObject({
      refused: 'role-too-low',
      ask: ['Anna', 'b@x.example'],
    })
    expect(await of(absent)).toMatchObject({ refused: 'role-unknown', role: null })
  })

  it('says of how many organisations and logins the products are not known, and lists none of a stale list', async () => {
    const stale = fact(known(five), { ...justNow, observedAt: at(-7 * HOUR) }, 6 * HOUR)
    const other = anOrganisation({ organisation: { id: '43' }, products: stale })
    const blind = aConnection({
      name: 'blind',
      account: fresh(anAccount({ id: '2' })),
      organisations: fact<never>(unknown('no-permission'), justNow, HOUR),
    })
    const main = aConnection({
      organisations: fresh([anOrganisation({ products: fresh([aProduct()]) }), other]),
    })
    const all = await page('', main, blind)
    expect(all.rows).toHaveLength(1)
    expect(all.notKnown).toBe(2)
    const one = await page('?organisation=43', main)
    expect(one).toMatchObject({ total: 0, notKnown: 1, organisations: [{ id: '43', reason: 'stale' }] })
  })

  it('lists a product once that two logins see', async () => {
    const second = { ...withProducts(five), name: 'second' }
    expect((await page('', withProducts(five), second)).total).toBe(6)
  })
})
