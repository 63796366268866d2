import { Hono } from 'hono'
import { chmod, lstat, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { request as ask } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe as suite, expect, it } from 'vitest'
import * as v from 'valibot'
import type { Env } from '#daemon/core/caller.ts'
import { createLocalGate } from '#daemon/core/gate.ts'
import { listen } from '#daemon/core/listener.ts'
import { body, describe } from '#daemon/core/route.ts'
import { listenOnSocket } from '#daemon/core/socket-listener.ts'
import { dial, families } from '../support/raw-http.ts'

const app = new Hono<Env>()
  .use(createLocalGate({ onRefusal: () => {} }))
  .get('/v1/who', describe({ summary: 'Who.', for: 'any', answers: { 200: v.unknown() } }), (c) =>
    c.json(c.var.caller, 200),
  )
  .post(
    '/v1/length',
    describe({ summary: 'Length.', for: 'local', answers: { 200: v.unknown() } }),
    body(v.string()),
    (c) => c.json(c.var.body?.toString().length, 200),
  )

suite('on loopback', () => {
  it.each(families)('refuses to start where %s is taken, names it, and holds neither then', async (host) => {
    const squatter = createServer().listen({ port: 0, host })
    await once(squatter, 'listening')
    const { port } = squatter.address() as AddressInfo
    const address = host === '::1' ? `[::1]:${String(port)}` : `127.0.0.1:${String(port)}`
    expect(await listen({ fetch: app.fetch, port })).toEqual({
      ok: false,
      error: { type: 'address-in-use', address },
    })
    const other = host === '::1' ? '127.0.0.1' : '::1'
    await expect(dial(port, other)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    squatter.close()
  })

  it('ends kept connections when it closes, and the port is free again', async () => {
    const listening = await listen({ fetch: app.fetch, port: 0 })
    if (!listening.ok) throw new Error(listening.error.address)
    const { port, addresses } = listening.value
    expect(addresses).toEqual([`http://127.0.0.1:${String(port)}`, `http://[::1]:${String(port)}`])
    const socket = await dial(port)
    socket.resume().write('GET /v1/who HTTP/1.1\r\nhost: x\r\n\r\n')
    await once(socket, 'data')
    const closed = once(socket, 'close')
    await listening.value.close()
    await closed
    const again = await listen({ fetch: app.fetch, port })
    expect(again).toMatchObject({ ok: true })
    if (again.ok) await again.value.close()
  })
})

suite('on a socket', () => {
  let folder: string
  let path: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'latchkey-'))
    path = join(folder, 'run', 'cli.sock')
  })
  afterEach(() => rm(folder, { recursive: true }))

  const call = async (
    options: { method?: string; path?: string; headers?: Record<string, string> },
    text = '',
  ) => {
    const sent = ask({ socketPath: path, path: '/v1/who', ...options }).end(text)
    const [answer] = (await once(sent, 'response')) as [NodeJS.ReadableStream & { statusCode: number }]
    let received = ''
    for await (const chunk of answer) received += chunk.toString()
    return [answer.statusCode, JSON.parse(received)] as const
  }

  it('is open to this user alone, whatever the umask', async () => {
    const before = process.umask(0)
    const listening = await listenOnSocket({ fetch: app.fetch, path })
    process.umask(before)
    expect((await lstat(path)).mode & 0o777).toBe(0o600)
    expect((await lstat(join(folder, 'run'))).mode & 0o777).toBe(0o700)
    expect(await call({})).toEqual([200, { kind: 'local' }])
    await listening.close()
  })

  it('closes a folder that was open', async () => {
    await mkdir(join(folder, 'run'))
    await chmod(join(folder, 'run'), 0o777)
    const listening = await listenOnSocket({ fetch: app.fetch, path })
    expect((await lstat(join(folder, 'run'))).mode & 0o777).toBe(0o700)
    await listening.close()
  })

  it('takes the place of a dead one, and of nothing else', async () => {
    const dead = await listenOnSocket({ fetch: app.fetch, path })
    const listening = await listenOnSocket({ fetch: app.fetch, path })
    expect((await call({}))[0]).toBe(200)
    await dead.close()
    await listening.close()
    await rm(path, { force: true })
    await writeFile(path, 'mine')
    await expect(listenOnSocket({ fetch: app.fetch, path })).rejects.toThrow('is not a socket')
  })

  it('does not follow a folder that is a link', async () => {
    await symlink(tmpdir(), join(folder, 'run'))
    await expect(listenOnSocket({ fetch: app.fetch, path })).rejects.toThrow('is not a folder')
  })

  it.each([
    ['origin', 'null'],
    ['referer', 'http://evil.test/'],
    ['sec-fetch-mode', 'cors'],
  ])('refuses what has the header %s', async (name, value) => {
    const listening = await listenOnSocket({ fetch: app.fetch, path })
    expect(await call({ headers: { [name]: value } })).toEqual([403, { error: 'not-allowed' }])
    await listening.close()
  })

  it('takes a whole file, of which loopback takes 64 KB', async () => {
    const listening = await listenOnSocket({ fetch: app.fetch, path })
    const text = JSON.stringify('x'.repeat(1_000_000))
    const headers = { 'content-type': 'application/json', 'content-length': String(text.length) }
    expect(await call({ method: 'POST', path: '/v1/length', headers }, text)).toEqual([200, 1_000_000])
    await listening.close()
  })
})
