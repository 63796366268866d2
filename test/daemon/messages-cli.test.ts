/** `message check` and its call, as a person and a page use them: a real daemon, real files, and what is left of a mail behind them. */
import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { dkimSign } from 'mailauth/lib/dkim/sign.js'
import { afterAll, beforeAll, expect, it, test } from 'vitest'
import { createDaemonClient } from '#daemon/cli/client.ts'
import { socketPathOf } from '#daemon/core/home.ts'
import { startDns, type DnsServer } from '../support/dns-server.ts'
import { runCli, startLatchkey, type Latchkey } from '../support/latchkey.ts'

const MARK = 'zebra-marker-4711'
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const unsigned = [
  `From: ${MARK} <no-reply@infomaniak.com>`,
  'To: me@example.org',
  `Subject: ${MARK} \u001B[31mred`,
  'Content-Type: text/plain; charset=utf-8',
  '',
  `${MARK} https://manager.infomaniak.com/`,
  '',
].join('\r\n')
const { signatures } = await dkimSign(unsigned, {
  canonicalization: 'relaxed/relaxed',
  signatureData: [
    {
      signingDomain: 'infomaniak.com',
      selector: 's1',
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
  ],
} as Parameters<typeof dkimSign>[1])
const results = 'Authentication-Results: mx.example.org; dkim=pass header.d=infomaniak.com'
const hop = 'Received: from out.example (out.example [192.0.2.7]) by mx.example.org with ESMTP; Tue'
const mail = `${results}\r\n${hop}\r\n${signatures}${unsigned}`

let folder: string
let dns: DnsServer
let latchkey: Latchkey
const file = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mails-'))
  await writeFile(file('mail.eml'), mail)
  dns = await startDns()
  latchkey = await startLatchkey({ args: [], env: { LATCHKEY_DEV: '1', LATCHKEY_DNS: dns.address } })
}, 60_000)
afterAll(async () => {
  await latchkey.stop()
  dns.stop()
  await rm(folder, { recursive: true })
})

interface Answer {
  verdict: string
  reasons: { code: string; text: string }[]
}

test('a mail is judged, with no packet sent and nothing of it kept', async () => {
  const { verdict, reasons } = await latchkey.json<Answer>('message', 'check', file('mail.eml'))
  expect(verdict).toBe('unknown')
  expect(reasons.map(({ code }) => code)).toContain('receiver-unnamed')
  for (const { text } of reasons) expect(text).not.toMatch(/^message\.|\{/)

  const daemon = createDaemonClient(socketPathOf(latchkey.home))
  const asked = await daemon.call('POST', '/v1/messages/check', {
    mail,
    cut: false,
    receiver: 'MX.example.org',
  })
  expect(asked).toMatchObject({ ok: true, value: { verdict: 'genuine', authentication: { by: 'receiver' } } })
  expect(dns.asked).toEqual([])

  const { stdout } = await promisify(execFile)('grep', ['-rl', 'message.checked', latchkey.home])
  expect(stdout).toContain('journal')
  await expect(promisify(execFile)('grep', ['-rl', MARK, latchkey.home])).rejects.toMatchObject({
    code: 1,
    stdout: '',
  })
  expect(latchkey.output()).not.toContain(MARK)
})

it('asks for the key once the person allows it, here and in the settings', async () => {
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  dns.records.set('s1._domainkey.infomaniak.com', `v=DKIM1; k=rsa; p=${key}`)
  expect(await latchkey.json('message', 'check', file('mail.eml'), '--dns')).toMatchObject({
    verdict: 'genuine',
    authentication: { by: 'dns', dkim: 'pass infomaniak.com' },
  })
  dns.asked.length = 0
  const daemon = createDaemonClient(socketPathOf(latchkey.home))
  await daemon.call('PATCH', '/v1/settings', { messages: { receiver: 'mx.example.org', dns: true } })
  const answer = await daemon.call('POST', '/v1/messages/check', { mail, cut: false, receiver: null })
  expect(answer).toMatchObject({
    ok: true,
    value: { verdict: 'genuine', authentication: { by: 'dns', receiver: 'mx.example.org' } },
  })
  expect(dns.asked).not.toEqual([])
})

it('takes no text that is not the bytes of a mail', async () => {
  const daemon = createDaemonClient(socketPathOf(latchkey.home))
  for (const wrong of [{ mail: 'ıı: x' }, { mail: '' }, { mail: 'x', extra: 1 }])
    expect(
      await daemon.call('POST', '/v1/messages/check', { cut: false, receiver: null, ...wrong }),
    ).toMatchObject({
      error: { code: 'bad-shape' },
    })
})

test('without a daemon it says what it can, for a person and for a program', async () => {
  const env = { ...process.env, LANG: 'en_GB.UTF-8', LATCHKEY_HOME: file('none') }
  const spoken = await runCli(['message', 'check', file('mail.eml'), '--receiver', 'mx.example.org'], env)
  expect(spoken.out).toMatch(/^Genuine/)
  expect(spoken.out).toContain('Infomaniak sent it. Go to the Manager yourself')
  expect(spoken.out).not.toContain('\u001B')
  const read = await runCli(['message', 'check', '-', '--json'], env, mail)
  expect(JSON.parse(read.out)).toMatchObject({ verdict: 'unknown' })
})

test('what is no mail is said so', async () => {
  const env = { ...process.env, LANG: 'en_GB.UTF-8', LATCHKEY_HOME: file('none') }
  await writeFile(file('empty'), '\n')
  await writeFile(file('binary'), Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)))
  await writeFile(file('large'), Buffer.alloc(51 * 1024 * 1024))
  const cases = { missing: 'no file', '.': 'folder', empty: 'empty', binary: 'no mail', large: '50 MB' }
  await Promise.all(
    Object.entries(cases).map(async ([name, said]) => {
      const { code, out, err } = await runCli(['message', 'check', file(name)], env)
      expect([code, out]).toEqual([1, ''])
      expect(err).toContain(said)
    }),
  )
})
