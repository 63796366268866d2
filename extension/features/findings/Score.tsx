/** The score, with a line for every point that is lost. */
import { useState } from 'preact/hooks'
import type { Overview } from '#shared/status.ts'
import { Ring } from '../../ui/Ring.tsx'
import { useWords } from '../../ui/words.ts'
import { countOf } from './rest.ts'

/** The colour of the ring follows the worst thing, not a threshold of its own. */
const scoreTone = ({ score, badge }: Overview): string => {
  if (score === null) return 'unknown'
  return badge.state === 'todo' ? (badge.worst ?? 'unknown') : badge.state === 'ok' ? 'ok' : 'unknown'
}

export const LostPoints = ({ overview }: { overview: Overview }) => {
  const { t } = useWords()
  if (overview.lost.length === 0) return <p class="muted s">{t('score.full')}</p>
  return (
    <ul class="lost">
      {overview.lost.map(({ id, points, because }) => (
        <li key={id}>
          <span>{t(`finding.${id}.name`)}</span>
          <span class="muted">{t(`score.lost.${because}`)}</span>
          <b>{t('score.lost', { points })}</b>
        </li>
      ))}
    </ul>
  )
}

export const ScoreRing = ({ overview }: { overview: Overview }) => {
  const { t } = useWords()
  const { score } = overview
  const label = score === null ? t('score.unknown') : t('score.label', { score })
  return <Ring score={score} tone={scoreTone(overview)} label={label} />
}

/** The ring with its headline, and the explanation on demand. */
export const Score = ({ overview }: { overview: Overview }) => {
  const { t, list } = useWords()
  const [open, setOpen] = useState(false)
  const { tally, passed, badge, score } = overview
  const counts = (['critical', 'warning', 'notice'] as const).map((severity) => ({
    key: `overview.count.${severity}` as const,
    count: countOf({ tally: tally.filter((part) => part.severity === severity) }, 'open'),
  }))
  const parts = [...counts, { key: 'overview.count.unknown' as const, count: badge.unknown }]
    .filter(({ count }) => count > 0)
    .map(({ key, count }) => t(key, { count }))
  const passes = t('overview.passed', { count: passed })
  const empty = badge.state === 'unknown' && badge.count === 0
  return (
    <>
      <div class="hero">
        <ScoreRing overview={overview} />
        <div>
          <h1>{empty ? t('overview.heading.unknown') : t('overview.heading', { count: badge.count })}</h1>
          <p>{parts.length === 0 ? passes : t('overview.summary', { list: list(parts), passed: passes })}</p>
          {score !== null && (
            <button type="button" class="link" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? t('score.hide') : t('score.explain')}
            </button>
          )}
        </div>
      </div>
      {open && <LostPoints overview={overview} />}
    </>
  )
}
