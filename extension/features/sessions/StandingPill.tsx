/** How a site stands, in one word with its sign. */
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { lookOfStanding, type Standing } from './standing.ts'

export const StandingPill = ({ standing }: { standing: Standing }) => {
  const { t } = useWords()
  const { tone, icon } = lookOfStanding[standing]
  return (
    <span class={`pill ${tone}`}>
      <Icon name={icon} size={11} />
      {t(`sessions.state.${standing}`)}
    </span>
  )
}
