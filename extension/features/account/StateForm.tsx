/** The person's word on one thing: a choice, a number, a day, methods, or an address. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { twoFactorMethods } from '#shared/account.ts'
import type { AccountFact, AccountFactKey } from '#shared/account-view.ts'
import { statableRow, type Statement } from '#shared/statements.ts'
import { DAY, epoch, iso, type IsoTime } from '#shared/time.ts'
import { fieldText } from '../../ui/fields.ts'
import { useWords } from '../../ui/words.ts'

export interface StateFormProps {
  readonly of: AccountFact
  readonly what: string
  readonly today: IsoTime
  readonly onSave: (value: Statement['value']) => Promise<void>
  readonly onCancel: () => void
}

type Value = Statement['value']
const yesNo = ['yes', 'no'] as const
const choicesByKey: Partial<
  Record<AccountFactKey, readonly ('yes' | 'no' | 'on' | 'off' | 'verified' | 'unverified' | 'missing')[]>
> = {
  twoFactor: ['on', 'off'],
  recoveryPhone: ['verified', 'unverified', 'missing'],
  backupCodesKept: yesNo,
  loginHostedHere: yesNo,
  alertOnLogin: yesNo,
  alertOnFailure: yesNo,
  unusedPasswords: yesNo,
  unseenDevices: yesNo,
}

export const StateForm = ({ of, what, today, onSave, onCancel }: StateFormProps) => {
  const { t } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const [wrong, setWrong] = useState(false)
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('select, input')?.focus(), [])
  const row = statableRow('account', of.key)
  if (!row) return null
  const hint = `state-${of.key}-hint`
  return (
    <form
      ref={form}
      class="form state-form"
      noValidate
      aria-label={t('account.state.of', { what })}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      onSubmit={(event) => {
        event.preventDefault()
        const value = valueIn(event.currentTarget, of.key, today)
        setWrong(value === null)
        if (value !== null) void onSave(value)
      }}
    >
      <Field of={of} what={what} today={today} hint={hint} />
      <small id={hint} class={wrong ? 'error' : ''} role={wrong ? 'alert' : undefined}>
        {wrong ? t('account.state.wrong') : t('account.state.hint', { days: row.believed / DAY })}
      </small>
      <div class="buttons">
        <button type="submit" class="btn">
          {t('account.state.save')}
        </button>
        <button type="button" class="btn" onClick={onCancel}>
          {t('app.cancel')}
        </button>
      </div>
    </form>
  )
}

interface FieldProps extends Pick<StateFormProps, 'of' | 'what' | 'today'> {
  readonly hint: string
}

const Field = ({ of: { key, statement }, what, today, hint }: FieldProps) => {
  const { t } = useWords()
  const before = statement?.value
  const choices = choicesByKey[key]
  if (choices)
    return (
      <label>
        {what}
        <select name="value" aria-describedby={hint}>
          <option value="">{t('account.state.choose')}</option>
          {choices.map((choice) => (
            <option key={choice} value={choice} selected={choice === chosenBefore(before)}>
              {t(`account.value.${choice}`)}
            </option>
          ))}
        </select>
      </label>
    )
  if (key === 'methods')
    return (
      <fieldset aria-describedby={hint}>
        <legend>{what}</legend>
        {twoFactorMethods.map((method) => (
          <label key={method} class="tick">
            <input
              type="checkbox"
              name="method"
              value={method}
              defaultChecked={Array.isArray(before) && before.includes(method)}
            />
            {t(`method.${method}`)}
          </label>
        ))}
      </fieldset>
    )
  if (key === 'recoveryEmail') {
    const known = typeof before === 'object' && !Array.isArray(before) ? before : null
    return (
      <>
        <label>
          {t('account.state.address')}
          <input
            name="value"
            type="email"
            autocomplete="off"
            defaultValue={known?.address ?? ''}
            aria-describedby={hint}
          />
        </label>
        <small>{t('account.state.address.hint')}</small>
        <label class="tick">
          <input type="checkbox" name="verified" defaultChecked={known?.verified ?? false} />
          {t('account.state.address.verified')}
        </label>
      </>
    )
  }
  return (
    <label>
      {what}
      {key === 'passwordChangedAt' ? (
        <input
          name="value"
          type="date"
          max={today.slice(0, 10)}
          defaultValue={typeof before === 'string' ? before.slice(0, 10) : ''}
          aria-describedby={hint}
        />
      ) : (
        <input
          name="value"
          type="number"
          min="0"
          max="100"
          defaultValue={typeof before === 'number' ? String(before) : ''}
          aria-describedby={hint}
        />
      )}
    </label>
  )
}

const chosenBefore = (value: Value | undefined): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : typeof value === 'string' ? value : ''

/** What stands in the form; `null` where that is nothing. */
function valueIn(form: HTMLFormElement, key: AccountFactKey, today: IsoTime): Value | null {
  const text = fieldText(form, 'value')
  if (key === 'methods') {
    const chosen = new FormData(form).getAll('method').map(String)
    return chosen.length === 0 ? null : chosen
  }
  if (key === 'recoveryEmail') {
    const isVerified = new FormData(form).has('verified')
    return { address: text === '' ? null : text, verified: isVerified && text !== '' }
  }
  if (text === '') return null
  if (key === 'backupCodesLeft') return /^\d{1,2}$|^100$/.test(text) ? Number(text) : null
  if (key === 'passwordChangedAt') {
    const at = Date.parse(text)
    return Number.isNaN(at) || at > epoch(today) ? null : iso(at)
  }
  return text === 'yes' || text === 'no' ? text === 'yes' : text
}
