/** Types a code into its field, or its digits into their boxes, so that the page notices. Never submits. */

/** @returns whether it stands there */
export function putInto(boxes: readonly HTMLInputElement[], code: string): boolean {
  if (boxes.length === 1) return boxes[0] !== undefined && type(boxes[0], code)
  // each by itself: the page may move the cursor on, and may take a box away
  return boxes.length === code.length && boxes.every((box, at) => type(box, code[at] ?? ''))
}

function type(field: HTMLInputElement, text: string): boolean {
  field.focus()
  // the browser's own setter, whatever the page has put over it: frameworks that keep the value see that it changed
  field.value = text
  const stands = field.value === text
  field.dispatchEvent(
    new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }),
  )
  field.dispatchEvent(new Event('change', { bubbles: true }))
  return stands
}
