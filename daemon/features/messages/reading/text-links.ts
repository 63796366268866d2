/** Addresses within plain text, which mail programs make pressable by themselves. */
import type { MailLink } from '../mail.ts'
import { isOnNet } from '../names-said.ts'

/** With a scheme; or a name with a dot that begins with `www.`, or that a path follows. */
const ADDRESS =
  /\b(?:https?|ftp):\/\/[^\s<>"]{1,5000}|\b(?:www\.[^\s<>"/]{1,253}|[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}-]{1,63}){1,8}\/)[^\s<>"]{0,5000}/giu
/** What ends the sentence, not the address. */
const AFTER = /[.,;:!?'’”»)\]}]+$/u

export function* linksInText(text: string): Iterable<MailLink> {
  for (const [found] of text.matchAll(ADDRESS)) {
    const shown = found.replace(AFTER, '')
    const hasScheme = /^[a-z]+:\/\//i.test(shown)
    // `12.50/month` and `Node.js/PHP`
    if (!hasScheme && !isOnNet(shown.replace(/\/.*$/s, ''))) continue
    const address = hasScheme ? shown : `https://${shown}`
    yield { shown, address, place: 'text' }
  }
}
