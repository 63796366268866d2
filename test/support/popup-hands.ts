/** The popup as a person reads and uses it, where its button was pressed for real. */
import { eventually } from './latchkey.ts'
import type { InPopup } from './toolbar-press.ts'

export const popupHands = (inPopup: InPopup) => {
  const text = () => inPopup<string>('document.body.innerText').catch((error: unknown) => String(error))
  return {
    text,
    sees: (wanted: string) => eventually(text, (found) => found.includes(wanted)),
    /** Presses what has that text or name. */
    press: (name: string) =>
      eventually(
        () =>
          inPopup<string>(`(() => {
            const found = [...document.querySelectorAll('button, a')].find((one) =>
              one.checkVisibility() && one.ariaDisabled !== 'true' &&
              (one.ariaLabel ?? one.innerText).trim().startsWith(${JSON.stringify(name)}))
            found?.click()
            return found === undefined ? 'nothing to press in: ' + document.body.innerText : 'pressed'
          })()`).catch(String),
        (outcome) => outcome === 'pressed',
      ),
    fill: (name: string, value: string) =>
      eventually(
        () =>
          inPopup<boolean>(`(() => {
            const field = document.querySelector(${JSON.stringify(`[name="${name}"]`)})
            if (field === null) return false
            field.value = ${JSON.stringify(value)}
            field.dispatchEvent(new Event('input', { bubbles: true }))
            return true
          })()`),
        (there) => there,
      ),
  }
}
