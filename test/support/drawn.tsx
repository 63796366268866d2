/** Components drawn into a document, and used by the names that a screen reader says. */
import { render, type ComponentChildren } from 'preact'
import { Words } from '../../extension/ui/words.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import type { Language } from '#shared/settings.ts'

export function draw(children: ComponentChildren, language: Language = 'en'): HTMLElement {
  const root = document.createElement('main')
  document.body.append(root)
  const words = createTranslator(language, catalogues[language], 'UTC')
  render(<Words.Provider value={words}>{children}</Words.Provider>, root)
  return root
}

export function clear(): void {
  for (const root of document.body.children) render(null, root)
  document.body.replaceChildren()
}

const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? element.textContent.trim()

export const buttons = (root: Element): string[] => [...root.querySelectorAll('button')].map(nameOf)

export function button(root: Element, name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find((one) => nameOf(one) === name)
  if (!found) throw new Error(`no button “${name}” among ${buttons(root).join(' | ')}`)
  return found
}
export const press = (root: Element, name: string): void => button(root, name).click()

/** The field with that label. */
export function field(root: Element, label: string): HTMLInputElement {
  const labels = [...root.querySelectorAll('label')]
  const found = labels.find((one) => one.textContent.trim().startsWith(label))?.querySelector('input, select')
  if (!found) throw new Error(`no field “${label}” among ${labels.map((one) => one.textContent).join(' | ')}`)
  return found as HTMLInputElement
}

export function type(field: HTMLInputElement, text: string): void {
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}
