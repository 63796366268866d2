/** What asks "was it you?": what waits for an answer, what was answered here, and what is being put right. */
import type { ActivityFlag } from '#shared/activity.ts'
import { nameOfLogin } from '#shared/activity-words.ts'
import type { IsoTime } from '#shared/time.ts'
import { Icon } from '../../ui/Icon.tsx'
import { visible } from '../../ui/visible.ts'
import { useWords } from '../../ui/words.ts'
import { FlagCard } from './FlagCard.tsx'
import type { ActivityModel } from './model.ts'

export interface FlagActs {
  /** Shows the plan that secures the account, by its id. */
  readonly onPlan: (plan: string) => void
}

export interface FlagListProps extends FlagActs {
  readonly model: ActivityModel
  readonly now: IsoTime
}

export const FlagList = ({ model, now, onPlan }: FlagListProps) => {
  const { t } = useWords()
  const all = model.flags.value
  if (all === null) return null
  const isShown = (flag: ActivityFlag) => isOpen(flag) || model.answered.value.has(flag.id)
  const shown = all.filter(isShown)
  const rest = all.filter((flag) => !isShown(flag))
  const cards = (flags: readonly ActivityFlag[]) => (
    <ul class="flags">
      {flags.map((flag) => (
        <li key={flag.id}>
          <FlagCard model={model} flag={flag} now={now} onPlan={onPlan} />
        </li>
      ))}
    </ul>
  )
  return (
    <section class="card" aria-labelledby="flags">
      <h2 id="flags">{t('activity.flags')}</h2>
      <Heard model={model} isQuiet={shown.length === 0} />
      {cards(shown)}
      {rest.length > 0 && (
        <details>
          <summary class="s">{t('activity.flags.answered', { count: rest.length })}</summary>
          {cards(rest)}
        </details>
      )}
    </section>
  )
}

/** That nothing asks says something only of logins whose sign-ins a source tells. */
const Heard = ({ model, isQuiet }: Pick<FlagListProps, 'model'> & { readonly isQuiet: boolean }) => {
  const { t } = useWords()
  const { logins, unheard } = model.heard.value
  if (logins === 0) return <p class="muted">{t('activity.flags.no-login')}</p>
  return (
    <>
      {isQuiet && unheard.length < logins && <p class="muted">{t('activity.flags.none')}</p>}
      {unheard.map(({ login, person, reason }) => (
        <p key={login} class="span">
          <span class="glyph unknown">
            <Icon name="question" size={15} />
          </span>
          {t('activity.flags.unheard', {
            login: visible(nameOfLogin({ login, person })),
            reason: t(`reason.${reason}`),
          })}
        </p>
      ))}
    </>
  )
}

/** It waits for an answer, or for what the answer began. */
const isOpen = ({ answer, closedAt }: ActivityFlag) =>
  answer === null || (answer.was === 'not-me' && closedAt === null)
