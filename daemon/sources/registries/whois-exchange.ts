/** One question over TCP and all of the answer (RFC 3912): bounded in time and size, to a public address or none. */
import { connect } from 'node:net'
import { FORBIDDEN, lookupOf, type Resolve } from '#daemon/core/guarded-lookup.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { MAX_WHOIS_BYTES } from './whois-answer.ts'
import type { WhoisServer } from './whois-servers.ts'

export type ExchangeFault = 'timeout' | 'aborted' | 'too-large' | 'refused-address' | 'network'

const TIMEOUT = 10_000

/**
 * Never rejects. An answer that ends otherwise than by the server closing it is none: half of one may say the opposite.
 * @param options.reach which addresses the server may have: the world's, or for development this computer's alone
 */
export function exchange(
  server: WhoisServer,
  question: string,
  options: {
    readonly reach: 'public' | 'loopback'
    readonly resolve?: Resolve | undefined
    readonly signal: AbortSignal
    readonly timeoutMs?: number
  },
): Promise<Result<Uint8Array, ExchangeFault>> {
  const { reach, resolve, signal, timeoutMs = TIMEOUT } = options
  return new Promise((settle) => {
    const chunks: Buffer[] = []
    let size = 0
    const socket = connect({ ...server, lookup: lookupOf(reach, resolve), autoSelectFamily: true })
    const timer = setTimeout(() => end(err('timeout')), timeoutMs)
    const abort = () => end(err('aborted'))
    const end = (result: Result<Uint8Array, ExchangeFault>) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
      socket.destroy()
      settle(result)
    }
    signal.addEventListener('abort', abort, { once: true })
    if (signal.aborted) abort()
    socket.once('connect', () => socket.write(`${question}\r\n`))
    socket.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > MAX_WHOIS_BYTES) end(err('too-large'))
      else chunks.push(chunk)
    })
    socket.once('end', () => end(ok(Buffer.concat(chunks))))
    // A server may cut the line at any moment, also after the end.
    socket.on('error', (error: NodeJS.ErrnoException) =>
      end(err(error.code === FORBIDDEN ? 'refused-address' : 'network')),
    )
  })
}
