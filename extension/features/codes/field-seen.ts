/** Whether a person can see and use a field: not hidden, faded away, shrunk, pushed out, cut off or lain over. */

/** CSS pixels, of each side. */
const LEAST_SIZE = 8
/** Of the field and of all around it, multiplied. */
const LEAST_OPACITY = 0.2

/** Brings it into view to find out: what lies at its middle is what a person would press. */
export function isSeen(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false
  const { width, height } = element.getBoundingClientRect()
  if (width < LEAST_SIZE || height < LEAST_SIZE || opacityOf(element) < LEAST_OPACITY) return false
  if (!isAtItsMiddle(element))
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
  if (!isAtItsMiddle(element)) return false
  const frame = element.ownerDocument.defaultView?.frameElement
  return !frame || isSeen(frame)
}

function isAtItsMiddle(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect()
  const root = element.getRootNode() as Document | ShadowRoot
  const hit = root.elementFromPoint(left + width / 2, top + height / 2)
  if (hit === null) return false
  // a label that floats over its field gives the press on to it
  return hit === element || (hit.closest('label')?.control ?? null) === element
}

function opacityOf(element: Element): number {
  let opacity = 1
  for (let around: Element | null = element; around; around = parentOf(around))
    opacity *= Number(getComputedStyle(around).opacity)
  return opacity
}

/** Through open shadow roots as well. */
function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot
  if (element.parentElement) return element.parentElement
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? root.host : null
}
