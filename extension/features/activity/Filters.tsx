/** What the list is narrowed down to. */
import { useState } from 'preact/hooks'
import { activitySources } from '#shared/activity.ts'
import { nameOfLogin } from '#shared/activity-words.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { visible } from '../../ui/visible.ts'
import { useWords } from '../../ui/words.ts'
import { isFiltered } from './filter.ts'
import { kindGroupIds } from './kind-groups.ts'
import type { ActivityModel } from './model.ts'

export const Filters = ({ model }: { model: ActivityModel }) => {
  const { t } = useWords()
  const filter = model.filter.value
  /** The field of the search begins anew with each. */
  const [cleared, setCleared] = useState(0)
  return (
    <div class="form filters" role="group" aria-label={t('team.filter')}>
      <Choice
        model={model}
        name="kinds"
        label={t('activity.filter.kinds')}
        options={kindGroupIds.map((id) => [id, t(`activity.group.${id}`)])}
      />
      <Choice
        model={model}
        name="whose"
        label={t('activity.filter.whose')}
        options={[...whoseOf(model.lists.value)]}
      />
      <Choice
        model={model}
        name="source"
        label={t('activity.filter.source')}
        options={activitySources.map((id) => [id, t(`activity.source.${id}`)])}
      />
      {(['from', 'to'] as const).map((name) => (
        <label key={name}>
          {t(`activity.filter.${name}`)}
          <input
            type="date"
            name={name}
            value={filter[name]}
            onChange={({ currentTarget }) => void model.choose({ [name]: currentTarget.value })}
          />
        </label>
      ))}
      <SearchField
        key={cleared}
        label={t('activity.filter.text')}
        value={filter.text}
        onSearch={(text) => void model.choose({ text })}
      />
      {isFiltered(filter) && (
        <button
          type="button"
          class="btn"
          onClick={({ currentTarget }) => {
            // it goes with what it takes away: the keyboard goes on with the first of these
            currentTarget.parentElement?.querySelector('select')?.focus()
            setCleared(cleared + 1)
            void model.clear()
          }}
        >
          {t('activity.filter.clear')}
        </button>
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly model: ActivityModel
  readonly name: 'kinds' | 'whose' | 'source'
  readonly label: string
  readonly options: readonly (readonly [value: string, label: string])[]
}

const Choice = ({ model, name, label, options }: ChoiceProps) => {
  const { t } = useWords()
  return (
    <label>
      {label}
      <select
        name={name}
        value={model.filter.value[name]}
        onChange={({ currentTarget }) => void model.choose({ [name]: currentTarget.value })}
      >
        <option value="">{t('domains.filter.all')}</option>
        {options.map(([value, said]) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Each login and each organisation that has a list, once. */
function whoseOf(lists: ActivityModel['lists']['value']): ReadonlyMap<string, string> {
  const whose = new Map<string, string>()
  const people = lists.flatMap(({ list, person }) => (list === 'user' && person !== null ? person : []))
  for (const { login, person, organisation } of lists) {
    if (organisation) whose.set(`organisation=${organisation.id}`, visible(organisation.name))
    else if (login !== null) {
      // one person may have several
      const isOne = people.filter((one) => one === person).length === 1
      const name = nameOfLogin({ login, person })
      whose.set(`login=${login}`, visible(isOne || name === login ? name : `${name} (${login})`))
    }
  }
  return whose
}
