/** Stands before a server, passes everything on, and remembers what came. It can hang up on what changes something. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface WatchedFront {
  readonly url: string
  /** What was to change something: method, path with its query, and the body as it came. */
  readonly writes: readonly { readonly line: string; readonly body: string }[]
  /** `unheard`: hangs up before it is passed on; `unanswered`: passed on, and hung up on its answer. */
  cut: 'unheard' | 'unanswered' | null
  /** Called with each call before it is passed on, which waits for what it promises. */
  before: ((line: string) => Promise<void> | void) | null
  close(): Promise<void>
}

export async function startWatchedFront(behind: string): Promise<WatchedFront> {
  const writes: WatchedFront['writes'][number][] = []
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy())
  })

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts).toString()
    const line = `${method} ${url}`
    const isWrite = method !== 'GET'
    if (isWrite) writes.push({ line, body })
    await front.before?.(line)
    if (isWrite && front.cut === 'unheard') {
      request.socket.destroy()
      return
    }
    const answer = await fetch(behind + url, {
      method,
      headers: {
        authorization: request.headers.authorization ?? '',
        ...(isWrite && { 'content-type': request.headers['content-type'] ?? '' }),
      },
      ...(isWrite && { body }),
    })
    const text = await answer.text()
    if (isWrite && front.cut === 'unanswered') request.socket.destroy()
    else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const front: WatchedFront = {
    url: `http://127.0.0.1:${String(port)}`,
    writes,
    cut: null,
    before: null,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return front
}
