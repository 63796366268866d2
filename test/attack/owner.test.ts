/** Whoever is paired gets in, whatever others do to the daemon: the extension's own client against the real gate. */
import { randomBytes } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import * as v from 'valibot'
import { createApi } from '../../extension/core/api.ts'
import { gatedDaemon } from '../support/gated-daemon.ts'
import { exchange } from '../support/raw-http.ts'

const MINUTE = 60_000

async function pairedExtension() {
  const daemon = await gatedDaemon()
  onTestFinished(() => daemon.close())
  const { id, token, origin } = daemon.client
  let session: string | null = null
  const api = createApi({
    // what a browser adds to an extension's calls
    fetch(input, init) {
      const headers = new Headers(init?.headers)
      headers.set('origin', origin)
      headers.set('sec-fetch-site', 'none')
      headers.set('sec-fetch-dest', 'empty')
      return fetch(input, { ...init, headers })
    },
    credentials: {
      read: () => Promise.resolve({ id, token }),
      write: () => Promise.resolve(),
      clear: () => Promise.resolve(),
    },
    sessions: {
      read: () => Promise.resolve(session),
      write: (next) => {
        session = next
        return Promise.resolve()
      },
    },
    port: () => Promise.resolve(daemon.port),
    mayReach: () => Promise.resolve(true),
    clientName: () => 'Test',
  })
  const storm = async () => {
    let last = 0
    for (let count = 0; count < 25; count += 1) {
      const authorization = `Bearer ${randomBytes(32).toString('base64url')}`
      const bytes = daemon.ask('127.0.0.1', { headers: { authorization } })
      last = (await exchange(daemon.port, '127.0.0.1', bytes)).status
    }
    return last
  }
  return { daemon, storm, read: () => api.ask({ path: '/v1/status', answer: v.unknown() }) }
}

it('a session that has ended is renewed in a storm of wrong ones', async () => {
  const { daemon, storm, read } = await pairedExtension()
  expect(await read()).toMatchObject({ ok: true })
  daemon.advance(16 * MINUTE)
  expect(await storm()).toBe(429)
  expect(await read()).toMatchObject({ ok: true })
})

it('a first session is opened in a storm of wrong ones', async () => {
  const { storm, read } = await pairedExtension()
  expect(await storm()).toBe(429)
  expect(await read()).toMatchObject({ ok: true })
})
