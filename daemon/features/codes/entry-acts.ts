/** What is done with entries: leave to see codes of one, a code, other names and places for it, and all of them in a file. */
import type { ClockOff } from '#daemon/core/clock-off.ts'
import type { Clock } from '#daemon/core/clock.ts'
import { StoreWriteError } from '#daemon/core/store.ts'
import type { Locked } from '#daemon/core/vault.ts'
import type { CodeChange } from '#shared/code-calls.ts'
import type { CodeAnswer, CodeEntry } from '#shared/codes.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { epoch, iso, type IsoTime } from '#shared/time.ts'
import type { Entries, EntryFault } from './entries.ts'
import { writeCodeFile } from './files/write-code-file.ts'
import { GRANT_LIFE, type Grants } from './grants.ts'
import { renamed } from './naming.ts'
import type { ReadCode } from './reading/read-code.ts'
import { countedAnswer, timedAnswer } from './shown.ts'

interface Shown {
  readonly answer: CodeAnswer
  /** Once for each grant, and for each code by a counter: what the journal is told. */
  readonly isFirst: boolean
}

export interface EntryActs {
  /** As `Entries.list`, without names of logins that are not connected any more. */
  list: Entries['list']
  revision: Entries['revision']
  grant(session: string, id: string): Result<{ expiresAt: IsoTime }, EntryFault>
  show(session: string, id: string): Promise<Result<Shown, EntryFault | { readonly type: 'no-grant' }>>
  change(
    id: string,
    change: CodeChange,
  ): Promise<Result<CodeEntry, EntryFault | { readonly type: 'bad-shape' }>>
  remove(id: string): Promise<Result<void, EntryFault>>
  restore(id: string): Promise<Result<CodeEntry, EntryFault>>
  /** Every entry that is not removed, in the form that `readCodeFile` reads back. */
  file(passphrase: string): Promise<Result<{ file: Uint8Array; codes: number }, Locked>>
}

export function createEntryActs(deps: {
  readonly entries: Entries
  readonly grants: Grants
  readonly wall: Clock
  readonly clockOff: () => ClockOff | null
  readonly isLogin: (name: string | null) => boolean
}): EntryActs {
  const { entries, grants, wall, clockOff, isLogin } = deps
  // what is sealed cannot be changed when a login goes while it is locked
  const ofNow = (entry: CodeEntry): CodeEntry =>
    isLogin(entry.connection) ? entry : { ...entry, connection: null }

  return {
    revision: () => entries.revision(),
    list() {
      const found = entries.list()
      return found.ok ? ok({ ...found.value, entries: found.value.entries.map(ofNow) }) : found
    },
    grant(session, id) {
      const found = entries.get(id)
      if (!found.ok) return found
      grants.give(session, id)
      return ok({ expiresAt: iso(epoch(wall.now()) + GRANT_LIFE) })
    },
    async show(session, id) {
      const found = entries.get(id)
      if (!found.ok) return found
      if (!grants.has(session, id)) return err({ type: 'no-grant' })
      if (found.value.kind === 'hotp') {
        const counter = await entries.takeCounter(id)
        if (!counter.ok) return counter
        const shown = entries.withSecret(id, (secret, entry) => countedAnswer(entry, secret, counter.value))
        return shown.ok ? ok({ answer: shown.value, isFirst: true }) : shown
      }
      const shown = entries.withSecret(id, (secret, entry) =>
        timedAnswer(entry, secret, epoch(wall.now()), clockOff()),
      )
      if (!shown.ok) return shown
      const isFirst = grants.isFirstUse(session, id)
      // a full disk keeps nobody from signing in
      await entries.touch(id).catch((error: unknown) => {
        if (!(error instanceof StoreWriteError)) throw error
      })
      return ok({ answer: shown.value, isFirst })
    },
    async change(id, { counter, issuer, account, origins, connection }) {
      const found = entries.get(id)
      if (!found.ok) return found
      if (connection !== undefined && !isLogin(connection)) return err({ type: 'bad-shape' })
      if (counter !== undefined && found.value.kind !== 'hotp') return err({ type: 'bad-shape' })
      const changed = await entries.change(id, (kept) => ({
        ...renamed(kept, { issuer, account }),
        ...(origins !== undefined && { origins }),
        ...(connection !== undefined && { connection }),
        ...(counter !== undefined && { counter }),
      }))
      return changed.ok ? ok(ofNow(changed.value)) : changed
    },
    async remove(id) {
      const done = await entries.remove(id)
      if (done.ok) grants.drop({ entry: id })
      return done
    },
    async restore(id) {
      const done = await entries.restore(id)
      return done.ok ? ok(ofNow(done.value)) : done
    },
    async file(passphrase) {
      const found = entries.list()
      if (!found.ok) return found
      const codes: ReadCode[] = []
      try {
        for (const { id } of found.value.entries) {
          // a removed one, or one that does not open, is left out
          const read = entries.withSecret(id, (secret, entry) => ({ ...entry, secret: Buffer.from(secret) }))
          if (read.ok) codes.push(read.value)
        }
        return ok({ file: await writeCodeFile(codes, passphrase), codes: codes.length })
      } finally {
        for (const { secret } of codes) secret.fill(0)
      }
    },
  }
}
