import type { IncomingMessage } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isKnown, known, unknown } from '#shared/fact.ts'
import { HOUR } from '#shared/time.ts'
import { movableClock, never, rigSource, type MovableClock, type Rig } from '../support/infomaniak-rig.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'

/** Both ways of learning who lacks 2FA, on a provider that can be told what each of them says. */
let server: WebServer
let rig: Rig
let clock: MovableClock
/** What `with=security` answers: a status, or the security part by user. */
let bySecurity: number | Readonly<Record<number, unknown>>
/** What the filtered lists answer: a status, or who is on which. */
let byFilter: number | { readonly has: readonly number[]; readonly lacks: readonly number[] }

const users = [1, 2, 3]
const person = (id: number) => ({
  user_id: id,
  invitation_id: null,
  display_name: `Person ${String(id)}`,
  email: `person-${String(id)}@example.ch`,
  role_type: 'normal',
  state_in_account: 'valid',
  is_sso: false,
  last_login_at: null,
})

function answer({ url = '' }: IncomingMessage): { status: number; data: unknown } {
  const { pathname, searchParams } = new URL(url, server.origin)
  if (pathname === '/1/accounts') return { status: 200, data: [{ id: 12, name: 'Ex SA', type: 'owner' }] }
  if (pathname !== '/2/accounts/12/users') return { status: 404, data: null }
  const filter = searchParams.get('filter[has_otp]')
  if (filter !== null) {
    if (typeof byFilter === 'number') return { status: byFilter, data: null }
    return { status: 200, data: (filter === 'true' ? byFilter.has : byFilter.lacks).map(person) }
  }
  if (!searchParams.has('with')) return { status: 200, data: users.map(person) }
  if (typeof bySecurity === 'number') return { status: bySecurity, data: null }
  const parts = bySecurity
  return {
    status: 200,
    data: users.map((id) => ({ ...person(id), ...(id in parts && { security: parts[id] }) })),
  }
}

beforeEach(async () => {
  bySecurity = {}
  byFilter = 404
  server = await startWebServer((request, response) => {
    const { status, data } = answer(request)
    const page = Number(new URL(request.url ?? '', server.origin).searchParams.get('page'))
    const paging = Array.isArray(data) && page > 0 ? { page, pages: 1, total: data.length } : {}
    const body =
      status === 200 ? { result: 'success', data, ...paging } : { result: 'error', error: { code: '' } }
    response.writeHead(status).end(JSON.stringify(body))
  })
  clock = movableClock()
  rig = await rigSource({ url: server.origin, store: createMemoryStore(), clock })
})
afterEach(async () => {
  await rig.close()
  await server.close()
})

const organisation = () => {
  const { told } = rig.source.snapshot().organisations
  const [first] = isKnown(told) ? told.known : []
  if (first === undefined) throw new Error('no organisation')
  return first
}
async function twoFactorAfterSync() {
  await rig.source.sync(never)
  const { told } = organisation().members
  if (!isKnown(told)) throw new Error(told.unknown)
  return told.known.map(({ twoFactor }) => twoFactor)
}
const asksFiltered = () => server.requests.filter(({ url = '' }) => url.includes('has_otp')).length
const on = { has_double_auth: true, double_auth_method: 'otp' }
const off = { has_double_auth: false, double_auth_method: '' }

test('what with=security says of everybody needs no second way', async () => {
  bySecurity = { 1: on, 2: JSON.stringify(off), 3: { ...on, double_auth_method: 'sms' } }
  expect(await twoFactorAfterSync()).toEqual([known('on'), known('off'), known('weak')])
  expect(asksFiltered()).toBe(0)
})

test.each([422, 403])('where with=security is answered %i, the filtered lists say it', async (status) => {
  bySecurity = status
  byFilter = { has: [1], lacks: [2] }
  expect(await twoFactorAfterSync()).toEqual([known('some'), known('off'), unknown('absent')])
})

test('whom with=security leaves out, the filtered lists add', async () => {
  bySecurity = { 1: on }
  byFilter = { has: [1, 3], lacks: [2] }
  expect(await twoFactorAfterSync()).toEqual([known('on'), known('off'), known('some')])
})

test('where the two ways contradict each other, nobody knows', async () => {
  bySecurity = { 1: on, 2: off }
  byFilter = { has: [2, 3], lacks: [1] }
  expect(await twoFactorAfterSync()).toEqual([unknown('odd'), unknown('odd'), known('some')])
})

test('a filter that is not heeded, so that all are on both lists, says nothing', async () => {
  byFilter = { has: users, lacks: users }
  expect(await twoFactorAfterSync()).toEqual(users.map(() => unknown('absent')))
})

test.each([
  [403, 'no-permission'],
  [422, 'not-published'],
  [404, 'not-published'],
  [500, 'source-failed'],
] as const)('where both ways fail, the second by %i, it is unknown: %s', async (status, reason) => {
  byFilter = status
  expect(await twoFactorAfterSync()).toEqual(users.map(() => unknown(reason)))
})

test('what was known stays while both ways fail, until it is too old, and the people stay known', async () => {
  bySecurity = { 1: on, 2: off, 3: on }
  const before = await twoFactorAfterSync()
  bySecurity = {}
  byFilter = 500
  clock.pass(5 * HOUR)
  expect(await twoFactorAfterSync()).toEqual(before)
  clock.pass(2 * HOUR)
  expect(await twoFactorAfterSync()).toEqual(users.map(() => unknown('stale')))
  expect(organisation().members.by.observedAt).toBe(clock.now())
})

test('an answer about somebody that cannot be understood replaces what was known', async () => {
  bySecurity = { 1: on, 2: on, 3: on }
  await twoFactorAfterSync()
  bySecurity = { 1: on, 2: { has_double_auth: 'perhaps' } }
  byFilter = 500
  expect(await twoFactorAfterSync()).toEqual([known('on'), unknown('odd'), known('on')])
})
