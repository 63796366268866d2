/** What the list of domain names and the page of one share. */
import { domainToUnicode } from 'node:url'
import { html } from 'hono/html'
import { DAY } from '#shared/time.ts'
import { phaseAt } from '#daemon/sandbox/lifecycle.ts'
import type { Domain } from '#daemon/sandbox/state.ts'
import { button, day, type Markup, type PageContext } from './frame.ts'
import { renewalsOf, sandboxPages } from './paths.ts'

const { domains, restore } = sandboxPages

export const shown = ({ name }: Domain): string => domainToUnicode(name)
export const domainPath = ({ name }: Domain): string => `${domains}/${name}`
export const renewOf = ({ name, organisationId }: Domain): string =>
  `${renewalsOf(organisationId)}?name=${name}`
export const restoreOf = ({ name }: Domain): string => `${restore}?name=${name}`

export function renewable(domain: Domain, now: number): boolean {
  const phase = phaseAt(domain, now)
  return phase === 'active' || phase === 'grace'
}

/** The same word stands in every row: a screen reader hears the name with it. */
export const forName = (word: string, domain: Domain): Markup =>
  html`${word}<span class="unseen"> ${shown(domain)}</span>`

export const warrantyButton = (c: PageContext, domain: Domain): Markup =>
  button(c, `${domains}/warranty`, forName(domain.warranty ? 'Switch off' : 'Switch on', domain), {
    name: domain.name,
  })

/** Of one that has not expired. */
export function activeOf(domain: Domain, now: number): Markup {
  const left = Math.ceil((domain.paidUntil - now) / DAY)
  if (domain.owed) return html`<span class="warn">Kept by the warranty: one year to be paid</span>`
  if (domain.undated) return html`Active, no date published`
  if (left > 30) return html`Until ${day(domain.paidUntil)}`
  return html`<span class="warn">Expires in ${left === 1 ? '1 day' : `${left} days`}</span>`
}
