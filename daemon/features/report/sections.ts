/** The report in a reader's language: the same lines for the page and for the table. Pure. */
import { onOneLine } from '#daemon/core/foreign-text.ts'
import { dueDate } from '#shared/domain-due.ts'
import type { DomainRow } from '#shared/domains.ts'
import { findingSeen, findingTitle } from '#shared/finding-words.ts'
import type { Translator } from '#shared/i18n.ts'
import { supportWords } from '#shared/products.ts'
import type { Thing } from '#shared/status.ts'
import { type MemberLine, type ReportTold } from './told.ts'

/** One line: what, in words what was seen of it, how bad or in which state, and the day it concerns or was seen on. */
interface Line {
  readonly what: string
  readonly seen: string
  readonly state: string
  readonly tone: 'critical' | 'warning' | 'notice' | 'unknown' | 'plain'
  /** `YYYY-MM-DD`, in UTC. */
  readonly day: string | null
}
export interface Section {
  readonly title: string
  readonly lines: readonly Line[]
}
export interface Spoken {
  readonly title: string
  /** The organisation's name, on one line. */
  readonly name: string
  /** The day on which it was made. */
  readonly made: string
  readonly score: string
  /** What is said once, above the sections. */
  readonly facts: readonly string[]
  readonly sections: readonly Section[]
}

/** Names come from strangers: each stays on its line and turns no direction of writing. */
const tame = (text: string) => onOneLine(text, '\uFFFD')
const dayOf = (at: string | null) => at && at.slice(0, 10)

export function spoken(told: ReportTold, words: Translator): Spoken {
  const { t } = words
  const { organisation, things, score, now } = told
  const { role, requires2fa, planned, supportLevel, lastSyncAt } = organisation
  const of = (...statuses: readonly Thing['status'][]) =>
    things.filter(({ status }) => statuses.includes(status)).map((thing) => thingLine(words, thing, told))
  return {
    title: t('report.title'),
    name: tame(organisation.name),
    made: words.dateTime(now),
    score: score === null ? t('score.unknown') : t('score.label', { score }),
    facts: [
      ...(told.sandbox ? [t('app.sandbox')] : []),
      t(`team.required.${requires2fa === null ? 'unknown' : requires2fa ? 'on' : 'off'}`),
      ...(planned === null || requires2fa === true
        ? []
        : [
            `${t('finding.organisation-2fa-not-required.name')}: ${t('organisations.from', { date: planned })}`,
          ]),
      supportWords(words, supportLevel),
      t(`role.${role ?? 'unknown'}`),
      lastSyncAt === null ? t('sync.never') : t('sync.last', { when: words.dateTime(lastSyncAt) }),
    ],
    sections: [
      { title: t('overview.findings'), lines: of('open') },
      { title: t('overview.put-away'), lines: of('snoozed', 'dismissed') },
      {
        title: t('team.filter.without-2fa'),
        lines: 'known' in told.members ? told.members.known.map((line) => memberLine(words, line)) : [],
      },
      {
        title: t('nav.domains'),
        lines: 'known' in told.domains ? told.domains.known.map((row) => domainLine(words, row, told)) : [],
      },
      { title: t('overview.unknown'), lines: [...listsUnknown(words, told), ...of('unknown')] },
    ],
  }
}

/** What put it away, and why, where it is. */
function thingLine(words: Translator, thing: Thing, { now }: ReportTold): Line {
  const { t, date } = words
  const described = { ...thing, subject: thing.subjects[0] ?? thing.organisation ?? '' }
  const unknown = thing.status === 'unknown'
  const who =
    thing.count > 1
      ? ` (${thing.subjects.join(', ')}${thing.count > thing.subjects.length ? ', …' : ''})`
      : ''
  const seen = unknown ? t(`reason.${thing.reason ?? 'never-asked'}`) : findingSeen(words, described, now)
  const away =
    thing.until === null
      ? ''
      : thing.status === 'snoozed'
        ? ` · ${t('mark.snoozed', { date: date(thing.until, now) })}`
        : ` · ${t('mark.dismissed', { date: date(thing.until, now), reason: thing.because ?? '' })}`
  return {
    what: tame(findingTitle(words, described, now) + who),
    seen: tame(seen + away),
    state: unknown ? t('app.unknown') : t(`severity.${thing.severity}`),
    tone: unknown ? 'unknown' : thing.severity,
    day: dayOf(thing.observedAt),
  }
}

function memberLine({ t }: Translator, { name, email, role, twoFactor, reason }: MemberLine): Line {
  return {
    what: tame(name === '' ? email : `${name} · ${email}`),
    seen: t(`role.${role ?? 'unknown'}`),
    state:
      reason === null
        ? t(`two-factor.${twoFactor ?? 'unknown'}`)
        : `${t('two-factor.unknown')}: ${t(`reason.${reason}`)}`,
    tone: twoFactor === 'off' ? 'critical' : twoFactor === 'weak' ? 'warning' : 'unknown',
    day: null,
  }
}

function domainLine({ t }: Translator, row: DomainRow, { now }: ReportTold): Line {
  const due = dueDate(row)
  const warranty = row.renewalWarranty
  const seen = due === null ? t(`reason.${row.reason ?? 'not-published'}`) : ''
  return {
    what: tame(row.display === row.name ? row.name : `${row.display} · ${row.name}`),
    seen: [seen, warranty === null ? '' : t(warranty ? 'domains.warranty' : 'domains.no-warranty')]
      .filter((part) => part !== '')
      .join(' · '),
    state: t(`phase.${row.phase}`),
    tone: toneFor(row, now),
    day: dayOf(due),
  }
}

function toneFor(row: DomainRow, now: string): Line['tone'] {
  if (row.phase === 'unknown') return 'unknown'
  if (row.phase === 'active') return 'plain'
  return row.phase === 'expiring' && (dueDate(row) ?? '') > now ? 'warning' : 'critical'
}

function listsUnknown({ t }: Translator, { members, domains }: ReportTold): Line[] {
  const lists = [
    { name: t('nav.team'), of: members },
    { name: t('nav.domains'), of: domains },
  ]
  return lists.flatMap(({ name, of }) =>
    'unknown' in of
      ? [
          {
            what: name,
            seen: t(`reason.${of.unknown}`),
            state: t('app.unknown'),
            tone: 'unknown' as const,
            day: null,
          },
        ]
      : [],
  )
}
