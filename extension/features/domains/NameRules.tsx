/** What each source says of a name's state, and how long its extension leaves a name after its end. */
import { isKnown } from '#shared/fact.ts'
import type { DomainDetail } from '#shared/domain-detail.ts'
import { useWords } from '../../ui/words.ts'
import { tldOf } from './name-words.ts'

export const NameRules = ({ detail }: { detail: DomainDetail }) => {
  const { t } = useWords()
  const { lengths, statuses } = detail
  const tld = tldOf(detail.row.name)
  const days = (count: number) => (count === 0 ? t('name.lengths.none') : t('domains.days', { days: count }))
  return (
    <section class="card" aria-labelledby="name-statuses">
      <h2 id="name-statuses">{t('name.statuses')}</h2>
      {statuses.length === 0 && <p class="muted s">{t('app.unknown')}</p>}
      {statuses.map((one) => (
        <p key={one.source} class="statuses">
          <span class="muted s">{t(`source.${one.source}`)}</span>
          {isKnown(one.statuses) ? (
            one.statuses.known.map((status) => <code key={status}>{status}</code>)
          ) : (
            <span class="s">{t(`reason.${one.statuses.unknown}`)}</span>
          )}
          {isKnown(one.statuses) && one.statuses.known.length === 0 && (
            <span class="s">{t('name.statuses.none')}</span>
          )}
        </p>
      ))}
      <h2 class="rule">{t('name.lengths', { tld })}</h2>
      {lengths === null ? (
        <p class="muted s">{t('name.lengths.unknown', { tld })}</p>
      ) : (
        <>
          <dl class="facts">
            {lengths.closesBefore !== null && (
              <>
                <dt>{t('name.lengths.closes')}</dt>
                <dd>{t('name.lengths.before', { days: lengths.closesBefore })}</dd>
              </>
            )}
            <dt>{t('name.lengths.grace')}</dt>
            <dd>
              {lengths.grace[0] === lengths.grace[1]
                ? days(lengths.grace[1])
                : t('name.lengths.range', { least: lengths.grace[0], most: lengths.grace[1] })}
            </dd>
            <dt>{t('phase.redemption')}</dt>
            <dd>{days(lengths.redemption)}</dd>
            <dt>{t('name.lengths.deletion')}</dt>
            <dd>{days(lengths.pendingDelete)}</dd>
          </dl>
          <p class="muted s source">
            {t('name.lengths.source', { source: lengths.source })}
            {!lengths.sure && ` ${t('name.lengths.unsure')}`}
          </p>
        </>
      )}
    </section>
  )
}
