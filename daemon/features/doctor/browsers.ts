/** Whether the browsers are there, keep their rules, and show what they are told to; and whether notices arrive elsewhere. Pure. */
import type { DeliveryFault } from '#shared/notice-channels.ts'
import { DAY, type IsoTime } from '#shared/time.ts'
import { isOlder } from './keeping.ts'
import type { Sights } from './sights.ts'
import { verdict, type Verdict } from './verdict.ts'

const UNHEARD = 30 * DAY

/** @param named whether browsers may be told by the names that they gave themselves */
export function judgeBrowsers(browsers: Sights['browsers'], now: IsoTime, named: boolean): Verdict {
  const used = browsers.map(({ createdAt, lastUsedAt }) => lastUsedAt ?? createdAt)
  const last = used.toSorted().at(-1)
  const unheard = used.filter((at) => isOlder(at, UNHEARD, now)).length
  const data = {
    browsers: browsers.length,
    unheard,
    lastUsedAt: last ?? null,
    ...(named && { names: browsers.map(({ name }) => name) }),
  }
  if (last === undefined) return verdict('warning', 'browsers.none', {}, data)
  if (unheard > 0) return verdict('warning', 'browsers.unheard', { count: unheard }, data)
  return verdict('ok', 'browsers.heard', { count: browsers.length, when: { at: last } }, data)
}

const broken = ['missed', 'returned', 'breach']

export function judgeRules(rules: Sights['rules'], named: boolean): Verdict {
  const countOf = (verdicts: readonly string[]) =>
    rules.filter(({ verdict }) => verdicts.includes(verdict)).length
  const [bad, shut, unseen] = [countOf(broken), countOf(['shut']), countOf(['unseen'])]
  const data = {
    rules: rules.length,
    broken: bad,
    shut,
    unseen,
    ...(named && { sites: rules.map(({ site }) => site) }),
  }
  if (rules.length === 0) return verdict('skipped', 'rules.none', {}, data)
  if (bad > 0) return verdict('fault', 'rules.broken', { count: bad }, data)
  if (shut > 0) return verdict('warning', 'rules.shut', { count: shut }, data)
  if (unseen > 0) return verdict('warning', 'rules.unseen', { count: unseen }, data)
  return verdict('ok', 'rules.held', { count: rules.length }, data)
}

export function judgeRights(rights: Sights['rights']): Verdict {
  const weak = rights.filter((one) => one.weak.length > 0)
  const what = [...new Set(weak.flatMap((one) => one.weak))].sort()
  const data = { browsers: rights.length, weak: what }
  if (rights.length === 0) return verdict('skipped', 'rights.none', {}, data)
  if (weak.length === 0) return verdict('ok', 'rights.fine', {}, data)
  return verdict('warning', 'rights.weak', { count: weak.length, what: { all: what } }, data)
}

export function judgeNotices({ on, last }: Sights['notices']): Verdict {
  const data = { on, lastAt: last?.at ?? null, took: last?.took ?? null }
  if (!on) return verdict('skipped', 'notices.off', {}, data)
  // nobody knows yet whether the desktop shows them
  if (last === null) return verdict('unknown', 'notices.untried', {}, data)
  return verdict(
    last.took ? 'ok' : 'warning',
    last.took ? 'notices.took' : 'notices.refused',
    {
      when: { at: last.at },
    },
    data,
  )
}

export function judgeWays(
  ways: Sights['ways'],
  why: (fault: DeliveryFault) => string,
  named: boolean,
): Verdict {
  const tried = ways.filter(({ last }) => last !== null)
  const faults = ways.flatMap(({ name, last }) => (last?.fault ? [{ name, fault: last.fault }] : []))
  const data = {
    ways: ways.length,
    faults: [...new Set(faults.map(({ fault }) => fault))],
    ...(named && { names: ways.map(({ name }) => name) }),
  }
  if (ways.length === 0) return verdict('skipped', 'ways.none', {}, data)
  if (tried.length === 0) return verdict('unknown', 'ways.untried', {}, data)
  const said = faults.map(({ name, fault }) => (named ? `${name}: ${why(fault)}` : why(fault)))
  if (faults.length > 0)
    return verdict(
      'warning',
      'ways.failed',
      { count: faults.length, why: [...new Set(said)].join(' ') },
      data,
    )
  return verdict('ok', 'ways.fine', { count: tried.length }, data)
}
