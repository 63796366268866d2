import { createHash, createHmac, randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { proofMessage } from '#shared/pairing.ts'
import { chromium, firefox, gatedDaemon, type GatedDaemon } from '../support/gated-daemon.ts'
import { exchange, families, hostOf, type Family, type RawAnswer } from '../support/raw-http.ts'

let daemon: GatedDaemon
beforeEach(async () => {
  daemon = await gatedDaemon()
})
afterEach(() => daemon.close())

const other = `chrome-extension://${'ponmlkjihgfedcba'.repeat(2)}`
const nonce = () => randomBytes(16).toString('base64url')

const post = (
  target: string,
  body: unknown,
  headers: Record<string, string | null>,
  family: Family = '127.0.0.1',
): Promise<RawAnswer> =>
  exchange(
    daemon.port,
    family,
    daemon.ask(family, { method: 'POST', target, body: JSON.stringify(body), headers }),
  )

const pairBy = (code: string, origin = firefox) =>
  post('/v1/pair', { code, clientName: 'Mine', nonce: nonce() }, { origin, authorization: null })
const get = (authorization: string | null, headers: Record<string, string> = {}) =>
  exchange(daemon.port, '127.0.0.1', daemon.ask('127.0.0.1', { headers: { authorization, ...headers } }))
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')
const shortOf = ({ status, body }: RawAnswer) =>
  `${String(status)} ${(JSON.parse(body) as { error?: string }).error ?? ''}`

describe('pairing', () => {
  it('takes a new browser from the code to a session', async () => {
    const paired = await pairBy(daemon.pairing.open().code)
    const { id, token } = JSON.parse(paired.body) as { id: string; token: string }
    expect(token).toMatch(new RegExp(`^${id}\\.[\\w-]{43}$`))

    for (const family of families) {
      const clientNonce = nonce()
      const said = await post(
        '/v1/hello',
        { id, nonce: clientNonce },
        { origin: firefox, authorization: null },
        family,
      )
      const hello = JSON.parse(said.body) as { nonce: string; boot: string; proof: string }
      const key = createHash('sha256')
        .update(Buffer.from(token.slice(17), 'base64url'))
        .digest()
      const message = proofMessage({
        id,
        clientNonce,
        daemonNonce: hello.nonce,
        boot: hello.boot,
        address: hostOf(family, daemon.port),
      })
      expect(hello.proof).toBe(createHmac('sha256', key).update(message).digest('base64url'))
    }

    const opened = await post('/v1/session', {}, { origin: firefox, authorization: `Bearer ${token}` })
    const { session } = JSON.parse(opened.body) as { session: string }
    expect(await get(`Bearer ${session}`)).toMatchObject({ status: 200 })
    expect(daemon.pairing.list()).toContainEqual(
      expect.objectContaining({ id, name: 'Mine', browser: 'Firefox' }),
    )
  })

  it('says another address in its proof to one who relays from there', async () => {
    const clientNonce = nonce()
    const { id, token, origin } = daemon.client
    // The relay sits on [::1] and passes on to 127.0.0.1, with the Host that the client dialled.
    const host = hostOf('::1', daemon.port)
    const said = await post('/v1/hello', { id, nonce: clientNonce }, { origin, host, authorization: null })
    const hello = JSON.parse(said.body) as { nonce: string; boot: string; proof: string }
    const key = createHash('sha256')
      .update(Buffer.from(token.slice(17), 'base64url'))
      .digest()
    const dialled = proofMessage({
      id,
      clientNonce,
      daemonNonce: hello.nonce,
      boot: hello.boot,
      address: host,
    })
    expect(said.status).toBe(200)
    expect(hello.proof).not.toBe(createHmac('sha256', key).update(dialled).digest('base64url'))
  })

  it('is closed until a person opens it', async () => {
    expect(shortOf(await pairBy('123456'))).toBe('404 pairing-closed')
  })

  it('gives five tries, then shuts', async () => {
    const { code } = daemon.pairing.open()
    const outcomes: string[] = []
    for (let tries = 0; tries < 5; tries += 1) outcomes.push(shortOf(await pairBy(wrong(code))))
    expect(outcomes).toEqual(Array.from({ length: 5 }, () => '403 wrong-code'))
    expect(shortOf(await pairBy(code))).toBe('429 too-many-failures')
    expect(shortOf(await pairBy(code))).toBe('404 pairing-closed')
    expect(daemon.pairing.list()).toHaveLength(1)
  })

  it('takes a code once', async () => {
    const { code } = daemon.pairing.open()
    expect((await pairBy(code)).status).toBe(200)
    expect(shortOf(await pairBy(code))).toBe('404 pairing-closed')
  })

  it('gives one token for one code, however many ask at once', async () => {
    const { code } = daemon.pairing.open()
    const answers = await Promise.all(Array.from({ length: 20 }, () => pairBy(code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(daemon.pairing.list()).toHaveLength(2)
  })

  it('shuts after two minutes', async () => {
    const { code } = daemon.pairing.open()
    daemon.advance(119_999)
    expect((await pairBy(wrong(code))).status).toBe(403)
    daemon.advance(1)
    expect(shortOf(await pairBy(code))).toBe('404 pairing-closed')
  })

  it('knows only the newest of two codes', async () => {
    const first = daemon.pairing.open().code
    const second = daemon.pairing.open().code
    if (first !== second) expect(shortOf(await pairBy(first))).toBe('403 wrong-code')
    expect((await pairBy(second)).status).toBe(200)
  })

  it.each(['https://evil.test', 'null', 'moz-extension://x', `${other}/`])(
    'refuses the origin %s',
    async (origin) => {
      const { code } = daemon.pairing.open()
      expect(shortOf(await pairBy(code, origin))).toBe('403 bad-origin')
      expect((await pairBy(code)).status).toBe(200)
    },
  )

  it('shows the code to nobody but who opened the window', async () => {
    const { code } = daemon.pairing.open()
    await pairBy(wrong(code))
    await pairBy(code)
    expect(JSON.stringify([daemon.acts, daemon.refusals, daemon.errors, daemon.state()])).not.toContain(code)
  })

  it('keeps of a name what can be shown on one line', async () => {
    const { code } = daemon.pairing.open()
    const clientName = 'a\nb\u001B[2J\u202Ec<img onerror=x>'
    await post('/v1/pair', { code, clientName, nonce: nonce() }, { origin: firefox, authorization: null })
    expect(daemon.pairing.list().at(-1)?.name).toBe('ab[2Jc<img onerror=x>')
  })
})

describe('a session', () => {
  it('belongs to one origin: the right credential from another is a theft', async () => {
    const mine = await daemon.pair(firefox)
    const stolen = daemon.sessionOf(daemon.client)
    expect(shortOf(await get(`Bearer ${stolen}`, { origin: firefox }))).toBe('401 unauthorized')
    expect(daemon.acts.at(-1)).toMatchObject({ event: 'pairing.possible-theft', by: daemon.client.id })
    const taken = await post('/v1/session', {}, { origin: chromium, authorization: `Bearer ${mine.token}` })
    expect(shortOf(taken)).toBe('401 unauthorized')
    expect(daemon.acts.at(-1)).toMatchObject({ event: 'pairing.possible-theft', by: mine.id })
    expect(await get(`Bearer ${stolen}`)).toMatchObject({ status: 200 })
  })

  it('ends after a quarter of an hour without use, and lives while used', async () => {
    const bearer = `Bearer ${daemon.sessionOf(daemon.client)}`
    for (let calls = 0; calls < 3; calls += 1) {
      daemon.advance(14 * 60_000)
      expect((await get(bearer)).status).toBe(200)
    }
    daemon.advance(15 * 60_000)
    expect((await get(bearer)).status).toBe(401)
  })

  it('ends with its client, and so does the token', async () => {
    const bearer = `Bearer ${daemon.sessionOf(daemon.client)}`
    await daemon.pairing.revoke(daemon.client.id, 'cli')
    expect(shortOf(await get(bearer))).toBe('401 unauthorized')
    const again = await post('/v1/session', {}, { authorization: `Bearer ${daemon.client.token}` })
    const hello = await post('/v1/hello', { id: daemon.client.id, nonce: nonce() }, { authorization: null })
    expect([again, hello].map(shortOf)).toEqual(['401 unauthorized', '401 unauthorized'])
  })

  it('of another daemon, or of this one before it was started again, is none', async () => {
    const before = await gatedDaemon()
    const bearer = `Bearer ${before.sessionOf(before.client)}`
    await before.close()
    expect(shortOf(await get(bearer))).toBe('401 unauthorized')
  })

  it('is answered alike for an unknown client and a wrong secret', async () => {
    const secret = randomBytes(32).toString('base64url')
    const attempts = [
      `${daemon.client.id}.${secret}`,
      `0123456789abcdef.${secret}`,
      `${daemon.client.token}A`,
      '.',
      'x',
    ]
    const answers = []
    for (const token of attempts)
      answers.push(await post('/v1/session', {}, { authorization: `Bearer ${token}` }))
    const [first] = answers.map(({ status, body }) => ({ status, body }))
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(attempts.map(() => first))
    expect(first).toEqual({ status: 401, body: '{"error":"unauthorized"}' })
  })

  it('is open to its holder in a storm of wrong ones', async () => {
    const good = `Bearer ${daemon.sessionOf(daemon.client)}`
    const statuses: number[] = []
    for (let tries = 0; tries < 30; tries += 1) {
      statuses.push((await get(`Bearer ${randomBytes(32).toString('base64url')}`)).status)
      expect((await get(good)).status).toBe(200)
    }
    expect(statuses).toEqual(Array.from({ length: 30 }, (_, index) => (index < 20 ? 401 : 429)))
    expect((await get(null)).status).toBe(401)
    daemon.advance(60_000)
    expect((await get('Bearer x')).status).toBe(401)
  })
})

describe("a script's token", () => {
  it('reads, and does nothing else', async () => {
    const { token } = await daemon.pairing.createScriptToken('backup')
    expect((await get(`Bearer ${token}`)).status).toBe(200)
    const written = await post('/v1/notes', { text: 'x' }, { authorization: `Bearer ${token}` })
    expect(shortOf(written)).toBe('403 not-allowed')
    const session = await post('/v1/session', {}, { authorization: `Bearer ${token}` })
    expect(shortOf(session)).toBe('401 unauthorized')
  })

  it('has no list read to its end that is only refused then', async () => {
    const { token } = await daemon.pairing.createScriptToken('backup')
    const list = 'x'.repeat(900_000)
    expect(shortOf(await post('/v1/domains', list, { authorization: `Bearer ${token}` }))).toBe(
      '413 body-too-large',
    )
  })

  it('can be revoked', async () => {
    const { token } = await daemon.pairing.createScriptToken('backup')
    await daemon.pairing.revoke(token.slice(0, 16), 'cli')
    expect((await get(`Bearer ${token}`)).status).toBe(401)
  })
})

it('keeps no secret: neither token nor session is in what is saved, journalled or reported', async () => {
  const { token } = await daemon.pairing.createScriptToken('backup')
  const session = daemon.sessionOf(daemon.client)
  await get(`Bearer ${session}`, { origin: 'https://evil.test' })
  await get(`Bearer ${session}x`)
  const kept = JSON.stringify([daemon.state(), daemon.acts, daemon.refusals, daemon.errors])
  for (const secret of [token.slice(17), session, daemon.client.token.slice(17)])
    expect(kept).not.toContain(secret)
})
