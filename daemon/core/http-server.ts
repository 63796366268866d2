/** A Node server with every limit set: what its parser refuses is answered as the gate would. */
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { createServer, STATUS_CODES, type Server, type ServerResponse } from 'node:http'
import type { ListenOptions } from 'node:net'
import type { Duplex } from 'node:stream'
import { errorStatus, type ErrorCode } from '#shared/errors.ts'
import { safeHeaders } from './answer.ts'

export type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>

const limits = {
  maxHeaderSize: 8 * 1024,
  headersTimeout: 4_000,
  /** For the request to arrive; an answer may take as long as it likes. */
  requestTimeout: 8_000,
  connectionsCheckingInterval: 500,
  // An absent Host is for the gate to refuse, with the same answer as a wrong one.
  requireHostHeader: false,
}
const MAX_CONNECTIONS = 128
/** How long a caller may leave its answer unread, in ms; longer than streams are silent. */
const UNREAD = 30_000

export function createHttpServer(fetch: Fetch, unread = UNREAD): Server {
  const answering = new WeakMap<Duplex, ServerResponse>()
  const listener = getRequestListener((request, env) => fetch(request, env as HttpBindings), {
    hostname: 'localhost',
    // Only a Host or a target that makes no URL gets here: bugs are answered by the app's own `onError`.
    errorHandler: () => refusal('bad-request'),
  })
  const server = createServer(limits, (incoming, outgoing) => {
    const { socket } = incoming
    // No browser asks the next thing before the last is answered, and who does it by the thousand fills the memory.
    if (answering.get(socket)?.writableFinished === false) {
      socket.destroy()
      return
    }
    answering.set(socket, outgoing)
    void listener(incoming, outgoing)
  })
  server.maxConnections = MAX_CONNECTIONS
  // Unbounded here, since Node would drop what is beyond without a word; the gate counts them.
  server.maxHeadersCount = 0
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const current = answering.get(socket)
    const amidAnswer = current?.headersSent === true && !current.writableFinished
    if (!socket.writable || amidAnswer || error.code === 'ECONNRESET') return socket.destroy()
    return socket.end(
      onTheWire(error.code === 'HPE_HEADER_OVERFLOW' ? 'headers-too-large' : 'bad-request'),
      () => socket.destroy(),
    )
  })
  // Node leaves such a socket to us: unheard, its error would end the daemon, and half closed it would stay for ever.
  server.on('connect', (_, socket) => {
    socket.on('error', () => socket.destroy())
    socket.end(onTheWire('method-not-allowed'), () => socket.destroy())
  })
  // Else whoever asks and never reads keeps one of the few connections; an answer in the making may take its time.
  server.timeout = unread
  server.on('timeout', (socket) => {
    const isAwaited = answering.get(socket)?.writableEnded === false && socket.writableLength === 0
    if (!isAwaited) socket.destroy()
  })
  server.on('checkExpectation', (_, outgoing: ServerResponse) =>
    outgoing.writeHead(400, answerHeaders).end(JSON.stringify({ error: 'bad-request' })),
  )
  return server
}

const answerHeaders = { ...safeHeaders, 'content-type': 'application/json' }

const refusal = (code: ErrorCode) =>
  new Response(JSON.stringify({ error: code }), { status: errorStatus[code], headers: answerHeaders })

/** For what Node's parser refuses before there is a request. */
function onTheWire(code: ErrorCode): string {
  const body = JSON.stringify({ error: code })
  const status = errorStatus[code]
  const headers = { ...answerHeaders, 'content-length': body.length, connection: 'close' }
  return [
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`),
    '',
    body,
  ].join('\r\n')
}

/** The error with which it failed, `null` when it listens. */
export const bind = (server: Server, options: ListenOptions) =>
  new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once('error', resolve)
    server.listen(options, () => {
      server.off('error', resolve)
      resolve(null)
    })
  })

/** Ends kept connections at once, and after a second what is still being answered. */
export const close = (server: Server) =>
  new Promise<void>((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), 1_000)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
