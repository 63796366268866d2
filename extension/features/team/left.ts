/** Where a page was left, so that whoever comes back finds it as it was, with what was pressed in hand. */
import type { Signal } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'

export interface LeftPlace {
  /** Of the team's pages; `list` is the team itself. */
  readonly page: string
  /** Of the element that was pressed. */
  readonly id: string
  /** px */
  readonly scrollY: number
}
export type Left = Signal<LeftPlace | null>

/** A page that was not left before begins at its top. */
export function useReturn(left: Left, page: string): void {
  useLayoutEffect(() => {
    const was = left.peek()
    if (was?.page !== page) {
      scrollTo(0, 0)
      return
    }
    left.value = null
    scrollTo(0, was.scrollY)
    // what is drawn late is waited for, one frame
    requestAnimationFrame(() => document.getElementById(was.id)?.focus({ preventScroll: true }))
  }, [page])
}
