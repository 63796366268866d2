import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isKnown, unknown, type UnknownReason } from '#shared/fact.ts'
import { never, patienceFor, rigSource, type Rig } from '../support/infomaniak-rig.ts'
import { createMemoryStore, type MemoryStore } from '../support/memory-store.ts'
import { openapiMissing } from '../support/openapi-overlay.ts'
import type { ProviderMode } from '../support/provider-modes.ts'
import { startProviderMock, type ProviderMock } from '../support/provider-mock.ts'

let mock: ProviderMock
let store: MemoryStore
let rig: Rig

beforeEach(async () => {
  mock = await startProviderMock({ mode: 'sandbox' })
  store = createMemoryStore()
  rig = await rigSource({ url: mock.url, store })
})
afterEach(async () => {
  await rig.close()
  await mock.close()
})

const organisations = () => {
  const { told } = rig.source.snapshot().organisations
  return isKnown(told) ? told.known : []
}

const modes: [ProviderMode, UnknownReason][] = [
  ['html', 'odd'],
  ['truncated-json', 'odd'],
  ['wrong-types', 'odd'],
  ['deep-json', 'odd'],
  ['path-ids', 'odd'],
  ['gzip-bomb', 'source-failed'],
  ['endless-body', 'source-failed'],
  ['silent', 'source-failed'],
  ['redirect', 'source-failed'],
  ['redirect-loop', 'source-failed'],
  ['too-many-requests', 'source-failed'],
  ['forbidden-all', 'no-permission'],
  ['unauthorized-all', 'no-permission'],
]

describe('a provider that is hostile from the start', () => {
  test.each(modes)('(%s) makes nothing known but why', async (mode, reason) => {
    mock.setMode(mode)
    rig.outgoing.timeoutMs = patienceFor(mode)
    const report = await rig.source.sync(never)
    expect(report.state).not.toBe('ok')
    const { account, organisations, status } = rig.source.snapshot()
    expect(account.told).toEqual(unknown(reason))
    expect(isKnown(organisations.told)).toBe(false)
    expect(status.state).not.toBe('ok')
    expect(store.dump()).not.toMatch(/etc\/passwd/)
    expect(mock.elsewhereRequests).toEqual([])
    expect(mock.requests.length).toBeLessThanOrEqual(4)
  })
})

describe('a provider that turns hostile', () => {
  test.each<ProviderMode>([
    ...modes.map(([mode]) => mode),
    'million-items',
    'huge-paging',
    'negative-paging',
  ])('(%s) changes nothing of what was known', async (mode) => {
    await rig.source.sync(never)
    const before = rig.source.snapshot()
    mock.setMode(mode)
    rig.outgoing.timeoutMs = patienceFor(mode)
    const report = await rig.source.sync(never)
    expect(report.state).not.toBe('ok')
    const after = rig.source.snapshot()
    expect(after.account.told).toEqual(before.account.told)
    const lists = (snapshot: typeof before) =>
      isKnown(snapshot.organisations.told)
        ? snapshot.organisations.told.known.map(({ members, products, domains }) => [
            members.told,
            products.told,
            isKnown(domains.told) && domains.told.known.map(({ registrar }) => registrar?.told),
          ])
        : []
    expect(lists(after)).toEqual(lists(before))
    expect(mock.elsewhereRequests).toEqual([])
    expect(rig.logged()).not.toContain('token-of-the-tests')
  })
})

test('keys that reach for a prototype reach nothing', async () => {
  mock.setMode('proto-keys')
  expect(await rig.source.sync(never)).toMatchObject({ state: 'ok' })
  expect(organisations()).toHaveLength(1)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect(store.dump()).not.toContain('polluted')
})

test('links to another host are not followed', async () => {
  mock.setMode('foreign-next-page')
  expect(await rig.source.sync(never)).toMatchObject({ state: 'ok' })
  expect(mock.elsewhereRequests).toEqual([])
})

test('calls that all answer 401 are made twice and then never again', async () => {
  mock.setMode('unauthorized-all')
  await rig.source.sync(never)
  await rig.source.sync(never)
  expect(mock.requests).toHaveLength(2)
})

test.skipIf(openapiMissing !== null)(
  'answers filled in from Infomaniak’s own OpenAPI are understood',
  async () => {
    mock.setMode('openapi')
    const { state } = await rig.source.sync(never)
    expect(['ok', 'partial']).toContain(state)
    const { account } = rig.source.snapshot()
    expect(isKnown(account.told)).toBe(true)
    expect(organisations().length).toBeGreaterThan(0)
    for (const { members } of organisations())
      expect(isKnown(members.told) && members.told.known.length).toBeGreaterThan(0)
  },
)
