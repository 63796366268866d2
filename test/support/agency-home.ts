/** A home in whose sandbox Anna looks after a second organisation, too. */
import { join } from 'node:path'
import { join as joinOrganisation } from '#daemon/sandbox/membership.ts'
import { createSaver } from '#daemon/sandbox/persistence.ts'
import { smallState } from '#daemon/sandbox/small.ts'
import { temporaryFolder } from './latchkey.ts'

export async function agencyHome(): Promise<string> {
  const home = await temporaryFolder()
  const now = Date.now()
  const state = smallState(now)
  const [atelier] = state.organisations
  const [anna, , chiara] = state.people
  if (!atelier || !anna || !chiara) throw new Error('the sandbox has nobody')
  const second = { ...atelier, id: 48311, name: 'Fondation du Lac', requires2fa: true }
  state.organisations.push(second)
  joinOrganisation(state, anna, second, 'admin', now)
  joinOrganisation(state, chiara, second, 'owner', now)
  const saver = createSaver(join(home, 'manager'), state)
  saver.save()
  await saver.settled()
  return home
}
