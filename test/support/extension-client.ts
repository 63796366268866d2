/** An extension without its browser: asks the daemon on a raw socket with the headers that a browser sends for it. */
import { randomBytes } from 'node:crypto'
import { chromium } from './gated-daemon.ts'
import type { Latchkey } from './latchkey.ts'
import { exchange, request, type RawAnswer } from './raw-http.ts'

interface Asked {
  readonly method: string
  /** Path and query. */
  readonly target: string
  readonly body?: object | undefined
  readonly bearer: string | null
  readonly origin?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** The request as it goes over the wire. */
export function extensionRequest(port: number, asked: Asked): string {
  const { method, target, body, bearer, origin = chromium, headers = {} } = asked
  const text = method === 'GET' ? undefined : JSON.stringify(body ?? {})
  return request({
    line: `${method} ${target} HTTP/1.1`,
    headers: {
      host: `127.0.0.1:${String(port)}`,
      connection: 'close',
      'sec-fetch-site': 'none',
      'sec-fetch-mode': 'cors',
      'sec-fetch-dest': 'empty',
      'x-latchkey-client': '1',
      authorization: bearer === null ? null : `Bearer ${bearer}`,
      ...(text !== undefined && {
        origin,
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(text)),
      }),
      ...headers,
    },
    ...(text !== undefined && { body: text }),
  })
}

export const askAsExtension = (port: number, asked: Asked): Promise<RawAnswer> =>
  exchange(port, '127.0.0.1', extensionRequest(port, asked))

/** Pairs by a code, as a person does, and opens a session. */
export async function pairExtension(
  latchkey: Pick<Latchkey, 'json' | 'port'>,
  { origin = chromium, name = 'Test' } = {},
) {
  const tell = async (port: number, target: string, body: object, bearer: string | null) => {
    const answer = await askAsExtension(port, { method: 'POST', target, body, bearer, origin })
    if (answer.status !== 200) throw new Error(`${target}: ${String(answer.status)} ${answer.body}`)
    return JSON.parse(answer.body) as unknown
  }
  const { code } = await latchkey.json<{ code: string }>('pair')
  const nonce = randomBytes(16).toString('base64url')
  const paired = await tell(latchkey.port, '/v1/pair', { code, clientName: name, nonce }, null)
  const { id, token } = paired as { id: string; token: string }
  /** @param port of the daemon, which may have started anew */
  const openSession = async (port: number) =>
    ((await tell(port, '/v1/session', {}, token)) as { session: string }).session
  return { id, token, origin, session: await openSession(latchkey.port), openSession }
}
