/** Sessions live in memory, as hashes, and end with the daemon. */
import { MINUTE } from '#shared/time.ts'
import { base64url, SECRET_BYTES, secretBytes, sha256, type Random } from './secret.ts'

const IDLE = 15 * MINUTE
/** A browser that keeps asking for sessions loses its oldest. */
const MAX_PER_CLIENT = 8

interface Session {
  readonly client: string
  /** Drawn apart from the token, which nobody learns from it. */
  readonly name: string
  readonly usedAt: number
}

/**
 * @param monotonic ms on a clock that nobody can set
 * @param ended told the name of each that is dropped; an idle one is dropped when the next is opened, or when it is used too late
 */
export function createSessions(
  monotonic: () => number,
  random: Random,
  ended: (name: string) => void = () => undefined,
) {
  /** By the hash of the token: a look-up says nothing about how near a guess was. Least lately used first. */
  const sessions = new Map<string, Session>()

  const drop = (concerned: (session: Session) => boolean, keep = 0) => {
    const found = [...sessions].filter(([, session]) => concerned(session))
    for (const [key, { name }] of found.slice(0, Math.max(0, found.length - keep))) {
      sessions.delete(key)
      ended(name)
    }
  }
  const isIdle = ({ usedAt }: Session) => monotonic() - usedAt >= IDLE

  return {
    /** @returns the token, which is not kept */
    open(client: string): string {
      drop(isIdle)
      drop((session) => session.client === client, MAX_PER_CLIENT - 1)
      const bytes = random(SECRET_BYTES)
      const name = Buffer.from(random(8)).toString('hex')
      sessions.set(keyOf(bytes), { client, name, usedAt: monotonic() })
      return base64url(bytes)
    },
    /** The live session of that token, which thereby lives on. */
    use(token: string): Pick<Session, 'client' | 'name'> | null {
      const bytes = secretBytes(token)
      if (bytes === null) return null
      const key = keyOf(bytes)
      const session = sessions.get(key)
      if (session === undefined) return null
      sessions.delete(key)
      if (isIdle(session)) {
        ended(session.name)
        return null
      }
      sessions.set(key, { ...session, usedAt: monotonic() })
      return session
    },
    endFor: (client: string) => drop((session) => session.client === client),
  }
}

const keyOf = (token: Uint8Array) => sha256(token).toString('hex')
