import { describe, expect, it } from 'vitest'
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import { domainChecks } from '#daemon/features/domains/checks.ts'
import { paymentDoubt } from '#daemon/features/domains/payment.ts'
import { judge } from '#daemon/features/findings/judge.ts'
import { noMemory } from '#daemon/features/findings/memory.ts'
import type { RegistrarRecord, RegistryRecord } from '#shared/domains.ts'
import { fact, known, unknown, type Told } from '#shared/fact.ts'
import { findingSeen, findingTitle } from '#shared/finding-words.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { defaultSettings } from '#shared/settings.ts'
import { DAY, HOUR, type IsoTime } from '#shared/time.ts'
import { aRegistryRecord } from '../support/arbitrary-domain.ts'
import { findingsOver } from '../support/findings-rig.ts'
import { memoryDocument } from '../support/memory-document.ts'
import { anAccount, aDomain, anOrganisation, aSnapshot, at, fresh, NOW } from '../support/snapshot.ts'

const LOCK = 'client transfer prohibited'
const registry = (over: Partial<RegistryRecord> = {}, age = HOUR): DomainSnapshot['registry'] =>
  fact(known(aRegistryRecord(over)), { source: 'registry', observedAt: at(-age) }, 3 * DAY)
const silent = (observedAt: IsoTime | null): DomainSnapshot['registry'] =>
  fact(unknown('source-failed'), { source: 'registry', observedAt }, 3 * DAY)

/** On `vully.com` lies the address with which the person signs in; nothing lies on any other name. */
const account = anAccount({ email: 'anna@vully.com' })
const within = (domain: Partial<DomainSnapshot>) => {
  const organisation = anOrganisation({
    members: fresh([]),
    products: fresh([]),
    domains: fresh([{ ...aDomain({ name: 'vully.com' }), ...domain }]),
  })
  return aSnapshot({ account: fresh(account), organisations: fresh([organisation]) })
}
const checks = domainChecks(() => defaultSettings)
const verdictOf = (id: string, domain: Partial<DomainSnapshot>) =>
  judge(checks, within(domain), NOW).find(({ check }) => check.id === id)?.verdict ?? {
    state: 'not-concerned',
  }

describe('a name', () => {
  const left = (days: number) => aDomain({ name: 'vully.com', expiresAt: known(at(days * DAY)) }).registrar
  const statuses = (...words: string[]) => ({ statuses: known(words) })

  it.each<[string, Partial<DomainSnapshot>, object]>([
    [
      'that is being transferred, says its registry',
      { registry: registry(statuses(LOCK, 'pending transfer')) },
      { state: 'open', severity: 'critical', seen: { name: 'vully.com' } },
    ],
    [
      'that is being transferred, says its registrar',
      { ...aDomain({ name: 'vully.com', ...statuses('pending transfer') }), registry: registry() },
      { state: 'open' },
    ],
    ['that was transferred', { registry: registry(statuses('transfer period')) }, { state: 'ok' }],
    ['that nobody moves', { registry: registry() }, { state: 'ok' }],
    [
      'of which only its registry speaks, too long ago',
      { registrar: null, registry: registry(statuses('active'), 4 * DAY) },
      { state: 'unknown', reason: 'stale' },
    ],
    [
      'that its registry said to be moved, too long ago, and of which the registrar says nothing',
      { registry: registry(statuses('pending transfer'), 4 * DAY) },
      { state: 'unknown', reason: 'stale' },
    ],
    [
      'of which nobody says any state',
      { registrar: null, registry: registry({ statuses: unknown('absent') }) },
      { state: 'unknown', reason: 'absent' },
    ],
    [
      'that is deleted',
      { registry: registry(statuses('redemption period', 'pending delete', 'pending transfer')) },
      { state: 'not-concerned' },
    ],
  ])('%s', (_, domain, expected) => {
    expect(verdictOf('domain-transferring', domain)).toMatchObject(expected)
  })

  it.each<[string, Partial<DomainSnapshot>, object]>([
    [
      'of importance without a lock',
      { registry: registry(statuses('active')) },
      { state: 'open', severity: 'notice', seen: { name: 'vully.com' } },
    ],
    ['with the lock of its registrar', { registry: registry(statuses(LOCK)) }, { state: 'ok' }],
    [
      'with the lock of its registry',
      { registry: registry(statuses('server transfer prohibited')) },
      { state: 'ok' },
    ],
    [
      'that its registrar calls locked, the registry silent',
      { ...aDomain({ name: 'vully.com', ...statuses(LOCK) }), registry: silent(null) },
      { state: 'ok' },
    ],
    [
      'of which only the registrar speaks, and not of a lock',
      { ...aDomain({ name: 'vully.com', ...statuses('active') }), registry: silent(null) },
      { state: 'unknown', reason: 'source-failed' },
    ],
    [
      'whose registry has no such lock',
      { ...aDomain({ name: 'vully.ch' }), registry: registry(statuses('active')) },
      { state: 'not-concerned' },
    ],
    [
      'on which nothing depends',
      { ...aDomain({ name: 'spare.com' }), registry: registry(statuses('active')) },
      { state: 'not-concerned' },
    ],
    [
      'past its end',
      { registrar: left(-3), registry: registry(statuses('active')) },
      { state: 'not-concerned' },
    ],
  ])('%s is locked or not', (_, domain, expected) => {
    expect(verdictOf('domain-unlocked', domain)).toMatchObject(expected)
  })

  it('whose registry checks owners is said to have none that is verified, and no other is', () => {
    const of = (name: string, ...words: string[]) =>
      verdictOf('domain-owner-unvalidated', {
        ...aDomain({ name }),
        registry: registry({ name, ...statuses('active', ...words) }),
      })
    expect(of('vully.ru', 'unvalidated')).toMatchObject({ state: 'open', seen: { name: 'vully.ru' } })
    expect(of('vully.ru', 'validated')).toMatchObject({ state: 'ok' })
    expect(of('vully.com', 'unvalidated')).toMatchObject({ state: 'not-concerned' })
  })
})

const servers = (...names: string[]) => ({ nameServers: known(names), signed: known(false) })
const moved = (from: { nameServers: Told<string[]>; signed: Told<boolean> }, ago = HOUR) =>
  registry({
    keeping: { ...servers('ns1.b.example'), registrar: unknown('not-published') },
    moved: { at: at(-ago), from },
  })

describe('name servers and keys', () => {
  const of = (domain: Partial<DomainSnapshot>) => verdictOf('domain-delegation-changed', domain)

  it.each<[string, Partial<DomainSnapshot>, object]>([
    [
      'that are others',
      { registry: moved(servers('ns1.a.example', 'ns2.a.example')) },
      {
        state: 'open',
        severity: 'warning',
        seen: {
          state: 'servers',
          before: 'ns1.a.example, ns2.a.example',
          after: 'ns1.b.example',
          date: at(-HOUR),
        },
      },
    ],
    [
      'that are gone',
      { registry: moved({ ...servers('ns1.b.example'), signed: known(true) }) },
      { seen: { state: 'unsigned', before: '', after: '' } },
    ],
    [
      'that are others, both',
      { registry: moved({ ...servers('ns1.a.example'), signed: known(true) }) },
      { seen: { state: 'both' } },
    ],
    [
      'that were others a fortnight ago',
      { registry: moved(servers('a.example'), 14 * DAY) },
      { state: 'ok' },
    ],
    [
      'that are as they were',
      {
        registry: registry({
          keeping: { ...servers('ns1.a.example'), registrar: unknown('not-published') },
        }),
      },
      { state: 'ok' },
    ],
    ['of which nothing is told', { registry: registry() }, { state: 'not-concerned' }],
    ['of which nothing was ever told', { registry: silent(null) }, { state: 'not-concerned' }],
    [
      'of which was told too long ago',
      { registry: moved(servers('a.example'), 5 * DAY) && registry({}, 4 * DAY) },
      { state: 'unknown', reason: 'stale' },
    ],
    [
      'that its registry has taken away at its end',
      {
        ...aDomain({ name: 'vully.com', expiresAt: known(at(-DAY)) }),
        registry: moved(servers('a.example')),
      },
      { state: 'not-concerned' },
    ],
  ])('%s', (_, domain, expected) => {
    expect(of(domain)).toMatchObject(expected)
  })

  it('that changed again are told again, whatever was said of the change before', async () => {
    const rig = findingsOver(memoryDocument(noMemory))
    const key = 'domain-delegation-changed//42/vully.com'
    const seen = async (change: DomainSnapshot['registry']) => {
      rig.show(within({ registry: change }))
      return (await rig.hear()).filter((news) => news.includes(key))
    }
    const shown = () => rig.findings.overview(null).things.find((thing) => thing.key === key)
    expect(await seen(moved(servers('a.example'), 2 * HOUR))).toHaveLength(1)
    await rig.findings.mark(key, 'dismissed', at(30 * DAY), 'it was us')
    expect(await seen(moved(servers('a.example'), 2 * HOUR))).toEqual([])
    expect(shown()?.status).toBe('dismissed')
    expect(await seen(moved(servers('a.example'), HOUR))).toHaveLength(1)
    const again = shown()
    if (again === undefined) throw new Error('nothing is shown')
    expect(again.status).toBe('open')
    const english = createTranslator('en', catalogues.en, 'UTC')
    const described = { ...again, subject: 'vully.com' }
    expect(findingTitle(english, described, NOW)).toBe('vully.com leads to other name servers')
    expect(findingSeen(english, described, NOW)).toMatch(
      /^ns1\.b\.example in place of a\.example, seen first on /,
    )
  })
})

describe('how a name will be paid', () => {
  const end = at(100 * DAY)
  it.each<[Parameters<typeof paymentDoubt>[0], ReturnType<typeof paymentDoubt>]>([
    [{ by: 'by-hand', cardEnds: null }, 'by-hand'],
    [{ by: 'automatic', cardEnds: null }, null],
    // NOW is in November 2026, and the name ends on 2 March 2027
    [{ by: 'automatic', cardEnds: '2027-02' }, 'card'],
    [{ by: 'automatic', cardEnds: '2027-03' }, null],
    [{ by: 'automatic', cardEnds: '2026-12' }, 'card'],
    [{ by: 'warranty', cardEnds: '2026-12' }, null],
  ])('%o is doubtful or not', (payment, doubt) => {
    expect(paymentDoubt(payment, end)).toBe(doubt)
  })

  const noted = (days: number, over: object = {}, said = at(-HOUR)) => ({
    ...aDomain({ name: 'vully.com', expiresAt: known(at(days * DAY)) }),
    notes: {
      stated: null,
      thresholds: null,
      payment: fact(
        known({ by: 'by-hand' as const, cardEnds: null, ...over }),
        { source: 'person', observedAt: said } as const,
        365 * DAY,
      ),
    },
  })
  const of = (domain: Partial<DomainSnapshot>) => verdictOf('domain-payment-doubtful', domain)

  it('is said when its end comes near', () => {
    expect(of(noted(61))).toMatchObject({ state: 'ok' })
    expect(of(noted(60))).toMatchObject({
      state: 'open',
      severity: 'notice',
      action: 'renew-domain',
      seen: { state: 'by-hand', days: 60, date: at(60 * DAY) },
      fact: { by: { source: 'person' } },
    })
    expect(of(noted(60, { by: 'automatic' }))).toMatchObject({ state: 'ok' })
    expect(of(noted(60, { by: 'automatic', cardEnds: '2026-12' }))).toMatchObject({ seen: { state: 'card' } })
  })

  it('is not known where it was noted too long ago, or nobody knows the end', () => {
    expect(of(noted(10, {}, at(-366 * DAY)))).toMatchObject({ state: 'unknown', reason: 'stale' })
    const { notes } = noted(10)
    const endless = aDomain({ name: 'vully.com', expiresAt: unknown('odd') })
    expect(of({ ...endless, notes })).toMatchObject({ state: 'unknown', reason: 'odd' })
  })

  it('is nothing to speak of where nothing was noted, or the name is past its end', () => {
    expect(of({})).toMatchObject({ state: 'not-concerned' })
    expect(of(noted(-3))).toMatchObject({ state: 'not-concerned' })
  })
})

describe('domain-contact-on-name', () => {
  const of = (contacts: RegistrarRecord['contacts'], days = 300, over: Partial<RegistrarRecord> = {}) =>
    verdictOf(
      'domain-contact-on-name',
      aDomain({ name: 'vully.com', contacts, expiresAt: known(at(days * DAY)), ...over }),
    )
  const own = known(['owner@elsewhere.example', 'names@vully.com'])

  it('is found, and worse once the end comes near', () => {
    expect(of(own)).toMatchObject({
      state: 'open',
      severity: 'notice',
      action: 'open-manager',
      seen: { name: 'vully.com', address: 'names@vully.com', date: at(300 * DAY) },
    })
    expect(of(own, 61)).toMatchObject({ severity: 'notice' })
    expect(of(own, 60)).toMatchObject({ severity: 'warning' })
    expect(of(own, -3)).toMatchObject({ severity: 'warning' })
    expect(of(own, 300, { expiresAt: unknown('not-published') })).toMatchObject({ severity: 'notice' })
    const notes = { stated: null, payment: null, thresholds: [5] }
    const quiet = { ...aDomain({ name: 'vully.com', contacts: own, expiresAt: known(at(6 * DAY)) }), notes }
    expect(verdictOf('domain-contact-on-name', quiet)).toMatchObject({ severity: 'notice' })
  })

  it('is an address on the name itself or below it, in whatever letters', () => {
    for (const address of ['a@VULLY.com', 'a@mail.vully.com'])
      expect(of(known([address]))).toMatchObject({ state: 'open', seen: { address } })
    for (const address of ['a@notvully.com', 'a@vully.com.example', 'vully.com@elsewhere.example'])
      expect(of(known([address]))).toMatchObject({ state: 'ok' })
    const idn = aDomain({ name: 'xn--mnchen-3ya.com', contacts: known(['a@münchen.com']) })
    expect(verdictOf('domain-contact-on-name', idn)).toMatchObject({ state: 'open' })
  })

  it('is not known where the registrar was not understood, or said it too long ago', () => {
    expect(of(unknown('odd'))).toMatchObject({ state: 'unknown', reason: 'odd' })
    const { registrar } = aDomain({ name: 'vully.com', contacts: own })
    if (registrar === null) throw new Error('no registrar')
    const old = { ...registrar, by: { ...registrar.by, observedAt: at(-30 * DAY) } }
    expect(verdictOf('domain-contact-on-name', { registrar: old })).toMatchObject({ reason: 'stale' })
  })

  it('concerns no name whose registrar tells no addresses, none at another registrar, none that is lost', () => {
    expect(of(known([]))).toMatchObject({ state: 'not-concerned' })
    expect(verdictOf('domain-contact-on-name', { registrar: null, registry: registry() })).toMatchObject({
      state: 'not-concerned',
    })
    const lost = { statuses: known(['pending delete', 'redemption period']) }
    expect(of(own, -50, lost)).toMatchObject({ state: 'not-concerned' })
  })
})
