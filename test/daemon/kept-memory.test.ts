/** What is remembered of findings, in real files: a change writes what it changes, and a crash between two files costs nothing. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '#daemon/core/disk-store.ts'
import { seal } from '#daemon/core/envelope.ts'
import { openFindingsMemory } from '#daemon/features/findings/kept-memory.ts'
import { forgetGone, noMemory, remember, type FindingsMemory } from '#daemon/features/findings/memory.ts'
import type { Collection, Store } from '#daemon/core/store.ts'
import { iso } from '#shared/time.ts'
import { temporaryFolder } from '../support/latchkey.ts'

const AT = iso(Date.parse('2026-11-23T08:00:00.000Z'))
const seen = { id: 'domain-lapsing', subject: 'a.example', since: AT, severity: 'warning', count: 1 } as const
const many: FindingsMemory = {
  open: Object.fromEntries(
    Array.from({ length: 500 }, (_, at) => [`thing-${String(at)}`, { ...seen, said: null, times: 0 }]),
  ),
  marks: {},
  acted: { 'thing-7': AT },
  closed: [],
  lookedAt: null,
}

async function opened(folder: string): Promise<Store> {
  const store = await openStore(folder, { onTrouble: ({ message }) => expect.unreachable(message) })
  onTestFinished(() => store.close())
  return store
}

/** Every file under a folder, by path. */
async function filesOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path, 'utf8')] as const)))
}

describe('what is remembered of findings', () => {
  it('is on disk after a change, of which only what changed was written', async () => {
    const folder = await temporaryFolder()
    const store = await opened(folder)
    const memory = await openFindingsMemory(store)
    await memory.change(() => many)
    const before = await filesOf(folder)
    await memory.change((value) => ({ ...value, acted: { ...value.acted, 'thing-9': AT } }))
    const after = await filesOf(folder)
    const written = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path)
    expect(written).toHaveLength(1)
    await store.close()
    const again = await openFindingsMemory(await opened(folder))
    expect(again.value).toEqual({ ...many, acted: { 'thing-7': AT, 'thing-9': AT } })
  })

  it('is taken over from one file, and again where that was cut off', async () => {
    const folder = await temporaryFolder()
    const body = { ...many, closed: [{ key: 'gone', id: 'domain-lapsing', subject: 'b.example', at: AT }] }
    await writeFile(join(folder, 'findings.json'), seal({ schema: 1, seq: 1, body }), { mode: 0o600 })
    const store = await opened(folder)
    // the parts are written, and the process ends before the small file says so
    const cut: Store = {
      ...store,
      document: async (path, schema, initial) => {
        const document = await store.document(path, schema, initial)
        return { value: document.value, change: () => Promise.reject(new Error('cut off')) }
      },
    }
    await expect(openFindingsMemory(cut)).rejects.toThrow('cut off')
    await store.close()
    expect((await openFindingsMemory(await opened(folder))).value).toEqual(body)
    expect((await readFile(join(folder, 'findings.json'), 'utf8')).length).toBeLessThan(500)
  })

  it('stays as it was where the disk refuses the parts', async () => {
    const store = await opened(await temporaryFolder())
    let refuses = false
    const refusing: Store = {
      ...store,
      collection: async (path, schema, idOf) => {
        const real: Collection<never> = (await store.collection(path, schema, idOf)) as Collection<never>
        const change: typeof real.change = (delta) =>
          refuses ? Promise.reject(new Error('no room')) : real.change(delta)
        return new Proxy(real, { get: (of, name) => (name === 'change' ? change : Reflect.get(of, name)) })
      },
    }
    const memory = await openFindingsMemory(refusing)
    await memory.change(() => many)
    refuses = true
    await expect(memory.change((value) => ({ ...value, open: {} }))).rejects.toThrow('no room')
    expect(Object.keys(memory.value.open)).toHaveLength(500)
    refuses = false
    await memory.change((value) => ({ ...value, open: {} }))
    expect(memory.value.open).toEqual({})
  })

  it('tells once what was closed, though a crash left it open beside that', () => {
    const later = iso(Date.parse('2026-11-23T09:00:00.000Z'))
    const closed = [{ key: 'thing-7', id: seen.id, subject: seen.subject, at: AT }]
    const open = { 'thing-7': { ...seen, said: null, times: 0 } }
    const after = remember({ ...noMemory, open, closed }, [], () => true, later)
    expect(after.closed).toEqual(closed)
    // another one, opened since, is told
    const since = iso(Date.parse('2026-11-23T08:30:00.000Z'))
    const anew = { 'thing-7': { ...open['thing-7'], since } }
    const next = remember({ ...noMemory, open: anew, closed }, [], () => true, later)
    expect(next.closed).toHaveLength(2)
  })

  it('is gone from the copies, too, once it is forgotten', async () => {
    const folder = await temporaryFolder()
    const memory = await openFindingsMemory(await opened(folder))
    const closed = [{ key: 'thing-7/gone-login', id: seen.id, subject: seen.subject, at: AT }]
    await memory.change(() => ({
      ...noMemory,
      open: { 'thing-9/gone-login': { ...seen, said: null, times: 0 } },
      closed,
    }))
    await memory.change((value) => ({ ...value, lookedAt: AT }))
    const holding = async () =>
      [...(await filesOf(folder)).values()].filter((text) => text.includes('gone-login'))
    expect(await holding()).not.toEqual([])
    for (let copies = 2; copies > 0; copies -= 1)
      await memory.change((value) => forgetGone(value, () => true))
    expect(await holding()).toEqual([])
  })
})
