import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '#daemon/core/disk-store.ts'
import { startSandbox, type Sandbox } from '#daemon/sandbox/server.ts'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import { isKnown, known, read, unknown, type Fact } from '#shared/fact.ts'
import { err, ok } from '#shared/result.ts'
import { HOUR, MINUTE } from '#shared/time.ts'
import { movableClock, never, rigSource, type MovableClock, type Rig } from '../support/infomaniak-rig.ts'
import { createMemoryStore, type MemoryStore } from '../support/memory-store.ts'

let sandbox: Sandbox
let store: MemoryStore
let clock: MovableClock
let rig: Rig
let token: string | null

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, size: 'small', dataDir: null })
  store = createMemoryStore()
  clock = movableClock(new Date().toISOString())
  token = sandboxToken
  rig = await open()
})
afterEach(async () => {
  await rig.close()
  await sandbox.close()
})

const open = () =>
  rigSource({
    url: sandbox.apiUrl,
    store,
    clock,
    token: () => Promise.resolve(token === null ? err('locked') : ok(token)),
  })
const sync = () => rig.source.sync(never)
const must = <T>(fact: Fact<T>): T => {
  if (!isKnown(fact.told)) throw new Error(fact.told.unknown)
  return fact.told.known
}
const organisation = () => {
  const [first] = must(rig.source.snapshot().organisations)
  if (first === undefined) throw new Error('no organisation')
  return first
}
const memberNamed = (name: string) =>
  must(organisation().members).find((member) => member.name.startsWith(name))

describe('a first pass', () => {
  test('knows nothing before it, and says so', () => {
    const { account, organisations, status } = rig.source.snapshot()
    expect(account.told).toEqual(unknown('never-asked'))
    expect(organisations.told).toEqual(unknown('never-asked'))
    expect(status).toMatchObject({ state: 'never-asked', lastSyncAt: null, capabilities: [] })
  })

  test('reads the account, the people, the products and the domains', async () => {
    const report = await sync()
    expect(report).toMatchObject({ name: 'main', state: 'ok' })
    expect(report.calls).toBeLessThanOrEqual(14)
    expect(must(rig.source.snapshot().account)).toMatchObject({
      name: 'Anna Vully',
      twoFactor: known('on'),
      methods: known(['otp-app']),
    })
    expect(organisation().organisation).toMatchObject({
      role: known('legal-representative'),
      requires2fa: known(false),
    })
    expect(memberNamed('Anna')?.twoFactor).toEqual(known('on'))
    expect(memberNamed('Bruno')?.twoFactor).toEqual(known('off'))
    expect(memberNamed('Farid')?.twoFactor).toEqual(known('weak'))
    expect(memberNamed('Leo')?.kind).toBe('external')
    expect(must(organisation().members).some(({ kind }) => kind === 'invited')).toBe(true)
    expect(
      must(organisation().products).filter(({ lockedByProvider }) => !isKnown(lockedByProvider)),
    ).toEqual([])
    expect(must(organisation().products).length).toBeGreaterThan(1)
    expect(must(organisation().domains).length).toBeGreaterThan(20)
    const domain = must(organisation().domains).find(({ name }) => name === 'atelier-vully.example')
    expect(domain?.registrar && must(domain.registrar).renewalWarranty).toEqual(known(true))
    expect(domain?.registrar && must(domain.registrar).contacts).toEqual(known(['anna.vully@poste.example']))
    expect(domain?.registry).toBeNull()
  })

  test('says what the token may do, as far as it was seen', async () => {
    sandbox.world.faults.denied = ['/2/domains/domains']
    await sync()
    const state = Object.fromEntries(
      rig.source.connection().capabilities.map(({ call, state }) => [call, state]),
    )
    expect(state).toMatchObject({
      'GET /2/profile?with=security': 'allowed',
      'GET /2/accounts/{account}/users?with=security': 'allowed',
      'GET /2/domains/domains': 'refused',
    })
  })
})

describe('a later pass', () => {
  test('in which nothing changed writes no records and gives the same ones', async () => {
    await sync()
    store.writes()
    const before = organisation()
    clock.pass(MINUTE)
    expect(await sync()).toMatchObject({ state: 'ok', changed: 0 })
    expect(new Set(store.writes())).toEqual(new Set(['connections/main/sync']))
    expect(must(organisation().members)).toBe(must(before.members))
    expect(organisation().members.by.observedAt).not.toBe(before.members.by.observedAt)
  })

  test('in which one member enrolled writes that member', async () => {
    await sync()
    const bruno = sandbox.world.state.people.find(({ firstName }) => firstName === 'Bruno')
    const anna = sandbox.world.state.people.find(({ firstName }) => firstName === 'Anna')
    if (!bruno || !anna) throw new Error('not invited')
    bruno.otpSecret = anna.otpSecret
    sandbox.world.touch()
    store.writes()
    expect(await sync()).toMatchObject({ changed: 1 })
    expect(store.writes().filter((path) => path.endsWith('/members'))).toHaveLength(1)
    expect(memberNamed('Bruno')?.twoFactor).toEqual(known('on'))
  })

  test('leaves the files of what did not change untouched on a real disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'latchkey-source-'))
    const disk = await openStore(join(folder, 'data'), { onTrouble: () => undefined })
    const real = await rigSource({
      url: sandbox.apiUrl,
      store: disk,
      clock,
      token: () => Promise.resolve(ok(sandboxToken)),
    })
    const bytes = async () => {
      const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) =>
        file.isFile(),
      )
      const contents = files.map(async ({ parentPath, name }) => {
        const path = join(parentPath, name)
        return [path, await readFile(path, 'utf8')] as const
      })
      return new Map(await Promise.all(contents))
    }
    try {
      await real.source.sync(never)
      const before = await bytes()
      clock.pass(MINUTE)
      await real.source.sync(never)
      const after = await bytes()
      const changed = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path)
      expect(changed.length).toBeGreaterThan(0)
      for (const path of changed) expect(path).toMatch(/connections\/main\/sync\.json/)
      for (const [path, text] of after) expect(text, path).not.toContain(sandboxToken)
    } finally {
      await real.close()
      await disk.close()
      await rm(folder, { recursive: true })
    }
  })

  test('finds what an earlier process kept', async () => {
    await sync()
    await rig.close()
    rig = await open()
    expect(memberNamed('Bruno')?.twoFactor).toEqual(known('off'))
    expect(rig.source.connection().state).toBe('ok')
  })
})

describe('a part that fails', () => {
  test('keeps what was known, which ages until it is not believed', async () => {
    await sync()
    const heardAt = organisation().members.by.observedAt
    sandbox.world.faults.broken = ['/2/accounts/{account}/users']
    clock.pass(HOUR)
    expect(await sync()).toMatchObject({ state: 'partial', changed: 0 })
    expect(organisation().members.by.observedAt).toBe(heardAt)
    expect(isKnown(read(organisation().members, clock.now()))).toBe(true)
    clock.pass(6 * HOUR)
    await sync()
    expect(read(organisation().members, clock.now())).toEqual(unknown('stale'))
    expect(isKnown(read(organisation().domains, clock.now()))).toBe(true)
  })

  test.each([
    ['denied', 'no-permission'],
    ['broken', 'source-failed'],
    ['notImplemented', 'not-published'],
    ['asynchronous', 'odd'],
  ] as const)('and was never known is unknown: %s is %s', async (fault, reason) => {
    sandbox.world.faults[fault] = ['/2/domains/domains', '/2/accounts/{account}/users']
    expect(await sync()).toMatchObject({ state: 'partial' })
    expect(organisation().domains.told).toEqual(unknown(reason))
    expect(organisation().members.told).toEqual(unknown(reason))
    expect(isKnown(organisation().products.told)).toBe(true)
  })

  test('of the account leaves the rest of it fresh, and is forgotten apart', async () => {
    await sync()
    sandbox.world.faults.broken = ['/2/profile/phones']
    clock.pass(5 * HOUR)
    await sync()
    expect(isKnown(must(rig.source.snapshot().account).phones)).toBe(true)
    clock.pass(2 * HOUR)
    await sync()
    const fact = rig.source.snapshot().account
    expect(must(fact).phones).toEqual(unknown('stale'))
    expect(isKnown(must(fact).emails)).toBe(true)
    expect(fact.by.observedAt).toBe(clock.now())
  })

  test('on every call is refused, and says so everywhere', async () => {
    const paths = ['/2/profile', '/1/accounts']
    sandbox.world.faults.denied = paths
    expect(await sync()).toMatchObject({ state: 'refused' })
    expect(rig.source.snapshot().account.told).toEqual(unknown('no-permission'))
    expect(rig.source.snapshot().organisations.told).toEqual(unknown('no-permission'))
    expect(rig.source.connection()).toMatchObject({ state: 'refused', lastSyncAt: null })
  })

  test('alone does not keep the others from being read', async () => {
    sandbox.world.faults.broken = ['/2/profile']
    expect(await sync()).toMatchObject({ state: 'partial' })
    expect(rig.source.snapshot().account.told).toEqual(unknown('source-failed'))
    expect(must(organisation().members).length).toBeGreaterThan(10)
  })

  test('because nobody answers stops the pass early', async () => {
    await sync()
    await sandbox.close()
    expect(await sync()).toMatchObject({ state: 'failed', calls: 2 })
    expect(rig.source.connection().lastSyncAt).not.toBeNull()
    sandbox = await startSandbox({ port: 0, size: 'small', dataDir: null })
  })
})

describe('a token', () => {
  test('that is revoked is not used again until another is connected', async () => {
    await sync()
    const [owner] = sandbox.world.state.tokens
    if (owner === undefined) throw new Error('no token')
    owner.expiresAt = 0
    expect(await sync()).toMatchObject({ state: 'refused', calls: 2 })
    expect(rig.source.connection().state).toBe('rejected')
    expect(await sync()).toMatchObject({ state: 'refused', calls: 0 })
    expect(memberNamed('Bruno')?.twoFactor).toEqual(known('off'))
    owner.expiresAt = null
    await rig.source.connected([{ call: 'GET /2/profile', state: 'allowed' }])
    expect(await sync()).toMatchObject({ state: 'ok' })
    expect(rig.source.connection()).toMatchObject({ state: 'ok' })
  })

  test('that is locked away sends nothing and loses nothing', async () => {
    await sync()
    token = null
    expect(await sync()).toEqual({ name: 'main', state: 'failed', calls: 0, changed: 0 })
    expect(rig.source.connection().state).toBe('locked')
    expect(rig.source.snapshot().status.state).toBe('locked')
    token = sandboxToken
    expect(await sync()).toMatchObject({ state: 'ok' })
    expect(rig.source.connection().state).toBe('ok')
  })

  test('is in nothing that is kept, shown or logged', async () => {
    await sync()
    sandbox.world.faults.broken = ['/2/profile']
    await sync()
    const everything = [
      store.dump(),
      rig.logged(),
      JSON.stringify([rig.source.snapshot(), rig.source.connection()]),
    ]
    expect(rig.logged()).toContain('synced')
    for (const text of everything) expect(text).not.toContain(sandboxToken)
  })

  test('of another login takes nothing over from the one before', async () => {
    await sync()
    sandbox.world.faults.broken = ['/2/profile/phones']
    const [first] = sandbox.world.state.tokens
    const karin = sandbox.world.state.people.find(({ firstName }) => firstName === 'Karin')
    if (!first || !karin) throw new Error('not invited')
    first.personId = karin.id
    await sync()
    const account = must(rig.source.snapshot().account)
    expect(account).toMatchObject({ name: 'Karin Blum', phones: unknown('source-failed') })
  })
})

test('two who ask at once share one pass', async () => {
  const [one, other] = await Promise.all([sync(), sync()])
  expect(one).toBe(other)
})

test('a pass that is called off ends, and what it did not ask keeps its age', async () => {
  await sync()
  const heardAt = organisation().domains.by.observedAt
  clock.pass(MINUTE)
  await rig.source.sync(AbortSignal.abort())
  expect(rig.source.connection().state).toBe('ok')
  expect(organisation().domains.by.observedAt).toBe(heardAt)
})

test('nothing of a connection that was forgotten is left', async () => {
  await sync()
  expect(store.dump()).toContain('connections/main')
  await rig.source.forget()
  expect(store.dump()).not.toContain('connections/main')
  await rig.close()
  rig = await open()
  expect(rig.source.snapshot().account.told).toEqual(unknown('never-asked'))
})

test('the snapshot is the same object until something changes', async () => {
  await sync()
  const before = rig.source.snapshot()
  expect(rig.source.snapshot()).toBe(before)
  clock.pass(MINUTE)
  await sync()
  expect(rig.source.snapshot()).not.toBe(before)
})
