/** What stands beside a QR code for those who cannot scan it: a key in letters and digits, and rarely more. */
import { useSignal } from '@preact/signals'
import {
  codeAlgorithms,
  codeDefaults,
  codeDigits,
  codeKinds,
  LONGEST_CODE_NAME,
  type CodeKind,
} from '#shared/codes.ts'
import { exactText, fieldText } from '../../ui/fields.ts'
import { useWords } from '../../ui/words.ts'
import type { DraftsModel } from './drafts-model.ts'

export const ByHand = ({ drafts }: { drafts: DraftsModel }) => {
  const { t } = useWords()
  const kind = useSignal<CodeKind>('totp')
  const submit = async (form: HTMLFormElement) => {
    const secret = exactText(form, 'secret').trim()
    if (secret === '' || drafts.busy.peek())
      return form.querySelector<HTMLInputElement>('[name=secret]')?.focus()
    const isTimed = kind.peek() === 'totp'
    const whole = (name: string) => Number(fieldText(form, name))
    const chosen = <Option extends string | number>(name: string, options: readonly Option[]) =>
      options.find((one) => String(one) === fieldText(form, name))
    const answer = await drafts.addByHand({
      kind: kind.peek(),
      issuer: fieldText(form, 'issuer'),
      account: fieldText(form, 'account'),
      secret,
      algorithm: chosen('algorithm', codeAlgorithms) ?? codeDefaults.algorithm,
      digits: chosen('digits', codeDigits) ?? codeDefaults.digits,
      period: isTimed ? whole('period') : null,
      counter: isTimed ? null : whole('counter'),
    })
    if (answer?.unread.length === 0) form.reset()
  }
  const name = (key: 'issuer' | 'account') => (
    <label>
      {t(`codes.${key}`)}
      <input name={key} maxLength={LONGEST_CODE_NAME} autocomplete="off" spellcheck={false} />
    </label>
  )
  return (
    <section class="card" aria-labelledby="add-hand">
      <h2 id="add-hand">{t('codes.hand')}</h2>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit(event.currentTarget)
        }}
      >
        <div class="pair-fields">
          {name('issuer')}
          {name('account')}
        </div>
        <label>
          {t('codes.hand.secret')}
          <input name="secret" type="password" autocomplete="off" spellcheck={false} maxLength={2048} />
        </label>
        <small>{t('codes.hand.hint')}</small>
        <details>
          <summary>{t('codes.hand.more')}</summary>
          <div class="pair-fields">
            <label>
              {t('codes.hand.kind')}
              <select
                value={kind.value}
                onChange={({ currentTarget: { value } }) =>
                  (kind.value = codeKinds.find((one) => one === value) ?? 'totp')
                }
              >
                {codeKinds.map((one) => (
                  <option key={one} value={one}>
                    {t(`codes.kind.${one}`)}
                  </option>
                ))}
              </select>
            </label>
            {kind.value === 'totp' ? (
              <label>
                {t('codes.hand.period')}
                <input name="period" inputMode="numeric" pattern="[1-9]\d*" defaultValue="30" />
              </label>
            ) : (
              <label>
                {t('codes.counter.next')}
                <input name="counter" inputMode="numeric" pattern="\d+" defaultValue="0" />
              </label>
            )}
            <label>
              {t('codes.hand.algorithm')}
              <select name="algorithm" defaultValue={codeDefaults.algorithm}>
                {codeAlgorithms.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            </label>
            <label>
              {t('codes.hand.digits')}
              <select name="digits" defaultValue={String(codeDefaults.digits)}>
                {codeDigits.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            </label>
          </div>
        </details>
        <button type="submit" class="btn" aria-disabled={drafts.busy.value}>
          {t('codes.read')}
        </button>
      </form>
    </section>
  )
}
