import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmod, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '#daemon/core/disk-store.ts'
import type { Act } from '#daemon/core/journal.ts'
import { createFeeds, feedsKept, noFeeds } from '#daemon/features/feeds/feeds.ts'
import type { FeedTold } from '#daemon/features/feeds/told.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import type { Language } from '#shared/settings.ts'
import { DAY, HOUR, type IsoTime } from '#shared/time.ts'
import { byIcalJs } from '../support/calendar-readers.ts'
import { aFeedName, feedTold } from '../support/feed-data.ts'
import { eventually, freePort } from '../support/latchkey.ts'
import { at, NOW } from '../support/snapshot.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const names = ['domains.csv', 'domains.ics', 'domains.json', 'domains.prom']

/** The feeds over a real store, which can be opened again as after a restart. */
async function rig() {
  const root = await temporaryFolder()
  const folder = join(root, 'data', 'feeds')
  const acts: Act[] = []
  const reported: unknown[] = []
  const world = {
    told: feedTold([aFeedName()]),
    revision: 1,
    now: NOW,
    language: 'en' as Language,
    settled: true,
    asked: 0,
  }
  const port = await freePort()

  async function open() {
    const store = await openStore(join(root, 'data'), {
      onTrouble: ({ message }) => {
        throw new Error(message)
      },
    })
    const feeds = createFeeds({
      store,
      document: await store.document('feeds', feedsKept, { ...noFeeds, port }),
      folder,
      clock: { now: () => world.now },
      tell() {
        world.asked += 1
        return Promise.resolve({ ...world.told, now: world.now })
      },
      revision: () => Promise.resolve(String(world.revision)),
      settled: () => world.settled,
      words: () => createTranslator(world.language, catalogues[world.language], 'UTC'),
      random: randomBytes,
      monotonic: () => performance.now(),
      journal: (act) => acts.push(act),
      report: (error) => reported.push(error),
    })
    await feeds.start()
    const stop = async () => {
      await feeds.stop()
      await store.close()
    }
    onTestFinished(stop)
    return { feeds, stop }
  }

  return {
    root,
    folder,
    port,
    acts,
    reported,
    world,
    open,
    /** Something else is known now. */
    tell(told: FeedTold, now: IsoTime = world.now) {
      Object.assign(world, { told, now, revision: world.revision + 1 })
    },
    read: (name: string) => readFile(join(folder, name), 'utf8'),
    there: () => readdir(folder).catch(() => null),
    /** Everything on disk, as text. */
    async everything() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true })
      const files = entries.filter((entry) => entry.isFile()).map((one) => join(one.parentPath, one.name))
      return Object.fromEntries(
        await Promise.all(files.map(async (file) => [file, await readFile(file, 'latin1')] as const)),
      )
    },
  }
}
type Rig = Awaited<ReturnType<typeof rig>>

let here: Rig
beforeEach(async () => {
  here = await rig()
})

describe('by default', () => {
  it('nothing is written and nothing listens, whatever becomes known', async () => {
    const { feeds } = await here.open()
    here.tell(feedTold([aFeedName({ name: 'b.example' })]))
    feeds.lookSoon()
    expect(feeds.state()).toEqual({
      files: false,
      folder: here.folder,
      served: false,
      port: here.port,
      door: 'off',
    })
    // what was asked for is done: changes come in their turn
    await feeds.change({}, 'cli')
    expect(await here.there()).toBeNull()
    await expect(fetch(`http://127.0.0.1:${String(here.port)}/`)).rejects.toThrow()
    expect(here.acts).toEqual([])
  })
})

describe('files', () => {
  it('are there when they are switched on, for this user alone', async () => {
    const before = process.umask(0)
    const { feeds } = await here.open()
    const changed = await feeds.change({ files: true }, 'client-1')
    process.umask(before)
    expect(changed).toMatchObject({ files: true, served: false, address: null })
    expect((await here.there())?.toSorted()).toEqual(names)
    expect((await stat(here.folder)).mode & 0o777).toBe(0o700)
    for (const name of names) expect((await stat(join(here.folder, name))).mode & 0o777, name).toBe(0o600)
    expect(byIcalJs(await here.read('domains.ics')).events).toMatchObject([
      { summary: 'Renew vully.example' },
    ])
    expect(await here.read('domains.csv')).toContain('vully.example,vully.example,42,active')
    expect(JSON.parse(await here.read('domains.json'))).toEqual(here.world.told.names.map(({ row }) => row))
    expect(await here.read('domains.prom')).toContain('latchkey_score 71\n')
    expect(here.acts).toEqual([{ event: 'feeds.files-on', by: 'client-1' }])
  })

  it('follow what is known, and only those are replaced that say something else', async () => {
    const { feeds } = await here.open()
    await feeds.change({ files: true }, 'cli')
    const inodes = async () =>
      Object.fromEntries(
        await Promise.all(
          names.map(async (name) => [name, (await stat(join(here.folder, name))).ino] as const),
        ),
      )
    const before = await inodes()
    const { told } = here.world
    here.tell({ ...told, overview: { ...told.overview, score: 80 } }, at(HOUR))
    feeds.lookSoon()
    await eventually(
      () => here.read('domains.prom'),
      (text) => text.includes('latchkey_score 80\n'),
    )
    const after = await inodes()
    expect(names.filter((name) => before[name] !== after[name])).toEqual(['domains.prom'])
    expect(await here.there()).toHaveLength(names.length)
  })

  it('are not made anew while nothing changed, and once an hour for what time brings', async () => {
    const { feeds } = await here.open()
    await feeds.change({ files: true }, 'cli')
    // a turn of nothing, so that what was asked for before it is done
    const settle = () => feeds.renew('cli')
    await settle()
    const { asked } = here.world
    for (const _ of [1, 2, 3]) feeds.lookSoon()
    await settle()
    expect(here.world.asked).toBe(asked)
    here.world.now = at(HOUR)
    feeds.lookSoon()
    await settle()
    expect(here.world.asked).toBe(asked + 1)
  })

  it('wait while the sources are being asked', async () => {
    const { feeds } = await here.open()
    await feeds.change({ files: true }, 'cli')
    const { asked } = here.world
    here.world.settled = false
    here.tell(feedTold([aFeedName({ name: 'b.example' })]))
    feeds.lookSoon()
    await feeds.renew('cli')
    expect(here.world.asked).toBe(asked)
    here.world.settled = true
    feeds.lookSoon()
    await eventually(
      () => here.read('domains.csv'),
      (text) => text.includes('b.example'),
    )
  })

  it('speak the language that the person chose', async () => {
    const { feeds } = await here.open()
    await feeds.change({ files: true }, 'cli')
    here.world.language = 'fr'
    feeds.lookSoon()
    const text = await eventually(
      () => here.read('domains.ics'),
      (ics) => ics.includes('Renouveler'),
    )
    expect(byIcalJs(text).events[0]?.sequence).toBe(1)
  })

  it('go when they are switched off, and what somebody else put there stays', async () => {
    const { feeds } = await here.open()
    await feeds.change({ files: true }, 'cli')
    await feeds.change({ files: false }, 'cli')
    expect(await here.there()).toBeNull()
    expect(Object.values(await here.everything()).join('\n')).not.toContain('vully.example')

    await feeds.change({ files: true }, 'cli')
    await writeFile(join(here.folder, 'mine.txt'), 'mine')
    await writeFile(join(here.folder, 'domains.csv.1-abc.tmp'), 'half')
    await feeds.change({ files: false }, 'cli')
    expect(await here.there()).toEqual(['mine.txt'])
    expect(here.acts.map(({ event }) => event)).toEqual([
      'feeds.files-on',
      'feeds.files-off',
      'feeds.files-on',
      'feeds.files-off',
    ])
  })

  it('are still there after a restart, with each day as it was, and nothing half written', async () => {
    const first = await here.open()
    await first.feeds.change({ files: true }, 'cli')
    const before = await here.read('domains.ics')
    await first.stop()
    await writeFile(join(here.folder, 'domains.ics.1-abc.tmp'), 'half')
    here.world.now = at(3 * DAY)
    const { feeds } = await here.open()
    await eventually(here.there, (there) => there?.every((name) => !name.endsWith('.tmp')) === true)
    expect(await here.read('domains.ics')).toBe(before)
    const renewed = { paidUntil: at(465 * DAY), expiry: at(465 * DAY), renewBy: at(465 * DAY) }
    here.tell(feedTold([aFeedName(renewed)]))
    feeds.lookSoon()
    const text = await eventually(
      () => here.read('domains.ics'),
      (ics) => ics !== before,
    )
    expect(byIcalJs(text).events).toMatchObject([{ sequence: 1, stamp: at(3 * DAY) }])
  })

  it('leave a link alone that lies in their place, and the rest goes on', async () => {
    const { feeds } = await here.open()
    await feeds.change({ files: true }, 'cli')
    await feeds.change({ files: false }, 'cli')
    const elsewhere = join(here.root, 'elsewhere')
    await writeFile(elsewhere, 'theirs')
    await chmod(elsewhere, 0o644)
    await symlink(here.root, here.folder)
    expect(await feeds.change({ files: true }, 'cli')).toMatchObject({ files: true })
    expect(here.reported).toHaveLength(1)
    expect(await readFile(elsewhere, 'utf8')).toBe('theirs')
    expect(await readdir(here.root)).not.toContain('domains.csv')
    // nor is anything taken away from where it leads
    await writeFile(join(here.root, 'domains.csv'), 'theirs')
    expect(await feeds.change({ files: false }, 'cli')).toMatchObject({ files: false })
    expect(await readFile(join(here.root, 'domains.csv'), 'utf8')).toBe('theirs')
  })
})

describe('the address', () => {
  const get = (address: string | null, path = 'domains.json') => fetch(`${address ?? ''}/${path}`)

  it('is told once, gives names and dates alone, and writes no file', async () => {
    const { feeds } = await here.open()
    const { address, door } = await feeds.change({ served: true }, 'client-1')
    expect(door).toBe('open')
    expect(address).toMatch(new RegExp(String.raw`^http://127\.0\.0\.1:${String(here.port)}/feed/[\w-]{43}$`))
    const answer = await get(address)
    expect(answer.headers.get('content-type')).toBe('application/json')
    const [row] = (await answer.json()) as Record<string, unknown>[]
    expect(Object.keys(row ?? {})).not.toContain('sources')
    expect(row).toMatchObject({ name: 'vully.example', paidUntil: at(100 * DAY) })
    expect(await (await get(address, 'metrics')).text()).not.toContain('latchkey_score')
    expect(byIcalJs(await (await get(address, 'domains.ics')).text()).events).toHaveLength(1)
    expect(await here.there()).toBeNull()
    // asked again, nothing tells it
    expect(await feeds.change({}, 'cli')).toMatchObject({ address: null, door: 'open' })
  })

  it('is kept as a hash alone, and stands in no act', async () => {
    const { feeds } = await here.open()
    const { address } = await feeds.change({ served: true, files: true }, 'client-1')
    const secret = address?.split('/').at(-1) ?? ''
    const kept = Object.values(await here.everything()).join('\n')
    expect(kept).not.toContain(secret)
    expect(kept).toContain('"hash":"')
    expect(JSON.stringify(here.acts)).not.toContain(secret)
    expect(here.acts.map(({ event, by }) => `${event} ${by}`)).toEqual([
      'feeds.files-on client-1',
      'feeds.address-on client-1',
      'feeds.address-made client-1',
    ])
  })

  it('ends at once where there is a new one', async () => {
    const { feeds } = await here.open()
    expect(await feeds.renew('cli')).toEqual({ ok: false, error: 'conflict' })
    const { address: old } = await feeds.change({ served: true }, 'cli')
    const renewed = await feeds.renew('cli')
    if (!renewed.ok) throw new Error(renewed.error)
    expect((await get(old)).status).toBe(404)
    expect((await get(renewed.value.address)).status).toBe(200)
  })

  it('ends for good where it is switched off', async () => {
    const { feeds } = await here.open()
    const { address: old } = await feeds.change({ served: true }, 'cli')
    expect(await feeds.change({ served: false }, 'cli')).toMatchObject({ door: 'off', address: null })
    await expect(get(old)).rejects.toThrow()
    const { address } = await feeds.change({ served: true }, 'cli')
    expect((await get(old)).status).toBe(404)
    expect((await get(address)).status).toBe(200)
  })

  it('lives on after a restart', async () => {
    const first = await here.open()
    const { address } = await first.feeds.change({ served: true }, 'cli')
    await first.stop()
    await expect(get(address)).rejects.toThrow()
    await here.open()
    expect((await get(address)).status).toBe(200)
  })

  it('moves with here port, and is a new one there', async () => {
    const { feeds } = await here.open()
    const { address: old } = await feeds.change({ served: true }, 'cli')
    const port = await freePort()
    const { address } = await feeds.change({ port }, 'cli')
    await expect(get(old)).rejects.toThrow()
    expect(address).toContain(`:${String(port)}/feed/`)
    expect((await get(address)).status).toBe(200)
    const secret = old?.split('/').at(-1) ?? ''
    expect((await fetch(`http://127.0.0.1:${String(port)}/feed/${secret}/metrics`)).status).toBe(404)
  })

  it('says where here port is taken, and answers once it is free', async () => {
    const squatter = createServer().listen(here.port, '127.0.0.1')
    await once(squatter, 'listening')
    const { feeds } = await here.open()
    const { address, door } = await feeds.change({ served: true, files: true }, 'cli')
    expect(door).toBe('address-in-use')
    // nothing else is the worse for it
    expect(await here.there()).toHaveLength(names.length)
    squatter.close()
    await once(squatter, 'close')
    expect(await feeds.change({}, 'cli')).toMatchObject({ door: 'open' })
    expect((await get(address)).status).toBe(200)
  })

  it('has nothing new while nothing changed, however often it is asked', async () => {
    const { feeds } = await here.open()
    const { address } = await feeds.change({ served: true }, 'cli')
    for (const path of ['domains.ics', 'domains.csv', 'domains.json', 'metrics']) {
      const etag = (await get(address, path)).headers.get('etag') ?? ''
      here.world.now = at(2 * 60_000)
      const again = () => fetch(`${address ?? ''}/${path}`, { headers: { 'if-none-match': etag } })
      expect((await again()).status, path).toBe(304)
      here.tell(feedTold([aFeedName({ name: `${path}.example` })]))
      expect((await again()).status, path).toBe(200)
    }
  })

  it('changes nothing on disk when it is asked', async () => {
    const { feeds } = await here.open()
    const { address } = await feeds.change({ served: true, files: true }, 'cli')
    await feeds.renew('cli')
    const { address: asked } = await feeds
      .change({ served: false }, 'cli')
      .then(() => feeds.change({ served: true }, 'cli'))
    expect(asked).not.toBe(address)
    const before = await here.everything()
    for (const path of ['domains.ics', 'domains.csv', 'domains.json', 'metrics']) await get(asked, path)
    expect(await here.everything()).toEqual(before)
  })
})
