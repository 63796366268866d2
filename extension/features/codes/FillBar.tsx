/**
 * At the foot of the popup, whatever view it shows: the code of the page in front, one press away. It takes its line from below,
 * so that nothing moves under the pointer.
 */
import { useEffect } from 'preact/hooks'
import { useWords } from '../../ui/words.ts'
import { FillNote } from './CodeNotes.tsx'
import { nameOf } from './entry-words.ts'
import type { CodesModel } from './model.ts'
import { takeFillWish } from './shortcut.ts'
import { useCloseAfterFill } from './use-close-after-fill.ts'

export interface FillBarProps {
  readonly model: CodesModel
  /** Whether the page in front asks for a code at every start: then a locked vault is in the way here. */
  readonly isAskedHere: boolean
  /** Shows all codes. */
  readonly onCodes: () => void
}

/** Looks what belongs to the page in front. Where the shortcut has opened the popup, that is filled at once. */
export function useFront(model: CodesModel, onCodes: () => void): void {
  const begin = async () => {
    await model.lookAtFront()
    const page = model.front.peek()
    if (page === null || page.origin === null) return
    await model.refresh()
    if (await takeFillWish(page.tab)) fillFront(model, onCodes)
  }
  useEffect(() => void begin(), [])
}

/** One press, where nothing is to be chosen and nothing to be typed; else all codes are shown. */
function fillFront(model: CodesModel, onCodes: () => void): void {
  const [entry, ...others] = model.here.peek()
  const { standing, opensByKeychain } = model.vault
  if (entry && others.length === 0) void model.fill(entry)
  else if (standing.peek() === 'locked' && opensByKeychain.peek()) void model.unlock(null, true)
  else onCodes()
}

export const FillBar = ({ model, isAskedHere, onCodes }: FillBarProps) => {
  const words = useWords()
  const { t } = words
  const { vault } = model
  useCloseAfterFill(model)
  const [entry, ...others] = model.here.value
  const isLocked = vault.standing.value === 'locked' && isAskedHere
  if (!entry && !isLocked) return null
  const isBusy = model.filling.value !== null || vault.busy.value !== null
  const verb = entry
    ? t(others.length === 0 ? 'codes.fill' : 'codes.choose')
    : t(vault.opensByKeychain.value ? 'vault.unlock.fill' : 'vault.unlock')
  return (
    <section class="fill-bar" aria-label={t('codes.here')}>
      <span class="text">
        <small>{t(entry ? 'codes.here' : 'codes.locked.title')}</small>
        {entry && (
          <b>
            {others.length === 0 ? nameOf(words, entry) : t('codes.several', { count: others.length + 1 })}
          </b>
        )}
      </span>
      <button
        type="button"
        class="btn primary"
        aria-disabled={isBusy}
        onClick={() => !isBusy && fillFront(model, onCodes)}
      >
        {verb}
      </button>
      <FillNote model={model} />
    </section>
  )
}
