/** One name: what happens next, the action if there is one, and the time left as a bar. */
import { dueDate, toneOf } from '#shared/domain-due.ts'
import type { DomainRow as Domain } from '#shared/domains.ts'
import { daysBetween, type IsoTime } from '#shared/time.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { domainClauses, noDate } from './describe.ts'
import { actionFor, elapsed, type DomainAction } from './due.ts'
import { ownClauses } from './own-clauses.ts'

export interface DomainRowProps {
  readonly row: Domain
  readonly now: IsoTime
  readonly primary: boolean
  readonly onAct: (action: DomainAction, name: string) => void
  /** Opens the name's own page. */
  readonly onOpen: (name: string) => void
}

export const DomainRow = ({ row, now, primary, onAct, onOpen }: DomainRowProps) => {
  const words = useWords()
  const { t } = words
  const tone = toneOf(row, now)
  const part = elapsed(row, now)
  const action = actionFor(row, now)
  return (
    <div class="item">
      <button type="button" class="text opens" onClick={() => onOpen(row.name)}>
        <b>{row.display}</b>
        <small>{[...domainClauses(words, row, now), ...ownClauses(words, row, now)].join(' · ')}</small>
      </button>
      {action ? (
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
