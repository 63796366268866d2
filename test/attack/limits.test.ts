import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gatedDaemon, type GatedDaemon } from '../support/gated-daemon.ts'
import { dial, exchange, families, oneByOne, parse, type Family } from '../support/raw-http.ts'

let daemon: GatedDaemon
beforeEach(async () => {
  daemon = await gatedDaemon()
})
afterEach(() => daemon.close())

const get = async (family: Family = '127.0.0.1') => {
  const { status } = await exchange(daemon.port, family, daemon.ask(family))
  return status
}

/** Reads until the text so far fits. */
function readUntil(socket: Socket, fits: (text: string) => boolean): Promise<string> {
  let text = ''
  return new Promise((resolve, reject) => {
    const onData = (chunk: Buffer) => {
      text += chunk.toString()
      if (!fits(text)) return
      socket.off('data', onData)
      resolve(text)
    }
    socket.on('data', onData).once('close', () => reject(new Error(`closed after: ${text}`)))
  })
}

describe('a slow sender', () => {
  it.each(families)('is cut off over %s, in the headers as in the body', async (family) => {
    const inHeaders = await dial(daemon.port, family)
    const inBody = await dial(daemon.port, family)
    const silent = await dial(daemon.port, family)
    inHeaders.write('GET /v1/status HTTP/1.1\r\nhost: ')
    inBody.write(
      daemon.ask(family, {
        method: 'POST',
        target: '/v1/notes',
        headers: { 'content-length': '20' },
        body: '{"text":',
      }),
    )
    const cut = [inHeaders, inBody, silent].map(async (socket) => {
      socket.on('error', () => {}).resume()
      await once(socket, 'close')
    })
    await Promise.all(cut)
    expect(await get(family)).toBe(200)
    expect(JSON.parse(daemon.state())[0]).toEqual([])
  })
})

it('serves on after 200 connections that say nothing', async () => {
  const idle = await Promise.all(Array.from({ length: 200 }, () => dial(daemon.port)))
  let closed = 0
  for (const socket of idle)
    socket
      .on('error', () => {})
      .on('close', () => (closed += 1))
      .resume()
  await expect.poll(() => closed, { timeout: 3_000 }).toBe(72)
  for (const socket of idle) socket.destroy()
  await expect.poll(() => get(), { timeout: 5_000 }).toBe(200)
})

const flood = () =>
  oneByOne(
    daemon.port,
    '127.0.0.1',
    daemon.ask('127.0.0.1', { headers: { connection: 'keep-alive' } }),
    10_000,
  )

/** What is still held, in bytes. */
function heldNow(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}

it('answers requests by the thousand down one connection and keeps nothing of them', async () => {
  await flood()
  const before = heldNow()
  await flood()
  expect(heldNow() - before).toBeLessThan(10 * 1024 * 1024)
})

it.each(families)('cuts off over %s who asks again before it was answered', async (family) => {
  const asked = daemon.ask(family, { headers: { connection: 'keep-alive' } })
  const answersFrom = async (port: number) => {
    const { body, status } = await exchange(port, family, asked + asked + daemon.ask(family))
    return [status, ...body.matchAll(/HTTP\/1\.1 (\d+)/g)].length
  }
  expect(await answersFrom(daemon.port)).toBe(1)
  // a server without the rule answers all three
  const plain = createServer((_, outgoing) => outgoing.end('ok')).listen(0, family)
  await once(plain, 'listening')
  expect(await answersFrom((plain.address() as AddressInfo).port)).toBe(3)
  plain.close()
  const served = await exchange(daemon.port, family, daemon.ask(family))
  expect(served.status).toBe(200)
})

const events = (client = daemon.client) =>
  daemon.ask('127.0.0.1', {
    target: '/v1/events',
    headers: { connection: 'keep-alive', authorization: `Bearer ${daemon.sessionOf(client)}` },
  })

const listenTo = async () => {
  const socket = await dial(daemon.port)
  socket.on('error', () => {})
  socket.write(events())
  return { socket, start: parse(await readUntil(socket, (text) => /\r\n\r\n[^]*(?::\n\n|"\})/.test(text))) }
}

describe('streams', () => {
  it('carry what is published', async () => {
    const { socket, start } = await listenTo()
    expect(start.status).toBe(200)
    expect(start.headers.get('content-type')).toBe('text/event-stream')
    expect(start.headers.get('cache-control')).toBe('no-store')
    const heard = readUntil(socket, (text) => text.includes('\n\n'))
    daemon.streams.publish('changed', { text: 'a\nb' })
    expect(await heard).toContain('event: changed\ndata: {"text":"a\\nb"}\n\n')
    socket.destroy()
  })

  it('are four for a client, and free again when closed', async () => {
    const opened = []
    for (let count = 0; count < 8; count += 1) opened.push(await listenTo())
    expect(opened.map(({ start }) => start.status)).toEqual([200, 200, 200, 200, 429, 429, 429, 429])
    expect(opened.at(-1)?.start.body).toContain('{"error":"too-many-streams"}')
    for (const { socket } of opened) socket.destroy()
    await expect.poll(() => daemon.streams.size).toBe(0)
    expect((await listenTo()).start.status).toBe(200)
  })

  it('end when their client is revoked, and nobody else’s do', async () => {
    const other = await daemon.pair('moz-extension://0f0e0d0c-1111-4222-8333-444455556666')
    const { socket } = await listenTo()
    const theirs = await dial(daemon.port)
    theirs.write(events(other))
    await readUntil(theirs, (text) => text.includes(':\n\n'))
    const ended = once(socket, 'close')
    await daemon.pairing.revoke(daemon.client.id, 'cli')
    await ended
    await expect.poll(() => daemon.streams.size).toBe(1)
    const heard = readUntil(theirs, (text) => text.includes('event: after'))
    daemon.streams.publish('after', {})
    await heard
    theirs.destroy()
  })

  it('are dropped when nobody reads them', async () => {
    const socket = await dial(daemon.port)
    socket.on('error', () => {})
    socket.write(events())
    await expect.poll(() => daemon.streams.size).toBe(1)
    socket.pause()
    const filler = 'x'.repeat(16 * 1024)
    // The kernel takes some megabytes first; what the daemon itself keeps is bounded.
    await expect
      .poll(
        () => {
          for (let count = 0; count < 3; count += 1) daemon.streams.publish('filler', filler)
          return daemon.streams.size
        },
        { interval: 1, timeout: 20_000 },
      )
      .toBe(0)
    socket.destroy()
  })
})
