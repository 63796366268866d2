/** Sessions live in memory, as hashes, and end with the daemon. */
import { MINUTE } from '#shared/time.ts'
import { base64url, SECRET_BYTES, secretBytes, sha256, type Random } from './secret.ts'

const IDLE = 15 * MINUTE
/** A browser that keeps asking for sessions loses its oldest. */
const MAX_PER_CLIENT = 8

/** @param monotonic ms on a clock that nobody can set */
export function createSessions(monotonic: () => number, random: Random) {
  /** By the hash of the token: a look-up says nothing about how near a guess was. Least lately used first. */
  const sessions = new Map<string, { readonly client: string; readonly usedAt: number }>()

  const drop = (concerned: (session: { client: string; usedAt: number }) => boolean, keep = 0) => {
    const keys = [...sessions].filter(([, session]) => concerned(session)).map(([key]) => key)
    for (const key of keys.slice(0, Math.max(0, keys.length - keep))) sessions.delete(key)
  }
  const isIdle = ({ usedAt }: { usedAt: number }) => monotonic() - usedAt >= IDLE

  return {
    /** @returns the token, which is not kept */
    open(client: string): string {
      drop(isIdle)
      drop((session) => session.client === client, MAX_PER_CLIENT - 1)
      const bytes = random(SECRET_BYTES)
      sessions.set(keyOf(bytes), { client, usedAt: monotonic() })
      return base64url(bytes)
    },
    /** The client whose live session this is, which thereby lives on. */
    use(token: string): string | null {
      const bytes = secretBytes(token)
      if (bytes === null) return null
      const key = keyOf(bytes)
      const session = sessions.get(key)
      if (session === undefined) return null
      sessions.delete(key)
      if (isIdle(session)) return null
      sessions.set(key, { client: session.client, usedAt: monotonic() })
      return session.client
    },
    endFor: (client: string) => drop((session) => session.client === client),
  }
}

const keyOf = (token: Uint8Array) => sha256(token).toString('hex')
