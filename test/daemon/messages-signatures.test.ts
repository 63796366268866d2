/** Signatures checked here: real keys, real mails, a real name server on loopback, and what it was asked. */
import { generateKeyPairSync } from 'node:crypto'
import { dkimSign } from 'mailauth/lib/dkim/sign.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { nothingKnown } from '#daemon/features/messages/facts.ts'
import { checkApart } from '#daemon/features/messages/reading/apart.ts'
import { authenticate } from '#daemon/features/messages/authentication/authenticate.ts'
import { keysInDns } from '#daemon/features/messages/authentication/dns-keys.ts'
import { isProven } from '#daemon/features/messages/mail.ts'
import { readMail } from '#daemon/features/messages/reading/read-mail.ts'
import { iso } from '#shared/time.ts'
import { startDns, type DnsServer } from '../support/dns-server.ts'

const keysOf = (modulusLength: number) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength })
  return {
    pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    record: `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`,
  }
}
const keys = keysOf(2048)
const now = new Date('2026-09-01T12:00:00Z')

let dns: DnsServer
beforeAll(async () => {
  dns = await startDns()
})
afterAll(() => {
  dns.stop()
})
beforeEach(() => {
  dns.asked.length = 0
  dns.records.clear()
  dns.records.set(NAME, keys.record)
})

const NAME = 's1._domainkey.infomaniak.com'
const mail = [
  'From: Infomaniak <no-reply@infomaniak.com>',
  'To: me@example.org',
  'Subject: New sign-in',
  'Date: Tue, 1 Sep 2026 12:00:00 +0000',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Hello',
  '',
].join('\r\n')

async function signed(how: object = {}, pem = keys.pem, text = mail, expires?: Date): Promise<string> {
  const { signatures } = await dkimSign(text, {
    canonicalization: 'relaxed/relaxed',
    algorithm: 'rsa-sha256',
    signTime: new Date('2026-09-01T11:00:00Z'),
    ...(expires && { expires }),
    signatureData: [{ signingDomain: 'infomaniak.com', selector: 's1', privateKey: pem, ...how }],
  } as Parameters<typeof dkimSign>[1])
  return signatures + text
}

async function judged(text: string, receiver: string | null = null) {
  const bytes = Buffer.from(text)
  const ask = keysInDns(dns.address, 1000)
  const authentication = await authenticate(await readMail(bytes, false), bytes, { receiver, ask }, now)
  return { ...authentication, proven: isProven(authentication) }
}

test('a signature that holds proves the sender, and one name is asked for', async () => {
  const found = await judged(await signed())
  expect(found).toMatchObject({
    by: 'dns',
    proven: true,
    dkim: [{ result: 'pass', domain: 'infomaniak.com' }],
  })
  expect(found.dkim[0]?.signed).toContain('subject')
  expect(new Set(dns.asked)).toEqual(new Set([NAME]))
})

test.each([
  ['with other ends of line', (text: string) => text.replaceAll('\r\n', '\n')],
  ['with results of others on top', (text: string) => `Received: from a by b; Tue\r\nX-Y: z\r\n${text}`],
])('so it does %s', async (_what, change) => {
  expect(await judged(change(await signed()))).toMatchObject({ proven: true })
})

describe('no proof', () => {
  test.each([
    ['a changed body', async () => (await signed()).replace('Hello', 'Hullo'), 'fail'],
    ['a changed subject', async () => (await signed()).replace('Subject: New', 'Subject: Odd'), 'fail'],
    ['a key of somebody else', () => signed({}, keysOf(1024).pem), 'fail'],
    ['a key that is not there', () => signed({ selector: 's2' }), 'neutral'],
    ['the beginning of a body alone', () => signed({ maxBodyLength: 2 }), 'policy'],
    [
      'a signature that is over',
      () => signed({}, keys.pem, mail, new Date('2026-09-01T11:30:00Z')),
      'neutral',
    ],
    ['an old algorithm', () => signed({ algorithm: 'rsa-sha1' }), 'policy'],
    ['a second subject on top', async () => `Subject: Pay\r\n${await signed()}`, 'policy'],
    ['a second sender on top', async () => `From: no-reply@infomaniak.com\r\n${await signed()}`, 'policy'],
    ['other parts on top', async () => `Content-Type: text/html\r\n${await signed()}`, 'policy'],
    [
      'a subject that it leaves out',
      async () =>
        (await signed({}, keys.pem, mail.replace(/Subject.*\r\n/, ''))).replace(
          'To: me',
          'Subject: Pay\r\nTo: me',
        ),
      'policy',
    ],
  ])('is %s', async (_what, make, result) => {
    expect(await judged(await make())).toMatchObject({ by: 'dns', proven: false, dkim: [{ result }] })
  })

  test.each([
    ['a weak key', () => keysOf(512), (record: string) => record, 'policy'],
    ['a key that was taken back', () => keys, () => 'v=DKIM1; p=', 'neutral'],
    [
      'a key that is only tried out',
      () => keys,
      (record: string) => record.replace('; k', '; t=y; k'),
      'neutral',
    ],
    [
      'a key for something else',
      () => keys,
      (record: string) => record.replace('; k', '; s=other; k'),
      'neutral',
    ],
  ])('is %s', async (_what, make, change, result) => {
    const own = make()
    dns.records.set(NAME, change(own.record))
    expect(await judged(await signed({}, own.pem))).toMatchObject({ proven: false, dkim: [{ result }] })
  })

  it('is a good signature of another domain', async () => {
    dns.records.set('s1._domainkey.evil.example', keys.record)
    dns.records.set('s1._domainkey.x.infomaniak.com', keys.record)
    for (const signingDomain of ['evil.example', 'x.infomaniak.com'])
      expect(await judged(await signed({ signingDomain }))).toMatchObject({
        proven: false,
        dkim: [{ result: 'pass', domain: signingDomain, aligned: false }],
      })
  })

  it('is what two programs would read as two mails', async () => {
    const whole = await signed()
    const torn = `From: no-reply@infomaniak.com\r\n\r\r\nPay here\r\n${whole}`
    expect(await judged(torn)).toMatchObject({ by: 'nothing', proven: false })
    expect(dns.asked).toEqual([])
  })

  it('is a server that says nothing, and that is told', async () => {
    dns.records.set(NAME, 'silent')
    expect(await judged(await signed())).toMatchObject({
      proven: false,
      faults: ['dns-failed'],
    })
  })
})

it('asks for five keys at most, and for no name that is none', async () => {
  let text = mail
  for (let at = 1; at <= 8; at += 1) text = await signed({ selector: `k${String(at)}` }, keys.pem, text)
  await judged(text)
  expect(new Set(dns.asked).size).toBe(5)
  dns.asked.length = 0
  for (const signingDomain of ['localhost', 'internal', 'a'.repeat(70), 'a b.example', '_x.com/..'])
    await judged((await signed()).replace('d=infomaniak.com', `d=${signingDomain}`))
  expect(dns.asked).toEqual([])
})

it('goes before what a receiver said, where it has a word of its own', async () => {
  const results =
    'Authentication-Results: mx.example; dkim=pass header.d=infomaniak.com\r\nReceived: from x (x [192.0.2.7]) by mx.example with ESMTP; Tue\r\n'
  const changed = (await signed()).replace('Hello', 'Hullo')
  expect(await judged(results + changed, 'mx.example')).toMatchObject({ by: 'dns', proven: false })
  dns.records.clear()
  expect(await judged(results + (await signed()), 'mx.example')).toMatchObject({
    by: 'receiver',
    proven: true,
  })
})

it('asks nobody until it may, nor for a mail that is cut', async () => {
  const bytes = Buffer.from(await signed())
  const at = { receiver: null, now: iso(now.getTime()) }
  const know = () => Promise.resolve({ facts: nothingKnown, guarded: [] })
  const silent = await checkApart(bytes, { ...at, cut: false, dns: null }, know)
  const cut = await checkApart(bytes, { ...at, cut: true, dns: { server: dns.address } }, know)
  expect(dns.asked).toEqual([])
  expect([silent, cut].map(({ authentication }) => authentication.by)).toEqual(['nothing', 'nothing'])
  const allowed = await checkApart(bytes, { ...at, cut: false, dns: { server: dns.address } }, know)
  expect(allowed.authentication).toMatchObject({ by: 'dns', dkim: 'pass infomaniak.com' })
  expect(dns.asked).not.toEqual([])
})
