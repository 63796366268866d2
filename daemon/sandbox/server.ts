/** The sandbox Manager's own listener. Pages are served to `manager.localhost` alone, the API and the registry to loopback too. */
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { createActivitiesApi } from './api/activities.ts'
import { createApi } from './api/app.ts'
import { createPages } from './pages/app.ts'
import { createSaver, loadState } from './persistence.ts'
import { createRegistry } from './registry.ts'
import { createWorld, type World } from './world.ts'

export interface Sandbox {
  /** Where a person opens the Manager. */
  readonly url: string
  /** Where the connector reads the API (`LATCHKEY_INFOMANIAK_URL`) and the registry (`…/rdap/bootstrap.json`). */
  readonly apiUrl: string
  readonly world: World
  /** Ends when every connection is closed and the state is on disk. */
  close(): Promise<void>
}

/**
 * @param options.port 0 takes any free one
 * @param options.dataDir where the state is kept between runs; null keeps nothing
 * @param options.now the computer's clock, in milliseconds
 * @throws where the port is taken on either address family
 */
export async function startSandbox(options: {
  port: number
  size: 'small' | 'large'
  dataDir: string | null
  now?: () => number
}): Promise<Sandbox> {
  const { port: wanted, size, dataDir, now = Date.now } = options
  const world = createWorld({ size, now, state: dataDir === null ? undefined : loadState(dataDir, size) })
  const saver = dataDir === null ? null : createSaver(dataDir, world.state)
  if (saver !== null) world.onTouch(() => saver.save())
  let port = wanted
  const listen = getRequestListener(createApp(world, () => port).fetch, { overrideGlobalObjects: false })
  const servers = await listenOnLoopback(wanted, () =>
    createServer((request, response) => void listen(request, response)),
  )
  port = portOf(servers)
  return {
    url: `http://manager.localhost:${port}`,
    apiUrl: `http://127.0.0.1:${port}`,
    world,
    async close() {
      await Promise.all(servers.map(closed))
      saver?.save()
      await saver?.settled()
    },
  }
}

function createApp(world: World, port: () => number): Hono {
  const app = new Hono()
  const machine = new Hono()
  machine.route(
    '/',
    createRegistry(world, () => `http://127.0.0.1:${port()}`),
  )
  machine.route('/', createApi(world))
  machine.route('/', createActivitiesApi(world))
  const manager = new Hono()
  manager.route('/', machine)
  manager.route('/', createPages(world))
  app.all('*', (c) => {
    const host = c.req.header('host')
    if (host === `manager.localhost:${port()}`) return manager.fetch(c.req.raw)
    if (host === `127.0.0.1:${port()}` || host === `[::1]:${port()}`) return machine.fetch(c.req.raw)
    return c.text('The sandbox Manager answers at manager.localhost.', 421)
  })
  return app
}

/** Both families where the machine has both, so that `localhost` never leads to somebody else. */
async function listenOnLoopback(port: number, create: () => Server): Promise<Server[]> {
  const four = await listening(create(), '127.0.0.1', port)
  try {
    return [four, await listening(create(), '::1', portOf([four]))]
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EAFNOSUPPORT' || code === 'EADDRNOTAVAIL') return [four]
    await closed(four)
    throw error
  }
}

const listening = (server: Server, host: string, port: number) =>
  new Promise<Server>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port, ipv6Only: true }, () => {
      server.removeListener('error', reject)
      resolve(server)
    })
  })

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

function portOf([server]: readonly Server[]): number {
  const address = server?.address()
  if (typeof address !== 'object' || address === null) throw new Error('the sandbox does not listen')
  return address.port
}
