/** Stands before a provider and, while it echoes, refuses every call with what it was told, wherever an answer has room for it. */
import { startWebServer, type WebServer } from './web-server.ts'

export interface EchoingFront extends WebServer {
  isEchoing: boolean
}

export async function startEchoingFront(behind: string): Promise<EchoingFront> {
  const server = await startWebServer((request, response) => {
    const said = request.headers.authorization ?? ''
    if (front.isEchoing) {
      const status = said.includes('refused') ? 401 : front.requests.length % 2 === 0 ? 500 : 422
      const error = { code: said, description: said, errors: [{ code: said, description: said }] }
      response.writeHead(status, said, { etag: said, location: said, 'x-error': said })
      response.end(JSON.stringify({ result: 'error', data: said, error }))
      return
    }
    const asked = fetch(behind + (request.url ?? ''), { headers: { authorization: said } })
    void asked.then(async (answer) =>
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text()),
    )
  })
  const front: EchoingFront = { ...server, isEchoing: true }
  return front
}
