/** Which lists are told here and which are not, and what each source is. */
import { Fragment } from 'preact'
import { activitySources, type ActivityAnswer } from '#shared/activity.ts'
import { listSaid } from '#shared/activity-words.ts'
import { isKnown } from '#shared/fact.ts'
import { visible } from '../../ui/visible.ts'
import { useWords } from '../../ui/words.ts'
import type { ActivityModel } from './model.ts'

export const SourceNotes = ({ model }: { model: ActivityModel }) => {
  const words = useWords()
  const { t } = words
  const unknown = model.lists.value.filter(({ state }) => !isKnown(state))
  const unpublished = unknown.filter(({ state }) => 'unknown' in state && state.unknown === 'not-published')
  const others = unknown.filter((one) => !unpublished.includes(one))
  return (
    <section class="card" aria-labelledby="activity-sources">
      <h2 id="activity-sources">{t('activity.sources')}</h2>
      {unpublished.length > 0 && <p>{t('activity.unpublished')}</p>}
      {others.length > 0 && (
        <ul class="plain">
          {others.map((one) => (
            <li key={keyOf(one)}>{visible(listSaid(words, one))}</li>
          ))}
        </ul>
      )}
      <details>
        <summary class="s">{t('activity.what')}</summary>
        <dl class="facts">
          {activitySources.map((source) => (
            <Fragment key={source}>
              <dt>{t(`activity.source.${source}`)}</dt>
              <dd>{t(`activity.what.${source}`)}</dd>
            </Fragment>
          ))}
        </dl>
      </details>
    </section>
  )
}

type List = ActivityAnswer['lists'][number]

const keyOf = ({ login, organisation, list }: List) => `${list}/${login ?? ''}/${organisation?.id ?? ''}`
