/** A code that was filled in is gone on with on the page: the popup over it says so and closes, unless somebody does something in it. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { CodesModel } from './model.ts'

/** ms in which a short sentence is read. */
export const READ_IN = 1200

/** For the popup alone. */
export function useCloseAfterFill({ filled, entries }: CodesModel): void {
  const last = filled.value
  // another view has said it already
  const before = useRef(last)
  useLayoutEffect(() => {
    const isEntry = entries.peek()?.some(({ id }) => id === last?.id) ?? false
    // of a draft it is still to be said that the site took it
    if (last === before.current || last?.outcome !== 'filled' || !isEntry) return undefined
    const timer = setTimeout(() => window.close(), READ_IN)
    const stay = () => clearTimeout(timer)
    const acts = ['pointerdown', 'keydown', 'wheel'] as const
    for (const act of acts) addEventListener(act, stay, { capture: true, passive: true })
    return () => {
      stay()
      for (const act of acts) removeEventListener(act, stay, { capture: true })
    }
  }, [last])
}
