/** Who carries which words. A package for browsers has little room, and three hundred words of five languages fill it. */
import type { MessageKey } from './i18n.ts'

/** `packed`: the extension; `served`: the daemon, for views that are nothing without it; `daemon`: it alone says them. */
export type WordPlace = 'packed' | 'served' | 'daemon'

/** By what a key begins with, or by its shape; the first row that fits. Whatever is in no row is packed. */
const places: readonly (readonly [keys: string | RegExp, place: WordPlace])[] = [
  // one-time codes, their vault, and what is written down for the day they are gone
  ['codes.', 'served'],
  ['vault.', 'served'],
  ['spare.', 'served'],
  // what happened, mails under check, and the ways of notices
  ['activity.', 'served'],
  ['message.', 'served'],
  ['notices.', 'served'],
  ['channel.', 'served'],
  // of Latchkey's own acts among what happened
  ['journal.event.', 'served'],
  ['journal.by.', 'served'],
  // on the command line; a page that is judged says who it is not, and no more
  ['site.reason.', 'daemon'],
  ['site.verdict.', 'daemon'],
  // said of what is kept in the browser as well, or on other pages
  ['account.value.yes', 'packed'],
  ['account.value.no', 'packed'],
  ['alert.word', 'packed'],
  ['alert.sent', 'packed'],
  ['alert.more', 'packed'],
  ['alert.again', 'packed'],
  ['alert.noted', 'packed'],
  ['change.copied', 'packed'],
  ['feeds.format.csv', 'packed'],
  ['invite.title', 'packed'],
  ['letter.copy.text', 'packed'],
  ['name.stated.clear', 'packed'],
  // the account, and what the provider's API can change
  ['account.', 'served'],
  ['change.', 'served'],
  // the team's pages
  ['team.column.', 'served'],
  ['team.back', 'served'],
  ['team.select', 'served'],
  ['team.alert-some', 'served'],
  ['alerts.none', 'served'],
  ['adoption.', 'served'],
  ['alert.', 'served'],
  ['dry.', 'served'],
  ['invite.', 'served'],
  ['letter.', 'served'],
  ['member.', 'served'],
  ['require.', 'served'],
  // a name's page, and the two beside it
  ['names.back', 'served'],
  ['add.', 'served'],
  ['life.', 'served'],
  ['lookup.', 'served'],
  ['missing.', 'served'],
  ['name.', 'served'],
  // why something matters, beside what is to be done
  [/^finding\..*\.why$/, 'served'],
  ['panel.why', 'served'],
  // the steps beside a page of the provider
  [/^action\..*\.(?:note|step\.\d)$/, 'served'],
  // products
  ['products.', 'served'],
  ['service.', 'served'],
  ['support.', 'served'],
  // settings
  ['capability.', 'served'],
  ['clients.', 'served'],
  ['connection.', 'served'],
  ['feeds.', 'served'],
  ['settings.connections', 'served'],
  ['settings.clients', 'served'],
  ['settings.thresholds', 'served'],
  ['settings.password', 'served'],
  ['settings.notices', 'served'],
  ['settings.language', 'served'],
  // mails, feeds, and the warnings of the command line
  ['mail.', 'daemon'],
  ['feed.', 'daemon'],
  ['warning.', 'daemon'],
  ['native.', 'daemon'],
  ['checkup.', 'daemon'],
  ['backup.', 'daemon'],
  ['journal.', 'daemon'],
]

export const placeOfWord = (key: MessageKey): WordPlace =>
  places.find(([keys]) => (typeof keys === 'string' ? key.startsWith(keys) : keys.test(key)))?.[1] ?? 'packed'
