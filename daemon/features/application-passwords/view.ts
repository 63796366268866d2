/** The page's picture of each login's application passwords. Pure over the snapshot and what is kept. */
import type { Snapshot } from '#daemon/core/snapshot.ts'
import type { Account } from '#shared/account.ts'
import { PASSWORD_IDLE, type ApplicationPasswords } from '#shared/application-passwords.ts'
import { isKnown, read, unknown } from '#shared/fact.ts'
import { epoch, type IsoTime } from '#shared/time.ts'
import type { KeptTools } from './tools.ts'

export function toolsView(
  { connections }: Snapshot,
  tools: { get(login: string): KeptTools | null },
  now: IsoTime,
): ApplicationPasswords[] {
  return connections.map(({ name, account }) => {
    const record = read(account, now)
    const passwords: Account['applicationPasswords'] = isKnown(record)
      ? record.known.applicationPasswords
      : unknown(record.unknown)
    const kept = tools.get(name)
    const listed = isKnown(passwords) ? passwords.known : []
    return {
      connection: name,
      email: isKnown(account.told) ? account.told.known.email : null,
      passwords,
      ...account.by,
      purposes: { ...kept?.purposes },
      unseen: [...(kept?.unseen ?? [])],
      idle: listed
        .filter(
          ({ lastUsedAt: at }) =>
            isKnown(at) && (at.known === null || epoch(at.known) < epoch(now) - PASSWORD_IDLE),
        )
        .map(({ id }) => id),
      switchedOnAt: kept?.switchedOnAt ?? null,
      doneAt: kept?.doneAt ?? null,
    }
  })
}
