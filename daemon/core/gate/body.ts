/** Units over the body: read by us and never beyond a bound, JSON only, and nothing that could make a later save fail. */
import type { IncomingMessage } from 'node:http'
import { isPairingCall, type Unit, type Visit } from './visit.ts'

export const contentType: Unit = {
  name: 'content-type',
  admit(visit) {
    if (visit.header('content-encoding') !== undefined) return 'bad-content-type'
    if (visit.method === 'GET') return null
    return visit.header('content-type') === 'application/json' ? null : 'bad-content-type'
  },
}

const PAIRING_LIMIT = 1024

/** @param limitOf bytes; the calls before a session get 1 KB */
export const body = (limitOf: (visit: Visit) => number): Unit => ({
  name: 'body',
  async admit(visit) {
    const declared = visit.header('content-length')
    if (visit.method === 'GET') {
      const empty = visit.header('transfer-encoding') === undefined && (declared ?? '0') === '0'
      return empty ? null : 'bad-request'
    }
    const most = isPairingCall(visit) ? PAIRING_LIMIT : limitOf(visit)
    if (Number(declared ?? 0) > most) return 'body-too-large'
    const bytes = await readUpTo(visit.incoming, most)
    if (typeof bytes === 'string') return bytes
    visit.bytes = bytes
    return null
  },
})

/** Stops reading at the bound, without closing: the connection must live on until the answer has left. */
const readUpTo = (incoming: IncomingMessage, most: number) =>
  new Promise<Buffer | 'body-too-large' | 'bad-request'>((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const finish = (outcome: Buffer | 'body-too-large' | 'bad-request') => {
      incoming.off('data', onData).off('end', onEnd).off('close', onCut).off('error', onCut)
      resolve(outcome)
    }
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size <= most) return chunks.push(chunk)
      incoming.pause()
      return finish('body-too-large')
    }
    const onEnd = () => finish(Buffer.concat(chunks))
    const onCut = () => finish('bad-request')
    incoming.on('data', onData).on('end', onEnd).on('close', onCut).on('error', onCut)
  })

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const json: Unit = {
  name: 'json',
  admit(visit) {
    if (visit.bytes === undefined || visit.bytes.length === 0) return null
    try {
      visit.body = JSON.parse(utf8.decode(visit.bytes))
    } catch {
      return 'bad-request'
    }
    return faultIn(visit.body)
  },
}

const MAX_DEPTH = 32
const poisonous: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** `JSON.parse` takes a depth at which `JSON.stringify` throws, an infinite number, and half a character. Walked without recursion. */
function faultIn(root: unknown): 'too-deep' | 'bad-shape' | null {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next
    if (typeof value === 'string' && !value.isWellFormed()) return 'bad-shape'
    if (typeof value === 'number' && !Number.isFinite(value)) return 'bad-shape'
    if (typeof value !== 'object' || value === null) continue
    if (depth >= MAX_DEPTH) return 'too-deep'
    for (const [key, inner] of Object.entries(value)) {
      if (poisonous.has(key) || !key.isWellFormed()) return 'bad-shape'
      open.push({ value: inner, depth: depth + 1 })
    }
  }
  return null
}
