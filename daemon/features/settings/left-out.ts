/** Forgets which organisations were left out of the badge once no login sees them any more. */
import { organisationIds } from '../../core/organisations.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import type { Document } from '../../core/store.ts'
import type { Settings } from '#shared/settings.ts'

export async function forgetLeftOut(
  document: Document<Settings>,
  { connections }: Pick<Snapshot, 'connections'>,
): Promise<void> {
  const { ids, isWhole } = organisationIds(connections)
  if (!isWhole || document.value.leftOut.every((id) => ids.has(id))) return
  // in the backup as well
  for (let copies = 2; copies > 0; copies -= 1)
    await document.change((before) => ({ ...before, leftOut: before.leftOut.filter((id) => ids.has(id)) }))
}
