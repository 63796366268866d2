/** What a waiting page was opened with. Anybody may have made that address: nothing in it is believed. */
import { err, ok, type Result } from '#shared/result.ts'
import { belongsTo } from './airlock/site-hosts.ts'
import type { WaitAnswer } from './messages.ts'

export interface WaitingFor {
  /** As the browser had asked for it: path, query and fragment included. */
  readonly address: string
  readonly host: string
}
/** `with-name`: a user name or a password stands in it, which can make one host look like another. */
export type NotWaitedFor = 'not-web' | 'with-name'

/** @param page the waiting page's own address: all that follows its first `?` is what it waits for */
export function waitedFor(page: string): Result<WaitingFor, NotWaitedFor> {
  const start = page.indexOf('?')
  const held = start < 0 ? '' : page.slice(start + 1)
  if (!URL.canParse(held)) return err('not-web')
  const { protocol, hostname, username, password, href } = new URL(held)
  if (protocol !== 'http:' && protocol !== 'https:') return err('not-web')
  if (username !== '' || password !== '') return err('with-name')
  return ok({ address: href, host: hostname })
}

/** The door must be open, and it must be the door of this very host. */
export const mayOpen = ({ host }: WaitingFor, { door, site }: WaitAnswer): boolean =>
  door === 'open' && site !== null && belongsTo(host, site)
