import { connect, type Socket } from 'node:net'
import { once } from 'node:events'

export type Family = '127.0.0.1' | '::1'
export const families: readonly Family[] = ['127.0.0.1', '::1']

export const hostOf = (family: Family, port: number) =>
  family === '::1' ? `[::1]:${String(port)}` : `127.0.0.1:${String(port)}`

export interface RawAnswer {
  /** 0 when the connection ended without one. */
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

export async function dial(port: number, family: Family = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port, host: family, noDelay: true })
  await once(socket, 'connect')
  return socket
}

/** Sends bytes as they are and reads until the server closes. */
export async function exchange(port: number, family: Family, bytes: string | Uint8Array): Promise<RawAnswer> {
  const socket = await dial(port, family)
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => {})
  socket.write(bytes)
  await once(socket, 'close')
  return parse(Buffer.concat(chunks).toString('utf8'))
}

/** Sends the same request down one connection many times, each after the answer to the one before. @returns the statuses there were */
export async function oneByOne(port: number, family: Family, bytes: string, times: number) {
  const socket = await dial(port, family)
  const statuses = new Set<number>()
  let text = ''
  let left = times
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject).on('close', () => reject(new Error(`closed with ${String(left)} to go`)))
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      const { status, headers, body } = parse(text)
      if (!text.includes('\r\n\r\n') || body.length < Number(headers.get('content-length') ?? 0)) return
      statuses.add(status)
      text = ''
      left -= 1
      if (left > 0) socket.write(bytes)
      else resolve()
    })
    socket.write(bytes)
  })
  socket.destroy()
  return [...statuses]
}

export function parse(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const headers = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  )
  const body = rest.join('\r\n\r\n')
  return {
    status: Number(first.split(' ')[1] ?? 0),
    headers,
    body: headers.get('transfer-encoding') === 'chunked' ? unchunk(body) : body,
  }
}

function unchunk(body: string): string {
  const [size = '', ...rest] = body.split('\r\n')
  const length = Number.parseInt(size, 16)
  if (!(length > 0)) return ''
  const after = rest.join('\r\n')
  return after.slice(0, length) + unchunk(after.slice(length + 2))
}

/** A request as text; a header given as an array is sent once for each. */
export function request(parts: {
  line: string
  headers: Readonly<Record<string, string | readonly string[] | null>>
  body?: string
}): string {
  const lines = Object.entries(parts.headers).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((value) => `${name}: ${value}`),
  )
  return [parts.line, ...lines, '', parts.body ?? ''].join('\r\n')
}
