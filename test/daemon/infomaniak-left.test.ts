import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '#daemon/core/disk-store.ts'
import type { Store } from '#daemon/core/store.ts'
import { startSandbox, type Sandbox } from '#daemon/sandbox/server.ts'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import { isKnown } from '#shared/fact.ts'
import { ok } from '#shared/result.ts'
import { DAY, iso } from '#shared/time.ts'
import { never, rigSource, type Rig } from '../support/infomaniak-rig.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const LONG_GONE = 'vully-vieux.example' // paid until 70 days ago: free by now
const DELETED = 'vully-essai.example' // 63 days ago: free in 2 days
const LIVE = 'vully-shop.example'

describe('a name that leaves the list', () => {
  let sandbox: Sandbox
  let folder: string
  let store: Store
  let rig: Rig

  async function open() {
    store = await openStore(folder, { onTrouble: ({ message }) => expect.unreachable(message) })
    const clock = { now: () => iso(sandbox.world.at()), pass: () => undefined }
    rig = await rigSource({
      url: sandbox.apiUrl,
      store,
      clock,
      token: () => Promise.resolve(ok(sandboxToken)),
    })
  }
  async function close() {
    await rig.close()
    await store.close()
  }
  beforeEach(async () => {
    sandbox = await startSandbox({ port: 0, size: 'small', dataDir: null })
    folder = await temporaryFolder()
    await open()
    await rig.source.sync(never)
  })
  afterEach(async () => {
    await close()
    await sandbox.close()
  })

  /** What is known of it in the account: by the provider, by nobody but its registry, or nothing. */
  function state(name: string): 'listed' | 'left' | 'unknown' {
    const { told } = rig.source.snapshot().organisations
    const domains = isKnown(told) ? told.known.map((one) => one.domains.told).filter(isKnown) : []
    const found = domains.flatMap(({ known }) => known).filter((one) => one.name === name)
    expect(found.length).toBeLessThan(2)
    const [one] = found
    if (one === undefined) return 'unknown'
    return one.registrar === null ? 'left' : 'listed'
  }
  const goOn = async (days: number) => {
    sandbox.world.advance(days)
    await rig.source.sync(never)
  }
  function drop(name: string) {
    const { state } = sandbox.world
    state.domains = state.domains.filter((one) => one.name !== name)
    sandbox.world.touch()
  }

  test('because it ran out is looked after, over a restart, until half a year has passed', async () => {
    expect([state(DELETED), state(LONG_GONE)]).toEqual(['listed', 'unknown'])
    await goOn(3)
    expect(state(DELETED)).toBe('left')
    await close()
    await open()
    expect(state(DELETED)).toBe('left')
    await goOn(179.9)
    expect(state(DELETED)).toBe('left')
    await goOn(1)
    expect(state(DELETED)).toBe('unknown')
  })

  test('and comes back is listed again, and nothing else', async () => {
    const domain = sandbox.world.state.domains.find(({ name }) => name === DELETED)
    await goOn(3)
    expect(state(DELETED)).toBe('left')
    if (domain !== undefined) domain.paidUntil = sandbox.world.at() + 365 * DAY
    sandbox.world.touch()
    await rig.source.sync(never)
    expect(state(DELETED)).toBe('listed')
    drop(DELETED)
    await rig.source.sync(never)
    expect(state(DELETED)).toBe('unknown')
  })

  test('before its end was moved, and is not looked after', async () => {
    drop(LIVE)
    await rig.source.sync(never)
    expect(state(LIVE)).toBe('unknown')
  })

  test('as the only one there was is looked after as well, once it is believed that the list is empty', async () => {
    const { state: all } = sandbox.world
    all.domains = all.domains.filter(({ name }) => name === DELETED)
    sandbox.world.touch()
    await close()
    folder = await temporaryFolder()
    await open()
    await rig.source.sync(never)
    const seen: string[] = []
    for (const days of [3, 0.01, 0.01]) {
      await goOn(days)
      seen.push(state(DELETED))
    }
    expect(seen).toEqual(['listed', 'listed', 'left'])
  })

  test('after its end, while nobody looked, ran out', async () => {
    const days = 12 + 66
    sandbox.world.advance(days)
    await rig.source.sync(never)
    expect(state(LIVE)).toBe('left')
  })
})
