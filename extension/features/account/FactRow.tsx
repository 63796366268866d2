/** One thing that is known of a login, or not: who says it, and the person's own word on it. */
import { useRef, useState } from 'preact/hooks'
import type { AccountFact } from '#shared/account-view.ts'
import type { StatementRow } from '#shared/statements.ts'
import type { IsoTime } from '#shared/time.ts'
import { useWords } from '../../ui/words.ts'
import { factName, factSource, factValue } from './account-words.ts'
import type { AccountModel } from './model.ts'
import { StateForm } from './StateForm.tsx'

export interface FactRowProps {
  readonly model: AccountModel
  readonly login: string
  readonly fact: AccountFact
  readonly now: IsoTime
}

export const FactRow = ({ model, login, fact, now }: FactRowProps) => {
  const words = useWords()
  const { t } = words
  const [open, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const what = factName(words, fact.key)
  const isKnown = 'known' in fact.told
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  return (
    <tr>
      <th scope="row">{what}</th>
      <td>
        {isKnown ? (
          <b>{factValue(words, fact, model.references.value, now)}</b>
        ) : (
          <span class="muted">{t('app.unknown')}</span>
        )}
        <small class="block">{factSource(words, fact, now)}</small>
        {fact.statement && <Stated model={model} statement={fact.statement} what={what} now={now} />}
        {fact.statable && (
          <button
            type="button"
            class="link"
            ref={opener}
            aria-expanded={open}
            aria-label={`${t('account.state')}: ${what}`}
            onClick={() => setOpen(!open)}
          >
            {t('account.state')}
          </button>
        )}
        {open && fact.statable && (
          <StateForm
            of={fact}
            what={what}
            today={now}
            onSave={async (value) => {
              if (await model.state(login, fact.key, value)) close()
            }}
            onCancel={close}
          />
        )}
      </td>
    </tr>
  )
}

interface StatedProps {
  readonly model: AccountModel
  readonly statement: StatementRow
  readonly what: string
  readonly now: IsoTime
}

const Stated = ({ model, statement, what, now }: StatedProps) => {
  const { t, date } = useWords()
  return (
    <div>
      {statement.toConfirm && (
        <small class="block warning">{t('account.stated.due', { date: date(statement.until, now) })}</small>
      )}
      <span class="buttons">
        <button
          type="button"
          class="link"
          aria-label={t('account.confirm.of', { what })}
          onClick={() => void model.confirm(statement)}
        >
          {t('name.stated.confirm')}
        </button>
        <button
          type="button"
          class="link"
          aria-label={t('account.clear.of', { what })}
          onClick={() => void model.remove(statement)}
        >
          {t('name.stated.clear')}
        </button>
      </span>
    </div>
  )
}
