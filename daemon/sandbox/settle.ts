/** What time alone brings about for domain names: expiry mails, and the year that Renewal Warranty adds. */
import { DAY } from '#shared/time.ts'
import { addYears, endsOf, extensionOf } from './lifecycle.ts'
import { languageOf, mailLanguage, type MailLanguage } from './mails/language.ts'
import type { MailText } from './mails/texts.ts'
import { renewalsOf, sandboxPages } from './pages/paths.ts'
import type { Domain, Message, State } from './state.ts'

const NOTICE_DAYS = [60, 30, 14, 7, 1] as const

type Due = Omit<Message, 'id' | 'from'>
interface Milestone {
  readonly at: number
  /** What is said of it, made only for those that are sent. */
  readonly say: (language: MailLanguage) => MailText
  /** Where something can be done about it. */
  readonly page: string | null
}

function milestones(domain: Domain): Milestone[] {
  const { name, organisationId } = domain
  const { active, grace, redemption, 'pending-delete': end } = endsOf(domain)
  const fee = extensionOf(name).restoreFee
  const renewals = renewalsOf(organisationId)
  const before = NOTICE_DAYS.map((days): Milestone => ({
    at: active - days * DAY,
    say: ({ texts, day }) => texts.expiresIn(name, day(active), days),
    page: renewals,
  }))
  if (domain.warranty)
    return [...before, { at: active, say: ({ texts }) => texts.keptByWarranty(name), page: renewals }]
  const after: (Milestone & { readonly until: number })[] = [
    {
      at: active,
      until: grace,
      say: ({ texts, day }) => texts.expired(name, day(active)),
      page: renewals,
    },
    {
      at: grace,
      until: redemption,
      say: ({ texts }) => texts.restorable(name, fee),
      page: sandboxPages.restore,
    },
    { at: redemption, until: end, say: ({ texts }) => texts.deleting(name), page: null },
    { at: end, until: Infinity, say: ({ texts }) => texts.free(name), page: null },
  ]
  return [...before, ...after.filter(({ at, until }) => until > at)]
}

function mailOf(state: State, { contact: to }: Domain, { at, say, page }: Milestone): Due {
  const languageId = languageOf(state, to)
  const { subject, body } = say(mailLanguage(languageId))
  const whole = page === null ? body : `${body}\n${page}`
  return { at, channel: 'mail', kind: 'domain-expiry', to, subject, body: whole, languageId }
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
      for (const one of milestones(domain))
        if (one.at > from && one.at <= until) mails.push(mailOf(state, domain, one))
      again = domain.warranty && domain.paidUntil <= until
      if (again) {
        domain.paidUntil = addYears(domain.paidUntil, 1)
        domain.owed = true
      }
    }
  }
  return mails.sort((a, b) => a.at - b.at)
}
