/** What stands in a text field of a form. */
export const fieldText = (form: HTMLFormElement, name: string): string => exactText(form, name).trim()

/** With every space of it: a passphrase may begin or end with one. */
export function exactText(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? value : ''
}
