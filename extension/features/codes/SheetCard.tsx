/** The recovery sheet, shown this once: to be printed or written down, then two of its groups are typed back. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { isSameGroup } from '#shared/recovery-code.ts'
import { exactText } from '../../ui/fields.ts'
import { useWords } from '../../ui/words.ts'
import type { Sheet, VaultModel } from './vault-model.ts'
import { VaultFault } from './VaultFault.tsx'

export const SheetCard = ({ model, sheet }: { model: VaultModel; sheet: Sheet }) => {
  const { t } = useWords()
  const [kept, setKept] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => title.current?.focus(), [kept])
  return (
    <section class="card form" aria-labelledby="sheet-title">
      <h2 id="sheet-title" tabIndex={-1} ref={title}>
        {t(kept ? 'vault.rehearse.title' : 'vault.sheet.title')}
      </h2>
      {kept ? (
        <Rehearsal model={model} sheet={sheet} onBack={() => setKept(false)} />
      ) : (
        <>
          <p>{t('vault.sheet.text')}</p>
          <Printed groups={sheet.sheet} />
          <div class="buttons no-print">
            <button type="button" class="btn" onClick={() => print()}>
              {t('vault.sheet.print')}
            </button>
            <button type="button" class="btn primary" onClick={() => setKept(true)}>
              {t('vault.sheet.kept')}
            </button>
          </div>
        </>
      )}
    </section>
  )
}

const Printed = ({ groups }: { groups: readonly string[] }) => {
  const { t, dateTime } = useWords()
  return (
    <div class="sheet">
      <p class="print-only">
        <b>{t('vault.sheet.printed')}</b>
      </p>
      <ol>
        {groups.map((group) => (
          <li key={group}>
            <code>{group}</code>
          </li>
        ))}
      </ol>
      <p class="print-only">{t('vault.sheet.made', { when: dateTime(new Date().toISOString() as never) })}</p>
      <p class="print-only">{t('vault.sheet.how')}</p>
    </div>
  )
}

/** Which group is wrong is known here: the sheet is in the page's memory until it is done. */
const Rehearsal = ({ model, sheet, onBack }: { model: VaultModel; sheet: Sheet; onBack: () => void }) => {
  const { t } = useWords()
  const [wrong, setWrong] = useState<readonly number[]>([])
  const form = useRef<HTMLFormElement>(null)
  const check = () => {
    if (!form.current || model.busy.peek() !== null) return
    const { current } = form
    const groups = sheet.rehearse.map((at) => ({ at, text: exactText(current, `group-${String(at)}`) }))
    const bad = groups.filter(({ at, text }) => !isSameGroup(text, sheet.sheet[at - 1] ?? ''))
    setWrong(bad.map(({ at }) => at))
    const [first] = bad
    if (first) current.querySelector<HTMLInputElement>(`[name=group-${String(first.at)}]`)?.focus()
    else void model.rehearse(groups)
  }
  return (
    <form
      class="form no-print"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        check()
      }}
    >
      <p>{t('vault.rehearse.text')}</p>
      <div class="pair-fields">
        {sheet.rehearse.map((at) => (
          <label key={at}>
            {t('vault.rehearse.group', { at })}
            <input
              name={`group-${String(at)}`}
              class="mono"
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              maxLength={20}
              aria-invalid={wrong.includes(at)}
              aria-describedby="rehearse-said"
            />
          </label>
        ))}
      </div>
      <p id="rehearse-said" class={wrong.length > 0 ? 'error' : 'hidden'} role="alert">
        {wrong.map((at) => t('vault.rehearse.wrong', { at })).join(' ')}
      </p>
      <VaultFault model={model} acts={['rehearse']} />
      <div class="buttons">
        <button type="submit" class="btn primary" aria-disabled={model.busy.value !== null}>
          {t('vault.rehearse.check')}
        </button>
        <button type="button" class="btn" onClick={onBack}>
          {t('vault.rehearse.back')}
        </button>
      </div>
    </form>
  )
}
