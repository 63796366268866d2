/** A site over TLS on loopback that answers for any host name and keeps every request it received. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createSecureContext, type SecureContext } from 'node:tls'
import { callbackify } from 'node:util'
import { testAuthority } from './test-authority.ts'

interface Asked {
  /** When it arrived, in milliseconds since 1970. */
  readonly at: number
  /** Without the port. */
  readonly host: string
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly cookie: string | undefined
  readonly authorization: string | undefined
  readonly referer: string | undefined
  readonly secFetchSite: string | undefined
  /** What it is for: `document`, `script`, `serviceworker`, `empty` … */
  readonly secFetchDest: string | undefined
  readonly isWebSocket: boolean
  /** The sub-protocol a WebSocket asks for, where a page can put a token. */
  readonly upgradeToken: string | undefined
  readonly body: string
}

interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string
}

/** By host and path without query: `manager.site.test/home`; a star instead of the host stands for every other. */
export type Answers = Readonly<Record<string, Answer | ((asked: Asked) => Answer | Promise<Answer>)>>

export interface WatchedSite {
  readonly port: number
  /** The certificate authority to trust, as PEM. */
  readonly authority: string
  /** What was received, in order; a page that the table does not know was answered by 404. */
  readonly requests: readonly Asked[]
  /** What was received after `requests.length` was `mark`. */
  since(mark: number): readonly Asked[]
  /** Forgets what was received. */
  clear(): void
  /** The first request that pleases, among those received after `mark` (default: now) and those to come. */
  next(pleases: (asked: Asked) => boolean, mark?: number): Promise<Asked>
  close(): Promise<void>
}

const html = { 'content-type': 'text/html; charset=utf-8' }

export async function watchedSite(answers: Answers): Promise<WatchedSite> {
  const authority = await testAuthority()
  const requests: Asked[] = []
  const waiting = new Set<(asked: Asked) => void>()
  const webSockets = new Set<Duplex>()

  const record = (asked: Asked) => {
    requests.push(asked)
    for (const tell of waiting) tell(asked)
  }

  const contexts = new Map<string, Promise<SecureContext>>()
  const contextOf = (host: string) => {
    const known = contexts.get(host) ?? authority.certify(host).then(createSecureContext)
    contexts.set(host, known)
    return known
  }

  const server = createServer({ SNICallback: callbackify(contextOf) })
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const at = Date.now()
    const asked = told(request, at, await text(request).catch(() => ''))
    record(asked)
    const { pathname } = new URL(asked.path, 'https://any')
    const found = answers[asked.host + pathname] ?? answers[`*${pathname}`] ?? { status: 404 }
    const { status = 200, headers, body = '' } = typeof found === 'function' ? await found(asked) : found
    response.writeHead(status, { ...html, 'cache-control': 'no-store', ...(headers as object) }).end(body)
  }
  server.on('request', (request, response) => void answer(request, response))
  server.on('upgrade', (request, socket) => {
    record(told(request, Date.now(), ''))
    webSockets.add(socket)
    socket.on('error', () => socket.destroy()).on('close', () => webSockets.delete(socket))
    socket.resume().write(acceptance(request))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    port: (server.address() as AddressInfo).port,
    authority: authority.pem,
    requests,
    since: (mark) => requests.slice(mark),
    clear: () => {
      requests.length = 0
    },
    next(pleases, mark = requests.length) {
      const already = requests.slice(mark).find(pleases)
      if (already) return Promise.resolve(already)
      return new Promise((resolve, reject) => {
        const tell = (asked: Asked) => {
          if (!pleases(asked)) return
          stop()
          resolve(asked)
        }
        const tooLate = setTimeout(() => {
          stop()
          const seen = requests.slice(mark).map(({ method, host, path }) => `${method} ${host}${path}`)
          reject(new Error(`the request never came; instead: ${seen.join(', ') || 'none'}`))
        }, 20_000)
        const stop = () => {
          clearTimeout(tooLate)
          waiting.delete(tell)
        }
        waiting.add(tell)
      })
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of webSockets) socket.destroy()
      server.closeAllConnections()
      await closed
      await authority.remove()
    },
  }
}

function told({ headers, method = '', url = '/' }: IncomingMessage, at: number, body: string): Asked {
  const header = (name: string) => headers[name]?.toString()
  return {
    at,
    host: (headers.host ?? '').replace(/:\d+$/, ''),
    method,
    path: url,
    cookie: headers.cookie,
    authorization: headers.authorization,
    referer: headers.referer,
    secFetchSite: header('sec-fetch-site'),
    secFetchDest: header('sec-fetch-dest'),
    isWebSocket: headers.upgrade?.toLowerCase() === 'websocket',
    upgradeToken: header('sec-websocket-protocol'),
    body,
  }
}

/** RFC 6455, section 4.2.2; the first sub-protocol asked for is spoken, else the page would close at once. */
function acceptance({ headers }: IncomingMessage): string {
  const accept = createHash('sha1')
    .update(`${String(headers['sec-websocket-key'])}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64')
  const protocol = headers['sec-websocket-protocol']?.split(',')[0]
  return [
    'HTTP/1.1 101 Switching Protocols',
    'upgrade: websocket',
    'connection: upgrade',
    `sec-websocket-accept: ${accept}`,
    ...(protocol === undefined ? [] : [`sec-websocket-protocol: ${protocol}`]),
    '\r\n',
  ].join('\r\n')
}
