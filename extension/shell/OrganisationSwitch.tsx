/** Which organisation is shown. A native list lies over the drawing: every keyboard and screen reader knows it. */
import { Avatar } from '../ui/Avatar.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'

export const OrganisationSwitch = ({ app }: { app: App }) => {
  const { t } = useWords()
  const organisations = app.overview.overview.value?.organisations ?? []
  const chosen = app.overview.organisation.value
  const leftOut = organisations.filter(({ counted }) => !counted).length
  const one =
    organisations.find(({ id }) => id === chosen) ??
    (organisations.length === 1 ? organisations[0] : undefined)
  const name = one?.name ?? (organisations.length === 0 ? 'Latchkey' : t('header.all'))
  const small = one
    ? t(`role.${one.role ?? 'unknown'}`)
    : organisations.length === 0
      ? (app.overview.overview.value?.account?.email ?? '')
      : [
          t('header.all.small', { count: organisations.length }),
          ...(leftOut > 0 ? [t('badge.left-out', { count: leftOut })] : []),
        ].join(' · ')
  return (
    <div class="org">
      <Avatar name={name} />
      <span class="text">
        <b>{name}</b>
        <small>{small}</small>
      </span>
      {organisations.length > 1 && (
        <>
          <Icon name="down" size={14} />
          <select
            aria-label={t('header.organisation', { name })}
            value={chosen}
            onChange={({ currentTarget }) => app.choose(currentTarget.value)}
          >
            <option value="all">{t('header.all')}</option>
            {organisations.map(({ id, name, badge }) => (
              <option key={id} value={id}>
                {badge.text === '' ? name : `${name} (${badge.text})`}
              </option>
            ))}
          </select>
        </>
      )}
    </div>
  )
}
