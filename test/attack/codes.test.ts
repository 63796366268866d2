/** A stolen session, a second browser and a program that asks in the wrong order get no code; and nobody ever gets a seed. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { base32, codesRig, firstOf, hotp, SEED, totp, type CodesRig } from '../support/codes-rig.ts'
import { firefox } from '../support/gated-daemon.ts'
import { plantedIn } from '../support/planted-secrets.ts'
import { PASSPHRASE } from '../support/vault-rig.ts'

const MINUTE = 60_000

let rig: CodesRig
let id: string
beforeAll(async () => {
  rig = await codesRig()
  await rig.setUp()
  ;({ id } = await rig.added(totp()))
})
afterAll(() => rig.close())

const code = (bearer = rig.session) => rig.askBy(bearer, 'POST', `/v1/codes/${id}/code`, {})
const grant = (bearer = rig.session) => rig.askBy(bearer, 'POST', `/v1/codes/${id}/grant`, {})

it('a locked vault gives no code, no list and no leave, and locking takes back the leave there was', async () => {
  expect((await grant()).status).toBe(200)
  expect((await code()).status).toBe(200)
  rig.vault.lock('asked')
  const calls = [
    ['POST', `/v1/codes/${id}/code`],
    ['POST', `/v1/codes/${id}/grant`],
    ['POST', '/v1/codes/0123456789abcdef/code'],
    ['GET', '/v1/codes'],
    ['GET', '/v1/codes/drafts'],
    ['POST', '/v1/codes/drafts', { text: totp() }],
    ['PATCH', `/v1/codes/${id}`, { issuer: 'x' }],
    ['PATCH', `/v1/codes/${id}`, { nonsense: true }],
    ['DELETE', `/v1/codes/${id}`],
    ['POST', `/v1/codes/${id}/restore`],
    [
      'POST',
      '/v1/codes/export',
      { passphrase: PASSPHRASE, format: 'age-otpauth', filePassphrase: 'eight eight' },
    ],
  ] as const
  for (const [method, target, body] of calls)
    expect(await rig.ask(method, target, body), `${method} ${target}`).toMatchObject({
      status: 423,
      text: '{"error":"locked"}',
    })
  await rig.unlock()
  expect(await code()).toMatchObject({ status: 403, text: '{"error":"no-grant"}' })
  // the control: what is refused is what works in an open vault
  expect((await grant()).status).toBe(200)
  expect((await code()).status).toBe(200)
})

it('an open vault gives no code without leave, nor with leave for another entry, nor after five minutes, whatever the clock says', async () => {
  const other = await rig.added(hotp(Buffer.from('another seed of thirty bytes!!')))
  rig.daemon.advance(5 * MINUTE)
  expect(await code()).toMatchObject({ status: 403, text: '{"error":"no-grant"}' })
  expect((await rig.ask('POST', `/v1/codes/${other.id}/grant`, {})).status).toBe(200)
  expect((await code()).status).toBe(403)
  expect((await grant()).status).toBe(200)
  rig.daemon.advance(5 * MINUTE - 1)
  expect((await code()).status).toBe(200)
  rig.daemon.setClock(-365 * 24 * 60 * MINUTE)
  rig.daemon.advance(1)
  expect((await code()).status).toBe(403)
  rig.daemon.setClock(365 * 24 * 60 * MINUTE)
  // looking is no leave
  await rig.ask('GET', '/v1/codes')
  expect((await code()).status).toBe(403)
  expect((await grant()).status).toBe(200)
  expect((await code()).status).toBe(200)
})

it('leave of one session is none of another, of the same browser or of another one', async () => {
  const { daemon } = rig
  expect((await grant()).status).toBe(200)
  const second = daemon.sessionOf(daemon.client)
  expect(await code(second)).toMatchObject({ status: 403, text: '{"error":"no-grant"}' })
  expect((await code(rig.session)).status).toBe(200)
  expect((await grant(second)).status).toBe(200)
  expect((await code(second)).status).toBe(200)

  // another browser that never showed the passphrase gets nothing of a vault that this one has opened
  const stranger = await daemon.pair(firefox)
  const theirs = daemon.sessionOf(stranger)
  for (const [method, target] of [
    ['GET', '/v1/codes'],
    ['POST', `/v1/codes/${id}/grant`],
    ['POST', `/v1/codes/${id}/code`],
    ['GET', '/v1/codes/drafts'],
  ] as const)
    expect(await rig.askBy(theirs, method, target, {}, firefox), target).toMatchObject({
      status: 403,
      text: '{"error":"untrusted"}',
    })
})

it('leave ends with the session', async () => {
  const { daemon } = rig
  const second = daemon.sessionOf(daemon.client)
  await grant(second)
  expect((await code(second)).status).toBe(200)
  // eight more push the oldest of this browser out
  for (let count = 0; count < 9; count += 1) daemon.sessionOf(daemon.client)
  expect((await code(second)).status).toBe(401)
})

it('no answer has the seed, however it was written down', async () => {
  const fresh = await codesRig()
  try {
    await fresh.setUp()
    const seen: string[] = []
    const see = async (method: string, target: string, body?: object) => {
      const answer = await fresh.ask(method, target, body)
      seen.push(answer.text)
      return answer
    }
    const brought = await see('POST', '/v1/codes/drafts', { text: `${totp()}\n${hotp()}` })
    const draft = firstOf(brought.json.drafts)
    const other = firstOf(brought.json.drafts.slice(1))
    await see('GET', '/v1/codes/drafts')
    const first = await see('POST', `/v1/codes/drafts/${draft.id}/code`, {})
    expect(first.json.code).toMatch(/^\d{6}$/)
    const named = { issuer: 'I', account: 'a', origins: ['https://manager.infomaniak.com'], connection: null }
    const kept = await see('POST', `/v1/codes/drafts/${draft.id}/keep`, { confirm: { by: 'site' }, ...named })
    await see('POST', `/v1/codes/drafts/${other.id}/keep`, {
      confirm: { by: 'other-app', code: '000000' },
      ...named,
    })
    await see('DELETE', `/v1/codes/drafts/${other.id}`)
    const entry = `/v1/codes/${kept.json.id}`
    await see('POST', `${entry}/grant`, {})
    const shown = await see('POST', `${entry}/code`, {})
    expect(shown.json.code).toBe(first.json.code)
    await see('PATCH', entry, { issuer: 'J' })
    await see('DELETE', entry)
    await see('POST', `${entry}/restore`, {})
    await see('GET', '/v1/codes')
    await see('GET', '/v1/vault')
    await see('POST', '/v1/codes/drafts', { text: totp().replace('otpauth', 'otpaut') })
    await see('POST', '/v1/codes/drafts', { file: totp().replace('&issuer', '&algorithm=MD5&issuer') })
    await see('POST', '/v1/codes/drafts', { text: totp(), page: 'not an origin' })
    const file = await see('POST', '/v1/codes/export', {
      passphrase: PASSPHRASE,
      format: 'age-otpauth',
      filePassphrase: 'a file passphrase',
    })
    expect(file.json.codes).toBe(1)
    seen.push(Buffer.from(file.json.file, 'base64').toString('latin1'))

    const planted = {
      base32: base32(SEED),
      small: base32(SEED).toLowerCase(),
      bytes: SEED.toString('base64url'),
    }
    expect(seen.flatMap((text) => plantedIn(text, planted))).toEqual([])
    expect(seen.join().toLowerCase()).not.toContain(SEED.toString('hex'))
    expect(seen.length).toBeGreaterThan(15)
    // the control: in what was sent it is found, in each spelling
    for (const told of [
      totp(),
      totp().toLowerCase(),
      SEED.toString('base64'),
      SEED.toString('hex'),
      SEED.toString('base64url'),
    ])
      expect(plantedIn(`{"secret":"${told}"}`, planted), told).not.toEqual([])
  } finally {
    await fresh.close()
  }
})
