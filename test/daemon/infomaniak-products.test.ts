/** Who blocked a product is told only where it is asked for; a provider that does not take that is asked without. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isKnown, known, unknown, valueOrNull } from '#shared/fact.ts'
import { never, rigSource, type Rig } from '../support/infomaniak-rig.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'

let server: WebServer
let rig: Rig
/** What the list of products answers with `with=status`, and without. */
let byStatus: number
let plain: number

const product = (more: object) => ({
  id: 7,
  account_id: 12,
  service_name: 'web_hosting',
  customer_name: 'Site',
  expired_at: null,
  has_maintenance: false,
  is_locked: true,
  has_operation_in_progress: false,
  ...more,
})
const status = { maintenance: {}, locked: { superuser: false, infomaniak: true } }

beforeEach(async () => {
  byStatus = plain = 200
  server = await startWebServer(({ url = '' }, response) => {
    const { pathname, searchParams } = new URL(url, server.origin)
    const answer = (code: number, data: unknown[]) => {
      const body = { result: 'success', data, page: 1, pages: 1, total: data.length }
      const refusal = { result: 'error', error: { code: '' } }
      response.writeHead(code).end(JSON.stringify(code === 200 ? body : refusal))
    }
    if (pathname === '/1/accounts') return answer(200, [{ id: 12, name: 'Ex SA', type: 'owner' }])
    if (pathname !== '/1/products') return answer(404, [])
    return searchParams.get('with') === 'status'
      ? answer(byStatus, [product({ status })])
      : answer(plain, [product({})])
  })
  rig = await rigSource({ url: server.origin, store: createMemoryStore() })
})
afterEach(async () => {
  await rig.close()
  await server.close()
})

async function productsAfterSync() {
  await rig.source.sync(never)
  const [first] = valueOrNull(rig.source.snapshot().organisations.told) ?? []
  if (first === undefined) throw new Error('no organisation')
  const { told } = first.products
  return isKnown(told) ? told.known.map(({ lockedByProvider }) => lockedByProvider) : told
}
const asked = () =>
  server.requests
    .map(({ url = '' }) => new URL(url, server.origin))
    .filter(({ pathname }) => pathname === '/1/products')
    .map(({ searchParams }) => [searchParams.get('with'), searchParams.get('account_id')])

test('with the status, in one call', async () => {
  expect(await productsAfterSync()).toEqual([known(true)])
  expect(asked()).toEqual([['status', '12']])
})

test.each([422, 403])('where the status is answered %i, the list is asked without', async (code) => {
  byStatus = code
  expect(await productsAfterSync()).toEqual([unknown('absent')])
  expect(asked()).toEqual([
    ['status', '12'],
    [null, '12'],
  ])
})

test('where both are refused, nothing is known, and the reason is', async () => {
  byStatus = plain = 403
  expect(await productsAfterSync()).toEqual(unknown('no-permission'))
  expect(asked()).toHaveLength(2)
})

test('a failure is no refusal: it is not asked without', async () => {
  byStatus = 500
  expect(await productsAfterSync()).toEqual(unknown('source-failed'))
  expect(asked().every(([withPart]) => withPart === 'status')).toBe(true)
})
