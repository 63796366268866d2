/** Events from before the sandbox began: each follows from its number alone, so a hundred thousand cost nothing to keep. */
import { MINUTE } from '#shared/time.ts'
import type { Activity, State } from './state.ts'

const KINDS = [
  'signed-in',
  'signed-in',
  'signed-in',
  'signed-out',
  'wrong-password',
  'profile-changed',
] as const

/** @param back 0 for the newest event before `foundedAt`, 1 for the one before it, and so on */
function pastEvent(state: State, back: number): Activity {
  const roll = scatter(back)
  return {
    at: state.foundedAt - (back + 1) * 5 * MINUTE,
    memberId: state.members[roll % state.members.length]?.id ?? 0,
    kind: KINDS[(roll >>> 8) % KINDS.length] ?? 'signed-in',
    detail: '',
    // Documentation addresses (RFC 5737).
    ip: `198.51.100.${1 + ((roll >>> 16) % 250)}`,
  }
}

/** Newest first, from `skip` on. */
export function recentActivity(state: State, skip: number, count: number): Activity[] {
  const fresh = state.activity.length
  const end = Math.min(skip + count, fresh + state.historyLength)
  const rows: Activity[] = []
  for (let place = skip; place < end; place++) {
    const event = place < fresh ? state.activity[fresh - 1 - place] : pastEvent(state, place - fresh)
    if (event !== undefined) rows.push(event)
  }
  return rows
}

/** A fixed hash of a whole number: the same world every time. */
export function scatter(value: number): number {
  let hash = Math.imul(value ^ 0x9e3779b9, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
