import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { Env } from '#daemon/core/caller.ts'
import { createLocalGate } from '#daemon/core/gate.ts'
import { listen } from '#daemon/core/listener.ts'
import { createStreams } from '#daemon/core/streams.ts'
import { dial } from '../support/raw-http.ts'

it('tells a silent reader that it lives', async () => {
  const streams = createStreams(5)
  const app = new Hono<Env>()
    .use(createLocalGate({ onRefusal: () => {} }))
    .get('/v1/events', (c) => streams.open(c))
  const listening = await listen({ fetch: app.fetch, port: 0 })
  if (!listening.ok) throw new Error(listening.error.address)
  const socket = await dial(listening.value.port)
  let text = ''
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
  socket.write('GET /v1/events HTTP/1.1\r\nhost: x\r\n\r\n')
  await expect.poll(() => text.split(':\n\n').length).toBeGreaterThan(4)
  streams.end()
  await expect.poll(() => streams.size).toBe(0)
  await listening.value.close()
})
