/** Which origin a page is of, as an entry names it. Pure. */
import { asOrigin } from '#shared/code-origin.ts'

/** Null for what is never filled: no address of the web, a user in it, plain http beyond this computer. */
export function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { protocol, origin, username, password } = new URL(address)
  // a blob: has the origin of the page that made it
  const isOfWeb = protocol === 'https:' || protocol === 'http:'
  return isOfWeb && username === '' && password === '' ? asOrigin(origin) : null
}
