/** The overview with its pictures; each has data behind it. */
import type { Overview } from '#shared/status.ts'
import type { View } from '../core/routes.ts'
import { FindingsList } from '../features/findings/FindingsList.tsx'
import { LostPoints, ScoreRing } from '../features/findings/Score.tsx'
import { PolicyCard } from '../features/sessions/PolicyCard.tsx'
import { twoFactorParts } from '../features/team/TwoFactor.tsx'
import { SplitBar } from '../ui/SplitBar.tsx'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'
import type { DomainPages } from './domain-pages.ts'
import { Year } from './FullDomains.tsx'
import { late } from './late.tsx'
import { openThing } from './open-thing.ts'
import { restOpener } from './Views.tsx'

const Agency = late(async () => (await import('./Agency.tsx')).Agency)

type Organisation = Overview['organisations'][number]
type Members = NonNullable<Organisation['members']>

const noMembers: Members = { all: 0, on: 0, weak: 0, off: 0, unknown: 0, invited: 0, external: 0 }

/** Null where no list of members is known: nothing is not zero. */
function allMembers(organisations: readonly Organisation[]): Members | null {
  const known = organisations.map(({ members }) => members).filter((members) => members !== null)
  if (known.length === 0) return null
  return known.reduce((sum, members) => {
    const entries = Object.entries(members).map(([key, count]) => [key, sum[key as keyof Members] + count])
    return Object.fromEntries(entries) as Members
  }, noMembers)
}

export interface FullViewProps {
  readonly app: App
  readonly pages: DomainPages
  readonly overview: Overview
  readonly go: (view: View) => void
}

export const FullOverview = ({ app, pages, overview, go }: FullViewProps) => {
  const words = useWords()
  const { t } = words
  const chosen = app.overview.organisation.value
  const shown = overview.organisations.filter(({ id }) => chosen === 'all' || id === chosen)
  const members = allMembers(shown)
  const domains = shown.map(({ domains }) => domains).filter((one) => one !== null)
  const sum = (key: 'all' | 'urgent' | 'soon' | 'unknown') =>
    domains.reduce((total, one) => total + one[key], 0)
  const open = overview.badge.count
  const judged = members ? members.on + members.weak + members.off + members.unknown : 0
  return (
    <>
      <h1>
        {open === 0 && overview.badge.state !== 'ok'
          ? t('overview.heading.unknown')
          : t('overview.heading', { count: open })}
      </h1>
      <div class="cards">
        <section class="card" aria-label={t('overview.score')}>
          <h2>{t('overview.score')}</h2>
          <div class="score-card">
            <ScoreRing overview={overview} />
            <LostPoints overview={overview} />
          </div>
        </section>
        <section class="card" aria-label={t('overview.members-with-2fa')}>
          <h2>{t('overview.members-with-2fa')}</h2>
          {members ? (
            <>
              <p class="big">{t('overview.of', { count: members.on, of: judged })}</p>
              <SplitBar parts={twoFactorParts(words, members)} />
            </>
          ) : (
            <p class="big muted">{t('app.unknown')}</p>
          )}
        </section>
        <section class="card" aria-label={t('overview.open-domains')}>
          <h2>{t('overview.open-domains')}</h2>
          {domains.length > 0 ? (
            <>
              <p class="big">{t('overview.of', { count: sum('urgent'), of: sum('all') })}</p>
              <p class="muted s">
                {t('overview.domains.small', { soon: sum('soon'), unknown: sum('unknown') })}
              </p>
            </>
          ) : (
            <p class="big muted">{t('app.unknown')}</p>
          )}
        </section>
        <PolicyCard model={app.sessions} browsers={overview.browsers} />
        <Agency app={app} overview={overview} />
        <section class="card full" aria-label={t('domains.year')}>
          <h2>{t('domains.year')}</h2>
          <Year app={app} pages={pages} />
        </section>
        <section class="card full" aria-label={t('overview.findings')}>
          <FindingsList
            model={app.overview}
            onOpen={(thing) => openThing(app, thing)}
            onRest={restOpener(app, go)}
          />
        </section>
      </div>
    </>
  )
}
