/** The daemon's door for browsers: loopback, on both address families. */
import type { AddressInfo } from 'node:net'
import { err, ok, type Result } from '#shared/result.ts'
import { bind, close, createHttpServer, type Fetch } from './http-server.ts'

export interface Listening {
  /** `http://127.0.0.1:PORT`, and `http://[::1]:PORT` unless this machine has no `::1`. */
  readonly addresses: readonly string[]
  readonly port: number
  /** Ends kept connections at once, and after a second what is still being answered. */
  close(): Promise<void>
}

/** Nothing is bound then. */
export interface ListenFault {
  readonly type: 'address-in-use' | 'not-permitted'
  readonly address: string
}

const faults: Readonly<Record<string, ListenFault['type']>> = {
  EADDRINUSE: 'address-in-use',
  EACCES: 'not-permitted',
}

function faultAt(address: string, error: NodeJS.ErrnoException): ListenFault {
  const type = faults[error.code ?? '']
  if (type === undefined) throw error
  return { type, address }
}

/** The machine has no `::1` (an IPv6 switched off, a container without it). */
const isAbsent = ({ code }: NodeJS.ErrnoException) => code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT'

/**
 * Holds both addresses or none: in Chromium `localhost` reaches whoever sits on the one left free.
 * @param port 0 takes one that is free on both
 */
export async function listen(options: {
  fetch: Fetch
  port: number
}): Promise<Result<Listening, ListenFault>> {
  for (;;) {
    const four = createHttpServer(options.fetch)
    const failed = await bind(four, { host: '127.0.0.1', port: options.port, exclusive: true })
    if (failed !== null) return err(faultAt(`127.0.0.1:${String(options.port)}`, failed))
    const { port } = four.address() as AddressInfo
    const addresses = [`http://127.0.0.1:${String(port)}`]
    const six = createHttpServer(options.fetch)
    const failedSix = await bind(six, { host: '::1', port, ipv6Only: true, exclusive: true })
    if (failedSix === null) addresses.push(`http://[::1]:${String(port)}`)
    else if (!isAbsent(failedSix)) {
      await close(four)
      if (options.port === 0 && failedSix.code === 'EADDRINUSE') continue
      return err(faultAt(`[::1]:${String(port)}`, failedSix))
    }
    const servers = failedSix === null ? [four, six] : [four]
    return ok({ addresses, port, close: async () => void (await Promise.all(servers.map(close))) })
  }
}
