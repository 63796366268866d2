/** A name server on loopback (RFC 1035) that knows TXT records alone, and what it was asked. */
import { createSocket } from 'node:dgram'
import { once } from 'node:events'

export interface DnsServer {
  /** `127.0.0.1:PORT` */
  readonly address: string
  /** Names in the order in which they were asked for. */
  readonly asked: string[]
  /** `'silent'`: asked for, and never answered. What is not there does not exist. */
  readonly records: Map<string, string>
  stop(): void
}

export async function startDns(): Promise<DnsServer> {
  const socket = createSocket('udp4')
  const asked: string[] = []
  const records = new Map<string, string>()
  socket.on('message', (query, from) => {
    const { name, end } = questionIn(query)
    asked.push(name)
    const text = records.get(name)
    if (text !== 'silent') socket.send(answerTo(query.subarray(0, end), text), from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const { port } = socket.address()
  return { address: `127.0.0.1:${String(port)}`, asked, records, stop: () => socket.close() }
}

function questionIn(query: Buffer): { name: string; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length).toLowerCase())
    at += 1 + length
  }
  return { name: labels.join('.'), end: at + 5 }
}

function answerTo(question: Buffer, text: string | undefined): Buffer {
  const head = Buffer.from(question)
  head.writeUInt16BE(text === undefined ? 0x8183 : 0x8180, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(text === undefined ? 0 : 1, 6)
  head.writeUInt32BE(0, 8)
  if (text === undefined) return head
  const pieces = text.match(/.{1,255}/gs) ?? ['']
  const data = Buffer.concat(pieces.map((piece) => Buffer.from([piece.length, ...Buffer.from(piece)])))
  const record = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, data.length >> 8, data.length & 255])
  return Buffer.concat([head, record, data])
}
