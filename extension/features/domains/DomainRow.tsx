/** One name: what happens next, the action if there is one, and the time left as a bar. */
import type { DomainRow as Domain } from '#shared/domains.ts'
import { daysBetween, type IsoTime } from '#shared/time.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { domainClauses, noDate } from './describe.ts'
import { actionFor, dueDate, elapsed, toneOf } from './due.ts'

type DomainAction = NonNullable<ReturnType<typeof actionFor>>

export interface DomainRowProps {
  readonly row: Domain
  readonly now: IsoTime
  readonly primary: boolean
  /** Null where no page for the action is known. */
  readonly onAct: ((action: DomainAction, name: string) => void) | null
}

export const DomainRow = ({ row, now, primary, onAct }: DomainRowProps) => {
  const words = useWords()
  const { t } = words
  const tone = toneOf(row, now)
  const part = elapsed(row, now)
  const action = actionFor(row, now)
  return (
    <div class="item">
      <span class="text">
        <b>{row.display}</b>
        <small>{domainClauses(words, row, now).join(' · ')}</small>
      </span>
      {action && onAct ? (
        <button
          type="button"
          class={primary ? 'btn primary' : 'btn'}
          aria-label={`${t(`action.${action}.label`)}: ${row.display}`}
          onClick={() => onAct(action, row.display)}
        >
          {t(`action.${action}.label`)}
        </button>
      ) : (
        <DomainPill row={row} now={now} />
      )}
      <div class="track" aria-hidden="true">
        {part !== null && (
          <i class={`fill-${tone}`} style={{ width: `${String(Math.round(part * 100))}%` }} />
        )}
      </div>
    </div>
  )
}

export const DomainPill = ({ row, now }: { row: Domain; now: IsoTime }) => {
  const words = useWords()
  const { t } = words
  const due = dueDate(row)
  const tone = toneOf(row, now)
  if (row.phase !== 'active' && row.phase !== 'expiring' && row.phase !== 'unknown')
    return (
      <span class={`pill ${tone}`}>
        <Icon name="alert" size={11} />
        {t(`phase.${row.phase}`)}
      </span>
    )
  if (due === null)
    return (
      <span class="pill unknown">
        <Icon name="question" size={11} />
        {noDate(words, row)}
      </span>
    )
  if (row.renewalWarranty === true)
    return (
      <span class={`pill ${tone}`}>
        <Icon name="check" size={11} />
        {t('domains.covered')}
      </span>
    )
  return (
    <span class={`pill ${tone}`}>
      <Icon name="clock" size={11} />
      {t('domains.days', { days: daysBetween(now, due) })}
    </span>
  )
}
