/** Codes from the first address to the last day of a removed entry, as a browser sees them over HTTP. */
import { createHash } from 'node:crypto'
import { generateSync } from 'otplib'
import { afterEach, describe, expect, it } from 'vitest'
import type { Codes } from '#daemon/features/codes/codes.ts'
import { readCodeFile } from '#daemon/features/codes/files/code-file.ts'
import { DAY, HOUR, iso, MINUTE } from '#shared/time.ts'
import { codesRig, firstOf, hotp, SEED, totp, type CodesRig } from '../support/codes-rig.ts'
import { PASSPHRASE } from '../support/vault-rig.ts'

/** Of the gated daemon. */
const START = Date.UTC(2026, 10, 22)
const named = { issuer: 'I', account: 'a', origins: [], connection: null }
const expected = (at: number, seed = SEED) => generateSync({ secret: seed, epoch: Math.floor(at / 1000) })
const seedOf = (text: string) => createHash('sha1').update(text).digest()

let rig: CodesRig
async function start(options: Parameters<typeof codesRig>[0] = {}) {
  rig = await codesRig(options)
  await rig.setUp()
  return rig
}
afterEach(() => rig.close())

const bring = async (request: object) => (await rig.ask('POST', '/v1/codes/drafts', request)).json
const code = async (id: string) => {
  await rig.ask('POST', `/v1/codes/${id}/grant`, {})
  return rig.ask('POST', `/v1/codes/${id}/code`, {})
}
const list = async () => (await rig.ask('GET', '/v1/codes')).json

describe('a code by time', () => {
  it('is that of now, says until when, and gives the one after it in the last ten seconds', async () => {
    await start()
    const { id } = await rig.added(totp())
    const { json: first } = await code(id)
    expect(first).toEqual({
      code: expected(START),
      validUntil: iso(START + 30_000),
      next: null,
      counter: null,
      clockOffMs: null,
      clockBoundMs: null,
    })
    rig.daemon.advance(19_999)
    expect((await code(id)).json.next).toBeNull()
    rig.daemon.advance(1)
    expect((await code(id)).json).toMatchObject({
      code: expected(START),
      next: { code: expected(START + 30_000) },
    })
    rig.daemon.advance(10_000)
    expect((await code(id)).json).toMatchObject({
      code: expected(START + 30_000),
      validUntil: iso(START + 60_000),
      next: null,
    })
  })

  it('is given with what is known of the clock, from five seconds on', async () => {
    let off = { ms: 4_999, bound: 700 }
    await start({ clockOff: () => off })
    const { id } = await rig.added(totp())
    expect((await code(id)).json).toMatchObject({ clockOffMs: null, clockBoundMs: null })
    off = { ms: -8_200, bound: 700 }
    expect((await code(id)).json).toMatchObject({ clockOffMs: -8_200, clockBoundMs: 700 })
  })

  it('is noted in the journal once for each leave, by the id alone', async () => {
    await start()
    const { id } = await rig.added(totp())
    await rig.ask('POST', `/v1/codes/${id}/grant`, {})
    for (let times = 0; times < 3; times += 1) await rig.ask('POST', `/v1/codes/${id}/code`, {})
    await code(id)
    const shown = rig.daemon.acts.filter(({ event }) => event === 'codes.shown')
    expect(shown).toEqual([1, 2].map(() => ({ event: 'codes.shown', by: rig.daemon.client.id, subject: id })))
    expect(JSON.stringify(rig.daemon.acts)).not.toMatch(/anna|Infomaniak/)
  })
})

describe('a code by a counter', () => {
  it('is never given twice, to calls at once neither, and goes on where the person says', async () => {
    await start()
    const { id } = await rig.added(hotp(SEED, 41))
    // the one that the site took when it was added
    await rig.ask('POST', `/v1/codes/${id}/grant`, {})
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => rig.ask('POST', `/v1/codes/${id}/code`, {})),
    )
    expect(answers.map(({ json }) => json.counter).sort((a, b) => Number(a) - Number(b))).toEqual([
      42, 43, 44, 45, 46, 47, 48, 49,
    ])
    expect(new Set(answers.map(({ json }) => json.code)).size).toBeGreaterThan(6)
    expect((await list()).entries[0]).toMatchObject({ counter: 50, usedAt: iso(START) })

    expect((await bring({ text: hotp(SEED, Number.MAX_SAFE_INTEGER) })).unread).toMatchObject([
      { reason: 'bad-counter' },
    ])
    expect((await rig.ask('PATCH', `/v1/codes/${id}`, { counter: 7 })).json.counter).toBe(7)
    expect((await code(id)).json).toMatchObject({ counter: 7, validUntil: null, next: null })
    expect(rig.daemon.acts.find(({ event }) => event === 'codes.changed')).toMatchObject({
      data: { fields: ['counter'] },
    })
    const timed = await rig.added(totp(seedOf('x')))
    expect((await rig.ask('PATCH', `/v1/codes/${timed.id}`, { counter: 7 })).status).toBe(400)
  })
})

describe('a draft', () => {
  it('is kept once the site took a code of it, and not before', async () => {
    await start()
    const { drafts, unread, fault, needsPassphrase, batch } = await bring({
      text: totp(),
      page: 'https://Manager.Infomaniak.com:443/',
    })
    expect({ unread, fault, needsPassphrase, batch }).toEqual({
      unread: [],
      fault: null,
      needsPassphrase: false,
      batch: null,
    })
    expect(drafts).toEqual([
      expect.objectContaining({
        issuer: 'Infomaniak',
        account: 'anna@example.ch',
        origins: ['https://manager.infomaniak.com'],
        duplicateOf: null,
        shown: false,
        from: 'address',
        expiresAt: iso(START + 15 * MINUTE),
      }),
    ])
    const draft = `/v1/codes/drafts/${firstOf(drafts).id}`
    const keep = () => rig.ask('POST', `${draft}/keep`, { confirm: { by: 'site' }, ...named })
    expect(await keep()).toMatchObject({ status: 409, text: '{"error":"not-confirmed"}' })
    expect((await rig.ask('POST', `${draft}/code`, {})).json.code).toBe(expected(START))
    const kept = await keep()
    expect(kept.json).toMatchObject({
      issuer: 'I',
      confirmedBy: 'site',
      addedAt: iso(START),
      removedAt: null,
    })
    // it is no draft any more, however often it is asked for
    expect((await keep()).status).toBe(404)
    expect((await list()).entries).toEqual([kept.json])
    expect(rig.changes()).toBeGreaterThan(0)
  })

  it.each([
    ['a period early', -30_000, 200],
    ['now', 0, 200],
    ['a period late', 30_000, 200],
    ['two periods late', 60_000, 409],
  ])('is kept where another app shows the code of %s: %i ms, %i', async (_, by, status) => {
    await start()
    const { drafts } = await bring({ text: totp() })
    const shown = expected(START + by)
    const kept = await rig.ask('POST', `/v1/codes/drafts/${firstOf(drafts).id}/keep`, {
      confirm: { by: 'other-app', code: `${shown.slice(0, 3)} ${shown.slice(3)}` },
      ...named,
    })
    expect(kept.status).toBe(status)
    if (status === 200) expect(kept.json.confirmedBy).toBe('other-app')
    else expect((await rig.ask('GET', '/v1/codes/drafts')).json.drafts).toHaveLength(1)
  })

  it('by a counter goes on after the code that another app shows', async () => {
    await start()
    const { drafts } = await bring({ text: hotp(SEED, 5) })
    const ahead = await rig.ask('POST', `/v1/codes/drafts/${firstOf(drafts).id}/code`, {})
    expect(ahead.json.counter).toBe(5)
    const { generateSync: of } = await import('otplib')
    const kept = await rig.ask('POST', `/v1/codes/drafts/${firstOf(drafts).id}/keep`, {
      confirm: { by: 'other-app', code: of({ strategy: 'hotp', secret: SEED, counter: 9 }) },
      ...named,
    })
    expect(kept.json).toMatchObject({ counter: 10 })
  })

  it('is kept once, by two calls at once', async () => {
    await start()
    const { drafts } = await bring({ text: totp() })
    await rig.ask('POST', `/v1/codes/drafts/${firstOf(drafts).id}/code`, {})
    const keep = () =>
      rig.ask('POST', `/v1/codes/drafts/${firstOf(drafts).id}/keep`, { confirm: { by: 'site' }, ...named })
    const statuses = (await Promise.all([keep(), keep()])).map(({ status }) => status)
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 404])
    expect((await list()).entries).toHaveLength(1)
  })

  it('is another session’s nothing, and is gone after 15 minutes, at a lock, and with its session', async () => {
    await start()
    const { daemon } = rig
    const own = firstOf((await bring({ text: totp() })).drafts).id
    const second = daemon.sessionOf(daemon.client)
    expect((await rig.askBy(second, 'GET', '/v1/codes/drafts')).json.drafts).toEqual([])
    for (const [method, target] of [
      ['POST', `/v1/codes/drafts/${own}/code`],
      ['DELETE', `/v1/codes/drafts/${own}`],
    ] as const)
      expect((await rig.askBy(second, method, target, {})).status).toBe(404)
    expect((await rig.ask('GET', '/v1/codes/drafts')).json.drafts).toHaveLength(1)

    const held = draftsOf(rig.codes, daemon, rig.session)
    daemon.advance(15 * MINUTE - 1)
    await rig.unlock()
    await bring({ text: totp(seedOf('a')) })
    rig.vault.lock('asked')
    await rig.unlock()
    expect((await rig.askBy(daemon.sessionOf(daemon.client), 'GET', '/v1/codes/drafts')).json.drafts).toEqual(
      [],
    )
    for (const secret of held) expect(secret.every((byte) => byte === 0)).toBe(true)
  })

  it('ends with the pairing, and its seed is overwritten', async () => {
    await start()
    await bring({ text: totp() })
    const held = draftsOf(rig.codes, rig.daemon, rig.session)
    expect(held).toHaveLength(1)
    expect(held[0]?.equals(SEED)).toBe(true)
    await rig.daemon.pairing.revoke(rig.daemon.client.id, 'cli')
    expect(held[0]?.every((byte) => byte === 0)).toBe(true)
  })

  it('is overwritten when it expires', async () => {
    await start()
    const { drafts } = await bring({ text: totp() })
    const held = draftsOf(rig.codes, rig.daemon, rig.session)
    rig.daemon.advance(15 * MINUTE)
    await rig.unlock()
    const session = rig.daemon.sessionOf(rig.daemon.client)
    expect((await rig.askBy(session, 'POST', `/v1/codes/drafts/${firstOf(drafts).id}/code`, {})).status).toBe(
      404,
    )
    expect((await rig.askBy(session, 'GET', '/v1/codes/drafts')).json.drafts).toEqual([])
    expect(held[0]?.every((byte) => byte === 0)).toBe(true)
  })

  it('of the same seed is known, in whatever spelling and under whatever name, also when that was removed', async () => {
    await start()
    const { id } = await rig.added(totp())
    const again = await bring({ text: totp().replace('Infomaniak:', 'Other:').toLowerCase() })
    expect(firstOf(again.drafts).duplicateOf).toBe(id)
    const other = await bring({ text: totp(seedOf('other')) })
    expect(firstOf(other.drafts).duplicateOf).toBeNull()
    await rig.ask('DELETE', `/v1/codes/${id}`)
    expect(firstOf((await bring({ text: totp() })).drafts).duplicateOf).toBe(id)
    // brought twice, it waits once
    expect((await rig.ask('GET', '/v1/codes/drafts')).json.drafts).toHaveLength(2)
    // what tells them apart is nowhere on the disk, and another one after each lock
    const mark = createHash('sha256').update(SEED).digest('hex')
    expect((rig.store as { dump?: () => string }).dump?.()).not.toContain(mark)
  })

  it('by hand is read as an address is, with what is to be said of it', async () => {
    await start()
    const byHand = {
      kind: 'totp',
      issuer: 'Example',
      account: '',
      secret: 'jbsw y3dp-ehpk 3pxp',
      algorithm: 'SHA-256',
      digits: 8,
      period: 60,
      counter: null,
    }
    const { drafts } = await bring({ byHand })
    expect(drafts[0]).toMatchObject({
      from: 'hand',
      algorithm: 'SHA-256',
      digits: 8,
      period: 60,
      remarks: expect.arrayContaining(['short-seed', 'known-seed']),
    })
    expect((await bring({ byHand: { ...byHand, secret: '0189' } })).unread).toEqual([
      { line: null, entry: null, name: '', reason: 'bad-secret' },
    ])
  })

  it('has 500 places, and what is more is said', async () => {
    await start()
    const text = Array.from({ length: 502 }, (_, n) => totp(seedOf(String(n)))).join('\n')
    const { drafts, unread } = await bring({ text })
    expect(drafts).toHaveLength(500)
    expect(unread.map(({ reason }: { reason: string }) => reason)).toEqual(['no-room', 'no-room'])
  })
})

describe('an import', () => {
  it('keeps what was read, unconfirmed, and goes out again in a file that is read back as the same', async () => {
    await start()
    const list500 = Array.from({ length: 20 }, (_, n) =>
      totp(seedOf(`n${String(n)}`), `&period=${String(20 + n)}`),
    )
    const { drafts } = await bring({ file: list500.join('\n') })
    const ids = drafts.map(({ id }: { id: string }) => id)
    const kept = await rig.ask('POST', '/v1/codes/drafts/keep-all', { ids: [...ids, ids[0]] })
    expect(kept.json.entries).toHaveLength(20)
    expect(kept.json.entries[0]).toMatchObject({ confirmedBy: 'import', origins: [] })
    const single = firstOf((await bring({ text: totp() })).drafts).id
    expect(await rig.ask('POST', '/v1/codes/drafts/keep-all', { ids: [single] })).toMatchObject({
      status: 409,
      text: '{"error":"not-confirmed"}',
    })

    await rig.ask('DELETE', `/v1/codes/${firstOf(kept.json.entries).id}`)
    const request = { passphrase: PASSPHRASE, format: 'age-otpauth', filePassphrase: 'of the file' }
    const made = await rig.ask('POST', '/v1/codes/export', request)
    expect(made.json.codes).toBe(19)
    const file = Buffer.from(made.json.file, 'base64').toString('latin1')
    const read = await readCodeFile(file, 'of the file')
    if (!read.ok) throw new Error(read.error)
    expect(read.value.codes.map(({ period }) => period)).toEqual(list500.slice(1).map((_, n) => 21 + n))
    expect(read.value.codes[0]?.secret.equals(seedOf('n1'))).toBe(true)
    expect((await bring({ file })).needsPassphrase).toBe(true)

    // the passphrase of the vault, again; and wrong ones wait longer and longer
    const wrong = await rig.ask('POST', '/v1/codes/export', { ...request, passphrase: 'not it' })
    expect(wrong).toMatchObject({ status: 403, text: '{"error":"wrong-passphrase"}' })
    expect((await rig.ask('POST', '/v1/codes/export', request)).status).toBe(429)
    expect(rig.daemon.acts.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['codes.imported', 'codes.exported', 'codes.export-refused']),
    )
  })

  it('takes a file of 5 MB, and no more', { timeout: 30_000 }, async () => {
    await start()
    const big = `${totp()}\n${`# ${'x'.repeat(1000)}\n`.repeat(4_900)}`
    expect((await rig.ask('POST', '/v1/codes/drafts', { file: big })).status).toBe(200)
    expect((await rig.ask('POST', '/v1/codes/drafts', { file: 'x'.repeat(6_000_000) })).status).toBe(400)
  })
})

describe('an entry', () => {
  it('says where it may be filled in, exactly, and whose second factor it is', async () => {
    await start({ logins: ['main'] })
    const { id } = await rig.added(totp())
    const change = (body: object) => rig.ask('PATCH', `/v1/codes/${id}`, body)
    const done = await change({
      origins: ['https://bücher.example', 'https://xn--bcher-kva.example:443', 'http://localhost:1'],
      connection: 'main',
      issuer: '  Infomanlak ',
    })
    expect(done.json).toMatchObject({
      origins: ['https://xn--bcher-kva.example', 'http://localhost:1'],
      connection: 'main',
      issuer: 'Infomanlak',
    })
    for (const body of [
      {},
      { origins: ['http://example.com'] },
      { origins: ['https://*.example.com'] },
      { origins: ['https://example.com/path'] },
      { connection: 'another' },
      { issuer: 'x'.repeat(201) },
      { secret: 'JBSWY3DPEHPK3PXP' },
      { usedAt: iso(0) },
    ])
      expect((await change(body)).status, JSON.stringify(body)).toBe(400)
    expect((await rig.ask('PATCH', '/v1/codes/0123456789abcdef', { issuer: 'x' })).status).toBe(404)
    expect((await list()).entries[0]).toEqual(done.json)
  })

  it('that is removed gives no codes, is restorable for 30 days, and then gone with its seed, while locked too', async () => {
    await start()
    const { id } = await rig.added(totp())
    await code(id)
    const removed = await rig.ask('DELETE', `/v1/codes/${id}`)
    expect(removed).toMatchObject({ status: 200, text: '{}' })
    for (const call of ['grant', 'code'])
      expect((await rig.ask('POST', `/v1/codes/${id}/${call}`, {})).status).toBe(404)
    expect((await list()).entries[0]).toMatchObject({ id, removedAt: iso(START) })
    expect(rig.codes.counts()).toEqual({ codes: 0, removed: 1 })
    expect((await rig.ask('POST', `/v1/codes/${id}/restore`, {})).json).toMatchObject({ id, removedAt: null })
    expect((await code(id)).status).toBe(200)

    await rig.ask('DELETE', `/v1/codes/${id}`)
    rig.vault.lock('asked')
    const dump = () => (rig.store as unknown as { dump(): string }).dump()
    for (let day = 0; day < 30; day += 1) {
      expect(await rig.codes.purge()).toBe(0)
      expect(dump()).toContain(id)
      rig.daemon.setClock(DAY)
    }
    expect(await rig.codes.purge()).toBe(1)
    expect(dump()).not.toContain(id)
    expect(rig.codes.counts()).toEqual({ codes: 0, removed: 0 })
  })

  it('that was removed outlives a clock that jumps', async () => {
    await start()
    const { id } = await rig.added(totp())
    await rig.ask('DELETE', `/v1/codes/${id}`)
    await rig.codes.purge()
    rig.daemon.setClock(365 * DAY)
    for (let hour = 0; hour < 23; hour += 1) {
      expect(await rig.codes.purge()).toBe(0)
      rig.daemon.setClock(HOUR)
    }
    rig.daemon.setClock(-365 * DAY)
    expect(await rig.codes.purge()).toBe(0)
    expect((await rig.ask('POST', `/v1/codes/${id}/restore`, {})).status).toBe(200)
  })

  it('that was removed by a clock that lagged for years stays seven days from when it is put right', async () => {
    await start()
    const { id } = await rig.added(totp())
    await rig.codes.purge()
    await rig.ask('DELETE', `/v1/codes/${id}`)
    // put right before anybody looked, and another is removed before anybody looks again
    rig.daemon.setClock(5 * 365 * DAY)
    const other = await rig.added(totp(Buffer.alloc(20, 7)))
    await rig.ask('DELETE', `/v1/codes/${other.id}`)
    for (let day = 0; day < 7; day += 1) {
      expect(await rig.codes.purge()).toBe(0)
      rig.daemon.setClock(DAY)
    }
    expect(await rig.codes.purge()).toBe(1)
    expect(rig.codes.counts()).toEqual({ codes: 0, removed: 1 })
    for (let day = 7; day < 30; day += 1) {
      expect(await rig.codes.purge()).toBe(0)
      rig.daemon.setClock(DAY)
    }
    expect(await rig.codes.purge()).toBe(1)
  })

  it('that was removed goes once also on a computer that is on every fifth day alone', async () => {
    await start()
    const { id } = await rig.added(totp())
    await rig.ask('DELETE', `/v1/codes/${id}`)
    const purged: number[] = []
    for (let day = 0; day <= 60; day += 5) {
      purged.push((await rig.codes.purge()) * day)
      rig.daemon.setClock(5 * DAY)
    }
    // seven days after the thirtieth, by which it was over
    expect(purged.filter((day) => day > 0)).toEqual([40])
  })
})

it('nothing is taken by a vault whose sheet nobody has tried', async () => {
  rig = await codesRig()
  await rig.ask('POST', '/v1/vault/set-up', { passphrase: PASSPHRASE, keychain: false })
  const { drafts } = await bring({ text: totp() })
  await rig.ask('POST', `/v1/codes/drafts/${firstOf(drafts).id}/code`, {})
  expect(
    await rig.ask('POST', `/v1/codes/drafts/${firstOf(drafts).id}/keep`, {
      confirm: { by: 'site' },
      ...named,
    }),
  ).toMatchObject({ status: 409, text: '{"error":"recovery-untested"}' })
  // and the draft is still there for afterwards
  expect((await rig.ask('GET', '/v1/codes/drafts')).json.drafts).toHaveLength(1)
})

/** Seeds that wait, as they lie in memory. */
function draftsOf(codes: Codes, daemon: CodesRig['daemon'], bearer: string): Buffer[] {
  const caller = daemon.pairing.authenticate(`Bearer ${bearer}`, null)
  if (!caller.ok || caller.value.kind !== 'browser') throw new Error('no session')
  const { session } = caller.value
  return codes.drafts
    .list(session)
    .map(({ id }) => codes.drafts.get(session, id)?.secret ?? Buffer.from('none'))
}
