/** For whom a mail speaks. Pure. */
import type { MessageKind } from '#shared/messages.ts'
import type { GuardedName } from '#shared/sites.ts'
import type { CheckedClaim } from './checked.ts'
import type { MessageFacts } from './facts.ts'
import { namesProvider } from './look.ts'
import type { Seen } from './looked.ts'
import type { MailAuthentication } from './mail.ts'
import type { Said } from './said.ts'
import type { Sender } from './sender.ts'

/** In the name of somebody who is guarded, or about what is theirs. */
export function voiceOf(
  { sender, links, asks, urgent, disguised, kind, claims, mail, authentication, isForward: isHandedOn }: Seen,
  said: Said,
  isVagueKind: boolean,
  facts: MessageFacts,
  guarded: readonly GuardedName[],
): 'for' | 'about' | null {
  if (sender.isTrue || sender.imitates !== null || sender.lie === 'provider' || sender.lie === 'local')
    return 'for'
  if (
    links.some(({ verdict, lies }) => verdict === 'imitates' || namesProvider(lies ?? '')) ||
    disguised?.['provider'] === true
  )
    return 'for'
  // a colleague may write of what is theirs; what they send on was written by others
  if (isOwn(sender, authentication, guarded) && !isHandedOn) return null
  const presses =
    asks.length > 0 ||
    mail.forms ||
    urgent !== null ||
    links.some(({ verdict, lies }) => verdict === 'odd' || lies !== null)
  const inSubject = namesProvider(mail.subject ?? '')
  const inText = namesProvider(
    [mail.text, mail.plain, ...mail.images, ...links.map(({ address }) => address)].join('\n'),
  )
  if (presses && (inSubject || inText)) return 'for'
  const isAbout =
    (inSubject && kind !== null) ||
    (inText && kind !== null && !isVagueKind) ||
    isAboutOwn(kind, claims, said, facts)
  return isAbout ? 'about' : null
}

const isOwn = ({ host }: Sender, { by, dkim }: MailAuthentication, guarded: readonly GuardedName[]) =>
  by !== 'nothing' &&
  dkim.some(({ result, aligned }) => result === 'pass' && aligned) &&
  guarded.some(
    ({ name, by: whose }) => whose === 'organisation' && (host === name || host.endsWith(`.${name}`)),
  )

/** Nobody but the provider has to say that a name or an account of the person there will end. */
function isAboutOwn(
  kind: MessageKind | null,
  claims: readonly CheckedClaim[],
  { subject, sentences }: Said,
  { logins, names }: MessageFacts,
): boolean {
  if (claims.some(({ known }) => known['listed'] === true)) return true
  if (kind !== 'account-closing' && kind !== 'product-blocked') return false
  const words = [subject, ...sentences].map((one) => one.words)
  return (
    names.length > 0 || logins.some(({ email }) => words.some((one) => one.includes(email.toLowerCase())))
  )
}
