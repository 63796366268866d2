/** Lists read anew around a change: those that it rests on, and nothing else. */
import type { Reading } from '#daemon/core/change-port.ts'
import type { ChangeRefusal } from '#shared/changes.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { IsoTime } from '#shared/time.ts'
import type { Miss } from './envelope.ts'
import type { Pass, PassResult } from './pass.ts'
import { readAccount } from './read-account.ts'
import { readInvitation } from './read-invitations.ts'
import { readMembers, readOrganisations } from './read-organisation.ts'

const refusalByMiss = {
  rejected: 'no-permission',
  refused: 'no-permission',
  'not-found': 'not-offered',
  'not-enabled': 'not-offered',
  invalid: 'not-offered',
  asynchronous: 'not-understood',
  odd: 'not-understood',
  'rate-limited': 'unreachable',
  failed: 'unreachable',
} as const satisfies Record<Miss['type'], ChangeRefusal>

/** `ok` only where each was heard: what was known before is not enough to change something by. */
export async function reread(
  pass: Pass,
  readings: readonly Reading[],
  now: IsoTime,
): Promise<Result<null, ChangeRefusal>> {
  for (const reading of readings) {
    const result = await readOne(pass, reading, now)
    // what was called off leaves no result
    if (result === undefined) return err('unreachable')
    // far fewer than before: what is there now has to be looked at first
    if (result === 'kept-back') return err('changed-meanwhile')
    if (result !== 'heard') return err(refusalByMiss[result.type])
  }
  return ok(null)
}

async function readOne(pass: Pass, reading: Reading, now: IsoTime): Promise<PassResult | undefined> {
  const { results, kept } = pass
  switch (reading.list) {
    case 'organisations':
      await readOrganisations(pass)
      return results.get('organisations')
    case 'members': {
      const { organisation } = reading
      // left meanwhile: the list of organisations says so
      if (!kept.lists.has(organisation)) return 'heard'
      await readMembers(pass, organisation, await kept.openLists(organisation))
      return results.get(`members/${organisation}`)
    }
    case 'invitation': {
      const { organisation, whose } = reading
      const invited = Array.from(kept.lists.get(organisation)?.members.values() ?? []).find(
        (member) => member.kind === 'invited' && member.id.startsWith('i') && whose(member),
      )
      if (invited === undefined) return 'heard'
      return (await readInvitation(pass, organisation, invited.id, now)) ?? 'heard'
    }
    case 'profile':
    case 'phones':
    case 'emails':
    case 'passwords':
      break
  }
  await readAccount(pass, reading.list === 'profile' ? [] : [reading.list])
  return results.get(reading.list) ?? results.get('profile')
}
