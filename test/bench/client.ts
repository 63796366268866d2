/** A paired client on one kept connection, with the headers that the gate asks for. */
import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'

const ORIGIN = `chrome-extension://${'bench'
  .repeat(7)
  .slice(0, 32)
  .replaceAll(/[^a-p]/g, 'a')}`

interface Answered {
  readonly status: number
  readonly etag: string | null
  readonly body: string
  /** From the call to the last byte, in ms. */
  readonly took: number
}

export interface BenchClient {
  get(path: string, etag?: string): Promise<Answered>
  close(): void
}

/** @param code of an open pairing window */
export async function pairedClient(port: number, code: string): Promise<BenchClient> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const send = (method: 'GET' | 'POST', path: string, headers: Record<string, string>, body?: string) =>
    new Promise<Answered>((resolve, reject) => {
      const began = performance.now()
      const sent = request(
        {
          agent,
          host: '127.0.0.1',
          port,
          method,
          path,
          headers: {
            'Sec-Fetch-Site': 'none',
            'Sec-Fetch-Mode': 'cors',
            'Sec-Fetch-Dest': 'empty',
            'X-Latchkey-Client': '1',
            ...(body === undefined
              ? {}
              : {
                  Origin: ORIGIN,
                  'Content-Type': 'application/json',
                  'Content-Length': String(Buffer.byteLength(body)),
                }),
            ...headers,
          },
        },
        (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('end', () => {
            const took = performance.now() - began
            const { statusCode = 0, headers } = answer
            resolve({
              status: statusCode,
              etag: headers.etag ?? null,
              body: Buffer.concat(parts).toString(),
              took,
            })
          })
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })

  const post = async (path: string, headers: Record<string, string>, body: object) => {
    const { status, body: text } = await send('POST', path, headers, JSON.stringify(body))
    if (status !== 200) throw new Error(`${path}: ${String(status)} ${text}`)
    return JSON.parse(text) as Record<string, string>
  }
  const nonce = randomBytes(16).toString('base64url')
  const { token } = await post('/v1/pair', {}, { code, clientName: 'Bench', nonce })
  const { session } = await post('/v1/session', { Authorization: `Bearer ${token ?? ''}` }, {})
  const authorised = { Authorization: `Bearer ${session ?? ''}` }

  return {
    get: (path, etag) =>
      send('GET', path, etag === undefined ? authorised : { ...authorised, 'If-None-Match': etag }),
    close: () => {
      agent.destroy()
    },
  }
}
