/** Who may talk to the daemon: a list of small rules in a fixed order, on every path and method. */
import type { MiddlewareHandler } from 'hono'
import type { ErrorCode } from '#shared/errors.ts'
import { refuse, safeHeaders } from './answer.ts'
import type { Caller, Env } from './caller.ts'
import { authentication, type Authenticator } from './gate/authentication.ts'
import { body, contentType, json } from './gate/body.ts'
import { clientHeader, fetchMetadata, notFromBrowser, origin } from './gate/browser.ts'
import { headers, host, method, target, upgrade } from './gate/head.ts'
import { peer } from './gate/peer.ts'
import { importLimitOf, isHealth, visitOf, type Unit, type Visit } from './gate/visit.ts'

/** What was refused and by which rule. The strings are the sender's: at most 200 characters, any of them. */
export interface Refusal {
  readonly code: ErrorCode
  readonly unit: string
  readonly method: string
  readonly path: string
  readonly origin: string | null
}

const BODY_LIMIT = 64 * 1024
/** The command line sends whole files: an import, a message under check. */
const LOCAL_BODY_LIMIT = 16 * 1024 * 1024

/** The rules for loopback, in order. */
export const gateUnits = (deps: { port: number; authenticator: Authenticator }): readonly Unit[] => [
  headers,
  host(deps.port),
  upgrade,
  target,
  method,
  healthForAll,
  origin((origin) => deps.authenticator.isPaired(origin)),
  fetchMetadata,
  clientHeader,
  peer,
  contentType,
  body((visit) => limitOf(visit, deps.authenticator)),
  json,
  authentication(deps.authenticator),
]

/**
 * A file is taken only from who has a session. Asked here only where it makes a difference; whether the call is let through
 * the last unit says.
 */
function limitOf(visit: Visit, authenticator: Authenticator): number {
  const most = importLimitOf(visit)
  if (most === null || Number(visit.header('content-length') ?? 0) <= BODY_LIMIT) return BODY_LIMIT
  const found = authenticator.authenticate(visit.header('authorization'), visit.header('origin') ?? null)
  // a script only reads: its list would be read in vain
  return found.ok && found.value.kind === 'browser' ? most : BODY_LIMIT
}

/** `GET /health` asks only for what stands above this line. */
const healthForAll: Unit = {
  name: 'health',
  admit(visit) {
    if (isHealth(visit)) visit.caller = { kind: 'stranger' }
    return null
  },
}

const whoHasTheSocket: Unit = {
  name: 'local',
  admit(visit) {
    visit.caller = { kind: 'local' }
    return null
  },
}

const localUnits: readonly Unit[] = [
  headers,
  upgrade,
  notFromBrowser,
  target,
  method,
  contentType,
  body(() => LOCAL_BODY_LIMIT),
  json,
  whoHasTheSocket,
]

/** The gate of the loopback listener: what it lets pass has a caller and a bounded, parsed body. */
export const createGate = (deps: {
  port: number
  authenticator: Authenticator
  onRefusal: (refusal: Refusal) => void
}): MiddlewareHandler<Env> => gateOf(gateUnits(deps), deps.onRefusal)

/** The gate of the command line's socket: its file mode is the authentication, so it only keeps browsers out. */
export const createLocalGate = (deps: { onRefusal: (refusal: Refusal) => void }): MiddlewareHandler<Env> =>
  gateOf(localUnits, deps.onRefusal)

/** A gate of these units alone. A visitor whom the last unit has left without a caller is refused. */
export const gateOf =
  (units: readonly Unit[], onRefusal: (refusal: Refusal) => void): MiddlewareHandler<Env> =>
  async (c, next) => {
    const visit = visitOf(c.env.incoming)
    const outcome = await judge(units, visit)
    if ('code' in outcome) {
      onRefusal({
        ...outcome,
        method: visit.method,
        path: visit.path.slice(0, 200),
        origin: visit.header('origin')?.slice(0, 200) ?? null,
      })
      c.res = refuse(c, outcome.code)
    } else {
      c.set('caller', outcome)
      c.set('body', visit.body)
      await next()
    }
    for (const [name, value] of Object.entries(safeHeaders)) c.res.headers.set(name, value)
  }

/** Ends at the first refusal, or at the unit that says who the caller is. */
async function judge(units: readonly Unit[], visit: Visit): Promise<Caller | Pick<Refusal, 'code' | 'unit'>> {
  for (const unit of units) {
    const code = await unit.admit(visit)
    if (code !== null) return { code, unit: unit.name }
    if (visit.caller !== undefined) return visit.caller
  }
  return { code: 'unauthorized', unit: 'none' }
}
