/** What time alone brings about for domain names: expiry mails, and the year that Renewal Warranty adds. */
import { DAY } from '#shared/time.ts'
import { addYears, endsOf, extensionOf } from './lifecycle.ts'
import type { Domain, Message, State } from './state.ts'

const NOTICE_DAYS = [60, 30, 14, 7, 1] as const

type Due = Omit<Message, 'id'>
interface Milestone {
  readonly at: number
  readonly subject: string
  readonly body: string
}

function milestones(domain: Domain): Milestone[] {
  const { name } = domain
  const { active, grace, redemption, 'pending-delete': end } = endsOf(domain)
  const fee = extensionOf(name).restoreFee
  const before = NOTICE_DAYS.map((days) => ({
    at: active - days * DAY,
    subject: `${name} expires in ${days === 1 ? '1 day' : `${days} days`}`,
    body: `Renew ${name} before it expires.`,
  }))
  if (domain.warranty)
    return [
      ...before,
      {
        at: active,
        subject: `${name} was kept by its Renewal Warranty`,
        body: `${name} was not renewed in time and lives on. One year is to be paid.`,
      },
    ]
  const after = [
    {
      at: active,
      until: grace,
      subject: `${name} has expired`,
      body: 'It can still be renewed at the usual price.',
    },
    {
      at: grace,
      until: redemption,
      subject: `${name} can be restored`,
      body: `Restoring it costs ${fee}. Afterwards it is lost.`,
    },
    {
      at: redemption,
      until: end,
      subject: `${name} is being deleted`,
      body: 'It can no longer be restored.',
    },
    { at: end, until: Infinity, subject: `${name} is free`, body: 'Anyone may register it now.' },
  ].filter(({ at, until }) => until > at)
  return [...before, ...after]
}

/** The next moment at which something happens by itself, or Infinity. */
export function nextDue(state: State): number {
  let next = Infinity
  for (const domain of state.domains) {
    // Cheap bounds first: this runs over ten thousand names at every change.
    if (domain.paidUntil - NOTICE_DAYS[0] * DAY > next) continue
    if (endsOf(domain)['pending-delete'] <= state.settledAt && !domain.warranty) continue
    for (const { at } of milestones(domain)) if (at > state.settledAt && at < next) next = at
  }
  return next
}

/** Applies the warranty where it is due, and gives the mails of that time, oldest first. */
export function dueBetween(state: State, from: number, until: number): Due[] {
  const mails: Due[] = []
  for (const domain of state.domains) {
    // Several years may pass at once; each keeps the name anew.
    for (let again = true; again;) {
      for (const { at, subject, body } of milestones(domain))
        if (at > from && at <= until)
          mails.push({ at, channel: 'mail', kind: 'domain-expiry', to: domain.contact, subject, body })
      again = domain.warranty && domain.paidUntil <= until
      if (again) {
        domain.paidUntil = addYears(domain.paidUntil, 1)
        domain.owed = true
      }
    }
  }
  return mails.sort((a, b) => a.at - b.at)
}
