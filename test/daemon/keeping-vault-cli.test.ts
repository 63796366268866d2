/** The vault over a restore and an import, by the real command line: over a running daemon and at rest. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { generateSync } from 'otplib'
import { expect, test, onTestFinished } from 'vitest'
import type { CodeEntry } from '#shared/codes.ts'
import { createDaemonClient } from '#daemon/cli/client.ts'
import { askAsExtension, pairExtension } from '../support/extension-client.ts'
import { runCli, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openVaultIn, VAULT_PASSPHRASE } from '../support/vault-in-program.ts'

const SEED = 'NB2W45DFOIZA2JZRGAYTCMJQMFZGKIDP'
const FILE = 'a passphrase for the file'
const STAYS = 'The vault with the one-time codes stays as it is now: 1 entry for one-time codes.'

async function add(to: Latchkey) {
  const typed = `otpauth://totp/Infomaniak:anna?secret=${SEED}\n${generateSync({ secret: SEED })}\n`
  expect(await to.cli(['otp', 'add'], typed)).toMatchObject({ code: 0 })
}
/** The entries, by who opens the vault anew. */
async function entriesIn(of: Latchkey): Promise<readonly string[]> {
  const client = createDaemonClient(join(of.home, 'cli.sock'))
  const opened = await client.call('POST', '/v1/vault/unlock', { passphrase: VAULT_PASSPHRASE })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  return (await of.json<CodeEntry[]>('otp', 'list')).map(({ account }) => account)
}

test('a restore from before the vault, over the daemon and at rest', { timeout: 90_000 }, async () => {
  const home = join(await temporaryFolder(), 'home')
  const latchkey = await startLatchkey({ args: [], home })
  onTestFinished(() => latchkey.stop())
  const { session, openSession } = await pairExtension(latchkey)
  const before = await latchkey.json<{ name: string; file: string }>('backup')
  const empty = join(await temporaryFolder(), 'empty.age')
  expect((await latchkey.cli(['export', empty], `${FILE}\n`)).code).toBe(0)
  await openVaultIn(latchkey, session)
  await add(latchkey)

  // what a page asks before
  const asked = await askAsExtension(latchkey.port, { method: 'GET', target: '/v1/keeping', bearer: session })
  expect(JSON.parse(asked.body)).toMatchObject({
    backups: [{}, { question: expect.stringContaining(STAYS) as string }],
  })
  const preview = await latchkey.cli(['restore', before.name, '--preview', '--json'])
  expect(preview.err).toContain(STAYS)
  expect(JSON.parse(preview.out)).toMatchObject({
    holds: { codes: 0 },
    vault: { counts: 'here', holds: { codes: 1, codeSets: 0 }, gone: { codes: 0 } },
  })

  expect(await latchkey.json('restore', before.name)).toMatchObject({ restored: true })
  expect(await entriesIn(latchkey)).toEqual(['anna'])
  const again = await openSession(latchkey.port)
  expect(
    (await askAsExtension(latchkey.port, { method: 'GET', target: '/v1/vault', bearer: again })).body,
  ).toContain('"trusted":true')
  // an import replaces all but the vault; entries are data that are not replaced unasked
  const unasked = await latchkey.cli(['import', empty], `${FILE}\n`)
  expect([unasked.code, unasked.err]).toEqual([1, expect.stringContaining('--replace')])
  const imported = await latchkey.cli(['import', empty, '--replace', '--json'], `${FILE}\n`)
  expect(JSON.parse(imported.out)).toMatchObject({ imported: true, vault: { counts: 'here' } })
  expect(await entriesIn(latchkey)).toEqual(['anna'])

  // an export has it, and brings it to where there is none
  const moved = join(await temporaryFolder(), 'moved.age')
  expect(JSON.parse((await latchkey.cli(['export', moved, '--json'], `${FILE}\n`)).out)).toMatchObject({
    holds: { codes: 1 },
  })
  await latchkey.stop()
  const env = { ...process.env, LANG: 'en_GB.UTF-8', DBUS_SESSION_BUS_ADDRESS: 'disabled:' }
  const atRest = await runCli(['restore', before.file], { ...env, LATCHKEY_HOME: home })
  expect([atRest.code, atRest.err]).toEqual([0, expect.stringContaining(STAYS)])
  const second = await startLatchkey({ args: [], home })
  onTestFinished(() => second.stop())
  expect(await entriesIn(second)).toEqual(['anna'])
  expect((await readdir(home)).filter((name) => /outgoing|incoming|half/.test(name))).toEqual([])

  const other = await startLatchkey({ args: [] })
  onTestFinished(() => other.stop())
  const came = await other.cli(['import', moved, '--json'], `${FILE}\n`)
  expect(came.err).toContain('opened by the passphrase of that day')
  expect(JSON.parse(came.out)).toMatchObject({ vault: { counts: 'there', back: { codes: 1 } } })
  expect(await entriesIn(other)).toEqual(['anna'])
})
