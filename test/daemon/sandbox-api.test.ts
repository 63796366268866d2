import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startSandbox, type Sandbox } from '#daemon/sandbox/server.ts'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import type { Token } from '#daemon/sandbox/state.ts'

const USERS = '/2/accounts/48210/users'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, size: 'small', dataDir: null })
})
afterEach(() => sandbox.close())

interface Answer {
  result: string
  data: never
  error: { code: string; errors: { context: { attribute: string; values: string[] } }[] }
  total: number
  page: number
  pages: number
  items_per_page: number
}
async function get(path: string, token: string | null = sandboxToken) {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(sandbox.apiUrl + path, { headers })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer }
}
const code = async (path: string, token?: string | null) => {
  const { status, body } = await get(path, token)
  return [status, body.error.code]
}
function give(email: string, scopes: string[]): string {
  const { people, tokens } = sandbox.world.state
  const member = people.find((one) => one.email.startsWith(email))
  if (member === undefined) throw new Error(`no ${email}`)
  const token: Token = {
    id: 1,
    personId: member.id,
    name: email,
    token: `${email}-${scopes.join('-')}`,
    scopes,
    createdAt: sandbox.world.at(),
    lastUsedAt: null,
    expiresAt: null,
  }
  tokens.push(token)
  return token.token
}

describe('who may ask', () => {
  test('without a token, or with a wrong one, every call answers 401', async () => {
    for (const path of ['/2/profile', '/1/accounts', '/2/domains/domains', '/1/countries']) {
      expect(await code(path, null)).toEqual([401, 'not_authorized'])
      expect(await code(path, 'wrong')).toEqual([401, 'not_authorized'])
    }
    expect((await get('/2/profile')).status).toBe(200)
  })

  test('a call whose scope the token lacks answers 403 and names the reason', async () => {
    const token = give('anna', ['accounts'])
    expect((await get('/1/accounts', token)).status).toBe(200)
    expect(await code('/2/profile', token)).toEqual([403, 'all_scopes'])
    expect(await code('/2/domains/domains', token)).toEqual([403, 'all_scopes'])
  })

  test('a collaborator may not list the users', async () => {
    expect(await code(USERS, give('david', ['users']))).toEqual([403, 'access_denied'])
    expect((await get(USERS, give('bruno', ['users']))).status).toBe(200)
  })

  test('a token that was not used for a year is switched off', async () => {
    const used = give('bruno', ['user_info'])
    expect((await get('/2/profile', used)).status).toBe(200)
    sandbox.world.advance(366)
    expect(await code('/2/profile', used)).toEqual([401, 'not_authorized'])
  })
})

describe('what goes wrong', () => {
  test('an unknown path and an unknown object are two different 404', async () => {
    expect(await code('/2/nothing')).toEqual([404, 'method_not_found'])
    expect(await code('/1/accounts/1')).toEqual([404, 'object_not_found'])
    expect(await code('/2/domains/domains/nobody.example')).toEqual([404, 'object_not_found'])
    // The API has no list of invitations.
    expect(await code('/1/accounts/48210/invitations')).toEqual([404, 'method_not_found'])
  })

  test('a wrong `with` answers 422 with the names that are taken', async () => {
    const { status, body } = await get('/2/profile?with=security,nonsense')
    expect(status).toBe(422)
    expect(body.error.code).toBe('validation_failed')
    expect(body.error.errors[0]?.context).toEqual({
      attribute: 'with',
      values: ['emails', 'phones', 'security'],
    })
  })

  test.each([
    'page=0',
    'page=x',
    'page=1&per_page=0',
    'page=1&per_page=5000',
    'order_by=shoe',
    'filter[has_otp]=maybe',
  ])('a query that makes no sense answers 422: %s', async (query) =>
    expect(await code(`${USERS}?${query}`)).toEqual([422, 'validation_failed']),
  )

  test('over the limit it answers 429, and after a minute again', async () => {
    let at = Date.now()
    const limited = await startSandbox({ port: 0, size: 'small', dataDir: null, now: () => at })
    limited.world.faults.rateLimit = 2
    limited.world.faults.retryAfter = '30'
    const ask = () =>
      fetch(`${limited.apiUrl}/1/accounts`, { headers: { authorization: `Bearer ${sandboxToken}` } })
    expect((await ask()).status).toBe(200)
    expect((await ask()).status).toBe(200)
    const refused = await ask()
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('30')
    at += 61_000
    expect((await ask()).status).toBe(200)
    await limited.close()
  })

  test('faults answer 501, 403 and 500 for the calls they name, and for no others', async () => {
    const { faults } = sandbox.world
    faults.notImplemented = ['/1/products']
    faults.denied = ['/2/accounts/{account}/users']
    faults.broken = ['/2/events']
    expect(await code('/1/products')).toEqual([501, 'method_not_yet_implemented'])
    expect(await code(USERS)).toEqual([403, 'access_denied'])
    expect(await code('/2/events')).toEqual([500, 'unexpected_error'])
    expect((await get('/2/profile')).status).toBe(200)
  })

  test('an asynchronous answer comes by its task', async () => {
    sandbox.world.faults.asynchronous = ['/1/accounts']
    const { body } = await get('/1/accounts')
    expect(body.result).toBe('asynchronous')
    const task = (await get(`/1/async/tasks/${String(body.data)}`)).body.data as {
      status: string
      response: object[]
    }
    expect(task.status).toBe('executed')
    expect(task.response).toHaveLength(1)
  })
})

async function emails(query: string): Promise<string[]> {
  const rows: { email: string }[] = (await get(`${USERS}?${query}`)).body.data
  return rows.map(({ email }) => email)
}

describe('lists', () => {
  test('paging keys appear only where a page was asked for, and the pages make the whole', async () => {
    const whole = (await get(USERS)).body
    expect(whole).not.toHaveProperty('total')
    const all: object[] = whole.data
    const pages: object[] = []
    for (let page = 1; page <= 3; page++) {
      const { body } = await get(`${USERS}?page=${page}&per_page=5`)
      expect(body).toMatchObject({ total: all.length, page, pages: 3, items_per_page: 5 })
      pages.push(...(body.data as object[]))
    }
    expect(pages).toEqual(all)
    expect((await get(`${USERS}?page=9&per_page=5`)).body.data).toEqual([])
    expect((await get(`${USERS}?return=total`)).body.data).toBe(all.length)
  })

  test('both ways of learning who lacks a second factor agree', async () => {
    const rows = (await get(`${USERS}?with=security`)).body.data as {
      email: string
      security?: { has_double_auth: boolean }
    }[]
    const lacking = rows
      .filter(({ security }) => security?.has_double_auth === false)
      .map(({ email }) => email)
    const filtered = (await get(`${USERS}?filter[has_otp]=0`)).body.data as { email: string }[]
    expect(filtered.map(({ email }) => email)).toEqual(lacking)
    expect(lacking.length).toBeGreaterThan(3)
    const having = (await get(`${USERS}?filter[has_otp]=true`)).body.data as object[]
    expect(having.length + lacking.length).toBe(sandbox.world.state.people.length)
  })

  test('invited people stand among the users, without an id and without security', async () => {
    const rows = (await get(`${USERS}?filter[state_in_account]=pending&with=security`)).body.data as {
      user_id: number | null
      invitation_id: number
    }[]
    expect(rows).toHaveLength(1)
    expect(rows[0]?.user_id).toBeNull()
    expect(rows[0]).not.toHaveProperty('security')
    const one = await get(`/1/accounts/48210/invitations/${rows[0]?.invitation_id}`)
    expect(one.body.data).toMatchObject({ status: 'pending', role_type: 'normal' })
  })

  test('order and search are kept', async () => {
    const up = await emails('order_by=email')
    expect(up).toEqual([...up].sort())
    expect(await emails('order_by=email&order=desc')).toEqual(up.toReversed())
    expect(await emails('order_by=email&order_for[email]=desc')).toEqual(up.toReversed())
    expect(await emails('search=BRUNO')).toEqual(['bruno.keller@atelier-vully.example'])
  })
})

test('a second large organisation is ready at once and answers a page of it', async () => {
  const large = await startSandbox({ port: 0, size: 'large', dataDir: null })
  const headers = { authorization: `Bearer ${sandboxToken}` }
  const users = await fetch(`${large.apiUrl}${USERS}?page=100&per_page=100`, { headers })
  const body = (await users.json()) as Answer
  expect(body.total).toBe(10_001)
  expect(body.data).toHaveLength(100)
  const domains = await fetch(`${large.apiUrl}/2/domains/domains?page=1&per_page=1000`, { headers })
  expect(((await domains.json()) as Answer).data).toHaveLength(1_000)
  await large.close()
})

describe('hosts', () => {
  test('the API answers on both hosts, pages only at manager.localhost, and no other name is served', async () => {
    const { port } = new URL(sandbox.apiUrl)
    const at = async (host: string, path: string) => (await ask(Number(port), host, path)).status
    expect(await at(`127.0.0.1:${port}`, '/1/accounts')).toBe(401)
    expect(await at(`manager.localhost:${port}`, '/1/accounts')).toBe(401)
    expect(await at(`manager.localhost:${port}`, '/login')).toBe(200)
    expect(await at(`127.0.0.1:${port}`, '/login')).toBe(404)
    expect(await at(`localhost:${port}`, '/login')).toBe(421)
    expect(await at(`evil.example:${port}`, '/1/accounts')).toBe(421)
    expect(await at('manager.localhost', '/login')).toBe(421)
  })
})

async function ask(port: number, host: string, path: string): Promise<{ status: number }> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0 })
    })
      .on('error', reject)
      .end()
  })
}
