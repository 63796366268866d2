/** Tells once that a page asks for a password: a field stands there, comes, or is about to be written into. */

/** ms between two looks, while a page changes. */
const PAUSE = 200

const isPassword = (one: EventTarget | undefined) =>
  one instanceof HTMLInputElement && one.type === 'password'

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
  // into an open shadow tree nobody looks all the time: there the field is seen as it is entered
  const entered = (event: Event) => {
    if (isPassword(event.composedPath()[0])) stop()
  }
  function stop() {
    changes.disconnect()
    removeEventListener('focusin', entered, true)
    seen()
  }
  const look = () => {
    if (document.querySelector('input[type=password i]')) stop()
  }
  addEventListener('focusin', entered, true)
  changes.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['type'] })
  look()
}
