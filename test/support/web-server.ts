import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface WebServer {
  readonly origin: string
  readonly port: number
  /** What was received, in order. */
  readonly requests: readonly IncomingMessage[]
  close(): Promise<void>
}

/** A server on an ephemeral loopback port (or on that one) that answers as the test says. */
export async function startWebServer(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  at = 0,
): Promise<WebServer> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    handle(request, response)
  })
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    port,
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
