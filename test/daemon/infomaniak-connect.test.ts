import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '#daemon/core/clock.ts'
import type { Outgoing } from '#daemon/core/outgoing.ts'
import { startSandbox, type Sandbox } from '#daemon/sandbox/server.ts'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import { connectInfomaniak } from '#daemon/sources/infomaniak/connect.ts'
import { createQueue } from '#daemon/sources/infomaniak/queue.ts'
import { never, openOutgoing } from '../support/infomaniak-rig.ts'
import { openapiMissing } from '../support/openapi-overlay.ts'
import { startProviderMock, type ProviderMock } from '../support/provider-mock.ts'

const TOKEN = 'aB3.secret-token_that+nobody/may~see=='

const connect = (pasted: string, baseUrl: string, outgoing: Outgoing) =>
  connectInfomaniak({
    pasted,
    baseUrl,
    outgoing,
    queue: createQueue({ perMinute: Infinity }),
    clock: systemClock,
    signal: never,
  })

describe('connecting to the sandbox', () => {
  let sandbox: Sandbox
  let outgoing: Outgoing
  beforeEach(async () => {
    sandbox = await startSandbox({ port: 0, size: 'small', dataDir: null })
    outgoing = openOutgoing(sandbox.apiUrl)
  })
  afterEach(async () => {
    await outgoing.close()
    await sandbox.close()
  })

  test('shows every call, in one table', async () => {
    const result = await connect(`  ${sandboxToken}\n`, sandbox.apiUrl, outgoing)
    if (!result.ok) throw new Error(result.error)
    expect(result.value.token).toBe(sandboxToken)
    expect(result.value.capabilities.map(({ call }) => call)).toEqual([
      'GET /2/profile',
      'GET /2/profile?with=security',
      'GET /2/profile/phones',
      'GET /2/profile/emails',
      'GET /2/profile/applications/passwords',
      'GET /1/accounts',
      'GET /2/accounts/{account}/users',
      'GET /2/accounts/{account}/users?with=security',
      'GET /2/accounts/{account}/users?filter[has_otp]',
      'GET /1/accounts/{account}/invitations/users/{user}',
      'GET /1/products',
      'GET /1/products?with=status',
      'GET /2/domains/domains',
      'GET /2/events',
      'GET /1/countries',
      'GET /1/languages',
      'GET /1/timezones',
    ])
    expect(result.value.capabilities.filter(({ state }) => state !== 'allowed')).toEqual([])
  })

  test('shows what a token with fewer scopes may not do', async () => {
    const [token] = sandbox.world.state.tokens
    if (token === undefined) throw new Error('no token')
    token.scopes = token.scopes.filter((scope) => scope !== 'domain:read' && scope !== 'accounts')
    sandbox.world.faults.notImplemented = ['/2/events']
    sandbox.world.faults.broken = ['/1/languages']
    const result = await connect(sandboxToken, sandbox.apiUrl, outgoing)
    const states = Object.fromEntries(
      (result.ok ? result.value.capabilities : []).map(({ call, state }) => [call, state]),
    )
    expect(states).toMatchObject({
      'GET /2/profile': 'allowed',
      'GET /1/accounts': 'refused',
      'GET /2/accounts/{account}/users': 'refused',
      'GET /2/domains/domains': 'refused',
      'GET /2/events': 'absent',
      'GET /1/languages': 'failed',
    })
  })

  test('leaves unasked what needs an organisation, where there is none to ask about', async () => {
    sandbox.world.faults.broken = ['/1/accounts']
    const result = await connect(sandboxToken, sandbox.apiUrl, outgoing)
    expect(result.ok && result.value.capabilities).toContainEqual({
      call: 'GET /2/accounts/{account}/users',
      state: 'unasked',
    })
  })

  test('with a token that it does not know is refused', async () => {
    expect(await connect(TOKEN, sandbox.apiUrl, outgoing)).toEqual({ ok: false, error: 'token-rejected' })
  })
})

describe('connecting to a provider', () => {
  let mock: ProviderMock
  let outgoing: Outgoing
  beforeEach(async () => {
    mock = await startProviderMock({ mode: 'sandbox' })
    outgoing = openOutgoing(mock.url)
  })
  afterEach(async () => {
    await outgoing.close()
    await mock.close()
  })

  test('only reads, and sends the token to it as a header alone', async () => {
    await connect(TOKEN, mock.url, outgoing)
    expect(mock.requests.length).toBeGreaterThan(10)
    for (const { method, path, authorization } of mock.requests) {
      expect(method).toBe('GET')
      expect(decodeURIComponent(path)).not.toContain(TOKEN)
      expect(authorization).toBe(`Bearer ${TOKEN}`)
    }
  })

  test('that answers 401 to everything rejects the token after two calls', async () => {
    mock.setMode('unauthorized-all')
    const result = await connect(TOKEN, mock.url, outgoing)
    expect(result).toEqual({ ok: false, error: 'token-rejected' })
    expect(mock.requests).toHaveLength(2)
  })

  test('that answers 403 to everything is connected, with every call refused', async () => {
    mock.setMode('forbidden-all')
    const result = await connect(TOKEN, mock.url, outgoing)
    const states = new Set((result.ok ? result.value.capabilities : []).map(({ state }) => state))
    expect(states).toEqual(new Set(['refused']))
  })

  test.each(['html', 'redirect', 'truncated-json', 'too-many-requests'] as const)(
    'that is %s is unreachable, and nothing is known of the token',
    async (mode) => {
      mock.setMode(mode)
      expect(await connect(TOKEN, mock.url, outgoing)).toEqual({ ok: false, error: 'provider-unreachable' })
      expect(mock.elsewhereRequests).toEqual([])
    },
  )

  test('that is not there is unreachable', async () => {
    await mock.close()
    expect(await connect(TOKEN, mock.url, outgoing)).toEqual({ ok: false, error: 'provider-unreachable' })
    mock = await startProviderMock({ mode: 'sandbox' })
  })

  test.skipIf(openapiMissing !== null)('made from Infomaniak’s own OpenAPI allows every call', async () => {
    mock.setMode('openapi')
    const result = await connect(TOKEN, mock.url, outgoing)
    const states = new Set((result.ok ? result.value.capabilities : []).map(({ state }) => state))
    expect(states).toEqual(new Set(['allowed']))
  })

  test.each([
    '',
    'short',
    'two words of it',
    'line\nbreak-in-it',
    'schlüssel-mit-umlaut',
    'x'.repeat(5000),
    'a"b\\c{}[]',
  ])('does not hear of what cannot be a token: %o', async (pasted) => {
    expect(await connect(pasted, mock.url, outgoing)).toEqual({ ok: false, error: 'bad-shape' })
    expect(mock.requests).toEqual([])
  })
})
