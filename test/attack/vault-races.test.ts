/** Calls that a locking, or the end of a session, meets half-way; and what a client may ask for without measure. */
import { afterEach, expect, it } from 'vitest'
import { eventually } from '../support/latchkey.ts'
import { codesRig, firstOf, hotp, SEED, totp, type CodesRig } from '../support/codes-rig.ts'
import { firefox } from '../support/gated-daemon.ts'
import { must, PASSPHRASE } from '../support/vault-rig.ts'

let rig: CodesRig | null = null
afterEach(async () => {
  await rig?.close()
  rig = null
})
async function started(): Promise<CodesRig> {
  rig = await codesRig()
  await rig.setUp()
  return rig
}

const EXPORT = { passphrase: PASSPHRASE, format: 'age-otpauth', filePassphrase: 'a file passphrase' }

/** Resolves once the passphrase of an export is proven: from there on its file is sealed, which takes a second. */
async function proven({ vault, daemon }: CodesRig): Promise<void> {
  const locksAt = () => vault.status(daemon.client.id).locksAt
  const before = locksAt()
  daemon.advance(60_000)
  // with the proof the idle time begins anew
  await eventually(locksAt, (now) => now !== before)
}

it('an export that a locking meets half-way gives nothing out', async () => {
  const rig = await started()
  await rig.added(totp())
  // the control
  expect((await rig.ask('POST', '/v1/codes/export', EXPORT)).json.codes).toBe(1)
  const made = rig.ask('POST', '/v1/codes/export', EXPORT)
  await proven(rig)
  rig.vault.lock('screen')
  expect(await made).toMatchObject({ status: 423, text: '{"error":"locked"}' })
})

it('nor does one whose browser is shown out half-way, though another browser has the vault open', async () => {
  const rig = await started()
  await rig.added(totp())
  const { daemon, vault } = rig
  const other = await daemon.pair(firefox)
  // who has not opened it now, and is trusted: showing it out leaves the vault open
  await must(vault.unlock(other.id, PASSPHRASE))
  vault.lock('asked')
  await rig.unlock()
  const made = rig.askBy(daemon.sessionOf(other), 'POST', '/v1/codes/export', EXPORT, firefox)
  await proven(rig)
  await vault.revoked(other.id)
  expect(vault.state).toBe('open')
  expect((await made).status).toBe(423)
})

const code = () => ({
  code: {
    kind: 'totp' as const,
    issuer: 'I',
    account: 'a',
    algorithm: 'SHA-1' as const,
    digits: 6 as const,
    period: 30,
    counter: null,
    remarks: [],
    secret: Buffer.from(SEED),
  },
  from: 'address' as const,
  page: null,
})
const SESSION = '0011223344556677'
const wrong = { by: 'other-app', code: '000000' } as const

it('a draft whose session ends, or whose vault is locked, while it is being kept comes back for nobody', async () => {
  const { codes, vault, unlock } = await started()
  const keep = async (meanwhile: () => void) => {
    const [draft] = codes.drafts.add(SESSION, [code()])
    if (!draft) throw new Error('there is none')
    const keeping = codes.drafts.keep(SESSION, draft.id, wrong, null)
    meanwhile()
    expect(await keeping).toMatchObject({ ok: false, error: { type: 'not-confirmed' } })
    return { found: codes.drafts.list(SESSION).length, isWiped: draft.secret.every((byte) => byte === 0) }
  }
  expect(await keep(() => codes.endSession(SESSION))).toEqual({ found: 0, isWiped: true })
  expect(await keep(() => vault.lock('screen'))).toEqual({ found: 0, isWiped: true })
  await unlock()
  // the control: what nothing meets is there to be tried once more
  expect(await keep(() => undefined)).toEqual({ found: 1, isWiped: false })
  expect(codes.drafts.list(SESSION)).toHaveLength(1)
})

it('a counter comes to no end', async () => {
  const rig = await started()
  const { id } = await rig.added(hotp())
  const set = (counter: number) => rig.ask('PATCH', `/v1/codes/${id}`, { counter })
  expect((await set(Number.MAX_SAFE_INTEGER - 1)).status).toBe(400)
  expect((await set(Number.MAX_SAFE_INTEGER - 1_000_000)).status).toBe(200)
  await rig.ask('POST', `/v1/codes/${id}/grant`, {})
  for (let count = 0; count < 3; count += 1)
    expect((await rig.ask('POST', `/v1/codes/${id}/code`, {})).status).toBe(200)
})

it('a text of a million lines fills neither the answer nor the room for drafts', async () => {
  const rig = await started()
  const answer = await rig.ask('POST', '/v1/codes/drafts', { text: 'a\n'.repeat(1_000_000) })
  expect(answer.json).toMatchObject({ fault: 'too-many', drafts: [], unread: [] })
  // the control: as many as somebody may have are read
  const some = await rig.ask('POST', '/v1/codes/drafts', { text: `${'a\n'.repeat(1_500)}${totp()}` })
  expect([firstOf(some.json.drafts).issuer, some.json.unread.length]).toEqual(['Infomaniak', 1500])
})
