/** Tells once that a page asks for a password: a field stands there, comes, or is written into. */
import { browser } from '../../core/browser.ts'

/** ms between two looks, while a page changes. */
const PAUSE = 200

type Opening = (element: Element) => ShadowRoot | null
type WithOpening = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null }
const { dom } = browser as unknown as { dom?: { openOrClosedShadowRoot: Opening } }
/** Closed ones too: each browser has a way of its own, for extensions alone. */
const rootOf: Opening = (element) =>
  // Chromium takes none but elements of HTML
  element instanceof HTMLElement
    ? ((element as WithOpening).openOrClosedShadowRoot ?? dom?.openOrClosedShadowRoot(element) ?? null)
    : null

/** A field that hides what is written, or draws dots for it without being one. */
function isPassword(one: Element): boolean {
  if (!(one instanceof HTMLElement)) return false
  const { webkitTextSecurity } = getComputedStyle(one) as { webkitTextSecurity?: string }
  return (one as HTMLInputElement).type === 'password' || /disc|circle|square/.test(webkitTextSecurity ?? '')
}

export function watchPassword(seen: () => void): void {
  let waits = false
  const changes = new MutationObserver(() => {
    if (waits) return
    waits = true
    setTimeout(() => {
      waits = false
      look()
    }, PAUSE)
  })
  // into a shadow tree nobody looks all the time: there the field is seen as it is entered, or written into
  const entered = (event: Event) => {
    const [first] = event.composedPath()
    for (let one = first instanceof Element ? first : null; one; one = rootOf(one)?.activeElement ?? null)
      if (isPassword(one)) return stop()
  }
  const ways = ['focusin', 'input', 'keydown']
  function stop() {
    changes.disconnect()
    for (const way of ways) removeEventListener(way, entered, true)
    seen()
  }
  const listen = () => {
    for (const way of ways) addEventListener(way, entered, true)
  }
  let root = document.documentElement
  const look = () => {
    if (document.querySelector('input[type=password i]')) stop()
    // who opens the document to write it anew takes every listener away
    else if (root !== document.documentElement) {
      root = document.documentElement
      listen()
    }
  }
  listen()
  changes.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['type'] })
  look()
}
