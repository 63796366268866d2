/** Whether what warns of a name's end arrives: an address on that very name is lost with it. */
import { check, type CheckRow } from '#daemon/core/check.ts'
import { toAscii } from '#daemon/core/domain-name.ts'
import { isOn } from '#daemon/core/own-address.ts'
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import { isKnown, known, type Fact } from '#shared/fact.ts'
import type { Settings } from '#shared/settings.ts'
import { daysBetween, type IsoTime } from '#shared/time.ts'
import { isGone } from './heard.ts'
import { derived, heardAt, lifeAt } from './life-at.ts'

/** @param settings with the days before the end at which the person wants to hear of a name without days of its own */
export const contactCheck = (settings: () => Pick<Settings, 'domainThresholds'>): CheckRow<'domain'> =>
  check({
    id: 'domain-contact-on-name',
    scope: 'domain',
    severity: 'notice',
    action: 'open-manager',
    counted: 'each',
    concerns: ({ domain: { registrar } }) => registrar !== null,
    needs: ({ domain }, now) => ({ found: contactFact(domain, now) }),
    test: ({ found }, now) => {
      if (found === null) return null
      const { name, address, end, thresholds } = found
      if (address === null) return 'ok'
      const days = end === null ? null : daysBetween(now, end)
      const soon = days !== null && days <= Math.max(...(thresholds ?? settings().domainThresholds))
      return { seen: { name, address, date: end }, severity: soon ? 'warning' : 'notice' }
    },
  })

interface Contact {
  readonly name: string
  /** The first that lies on the name; `null`: none does. */
  readonly address: string | null
  /** `null` where no date says, or it never ends. */
  readonly end: IsoTime | null
  readonly thresholds: readonly number[] | null
}

/** `null`: the registrar tells no addresses, or the name is lost and nobody mails of it any more. */
function contactFact(domain: DomainSnapshot, now: IsoTime): Fact<Contact | null> {
  const { name, registrar, notes } = domain
  const told = heardAt(domain, now).registrar
  if (registrar === null || told === null) throw new Error(`${name} has no registrar`)
  const { by } = registrar
  if (isGone(domain, now)) return derived<null>(known(null), by)
  const contacts = isKnown(told) ? told.known.contacts : told
  if (!isKnown(contacts)) return derived<null>(contacts, by)
  if (contacts.known.length === 0) return derived<null>(known(null), by)
  const address = contacts.known.find((one) => liesOn(one, name)) ?? null
  if (address === null) return derived(known<Contact>({ name, address, end: null, thresholds: null }), by)
  const { paidUntil, expiry } = lifeAt(domain, now)
  return derived(
    known({ name, address, end: paidUntil ?? expiry, thresholds: notes?.thresholds ?? null }),
    by,
  )
}

/** Both in A-labels, so that of ten thousand names nearly all show by their last letters that it does not. */
function liesOn(address: string, name: string): boolean {
  const host = hostOf(address)
  return host !== null && host.endsWith(name) && isOn(host, name)
}

/** Thousands of names have one owner. */
let last = { address: '', host: null as string | null }
function hostOf(address: string): string | null {
  if (last.address !== address) last = { address, host: toAscii(address.slice(address.lastIndexOf('@') + 1)) }
  return last.host
}
