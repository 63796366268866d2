/** Whose call it is. */
import { DAY } from '#shared/time.ts'
import type { Token } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'

/** The provider switches off a token that was not used for a year. */
const UNUSED_DAYS = 365

export function tokenOf(world: World, header: string | undefined): Token | undefined {
  const text = /^Bearer (\S+)$/i.exec(header ?? '')?.[1]
  const now = world.at()
  return world.state.tokens.find(
    ({ token, createdAt, lastUsedAt, expiresAt }) =>
      token === text &&
      (expiresAt === null || now < expiresAt) &&
      now - (lastUsedAt ?? createdAt) < UNUSED_DAYS * DAY,
  )
}
