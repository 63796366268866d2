/** Checks a message with what this computer knows; nothing of it is kept. */
import type { Clock } from './core/clock.ts'
import type { Snapshot } from './core/snapshot.ts'
import { createTurns } from './core/turns.ts'
import {
  messageFactsOf,
  type MessageFacts,
  type MessageNeeds,
  type RecentActivity,
} from './features/messages/facts.ts'
import { checkApart } from './features/messages/reading/apart.ts'
import { guardedNames } from './features/sites/guarded.ts'
import type { MessageReport, MessageRequest } from '#shared/messages.ts'
import type { Locks } from '#shared/managed.ts'
import type { Settings } from '#shared/settings.ts'
import type { IsoTime } from '#shared/time.ts'

export interface Messages {
  readonly check: (request: MessageRequest) => Promise<MessageReport>
  readonly facts: (needs: MessageNeeds) => Promise<MessageFacts>
}

export function openMessages({
  clock,
  snapshot,
  settings,
  locks,
  recent,
  dns,
}: {
  readonly clock: Clock
  readonly snapshot: () => { readonly snapshot: Snapshot }
  readonly settings: () => Settings
  readonly locks: Locks
  /** The activity of a login between two moments. */
  readonly recent: (login: string, from: IsoTime, to: IsoTime) => Promise<RecentActivity>
  /** Asked in place of the system's server. */
  readonly dns: { readonly host: string; readonly port: number } | null
}): Messages {
  // each is a process of half a gigabyte at most: one at a time
  const turns = createTurns()
  const facts = async (needs: MessageNeeds) => {
    const { connections } = snapshot().snapshot
    const told = await Promise.all(connections.map(({ name }) => recent(name, needs.from, needs.to)))
    return messageFactsOf(snapshot().snapshot, told, needs, clock.now())
  }
  return {
    facts,
    check({ mail, cut, receiver }) {
      const { messages } = settings()
      const how = {
        cut,
        receiver: locks['messages.receiver'] ?? receiver ?? messages.receiver,
        dns: messages.dns ? { server: dns && `${dns.host}:${String(dns.port)}` } : null,
        now: clock.now(),
      }
      return turns.inTurn(() =>
        checkApart(Buffer.from(mail, 'latin1'), how, async (needs) => ({
          facts: await facts(needs),
          guarded: guardedNames(snapshot().snapshot),
        })),
      )
    },
  }
}
