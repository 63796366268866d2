/** Who answers at the daemon's port: nobody is asked anything, since what a stranger would say proves nothing. */
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { holderOf } from './port-holder.ts'
import type { Sights } from './sights.ts'

const FAMILIES = ['127.0.0.1', '::1'] as const
/** Loopback answers at once or not at all, in ms. */
const PATIENCE = 1_000

const written = (host: string, port: number) =>
  host === '::1' ? `[::1]:${String(port)}` : `${host}:${String(port)}`

/** @param known by the daemon's own socket: `held` are addresses such as `127.0.0.1:47600` */
export async function seePort(
  known: Pick<Sights['port'], 'port' | 'expected' | 'held' | 'hung'>,
): Promise<Sights['port']> {
  const { port, held } = known
  const strangers: string[] = []
  for (const host of FAMILIES) {
    const address = written(host, port)
    if (held?.includes(address) !== true && (await answers(host, port))) strangers.push(address)
  }
  const stranger = strangers.length > 0 && !known.hung ? await holderOf(port) : null
  return { ...known, strangers, stranger, six: hasSix() }
}

const hasSix = () =>
  Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'))

function answers(host: string, port: number): Promise<boolean> {
  if (port === 0) return Promise.resolve(false)
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PATIENCE })
    const end = (answered: boolean) => () => {
      socket.destroy()
      resolve(answered)
    }
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false))
  })
}
