/** The tick that takes all of the list, and what can be done with those that are taken. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { MemberRow } from '#shared/team.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { useWords } from '../../ui/words.ts'
import { mayBeAlerted, type OnAlert } from './AlertButton.tsx'
import type { SelectionModel } from './selection-model.ts'

export const SelectAll = ({ selection, total }: { selection: SelectionModel; total: number }) => {
  const { t } = useWords()
  const box = useRef<HTMLInputElement>(null)
  const { size } = selection.chosen.value
  const whole = size > 0 && size >= total
  useLayoutEffect(() => {
    if (box.current) box.current.indeterminate = size > 0 && !whole
  }, [size, whole])
  return (
    <input
      ref={box}
      type="checkbox"
      checked={whole}
      disabled={total === 0}
      aria-label={t('team.select.all', { count: total })}
      title={t('team.select.all', { count: total })}
      onChange={() => (whole ? selection.clear() : void selection.all())}
    />
  )
}

interface SelectionBarProps {
  readonly selection: SelectionModel
  readonly onAlert: OnAlert
  readonly onMail: (members: readonly MemberRow[]) => void
}

/** At the foot of the window, so that no row moves when the first is ticked. */
export const SelectionBar = ({ selection, onAlert, onMail }: SelectionBarProps) => {
  const words = useWords()
  const { t } = words
  const members = [...selection.chosen.value.values()]
  const alertable = members.filter(mayBeAlerted)
  const trouble = selection.trouble.value
  return (
    <div class={members.length === 0 && !trouble && !selection.busy.value ? 'hidden' : 'selection'}>
      <span class="grow" role="status">
        {selection.busy.value
          ? t('app.loading')
          : trouble
            ? troubleSentence(words, trouble)
            : t('team.selected', { count: members.length })}
      </span>
      {members.length > 0 && (
        <>
          {onAlert && alertable.length > 0 && (
            <button type="button" class="btn" onClick={() => onAlert(alertable)}>
              {t('team.alert-some', { count: alertable.length })}
            </button>
          )}
          <button type="button" class="btn" onClick={() => onMail(members)}>
            {t('letter.prepare')}
          </button>
          <button
            type="button"
            class="link"
            onClick={({ currentTarget }) => {
              // the bar goes, and the keyboard goes on in the page
              currentTarget.closest('main')?.focus()
              selection.clear()
            }}
          >
            {t('team.select.none')}
          </button>
        </>
      )}
    </div>
  )
}
