/** The people of an organisation, those without 2FA first. */
import type { IsoTime } from '#shared/time.ts'
import { memberFilters } from '#shared/team.ts'
import { rowAt } from '../../core/paged.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { useWords } from '../../ui/words.ts'
import type { OnAlert } from './AlertButton.tsx'
import { MemberRow } from './MemberRow.tsx'
import type { MemberFilter, TeamModel } from './model.ts'
import { RequirementStrip } from './RequirementStrip.tsx'
import { ToldNote } from './ToldNote.tsx'
import type { Organisation } from './TwoFactor.tsx'

export interface TeamPanelProps {
  readonly model: TeamModel
  readonly organisations: readonly Organisation[]
  readonly now: IsoTime
  /** Opens the guided alert; null where no page for it is known. */
  readonly onAlert: OnAlert
  readonly onChoose: (organisation: string) => void
  /** Opens the planner of the requirement. */
  readonly onPlan: () => void
}

const ROW = 64
const narrow: ReadonlySet<MemberFilter> = new Set(['without-2fa', 'invited', 'administrators', 'all'])

/** Which organisation, its requirement, filters and search; null rows follow where no organisation is chosen. */
export const TeamControls = ({
  model,
  organisations,
  now,
  onChoose,
  onPlan,
  all,
}: Omit<TeamPanelProps, 'onAlert'> & { all: boolean }) => {
  const words = useWords()
  const { t } = words
  const { people } = model
  const organisation = organisations.find(({ id }) => id === model.organisation.value)
  if (!organisation)
    return (
      <>
        <p class="lead muted">{t('team.choose')}</p>
        {organisations.map((one) => (
          <section key={one.id} aria-label={one.name}>
            <button type="button" class="link organisation" onClick={() => onChoose(one.id)}>
              {one.name}
            </button>
            <RequirementStrip organisation={one} planned={null} now={now} />
          </section>
        ))}
      </>
    )

  const filter = people.filter.value
  const search = people.search.value
  // in the narrow popup four segments are as many as can be read
  const segments = memberFilters
    .filter((id) => all || narrow.has(id))
    .map((id) => ({ id, label: t(`team.filter.${id}`), count: people.counts.value[id] }))
  return (
    <>
      <RequirementStrip
        organisation={organisation}
        planned={model.requirement.requirement.value?.planned ?? null}
        now={now}
        onPlan={onPlan}
      />
      <ToldNote model={model} />
      <Segments
        label={t('team.filter')}
        segments={segments}
        chosen={filter}
        onChoose={(id) => void people.choose(id)}
      />
      <SearchField label={t('team.search')} value={search} onSearch={(text) => void people.find(text)} />
      {people.trouble.value && (
        <p class="error" role="alert">
          {troubleSentence(words, people.trouble.value)}
        </p>
      )}
      {people.total.value === 0 && (
        <p class="lead muted">
          {search === ''
            ? t(filter === 'without-2fa' ? 'team.none.without-2fa' : 'team.none')
            : t('team.none.search', { search })}
        </p>
      )}
    </>
  )
}

export const TeamPanel = (props: TeamPanelProps) => {
  const { t } = useWords()
  const { people, organisation } = props.model
  return (
    <>
      <TeamControls {...props} all={false} />
      {organisation.value !== null && (
        <VirtualList
          label={t('team.list')}
          count={people.total.value ?? 0}
          rowHeight={ROW}
          onRange={(from, to) => void people.need(from, to)}
          row={(index) => {
            const member = rowAt(people.pages.value, index)
            return member ? (
              <MemberRow member={member} now={props.now} onAlert={props.onAlert} primary={index === 0} />
            ) : (
              <div class="item skeleton" />
            )
          }}
        />
      )}
    </>
  )
}
