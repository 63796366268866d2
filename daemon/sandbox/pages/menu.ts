/** The way from every page to the others: what whoever looks may open. */
import { html } from 'hono/html'
import { administers } from '#daemon/sandbox/membership.ts'
import type { Membership } from '#daemon/sandbox/organisation.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import { sandboxPages, type SandboxPage } from './paths.ts'

interface MenuGroup {
  /** What its links have in common; the first group says nothing. */
  readonly name: string
  readonly pages: readonly (readonly [page: SandboxPage, label: string])[]
}
const MENU: readonly MenuGroup[] = [
  { name: '', pages: [['home', 'Home']] },
  {
    name: 'Organisation',
    pages: [
      ['users', 'Users'],
      ['organisationSecurity', 'Organisation security'],
      ['organisationActivity', 'Activity of the organisation'],
      ['support', 'Support'],
    ],
  },
  {
    name: 'Products',
    pages: [
      ['products', 'Products'],
      ['domains', 'Domains'],
      ['mail', 'Mail'],
      ['calendar', 'Calendars and contacts'],
      ['kdrive', 'kDrive'],
    ],
  },
  {
    name: 'Account',
    pages: [
      ['profile', 'Profile'],
      ['twoFactor', 'Two-step verification'],
      ['securityInfo', 'Security information'],
      ['activity', 'Recent activity'],
      ['applicationPasswords', 'Application passwords'],
      ['tokens', 'API tokens'],
    ],
  },
]
/** Refused to those with limited rights, and so not offered to them. */
const ADMINISTRATION: readonly SandboxPage[] = ['users', 'organisationSecurity', 'organisationActivity']
/** Refused to those who have access to the Web apps alone. */
const MANAGER: readonly SandboxPage[] = ['support', 'products', 'domains']

/** What only the sandbox has, for whoever plays with it. */
const TOOLS: MenuGroup = {
  name: 'Sandbox',
  pages: [
    ['outbox', 'Outbox'],
    ['phone', 'Phones'],
    ['apps', 'Apps'],
    ['clock', 'Clock'],
    ['stranger', 'A stranger'],
  ],
}

/**
 * @param current path of the page that is shown
 * @param who `stopped`: nothing but the set-up of a second step opens to them
 */
export function menuOf(
  current: string,
  who: { readonly member: Person | null; readonly stopped: boolean; readonly membership: Membership | null },
) {
  const { member, stopped, membership } = who
  const isOffered = ([to]: MenuGroup['pages'][number]) =>
    (!ADMINISTRATION.includes(to) || (membership !== null && administers(membership.role))) &&
    (!MANAGER.includes(to) || membership?.webAppsOnly === false)
  const link = ([to, label]: MenuGroup['pages'][number]) =>
    html`<li>
      <a href="${sandboxPages[to]}" ${current === sandboxPages[to] ? html`aria-current="page"` : ''}
        >${label}</a
      >
    </li>`
  const groups = (member === null || stopped ? [TOOLS] : [...MENU, TOOLS])
    .map(({ name, pages }) => ({ name, pages: pages.filter(isOffered) }))
    .filter(({ pages }) => pages.length > 0)
  return html`<nav aria-label="Pages">
    ${groups.map(
      ({ name, pages }) =>
        html`${name === '' ? '' : html`<h2>${name}</h2>`}
          <ul>
            ${pages.map(link)}
          </ul>`,
    )}
  </nav>`
}
