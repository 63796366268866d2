/** The two ways in: loopback for browsers, a private socket for the command line; each behind its own gate. */
import { createApp, type AppDeps } from './app.ts'
import type { Closing } from './closing.ts'
import { createGate, createLocalGate, type Refusal } from './core/gate.ts'
import type { Fetch } from './core/http-server.ts'
import { listen, type ListenFault } from './core/listener.ts'
import { listenOnSocket } from './core/socket-listener.ts'
import type { Log } from './log.ts'
import { ok, type Result } from '#shared/result.ts'

export interface Doors {
  /** `http://127.0.0.1:PORT`, and `http://[::1]:PORT` where this machine has that address. */
  readonly addresses: readonly string[]
}

/** @returns when both answer; a fault where a port is not to be had, and then neither is open */
export async function openDoors(deps: {
  readonly app: AppDeps
  readonly port: number
  readonly socketPath: string
  readonly closing: Closing
  readonly log: Log
}): Promise<Result<Doors, ListenFault>> {
  const { app, closing, log } = deps
  const onRefusal = ({ code, unit, path, method }: Refusal) => {
    log.debug({ code, unit, path, method }, 'refused')
  }
  // the gate wants the port, and the port may be any that is free: the app is made when it is known
  let answer: Fetch | null = null
  const listening = await listen({
    port: deps.port,
    fetch: (request, env) => answer?.(request, env) ?? new Response(null, { status: 503 }),
  })
  if (!listening.ok) return listening
  const { port, addresses } = listening.value
  closing.push(() => listening.value.close())
  closing.push(() => {
    app.streams.end()
  })
  const local = createApp(app, createLocalGate({ onRefusal }))
  const socket = await listenOnSocket({
    path: deps.socketPath,
    fetch: (request, env) => local.fetch(request, env),
  })
  closing.push(() => socket.close())
  const browsers = createApp(app, createGate({ port, authenticator: app.pairing, onRefusal }))
  answer = (request, env) => browsers.fetch(request, env)
  return ok({ addresses })
}
