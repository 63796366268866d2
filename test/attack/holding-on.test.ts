/** Connections that are kept, or broken off, in order to bring the daemon down or to leave no room in it. */
import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { close, createHttpServer } from '#daemon/core/http-server.ts'
import { gatedDaemon, type GatedDaemon } from '../support/gated-daemon.ts'
import { dial, exchange, families, parse } from '../support/raw-http.ts'

describe('a stranger', () => {
  let daemon: GatedDaemon
  beforeEach(async () => {
    daemon = await gatedDaemon()
  })
  afterEach(() => daemon.close())

  const isServed = async () => (await exchange(daemon.port, '127.0.0.1', daemon.ask('127.0.0.1'))).status

  it.each([
    ['a tunnel', 'CONNECT evil.test:443 HTTP/1.1\r\nhost: evil.test\r\n\r\n'],
    ['nonsense', 'nonsense\r\n\r\n'],
    [
      'another protocol',
      'GET /health HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
    ],
    [
      'a body without an end',
      'POST /v1/pair HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab',
    ],
    [
      'leave to send a body',
      'POST /v1/pair HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 5\r\n\r\n',
    ],
    ['more than leave', 'POST /v1/pair HTTP/1.1\r\nhost: x\r\nexpect: more\r\ncontent-length: 5\r\n\r\n'],
  ])('who asks for %s and breaks off does not end the daemon', async (_, bytes) => {
    const unheard: unknown[] = []
    const onUnheard = (error: unknown) => unheard.push(error)
    process.on('uncaughtException', onUnheard)
    onTestFinished(() => void process.off('uncaughtException', onUnheard))
    for (const family of families)
      for (let count = 0; count < 20; count += 1) {
        const socket = connect({ port: daemon.port, host: family, allowHalfOpen: true })
        socket.on('error', () => {}).write(bytes)
        if (count % 2 === 0) await once(socket, 'connect')
        else await Promise.race([once(socket, 'data'), once(socket, 'close'), answered(socket)])
        socket.resetAndDestroy()
      }
    expect(await isServed()).toBe(200)
    expect(unheard).toEqual([])
  })

  it('who asks for tunnels and keeps its half of them open takes up no room', async () => {
    for (let count = 0; count < 140; count += 1) {
      const socket = connect({ port: daemon.port, host: '127.0.0.1', allowHalfOpen: true })
      onTestFinished(() => void socket.destroy())
      socket.on('error', () => {}).write('CONNECT evil.test:443 HTTP/1.1\r\nhost: evil.test\r\n\r\n')
      const [answer] = (await once(socket, 'data')) as [Buffer]
      expect(parse(answer.toString()).status).toBe(405)
    }
    expect(await isServed()).toBe(200)
  })
})

/** Nothing more is to be had of this one: what it asked is never answered while it keeps its body. */
const answered = (socket: Socket) =>
  new Promise<void>((resolve) => {
    socket.once('ready', () => setImmediate(resolve))
  })

describe('an answer', () => {
  const PATIENCE = 500
  const serve = async (fetch: () => Response | Promise<Response>) => {
    const server = createHttpServer(fetch, PATIENCE)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => close(server))
    return { server, port: (server.address() as AddressInfo).port }
  }
  it('that nobody reads is not kept for ever', async () => {
    // more than the kernel takes for a reader that sleeps
    const { server, port } = await serve(() => new Response('x'.repeat(32 * 1024 * 1024)))
    const socket = await dial(port)
    socket.on('error', () => {}).pause()
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n')
    await expect.poll(() => connectionsOf(server)).toBe(1)
    await expect.poll(() => connectionsOf(server), { timeout: 5_000 }).toBe(0)
    socket.resume()
    await closed
  })

  it('may be waited for as long as it takes', async () => {
    const late = Promise.withResolvers<Response>()
    const { port, server } = await serve(() => late.promise)
    const socket = await dial(port)
    const whole = once(socket, 'data')
    socket.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
    await once(server, 'timeout')
    late.resolve(new Response('here'))
    const [answer] = (await whole) as [Buffer]
    expect(parse(answer.toString())).toMatchObject({ status: 200 })
    socket.destroy()
  })
})

const connectionsOf = (server: ReturnType<typeof createHttpServer>) =>
  new Promise<number>((resolve, reject) => {
    server.getConnections((error, count) => (error ? reject(error) : resolve(count)))
  })
