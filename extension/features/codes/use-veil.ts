/** While a code is shown, its seconds run; it is hidden as soon as the page is looked away from. */
import { useEffect } from 'preact/hooks'
import type { RevealModel } from './reveal-model.ts'

const SECOND = 1000

/**
 * @param ends `blur`: another window is enough; `hidden`: the page itself must be out of sight, for a code that is typed into the
 * window beside it
 */
export function useVeil(model: RevealModel, ends: 'blur' | 'hidden' = 'blur'): void {
  const isShown = model.shown.value !== null
  useEffect(() => {
    if (!isShown) return undefined
    const timer = setInterval(model.tick, SECOND)
    const onHidden = () => {
      if (document.visibilityState === 'hidden') model.hide()
    }
    if (ends === 'blur') window.addEventListener('blur', model.hide)
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      clearInterval(timer)
      window.removeEventListener('blur', model.hide)
      document.removeEventListener('visibilitychange', onHidden)
    }
  }, [isShown, ends])
  // whatever was shown goes with what showed it
  useEffect(() => model.hide, [])
}
