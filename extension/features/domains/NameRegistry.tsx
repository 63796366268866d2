/** What the sources answered last, and asking the registry at once, with its answer as it came. */
import type { DomainDetail } from '#shared/domain-detail.ts'
import type { IsoTime } from '#shared/time.ts'
import { useWords } from '../../ui/words.ts'
import type { NameModel } from './name-model.ts'
import { outcomeWords, tldOf } from './name-words.ts'
import { RawAnswer } from './RawAnswer.tsx'

interface NameRegistryProps {
  readonly model: NameModel
  readonly detail: DomainDetail
  readonly now: IsoTime
}

export const NameRegistry = ({ model, detail: { row, asksAgainAt }, now }: NameRegistryProps) => {
  const words = useWords()
  const { t, relative, moment } = words
  const asking = model.asking.value
  const asked = model.asked.value
  // what the person stated stands with the dates
  const answering = row.sources.filter(({ source }) => source !== 'person')
  return (
    <section class="card" aria-labelledby="name-registry">
      <h2 id="name-registry">{t('name.sources')}</h2>
      <ul class="sources">
        {answering.map(({ source, observedAt, outcome }) => (
          <li key={source}>
            <b>{t(`source.${source}`)}</b>{' '}
            <span class="muted">
              {[
                outcomeWords(words, outcome),
                ...(observedAt === null ? [] : [relative(observedAt, now)]),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <div class="line">
        <button type="button" class="btn" aria-disabled={asking} onClick={() => void model.askRegistry()}>
          {t(asking ? 'name.asking' : 'name.ask')}
        </button>
        {asksAgainAt !== null && (
          <span class="muted s">{t('name.asks-again', { when: moment(asksAgainAt, now) })}</span>
        )}
      </div>
      <p class={asked || asking ? 'asked' : 'hidden'} role="status">
        {asking
          ? t('name.asking')
          : asked &&
            [
              asked.outcome === null
                ? t('name.asked.nobody', { tld: tldOf(row.name) })
                : t(`name.asked.${asked.outcome}`),
              ...(asked.retryAt === null
                ? []
                : [t('name.asked.retry', { when: moment(asked.retryAt, now) })]),
            ].join(' ')}
      </p>
      {!asking && asked && <RawAnswer asked={asked} />}
    </section>
  )
}
