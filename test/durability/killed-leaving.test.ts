/** kill -9 while a login is disconnected, or while the key changes: what must not be left is not left in a backup either. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { keyIn } from '#daemon/core/key-sight.ts'
import { connectionName } from '#shared/connections.ts'
import { backupsOf, connectionsOf, keepingOf, LOGIN, secretsOf } from './keeping-acts.ts'
import { killAtEach, STRIDE } from './kill-at-each.ts'

/** Many steps, and each a start. */
const FAR = STRIDE === 1 ? 1 : 9

const backupsWith = async (root: string, text: string) => {
  const folder = join(root, 'backups', 'data')
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.tar.gz'))
  const all = await Promise.all(names.map(async (name) => gunzipSync(await readFile(join(folder, name)))))
  return { holding: all.filter((bytes) => bytes.includes(text)).length, all: all.length }
}

/** Files of the data folder that are named after it, or hold it; the journal tells what was done. */
async function traces(dataDir: string): Promise<string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true })
  const paths = entries.map((entry) => [join(entry.parentPath, entry.name), entry.isFile()] as const)
  const found = paths
    .filter(([path]) => !path.startsWith(join(dataDir, 'journal')))
    .map(async ([path, isFile]) =>
      path.includes(LOGIN) || (isFile && (await readFile(path, 'utf8')).includes(LOGIN)) ? [path] : [],
    )
  return (await Promise.all(found)).flat()
}

test(
  'a login that is being disconnected is there or gone, with its token and every backup that held it',
  { timeout: 120_000 },
  async () => {
    const ends = new Set<boolean>()
    const steps = await killAtEach(
      'disconnect',
      async (root) => {
        const dataDir = join(root, 'data')
        const first = await secretsOf(root, dataDir)
        await first.secrets.setUp({ kind: 'keyfile' })
        await first.secrets.put(`infomaniak/${LOGIN}`, 'planted-token-4711')
        await (await first.store.document('connections', v.array(connectionName), [])).change(() => [LOGIN])
        await first.store.close()
        const { store, connections } = await connectionsOf(root, dataDir)
        await connections.sources[0]?.connected([])
        await store.close()
        for (let n = 0; n < 2; n += 1) await backupsOf(root, dataDir).make('asked')
        expect(await backupsWith(root, `infomaniak/${LOGIN}`)).toEqual({ holding: 2, all: 2 })
        expect(await traces(dataDir)).not.toEqual([])
      },
      async (root, isDone) => {
        const dataDir = join(root, 'data')
        // as the next start does
        await backupsOf(root, dataDir).tidy()
        const { store, secrets, connections } = await connectionsOf(root, dataDir)
        await connections.finishLeaving()
        const isGone = connections.list().length === 0
        ends.add(isGone)
        if (isDone) expect(isGone).toBe(true)
        const token = await secrets.get(`infomaniak/${LOGIN}`)
        await store.close()
        const kept = await backupsWith(root, `infomaniak/${LOGIN}`)
        if (isGone) {
          expect(token).toEqual({ ok: true, value: null })
          expect(await traces(dataDir)).toEqual([])
          expect(kept.holding).toBe(0)
          expect((await backupsWith(root, `connections/${LOGIN}`)).holding).toBe(0)
        } else {
          expect(token).toEqual({ ok: true, value: 'planted-token-4711' })
          expect(kept).toEqual({ holding: 2, all: 2 })
        }
      },
      FAR,
    )
    expect(ends).toEqual(new Set([true, ...(ends.has(false) ? [false] : [])]))
    expect(steps).toBeGreaterThan(20)
  },
)

test(
  'a key that is being replaced: once there is a new one, no backup is left that the old one opens',
  { timeout: 120_000 },
  async () => {
    let before = ''
    const ids = new Set<string>()
    await killAtEach(
      'key-change',
      async (root) => {
        const dataDir = join(root, 'data')
        const { store, secrets } = await secretsOf(root, dataDir)
        await secrets.setUp({ kind: 'keyfile' })
        await secrets.put(`infomaniak/${LOGIN}`, 'planted-token-4711')
        await store.close()
        before = keyIn(dataDir)?.id ?? ''
        await backupsOf(root, dataDir).make('asked')
        expect(await backupsWith(root, before)).toEqual({ holding: 1, all: 1 })
      },
      async (root, isDone) => {
        const dataDir = join(root, 'data')
        const { store, secrets } = await keepingOf(root, dataDir)
        expect(await secrets.get(`infomaniak/${LOGIN}`)).toEqual({ ok: true, value: 'planted-token-4711' })
        await store.close()
        const now = keyIn(dataDir)?.id ?? ''
        ids.add(now === before ? 'before' : 'new')
        if (isDone) expect(now).not.toBe(before)
        if (now !== before) expect((await backupsWith(root, before)).holding).toBe(0)
      },
    )
    expect(ids).toContain('new')
  },
)
