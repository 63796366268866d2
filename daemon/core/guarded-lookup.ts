/** Looks names up for a connection, and refuses those that lead where it may not go: judged where it connects, so no second answer counts. */
import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { isWithin, type Reach } from './addresses.ts'

export type Resolve = (
  host: string,
  options: { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses?: LookupAddress[]) => void,
) => void

/** The code of the error where a name leads to an address that may not be dialled. */
export const FORBIDDEN = 'ELATCHKEYFORBIDDEN'

/** Looks names up for a connection that may lead to such addresses alone. */
export function lookupOf(reach: Reach, resolve: Resolve = systemLookup): LookupFunction {
  return (hostname, options, done) => {
    const give = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[] = []) => {
      const [first] = addresses
      if (error !== null || first === undefined) return done(error ?? new Error('no address'), '', 0)
      // One forbidden address among good ones is how a rebinding answer looks: refuse them all.
      if (addresses.some(({ address }) => !isWithin(reach, address)))
        return done(Object.assign(new Error('forbidden address'), { code: FORBIDDEN }), '', 0)
      return options.all === true ? done(null, addresses) : done(null, first.address, first.family)
    }
    // RFC 6761, section 6.3: these names are loopback, and many resolvers do not know them.
    if (hostname.endsWith('.localhost')) give(null, [{ address: '127.0.0.1', family: 4 }])
    else resolve(hostname, { all: true }, give)
  }
}
