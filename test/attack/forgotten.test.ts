/** What stays on disk of a login that was disconnected: nothing, in backups neither. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { openStore } from '#daemon/core/disk-store.ts'
import type { DraftsAnswer } from '#shared/code-calls.ts'
import type { CodeSet } from '#shared/backup-codes.ts'
import type { CodeEntry } from '#shared/codes.ts'
import type { Connection } from '#shared/connections.ts'
import type { Overview } from '#shared/status.ts'
import { DAY, iso } from '#shared/time.ts'
import { askAsExtension, pairExtension } from '../support/extension-client.ts'
import { eventually, startLatchkey } from '../support/latchkey.ts'
import { startProviderMock } from '../support/provider-mock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openVaultIn } from '../support/vault-in-program.ts'

const NOTE = 'behind-the-third-brick'

/** The second factor of a login, kept. */
async function codeOf({ ask }: Awaited<ReturnType<typeof openVaultIn>>, login: string): Promise<CodeEntry> {
  const text = 'otpauth://totp/Infomaniak?secret=MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U'
  const { drafts } = (await ask('POST', '/v1/codes/drafts', { text })) as DraftsAnswer
  const draft = `/v1/codes/drafts/${drafts[0]?.id ?? ''}`
  await ask('POST', `${draft}/code`)
  const named = { issuer: 'Infomaniak', account: '', origins: [], connection: login }
  return (await ask('POST', `${draft}/keep`, { confirm: { by: 'site' }, ...named })) as CodeEntry
}

it('forgets what was stated, planned and told of it, in backups as well', { timeout: 60_000 }, async () => {
  const provider = await startProviderMock({ mode: 'sandbox' })
  const env = {
    LATCHKEY_DEV: '1',
    LATCHKEY_INFOMANIAK_URL: provider.url,
    LATCHKEY_RDAP_BOOTSTRAP: `${provider.url}/rdap`,
  }
  const own = await startLatchkey({ args: [], env })
  try {
    await own.cli(['connect', 'infomaniak', '--name', 'zweitlogin'], 'a-token-for-nothing-0123456789')
    await eventually(
      () => own.json<Connection[]>('connections'),
      ([login]) => login?.lastSyncAt != null,
    )
    const { session } = await pairExtension(own)
    const vault = await openVaultIn(own, session)
    const entry = await codeOf(vault, 'zweitlogin')
    expect(entry.connection).toBe('zweitlogin')
    const ask = async <T>(method: string, target: string, body?: object): Promise<T> => {
      const answer = await askAsExtension(own.port, { method, target, bearer: session, body })
      expect([answer.status, target]).toEqual([200, target])
      return JSON.parse(answer.body) as T
    }
    const { organisations } = await ask<Overview>('GET', '/v1/overview')
    const id = organisations[0]?.id ?? ''
    const { rows } = await ask<{ rows: { id: string; email: string; kind: string }[] }>(
      'GET',
      `/v1/members?organisation=${id}`,
    )
    const member = rows.find(({ kind }) => kind === 'member')
    if (!member) throw new Error('the sandbox has nobody')
    const word = { scope: 'account', subject: 'zweitlogin', key: 'backupCodesKept', value: true }
    await ask('POST', '/v1/statements', word)
    await ask('POST', '/v1/plans/enable-2fa/steps', { step: 'codes-kept', done: true, note: NOTE })
    await ask('POST', `/v1/plans/leaving-${id}-${member.id}/open`, {})
    await ask('POST', '/v1/alerts', { organisation: id, members: [member.id], way: 'mail' })
    const on = iso(Date.now() + 30 * DAY).slice(0, 10)
    await ask('POST', `/v1/organisations/${id}/requirement/plan`, { on })
    await ask('PATCH', '/v1/settings', { leftOut: [id] })
    await ask('POST', '/v1/backup-codes', { of: { connection: 'zweitlogin' }, codes: ['11111-aaaaa'] })

    /** Files of the data folder that hold it; the journal tells of ids, and of what was done. */
    const holding = async (text: string) => {
      const entries = await readdir(join(own.home, 'data'), { recursive: true, withFileTypes: true })
      const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.endsWith('journal'))
      const found = files.map(async ({ parentPath, name }) => {
        const isIn = (await readFile(join(parentPath, name), 'utf8').catch(() => '')).includes(text)
        return isIn ? [join(parentPath, name).slice(own.home.length)] : []
      })
      return (await Promise.all(found)).flat()
    }
    const planted = [NOTE, member.email, `"${id}`, 'zweitlogin']
    /** Backups that hold it, unpacked. */
    const backupsWith = async (text: string) => {
      const folder = join(own.home, 'backups', 'data')
      const names = await readdir(folder)
      const texts = await Promise.all(
        names.map(async (name) => gunzipSync(await readFile(join(folder, name)))),
      )
      return names.filter((_, at) => texts[at]?.includes(text))
    }
    const [backup = ''] = [await own.json<{ name: string }>('backup')].map(({ name }) => name)
    for (const text of planted) {
      expect(await holding(text), text).not.toEqual([])
      expect(await backupsWith(text), text).toEqual([backup])
    }
    await own.json('disconnect', 'zweitlogin')
    for (const text of planted) expect(await holding(text), text).toEqual([])
    // its second factor is the person's, and names it no more
    const { entries } = await ask<{ entries: CodeEntry[] }>('GET', '/v1/codes')
    expect(entries).toEqual([{ ...entry, connection: null }])
    const { sets } = await ask<{ sets: CodeSet[] }>('GET', '/v1/backup-codes')
    expect(sets.map(({ connection, left }) => [connection, left])).toEqual([[null, 1]])
    // the journal tells of ids and of the login's name: of what was done
    for (const text of [NOTE, member.email]) expect(await backupsWith(text), text).toEqual([])
    expect(await readdir(join(own.home, 'backups', 'data'))).not.toContain(backup)
    expect(await readdir(join(own.home, 'backups', 'data'))).toHaveLength(1)
  } finally {
    await own.stop()
    await provider.close()
  }
})

it(
  'goes on forgetting at the next start what a kill has cut short, in backups as well',
  { timeout: 60_000 },
  async () => {
    const provider = await startProviderMock({ mode: 'sandbox' })
    const env = {
      LATCHKEY_DEV: '1',
      LATCHKEY_INFOMANIAK_URL: provider.url,
      LATCHKEY_RDAP_BOOTSTRAP: `${provider.url}/rdap`,
    }
    const home = await temporaryFolder()
    const dataDir = join(home, 'data')
    const first = await startLatchkey({ args: [], env, home })
    await first.cli(['connect', 'infomaniak', '--name', 'zweitlogin'], 'a-token-for-nothing-0123456789')
    await eventually(
      () => first.json<Connection[]>('connections'),
      ([login]) => login?.lastSyncAt != null,
    )
    const { file } = await first.json<{ file: string }>('backup')
    await first.stop('SIGKILL')
    // as a kill right after the first step of disconnecting leaves it
    const store = await openStore(dataDir, { onTrouble: () => undefined })
    const leaving = await store.document('leaving', v.any(), null)
    await leaving.change(() => ({ names: ['zweitlogin'], closing: false }))
    await store.close()

    const second = await startLatchkey({ args: [], env, home })
    try {
      expect(await second.json('connections')).toEqual([])
      const folder = dirname(file)
      const [only = '', ...others] = await readdir(folder)
      expect([others, only === basename(file)]).toEqual([[], false])
      expect(gunzipSync(await readFile(join(folder, only))).includes('connections/zweitlogin')).toBe(false)
      expect((await readdir(join(dataDir, 'connections'))).filter((name) => name === 'zweitlogin')).toEqual(
        [],
      )
      const [said] = await second.json<{ event: string }[]>('journal', 'list', '--event', 'connection')
      expect(said?.event).toBe('connection.disconnected')
    } finally {
      await second.stop()
      await provider.close()
    }
  },
)
