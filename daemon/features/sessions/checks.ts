/** What the sessions of the paired browsers must hold to (guide: authenticate on every browser opening). */
import { check, type CheckRow, type Judgement, type Subjects } from '../../core/check.ts'
import type { SiteSnapshot } from '../../core/snapshot.ts'
import { fact, field, known } from '#shared/fact.ts'
import type { Evidence } from '#shared/findings.ts'
import { daysBetween, type IsoTime } from '#shared/time.ts'
import { isSnoozed, isUnseen } from './judgement.ts'

/**
 * What was bad stays bad until the browser is heard of again: silence mends nothing. What was good is then not judged at all, and
 * `session-browser-unseen` says in one row why. So none of these facts grows old.
 */
const judged = (
  { site, seenAt }: { readonly site: SiteSnapshot; readonly seenAt: IsoTime },
  seen: Evidence | null,
  now: IsoTime,
): Judgement => {
  if (seen) return { seen }
  return isUnseen(seenAt, now) || isSnoozed(site, now) ? null : 'ok'
}

const whoAndWhen = ({ browser: { name, seenAt } }: Subjects['browser']) => ({
  seenAt,
  name: field(seenAt, () => known(name)),
})
const siteAndBrowser = (subject: Subjects['site']) => ({ site: subject.siteFact, ...whoAndWhen(subject) })

export const siteChecks: readonly CheckRow<'site'>[] = [
  check({
    id: 'session-breach',
    scope: 'site',
    severity: 'critical',
    action: 'open-sessions',
    counted: 'each',
    needs: siteAndBrowser,
    test: ({ name, ...subject }, now) => {
      const { breach } = subject.site
      return judged(subject, breach && { name, state: breach.kind, date: breach.at, left: breach.left }, now)
    },
  }),
  check({
    id: 'session-start-missed',
    scope: 'site',
    severity: 'warning',
    action: 'open-sessions',
    counted: 'together',
    needs: siteAndBrowser,
    test: ({ name, ...subject }, now) => {
      const { missedAt } = subject.site
      return judged(subject, missedAt && { name, date: missedAt }, now)
    },
  }),
  check({
    id: 'session-cookie-returned',
    scope: 'site',
    severity: 'warning',
    action: 'open-sessions',
    counted: 'each',
    needs: siteAndBrowser,
    test: ({ name, ...subject }, now) => {
      const { returnedAt } = subject.site
      return judged(subject, returnedAt && { name, date: returnedAt }, now)
    },
  }),
  check({
    id: 'session-site-shut',
    scope: 'site',
    severity: 'warning',
    action: 'open-sessions',
    counted: 'each',
    needs: siteAndBrowser,
    test: ({ name, ...subject }, now) => {
      const { shut } = subject.site
      return judged(subject, shut && { name, state: shut.problem ?? 'left', left: shut.left }, now)
    },
  }),
]

export const browserChecks: readonly CheckRow<'browser'>[] = [
  check({
    id: 'session-rule-weakened',
    scope: 'browser',
    severity: 'notice',
    action: 'open-sessions',
    counted: 'each',
    needs: (subject) => {
      const { weak, seenAt } = subject.browser
      return { ...whoAndWhen(subject), weak: weak ?? fact(known(null), seenAt.by, seenAt.maxAge) }
    },
    test: ({ name, seenAt, weak }, now) => {
      if (weak === null) return null
      if (weak.length > 0) return { seen: { name, count: weak.length } }
      return isUnseen(seenAt, now) ? null : 'ok'
    },
  }),
  check({
    id: 'session-browser-unseen',
    scope: 'browser',
    severity: 'notice',
    action: 'open-sessions',
    counted: 'each',
    needs: whoAndWhen,
    test: ({ name, seenAt }, now) =>
      isUnseen(seenAt, now) ? { seen: { name, days: daysBetween(seenAt, now), date: seenAt } } : 'ok',
  }),
]
