/** How many people sign in or recover with an address on a name: they are locked out with it. */
import { toAscii } from '#daemon/core/domain-name.ts'
import type { Subjects } from '#daemon/core/check.ts'
import { isKnown, read } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'

/** `null` where not everybody is known whose address may lie on it. */
export function reachOf({ domain, within }: Subjects['domain'], now: IsoTime): number | null {
  if (within === null) return null
  const isOnName = onName(domain.name)
  const members = read(within.organisation.members, now)
  const account = read(within.connection.account, now)
  if (!isKnown(members) || !isKnown(account)) return null
  const signingIn = new Set(
    [account.known, ...members.known].flatMap(({ email }) => (isOnName(email) ? email.toLowerCase() : [])),
  )
  const { email, emails } = account.known
  if (signingIn.has(email.toLowerCase())) return signingIn.size
  // of the others nobody tells by what address they recover
  if (!isKnown(emails)) return null
  const recovers = emails.known.some(({ address }) => isOnName(address))
  return signingIn.size + (recovers ? 1 : 0)
}

/** Thousands of addresses lie on a handful of hosts. */
function onName(name: string): (address: string) => boolean {
  const byHost = new Map<string, boolean>()
  return (address) => {
    const host = address.slice(address.lastIndexOf('@') + 1)
    const before = byHost.get(host)
    if (before !== undefined) return before
    const ascii = toAscii(host)
    const isOn = ascii === name || ascii?.endsWith(`.${name}`) === true
    byHost.set(host, isOn)
    return isOn
  }
}
