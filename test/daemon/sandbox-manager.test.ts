import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startSandbox, type Sandbox } from '#daemon/sandbox/server.ts'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import { createVisitor, type Visitor } from '../support/sandbox-visitor.ts'

const ANNA = 'anna.vully@atelier-vully.example'
const DAVID = 'david.moret@atelier-vully.example'
const PRODUCTS = '/v3/ng/products'
const TOKENS = '/v3/ng/profile/user/token/list'
const INFO = '/v3/ng/profile/user/security'

let folder: string
let sandbox: Sandbox
let anna: Visitor
const start = () => startSandbox({ port: 0, size: 'small', dataDir: folder })
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  sandbox = await start()
  anna = createVisitor(sandbox)
  await anna.signIn(ANNA)
})
afterEach(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true })
})
const csrf = (visitor: Visitor) => ({ _csrf: visitor.cookies.get('MANAGER-XSRF-TOKEN') ?? '' })
/** `never` fits whatever type the caller names. */
async function api(path: string, token = sandboxToken): Promise<{ status: number; data: never }> {
  const response = await fetch(sandbox.apiUrl + path, { headers: { authorization: `Bearer ${token}` } })
  return { status: response.status, data: ((await response.json()) as { data: never }).data }
}
const product = (name: string) => {
  const found = sandbox.world.state.products.find((one) => one.serviceName === name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}

describe('products', () => {
  test('blocking the management is for administrators, is mailed to everybody, and takes it from limited users', async () => {
    const david = createVisitor(sandbox)
    await david.signIn(DAVID)
    const id = String(product('web_hosting').id)
    expect((await david.post(`${PRODUCTS}/block`, { ...csrf(david), product: id })).status).toBe(403)
    expect(product('web_hosting').locked).toBe(false)
    const done = await anna.submit(await anna.open(`${PRODUCTS}/${id}/block`), `${PRODUCTS}/block`)
    expect(done.text).toContain('Management blocked')
    const told = sandbox.world.state.outbox
      .filter(({ kind }) => kind === 'product-blocked')
      .map(({ to }) => to)
    expect(told.sort()).toEqual(sandbox.world.state.people.map(({ email }) => email).sort())
    expect((await david.open(PRODUCTS)).text).not.toContain('Site of the atelier')
    expect((await david.post(`${PRODUCTS}/block`, { ...csrf(david), product: id })).status).toBe(403)
    const { data }: { data: { is_locked: boolean }[] } = await api('/1/products?service_name=web_hosting')
    expect(data[0]?.is_locked).toBe(true)
    await anna.submit(done, `${PRODUCTS}/block`, {}, 'Unblock')
    expect(product('web_hosting').locked).toBe(false)
  })

  test('a mail service is not blocked but put in maintenance, and webmail refuses meanwhile', async () => {
    const id = String(product('email_hosting').id)
    expect((await anna.post(`${PRODUCTS}/block`, { ...csrf(anna), product: id })).status).toBe(403)
    const managed = await anna.open(`${PRODUCTS}/${id}/manage`)
    await anna.submit(managed, `${PRODUCTS}/maintenance`, {}, 'Suspend the addresses')
    const { data }: { data: { has_maintenance: boolean; is_locked: boolean }[] } = await api(
      '/1/products?service_name=email_hosting',
    )
    expect(data[0]).toMatchObject({ has_maintenance: true, is_locked: false })
    expect((await anna.open('/mail')).text).toContain('In maintenance')
    const drive = String(product('drive').id)
    expect((await anna.post(`${PRODUCTS}/maintenance`, { ...csrf(anna), product: drive })).status).toBe(403)
  })
})

const create = async (fields: Record<string, string>) =>
  anna.submit(await anna.open(TOKENS), TOKENS, { name: 'test', scope: 'accounts', ...fields }, 'name="scope"')

describe('tokens', () => {
  test('need the password, carry the chosen scopes alone, are shown once, and can be revoked', async () => {
    expect((await create({ password: 'no' })).status).toBe(422)
    const made = await create({ password: 'anna-likes-paper' })
    const token = /id="token">([^<]+)</.exec(made.html)?.[1] ?? ''
    expect((await api('/1/accounts', token)).status).toBe(200)
    expect((await api('/2/profile', token)).status).toBe(403)
    const list = await anna.open(TOKENS)
    expect(list.html).not.toContain(token)
    await anna.submit(list, `${TOKENS}/revoke`, {}, 'Revoke test')
    expect((await api('/1/accounts', token)).status).toBe(401)
  })

  test('end with the validity that was chosen', async () => {
    const made = await create({ password: 'anna-likes-paper', days: '30' })
    const token = /id="token">([^<]+)</.exec(made.html)?.[1] ?? ''
    sandbox.world.advance(29)
    expect((await api('/1/accounts', token)).status).toBe(200)
    sandbox.world.advance(2)
    expect((await api('/1/accounts', token)).status).toBe(401)
  })
})

const lastCode = () => /\d{6}/.exec(sandbox.world.state.outbox.at(-1)?.body ?? '')?.[0] ?? ''

describe('security information', () => {
  test('a recovery phone needs its country code and the password, and counts once its code was entered', async () => {
    const page = await anna.open(INFO)
    const password = 'anna-likes-paper'
    expect((await anna.submit(page, `${INFO}/phone`, { phone: '0791234567', password })).status).toBe(422)
    expect((await anna.submit(page, `${INFO}/phone`, { phone: '+41791234567', password: 'no' })).status).toBe(
      422,
    )
    const sent = await anna.submit(page, `${INFO}/phone`, { phone: '+41 79 123 45 67', password })
    expect((await anna.submit(sent, `${INFO}/confirm`, { code: 'x' })).status).toBe(422)
    await anna.submit(sent, `${INFO}/confirm`, { code: lastCode() })
    const { data }: { data: { phone: string; reminder: string; checked: boolean }[] } =
      await api('/2/profile/phones')
    expect(data.map(({ phone, reminder, checked }) => [phone, reminder, checked])).toEqual([
      ['+41790000101', 'false', true],
      ['+41791234567', 'true', true],
    ])
  })

  test('a recovery address is confirmed by a mail', async () => {
    const fields = { email: 'anna@elsewhere.example', password: 'anna-likes-paper' }
    const sent = await anna.submit(await anna.open(INFO), `${INFO}/email`, fields)
    expect(sandbox.world.state.outbox.at(-1)?.to).toBe('anna@elsewhere.example')
    await anna.submit(sent, `${INFO}/confirm`, { code: lastCode() })
    const { data }: { data: { email: string; reminder: boolean }[] } = await api('/2/profile/emails')
    expect(data.filter(({ reminder }) => reminder).map(({ email }) => email)).toEqual([
      'anna@elsewhere.example',
    ])
  })

  test('sign-in alerts and the language are what the API says afterwards', async () => {
    await anna.submit(await anna.open(INFO), `${INFO}/alerts`, { failure: 'on' })
    const dashboard = '/v3/ng/profile/user/dashboard'
    await anna.submit(await anna.open(dashboard), dashboard, {
      language: '3',
      country: '203',
      timezone: '414',
    })
    const { data }: { data: { preferences: { connection: object; language: object } } } =
      await api('/2/profile')
    expect(data.preferences.connection).toMatchObject({
      successful_notification: false,
      unsuccessful_notification: true,
    })
    expect(data.preferences.language).toMatchObject({ locale: 'de_DE' })
  })
})

test('own activity and that of the organisation are two lists', async () => {
  const david = createVisitor(sandbox)
  await david.signIn(DAVID)
  expect((await david.open('/v3/ng/profile/user/activities')).text).not.toContain('Anna Vully')
  expect((await david.open('/v3/ng/accounts/activities')).status).toBe(403)
  const all = await anna.open('/v3/ng/accounts/activities')
  expect(all.text).toContain('David Moret')
  expect(all.text).toContain('Anna Vully')
})

describe('what is kept', () => {
  test('a restart keeps enrolments, sessions and the clock', async () => {
    sandbox.world.set('2031-05-04T12:00:00Z')
    const page = await anna.open('/v3/ng/accounts/security')
    const confirm = await anna.submit(page, '/v3/ng/accounts/security')
    await anna.submit(confirm, '/v3/ng/accounts/security', {}, 'Require it')
    await sandbox.close()
    sandbox = await start()
    expect(sandbox.world.now()).toMatch(/^2031-05-04T12:0/)
    expect(sandbox.world.state.organisations[0]?.requires2fa).toBe(true)
    const again = createVisitor(sandbox)
    for (const [name, value] of anna.cookies) again.cookies.set(name, value)
    expect((await again.open('/v3/ng/home')).text).toContain('Welcome, Anna')
    expect(readdirSync(folder)).toEqual(['sandbox-small.json'])
    expect(statSync(join(folder, 'sandbox-small.json')).mode & 0o777).toBe(0o600)
  })

  test('a damaged file starts a new world', async () => {
    await sandbox.close()
    writeFileSync(join(folder, 'sandbox-small.json'), '{"version":1,"members":[')
    sandbox = await start()
    expect(sandbox.world.state.people.length).toBeGreaterThan(10)
  })

  test('a port that is taken on either family refuses to start', async () => {
    for (const host of ['127.0.0.1', '::1']) {
      const squatter = createServer().listen({ host, port: 0, ipv6Only: true })
      await once(squatter, 'listening')
      const address = squatter.address()
      const port = typeof address === 'object' ? (address?.port ?? 0) : 0
      await expect(startSandbox({ port, size: 'small', dataDir: null })).rejects.toThrow('EADDRINUSE')
      squatter.close()
      await once(squatter, 'close')
    }
  })
})

test('as a process of its own it says where it is, moves its clock, and ends with its parent', async () => {
  const child = fork(join(import.meta.dirname, '../../daemon/sandbox/main.ts'), ['--size', 'small'])
  const messages: Record<string, string>[] = []
  child.on('message', (message) => messages.push(message as Record<string, string>))
  const heard = (type: string, part: RegExp) =>
    expect
      .poll(() => messages.filter((one) => one['type'] === type).at(-1), { timeout: 10_000 })
      .toSatisfy((one: unknown) => part.test(JSON.stringify(one ?? '')))
  await heard('ready', /"http:\/\/manager\.localhost:\d+"/)
  const headers = { authorization: `Bearer ${sandboxToken}` }
  expect((await fetch(`${messages[0]?.['apiUrl']}/1/accounts`, { headers })).status).toBe(200)
  child.send({ type: 'clock', set: '2030-01-01T00:00:00.000Z' })
  await heard('clock', /2030-01-01T00:00:0/)
  await heard('moved', /2030-01-01T00:00:0/)
  child.send({ type: 'clock', advance: 2 })
  await heard('clock', /2030-01-03/)
  child.send({ type: 'clock', set: 'nonsense' })
  await heard('clock', /error/)
  child.disconnect()
  const [status] = (await once(child, 'exit')) as [number]
  expect(status).toBe(0)
})
