/** The origin that a person means by what they typed: a host, an address with its path, or an origin as it is. Pure. */
import { asOrigin } from '#shared/code-origin.ts'

export function originTyped(text: string): string | null {
  const typed = text.trim()
  const exact = asOrigin(typed)
  if (exact !== null) return exact
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(address) || new URL(address).username !== '') return null
  return asOrigin(new URL(address).origin)
}
