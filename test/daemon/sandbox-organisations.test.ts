import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as path } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { foundOwn, join, organisationsOf, roleIn } from '#daemon/sandbox/membership.ts'
import type { Organisation } from '#daemon/sandbox/organisation.ts'
import { newDomain } from '#daemon/sandbox/seed.ts'
import { startSandbox, type Sandbox } from '#daemon/sandbox/server.ts'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import { createVisitor, type Visitor } from '../support/sandbox-visitor.ts'

const ATELIER = 48210
const ANNA = 'anna.vully@atelier-vully.example'
const BRUNO = 'bruno.keller@atelier-vully.example'
const ELODIE = 'elodie.favre@atelier-vully.example'
const LEO = 'leo@studio-martin.example'
const HOME = '/v3/ng/home'
const SWITCH = '/v3/ng/accounts/switch'
const LEAVE = '/v3/ng/accounts/leave'

let sandbox: Sandbox
/** Leo's: Leo is its legal representative, Anna belongs to it as an external. */
let studio: Organisation
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, size: 'small', dataDir: null })
  const { world } = sandbox
  studio = foundOwn(world.state, person(LEO), world.at())
  join(world.state, person(ANNA), studio, 'client', world.at())
  world.state.domains.push({
    ...newDomain('studio-martin.example', world.at(), 20, '', LEO),
    organisationId: studio.id,
  })
  world.touch()
})
afterEach(() => sandbox.close())

function person(email: string) {
  const found = sandbox.world.state.people.find((one) => one.email === email)
  if (found === undefined) throw new Error(`no ${email}`)
  return found
}
async function visit(email: string): Promise<Visitor> {
  const visitor = createVisitor(sandbox)
  await visitor.signIn(email)
  return visitor
}
async function switched(email: string, to: number): Promise<Visitor> {
  const visitor = await visit(email)
  await visitor.submit(await visitor.open(HOME), SWITCH, { organisation: String(to) })
  return visitor
}
const csrf = (visitor: Visitor) => ({ _csrf: visitor.cookies.get('MANAGER-XSRF-TOKEN') ?? '' })
/** `never` fits whatever type the caller names. */
async function api(path: string, token = sandboxToken): Promise<{ status: number; data: never }> {
  const response = await fetch(sandbox.apiUrl + path, { headers: { authorization: `Bearer ${token}` } })
  return { status: response.status, data: ((await response.json()) as { data: never }).data }
}
function tokenOf(email: string): string {
  const [first] = sandbox.world.state.tokens
  if (first === undefined) throw new Error('no token')
  sandbox.world.state.tokens.push({ ...first, personId: person(email).id, token: email })
  return email
}
async function names(path: string, token?: string): Promise<string[]> {
  const { data }: { data: { name: string }[] } = await api(path, token)
  return data.map(({ name }) => name)
}

describe('the API', () => {
  test('lists every organisation of the caller, each with the role there, and nobody else’s', async () => {
    const { data }: { data: { id: number; type: string; nb_users: number }[] } = await api('/1/accounts')
    expect(data).toMatchObject([
      { id: ATELIER, type: 'owner', nb_users: 12 },
      { id: studio.id, type: 'client', nb_users: 2 },
    ])
    const bruno = tokenOf(BRUNO)
    expect(await names('/1/accounts', bruno)).toEqual(['Atelier Vully SA'])
    for (const call of ['/1/accounts/ID', '/2/accounts/ID/users', '/1/products?account_id=ID'])
      expect([call, (await api(call.replace('ID', String(studio.id)), bruno)).status]).toEqual([call, 404])
  })

  test('orders them by name where it is asked to', async () => {
    expect(await names('/1/accounts?order_by=name&order=desc')).toEqual(['Leo Martin', 'Atelier Vully SA'])
    expect(await names('/1/accounts?order_by=name')).toEqual(['Atelier Vully SA', 'Leo Martin'])
  })

  test('lists users by the role in that organisation', async () => {
    expect((await api(`/2/accounts/${studio.id}/users`)).status).toBe(403)
    const leo = tokenOf(LEO)
    expect((await api(`/2/accounts/${ATELIER}/users`, leo)).status).toBe(403)
    const { data }: { data: { email: string; role_type: string }[] } = await api(
      `/2/accounts/${studio.id}/users`,
      leo,
    )
    expect(data.map(({ email, role_type }) => [email, role_type])).toEqual([
      [LEO, 'owner'],
      [ANNA, 'client'],
    ])
  })

  test('gives the names and products of one organisation, or of all of them', async () => {
    const all = await names('/2/domains/domains')
    const atelier = await names(`/2/domains/domains?account_id=${ATELIER}`)
    expect(await names(`/2/domains/domains?account_id=${studio.id}`)).toEqual(['studio-martin.example'])
    expect(all).toEqual([...atelier, 'studio-martin.example'])
    const { data }: { data: { account_id: number; customer_name: string }[] } = await api(
      `/1/products?account_id=${studio.id}`,
    )
    expect(data).toMatchObject([{ account_id: studio.id, customer_name: 'studio-martin.example' }])
    expect((await api('/2/domains/domains/studio-martin.example')).status).toBe(200)
    expect((await api('/2/domains/domains/studio-martin.example', tokenOf(BRUNO))).status).toBe(404)
  })
})

describe('switching', () => {
  test('is offered to who has several organisations, and leads into the other one with its role', async () => {
    expect((await (await visit(BRUNO)).open(HOME)).html).not.toContain(SWITCH)
    const anna = await visit(ANNA)
    const before = await anna.open(HOME)
    expect(before.text).toContain('Legal representative of Atelier Vully SA')
    const after = await anna.submit(before, SWITCH, { organisation: String(studio.id) })
    expect(after.text).toContain('External of Leo Martin')
    const { text } = await anna.open('/v3/ng/domains')
    expect(text).toContain('studio-martin.example')
    expect(text).not.toContain('vully-shop.example')
    expect((await anna.open('/v3/ng/accounts/rights/users/list')).status).toBe(403)
    expect((await anna.open('/v3/ng/accounts/security')).status).toBe(403)
  })

  test('leads into no organisation of others, and needs the token of the form', async () => {
    const bruno = await visit(BRUNO)
    expect((await bruno.post(SWITCH, { ...csrf(bruno), organisation: String(studio.id) })).status).toBe(403)
    const anna = await visit(ANNA)
    expect((await anna.post(SWITCH, { organisation: String(studio.id) })).status).toBe(403)
    expect((await anna.open(HOME)).text).toContain('of Atelier Vully SA')
  })

  test('lets nobody change names of the one that is not looked at', async () => {
    const leo = await switched(LEO, studio.id)
    const fields = { ...csrf(leo), name: 'vully-shop.example' }
    expect((await leo.post('/v3/ng/domains/warranty', fields)).status).toBe(403)
    const own = { ...csrf(leo), name: 'studio-martin.example' }
    expect((await leo.post('/v3/ng/domains/warranty', own)).status).toBe(200)
  })

  test('happens by an address that names the organisation too, for those who belong to it', async () => {
    const renewals = `/v3/${studio.id}/accounts/accounting/renewal`
    const leo = await visit(LEO)
    expect((await leo.open(renewals)).text).toContain('studio-martin.example')
    expect((await leo.open(HOME)).text).toContain('Legal representative of Leo Martin')
    expect((await (await visit(ANNA)).open(renewals)).status).toBe(403)
    expect((await (await visit(BRUNO)).open(renewals)).text).toContain('do not belong')
  })

  test('shows each organisation its own activity', async () => {
    const leo = await switched(LEO, studio.id)
    await leo.post('/v3/ng/domains/warranty', { ...csrf(leo), name: 'studio-martin.example' })
    await visit(BRUNO)
    const ofStudio = await leo.open('/v3/ng/accounts/activities')
    expect(ofStudio.text).toContain('Renewal Warranty on: studio-martin.example')
    expect(ofStudio.text).not.toContain('Bruno Keller')
    const ofAtelier = await (await visit(ANNA)).open('/v3/ng/accounts/activities')
    expect(ofAtelier.text).toContain('Bruno Keller')
    expect(ofAtelier.text).not.toContain('Renewal Warranty on: studio-martin.example')
  })
})

describe('one organisation that requires a second factor', () => {
  test('stops the whole account, until the person leaves it', async () => {
    const leo = await switched(LEO, studio.id)
    const [atelier] = sandbox.world.state.organisations
    if (atelier === undefined) throw new Error('no organisation')
    atelier.requires2fa = true
    sandbox.world.touch()
    const stop = await leo.open(HOME)
    expect(stop.path).toBe('/2fa')
    expect(stop.text).toContain('Atelier Vully SA requires two-step verification')
    expect(stop.html).not.toContain(SWITCH)
    expect((await leo.post(SWITCH, { ...csrf(leo), organisation: String(studio.id) })).path).toBe('/2fa')
    const left = await leo.submit(stop, LEAVE)
    expect(left.text).toContain('Legal representative of Leo Martin')
    expect(organisationsOf(sandbox.world.state, person(LEO))).toEqual([studio])
  })

  test('does not stop those who only belong to another', async () => {
    studio.requires2fa = true
    sandbox.world.touch()
    expect((await (await visit(BRUNO)).open(HOME)).path).toBe(HOME)
    expect((await (await visit(LEO)).open(HOME)).path).toBe('/2fa')
  })
})

describe('leaving', () => {
  test('the last organisation makes an empty one of one’s own', async () => {
    const { state } = sandbox.world
    state.memberships = state.memberships.filter(({ organisationId }) => organisationId !== studio.id)
    sandbox.world.touch()
    const leo = await visit(LEO)
    const left = await leo.post(LEAVE, { ...csrf(leo), organisation: String(ATELIER) })
    expect(left.text).toContain('empty organisation')
    const [own, ...others] = organisationsOf(state, person(LEO))
    if (own === undefined) throw new Error('Leo belongs nowhere')
    expect(others).toEqual([])
    expect(own).toMatchObject({ name: 'Leo Martin', requires2fa: false })
    expect([ATELIER, studio.id]).not.toContain(own.id)
    expect(roleIn(state, person(LEO), own)).toBe('owner')
    expect(await names('/1/accounts', tokenOf(LEO))).toEqual(['Leo Martin'])
    expect(await names('/2/domains/domains', LEO)).toEqual([])
    expect((await leo.open('/v3/ng/accounts/activities')).status).toBe(200)
  })

  test('is for externals of that very organisation', async () => {
    const elodie = await visit(ELODIE)
    const refused = await elodie.post(LEAVE, { ...csrf(elodie), organisation: String(ATELIER) })
    expect(refused.status).toBe(403)
    // External in the studio, legal representative in the atelier.
    const anna = await switched(ANNA, studio.id)
    expect((await anna.post(LEAVE, { ...csrf(anna), organisation: String(ATELIER) })).status).toBe(403)
    expect((await anna.post(LEAVE, { ...csrf(anna), organisation: String(studio.id) })).status).toBe(200)
    expect(organisationsOf(sandbox.world.state, person(ANNA)).map(({ id }) => id)).toEqual([ATELIER])
  })
})

test('what an earlier version kept starts anew', async () => {
  const folder = mkdtempSync(path(tmpdir(), 'sandbox-'))
  const open = () => startSandbox({ port: 0, size: 'small', dataDir: folder })
  const nameKept = async (version: number) => {
    const first = await open()
    for (const one of first.world.state.organisations) one.name = 'Kept'
    await first.close()
    const file = path(folder, 'sandbox-small.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"version":2', `"version":${version}`))
    const again = await open()
    const [name] = again.world.state.organisations.map((one) => one.name)
    await again.close()
    return name
  }
  expect(await nameKept(2)).toBe('Kept')
  expect(await nameKept(1)).toBe('Atelier Vully SA')
  rmSync(folder, { recursive: true })
})
