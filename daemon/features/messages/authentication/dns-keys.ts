/** Keys of signatures, from DNS. Only these names are ever asked for, and only once the person has allowed it. */
import { Resolver } from 'node:dns/promises'
import { domainToASCII } from 'node:url'
import type { Signature } from './signatures.ts'

/** TXT records of a name, each in its pieces. Rejects as `node:dns` does. */
export type AskKey = (name: string) => Promise<string[][]>

/** ms for all of them together. */
export const LONGEST_LOOKUP = 5000
const MOST_KEYS = 5

/**
 * @param server `host:port` in the system's place
 * @param longest ms
 */
export function keysInDns(server: string | null, longest = LONGEST_LOOKUP): AskKey {
  const resolver = new Resolver({ timeout: longest / 2, tries: 2 })
  if (server !== null) resolver.setServers([server])
  let deadline: NodeJS.Timeout | undefined
  let isOver = false
  return (name) => {
    deadline ??= setTimeout(() => {
      isOver = true
      resolver.cancel()
    }, longest).unref()
    return isOver ? refused('ETIMEOUT') : resolver.resolveTxt(name)
  }
}

/** Passes on what is asked for one of these signatures; the mail may hold other signatures, made by whoever it passed. */
export function onlyFor(signatures: readonly Signature[], ask: AskKey): AskKey {
  const allowed = new Set(signatures.flatMap((one) => keyName(one) ?? []).slice(0, MOST_KEYS))
  return (name) => (allowed.has(name.toLowerCase()) ? ask(name) : refused('EREFUSED'))
}

const refused = (code: string) => Promise.reject(Object.assign(new Error('not asked for'), { code }))

function keyName({ selector, domain }: Signature): string | null {
  const name = domainToASCII(`${selector}._domainkey.${domain}`)
  const isName = name.length <= 253 && /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+$/.test(name)
  return isName ? name : null
}
