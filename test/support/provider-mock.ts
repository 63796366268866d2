/**
 * A provider that answers as its OpenAPI says, or refuses everything, or is hostile. Hostile answers are those of the
 * sandbox, spoiled, so that each fault comes alone.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAnswers, type ProviderMode } from './provider-modes.ts'

export type { ProviderMode } from './provider-modes.ts'

interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
}
export interface ProviderMock {
  readonly url: string
  /** Origin of another host that some modes lead to; what arrives there should be nothing. */
  readonly elsewhere: string
  readonly requests: readonly RecordedRequest[]
  readonly elsewhereRequests: readonly RecordedRequest[]
  setMode(mode: ProviderMode): void
  close(): Promise<void>
}

/** Any bearer token is taken; none is answered 401. Close it, or the test process stays. */
export async function startProviderMock(options: { mode: ProviderMode }): Promise<ProviderMock> {
  let { mode } = options
  const requests: RecordedRequest[] = []
  const elsewhereRequests: RecordedRequest[] = []
  const elsewhere = await listen((request, response) => {
    elsewhereRequests.push(recorded(request))
    response.end('{}')
  })
  const answers = createAnswers(elsewhere.origin)
  const server = await listen((request, response) => {
    requests.push(recorded(request))
    void answers(mode, request, response)
  })
  return {
    url: server.origin,
    elsewhere: elsewhere.origin,
    requests,
    elsewhereRequests,
    setMode(next) {
      mode = next
    },
    close: async () => {
      await Promise.all([server.close(), elsewhere.close()])
    },
  }
}

const recorded = (request: IncomingMessage): RecordedRequest => ({
  method: request.method ?? '',
  path: request.url ?? '',
  authorization: request.headers.authorization,
})

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
