// @vitest-environment node
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApi, type Api, type ApiDeps } from '../../extension/core/api.ts'
import { listen } from '../../extension/core/events.ts'
import type { Credential } from '../../extension/core/credential.ts'
import { badge } from '#shared/status.ts'
import { CODE, startFakeDaemon, type FakeDaemon } from '../support/fake-daemon.ts'

let daemon: FakeDaemon
let api: Api
let deps: ApiDeps
let kept: { credential: Credential | null; session: string | null }
let port: number
let allowed: boolean

beforeEach(async () => {
  daemon = await startFakeDaemon()
  port = daemon.port
  kept = { credential: null, session: null }
  allowed = true
  deps = {
    fetch: (input, init) => fetch(input, init),
    credentials: {
      read: () => Promise.resolve(kept.credential),
      write: (credential) => {
        kept.credential = credential
        return Promise.resolve()
      },
      clear: () => {
        kept.credential = null
        return Promise.resolve()
      },
    },
    sessions: {
      read: () => Promise.resolve(kept.session),
      write: (session) => {
        kept.session = session
        return Promise.resolve()
      },
    },
    port: () => Promise.resolve(port),
    mayReach: () => Promise.resolve(allowed),
    clientName: () => 'Test',
  }
  api = createApi(deps)
})
afterEach(() => daemon.close())

const readBadge = (etag: string | null = null) => api.call({ path: '/v1/badge', answer: badge, etag })
const lines = () => daemon.requests.map(({ line }) => line)

describe('before pairing', () => {
  it('says so without asking anybody', async () => {
    expect(await readBadge()).toEqual({ ok: false, error: { type: 'not-paired', revoked: false } })
    expect(lines()).toEqual([])
  })

  it('a wrong code is a refusal that can be said, and keeps nothing', async () => {
    expect(await api.pair('000000')).toEqual({ ok: false, error: { type: 'problem', code: 'wrong-code' } })
    expect(kept.credential).toBeNull()
  })

  it('the right code keeps a token', async () => {
    expect(await api.pair(CODE)).toEqual({ ok: true, value: null })
    expect(kept.credential?.token.startsWith(`${kept.credential.id}.`)).toBe(true)
  })
})

describe('a paired browser', () => {
  beforeEach(() => api.pair(CODE))

  it('has the daemon prove itself before the token is sent, once for several calls', async () => {
    const answers = await Promise.all([readBadge(), readBadge(), readBadge()])
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(lines().slice(0, 3)).toEqual(['POST /v1/pair', 'POST /v1/hello', 'POST /v1/session'])
    expect(lines().filter((line) => line === 'POST /v1/session')).toHaveLength(1)
  })

  it.each(['foreign', 'relayed'] as const)(
    'never sends its token to an impostor (%s proof)',
    async (proof) => {
      daemon.state.proof = proof
      expect(await readBadge()).toEqual({ ok: false, error: { type: 'impostor' } })
      const secret = kept.credential?.token.split('.')[1] ?? 'none'
      expect(secret).not.toBe('none')
      expect(JSON.stringify(daemon.requests)).not.toContain(secret)
    },
  )

  it('is told how long to wait after wrong passphrases, and keeps the session that it has', async () => {
    await readBadge()
    const { session } = kept
    daemon.state.refuse = { status: 429, error: 'too-many-failures', wait: 8 }
    const tried = await api.ask({ method: 'POST', path: '/v1/vault/unlock', answer: v.unknown() })
    expect(tried).toEqual({ ok: false, error: { type: 'problem', code: 'too-many-failures', wait: 8 } })
    expect(kept.session).toBe(session)
    expect(lines().filter((line) => line === 'POST /v1/vault/unlock')).toHaveLength(1)
    // without that word it may be the session that has ended
    daemon.state.refuse = { status: 429, error: 'too-many-failures' }
    await readBadge()
    expect(kept.session).not.toBe(session)
  })

  it('takes another program on the port for an impostor', async () => {
    const squatter = createServer((_request, response) => response.end('<h1>It works</h1>'))
    await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve))
    port = (squatter.address() as AddressInfo).port
    expect(await readBadge()).toEqual({ ok: false, error: { type: 'impostor' } })
    await new Promise((resolve) => squatter.close(resolve))
  })

  it('tells nothing to a program that has taken the port since, and believes nothing that it says', async () => {
    await readBadge()
    const { session } = kept
    expect(session).not.toBeNull()
    const heard: string[] = []
    const squatter = createServer((request, response) => {
      heard.push(JSON.stringify([request.url, request.headers]))
      request.on('data', (part: Buffer) => heard.push(part.toString()))
      request.on('end', () => {
        response.setHeader('content-type', 'application/json')
        response.end('{"connected":true,"capabilities":[]}')
      })
    })
    await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve))
    // the same to the extension as if it had taken the daemon's own, which Node's pool of connections would not survive
    port = (squatter.address() as AddressInfo).port
    const body = { name: 'main', token: 'the-token-of-the-provider', passphrase: null }
    const connected = await api.ask({ method: 'POST', path: '/v1/connections', body, answer: v.unknown() })
    const believed = await createApi(deps).ask({ path: '/v1/badge', answer: v.unknown() })
    squatter.closeAllConnections()
    await new Promise((resolve) => squatter.close(resolve))
    expect([connected, believed]).toEqual([
      { ok: false, error: { type: 'impostor' } },
      { ok: false, error: { type: 'impostor' } },
    ])
    expect(heard.join()).toContain('/v1/hello')
    expect(heard.join()).not.toContain(session)
    expect(heard.join()).not.toContain('the-token-of-the-provider')
  })

  it('has it prove itself again when what it proved is old, once for several calls', async () => {
    await readBadge()
    const later = createApi(deps)
    const before = lines().length
    const ask = () => later.ask({ path: '/v1/badge', answer: badge })
    expect((await Promise.all([ask(), ask(), ask()])).every(({ ok }) => ok)).toBe(true)
    expect((await ask()).ok).toBe(true)
    expect(lines().slice(before)).toEqual([
      'POST /v1/hello',
      ...Array.from({ length: 4 }, () => 'GET /v1/badge'),
    ])
  })

  it('renews a session that ended, once', async () => {
    await readBadge()
    daemon.restart()
    expect((await readBadge()).ok).toBe(true)
    expect(lines().filter((line) => line === 'POST /v1/session')).toHaveLength(2)
  })

  it('learns that it was revoked', async () => {
    kept.credential = { id: '0000000000000000', token: '0000000000000000.AAAA' }
    expect(await readBadge()).toEqual({ ok: false, error: { type: 'not-paired', revoked: true } })
  })

  it('is told that nothing changed', async () => {
    const first = await readBadge()
    const etag = first.ok ? first.value.etag : null
    expect(etag).not.toBeNull()
    expect(await readBadge(etag)).toEqual({ ok: true, value: { value: null, etag } })
  })

  it('tells a locked daemon from a refusal', async () => {
    daemon.state.refuse = { status: 423, error: 'locked' }
    expect(await readBadge()).toEqual({ ok: false, error: { type: 'locked' } })
    daemon.state.refuse = { status: 507, error: 'disk-full' }
    expect(await readBadge()).toEqual({ ok: false, error: { type: 'problem', code: 'disk-full' } })
  })

  it('takes an answer that it cannot read for another version', async () => {
    daemon.state.badge = { ...daemon.state.badge, state: 'sparkling' as 'ok' }
    const otherVersion = { ok: false, error: { type: 'other-version', daemon: '0.1.0' } }
    expect(await readBadge()).toEqual(otherVersion)
    daemon.state.refuse = { status: 418, error: 'teapot' }
    expect(await readBadge()).toEqual(otherVersion)
  })

  it('tells an absent daemon from a browser that blocks it', async () => {
    await daemon.close()
    expect(await readBadge()).toEqual({ ok: false, error: { type: 'unreachable' } })
    allowed = false
    expect(await readBadge()).toEqual({ ok: false, error: { type: 'blocked' } })
    daemon = await startFakeDaemon()
  })

  it('hears of a change, at once that the stream broke, and once that it is back', async () => {
    let heard = 0
    const end = new AbortController()
    const waits: number[] = []
    let goOn = () => undefined as void
    const listening = listen(
      api,
      () => {
        heard += 1
      },
      end.signal,
      (ms) => {
        waits.push(ms)
        return new Promise<void>((resolve) => {
          goOn = resolve
        })
      },
    )
    await expect.poll(() => lines().includes('GET /v1/events')).toBe(true)
    daemon.changed()
    await expect.poll(() => heard).toBe(1)
    daemon.breakStreams()
    await expect.poll(() => heard).toBe(2)
    expect(waits).toEqual([1000])
    goOn()
    await expect.poll(() => heard).toBe(3)
    end.abort()
    await listening
  })
})
