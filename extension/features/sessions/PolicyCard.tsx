/** How many browsers hold the policy, and since when, for the overview of the full page. */
import type { Overview } from '#shared/status.ts'
import { useWords } from '../../ui/words.ts'
import type { SessionsModel } from './model.ts'
import { worstVerdict } from './standing.ts'

export interface PolicyCardProps {
  readonly model: SessionsModel
  /** As the daemon counts them; null where no browser is paired. */
  readonly browsers: Overview['browsers']
}

export const PolicyCard = ({ model, browsers }: PolicyCardProps) => {
  const { t, moment, list } = useWords()
  const { everywhere, now } = model
  const seen = everywhere.value
  const lines = seen?.browsers.flatMap(({ id, name, startedAt }) => {
    const rules = seen.rules.filter(({ browser }) => browser === id)
    const verdict = worstVerdict(rules.map(({ verdict }) => verdict))
    if (verdict === null) return []
    if (verdict === 'held' && startedAt !== null)
      return [t('sessions.policy.since', { browser: name, when: moment(startedAt, now.value) })]
    return [t('sessions.policy.not', { browser: name, verdict: t(`sessions.verdict.${verdict}`) })]
  })
  return (
    <section class="card" aria-label={t('sessions.policy')}>
      <h2>{t('sessions.policy')}</h2>
      {browsers ? (
        <p class="big">{t('overview.of', { count: browsers.holding, of: browsers.all })}</p>
      ) : (
        <p class="big muted">{t('app.unknown')}</p>
      )}
      {lines && <p class="muted s">{lines.length === 0 ? t('sessions.policy.none') : list(lines)}</p>}
    </section>
  )
}
