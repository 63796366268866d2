/** What a clock could give away, and what a clock that is set could give. */
import { randomBytes } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import { createWindow } from '#daemon/features/pairing/window.ts'
import { firefox, gatedDaemon } from '../support/gated-daemon.ts'
import { exchange, families } from '../support/raw-http.ts'

const MINUTE = 60_000

const gated = async () => {
  const daemon = await gatedDaemon()
  onTestFinished(() => daemon.close())
  return daemon
}

it.each(families)('a clock that is set back gives nobody more time to pair, over %s', async (family) => {
  const daemon = await gated()
  const { code } = daemon.pairing.open()
  daemon.advance(2 * MINUTE)
  daemon.setClock(-60 * MINUTE)
  const body = JSON.stringify({ code, clientName: 'late', nonce: 'A'.repeat(22) })
  const late = { method: 'POST', target: '/v1/pair', body, headers: { origin: firefox, authorization: null } }
  expect(await exchange(daemon.port, family, daemon.ask(family, late))).toMatchObject({
    status: 404,
    body: '{"error":"pairing-closed"}',
  })
  // by a clock that can be set, it would
  let wall = 0
  const fooled = createWindow(() => wall, 2 * MINUTE)
  fooled.open(code)
  wall += 2 * MINUTE - 60 * MINUTE
  expect(fooled.isOpen).toBe(true)
})

it('a clock that is set forward or back ends no session and revives none', async () => {
  const daemon = await gated()
  const authorization = `Bearer ${daemon.sessionOf(daemon.client)}`
  const ask = () =>
    exchange(daemon.port, '127.0.0.1', daemon.ask('127.0.0.1', { headers: { authorization } }))
  daemon.setClock(366 * 24 * 60 * MINUTE)
  expect(await ask()).toMatchObject({ status: 200 })
  daemon.setClock(-2 * 366 * 24 * 60 * MINUTE)
  expect(await ask()).toMatchObject({ status: 200 })
  daemon.advance(15 * MINUTE)
  expect(await ask()).toMatchObject({ status: 401 })
})

it('a wrong secret takes as long as an unknown client', async () => {
  const { pairing, client } = await gated()
  const secret = () => randomBytes(32).toString('base64url')
  const attempts = {
    wrong: () => `Bearer ${client.id}.${secret()}`,
    unknown: () => `Bearer ${randomBytes(8).toString('hex')}.${secret()}`,
    // given up before any work is done, as a look-up that leaves early would
    early: () => `Bearer${secret()}`,
  }
  /** Of many rounds in turn the shortest: what else the machine does only ever adds. In ms. */
  const shortest = { wrong: Infinity, unknown: Infinity, early: Infinity }
  const kinds = ['wrong', 'unknown', 'early'] as const
  const measure = () => {
    for (const kind of kinds) {
      const bearers = Array.from({ length: 200 }, attempts[kind])
      const began = performance.now()
      for (const bearer of bearers) pairing.session(bearer, client.origin)
      shortest[kind] = Math.min(shortest[kind], performance.now() - began)
    }
    return Math.abs(shortest.wrong / shortest.unknown - 1)
  }
  for (let warm = 0; warm < 10; warm += 1) measure()
  await expect.poll(measure, { interval: 1, timeout: 10_000 }).toBeLessThan(0.05)
  expect(shortest.early).toBeLessThan(shortest.unknown * 0.7)
})
