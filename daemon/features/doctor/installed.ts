/** Whether what was installed around the daemon is whole and this user's own. Pure. */
import type { Sights } from './sights.ts'
import { verdict, type Verdict } from './verdict.ts'

export function judgeService({ kept, runs, whole }: Sights['service']): Verdict {
  const data = { kept, runs, whole }
  if (kept === null) return verdict('skipped', 'service.none', {}, data)
  if (kept === 'absent') return verdict('skipped', 'service.absent', {}, data)
  if (kept === 'foreign') return verdict('warning', 'service.foreign', {}, data)
  if (!whole) return verdict('fault', 'service.broken', {}, data)
  return runs ? verdict('ok', 'service.runs', {}, data) : verdict('warning', 'service.stopped', {}, data)
}

/** What is worst is told. */
export function judgeNative(states: Sights['native']): Verdict {
  const countOf = (state: Sights['native'][number]) => states.filter((one) => one === state).length
  const [open, broken, foreign] = [countOf('open'), countOf('broken'), countOf('foreign')]
  const count = countOf('installed')
  const data = { open, broken, foreign, installed: count }
  if (open > 0) return verdict('fault', 'native.open', { count: open }, data)
  if (broken > 0) return verdict('warning', 'native.broken', { count: broken }, data)
  if (foreign > 0) return verdict('warning', 'native.foreign', { count: foreign }, data)
  if (count === 0) return verdict('skipped', 'native.absent', {}, data)
  return verdict('ok', 'native.ready', { count }, data)
}
