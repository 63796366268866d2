/**
 * Where each guided action is done. `exact` pages were confirmed by a source; for the others the nearest confirmed page
 * opens with the guide beside it. Only https addresses on Infomaniak's own hosts stand here; the sandbox has its own table.
 */
import type { ActionId, ManagerActionId } from '#shared/actions.ts'
import type { Thing } from '#shared/status.ts'

/** @param organisation id of the one that the action is for; `null` where it is for none, or for any */
export type FixOf = (action: ActionId, organisation: string | null) => Thing['fix']

interface Page {
  /** `{account}` stands for the organisation's id; where that is not known the home page is the nearest. */
  readonly path: string
  readonly exact: boolean
  /** The provider's guide, by its number where it is known. */
  readonly guide: string
}

const faq = (number: number) => `https://faq.infomaniak.com/${String(number)}`
const category = (path: string) => `https://www.infomaniak.com/en/support/faq/${path}`

const users = '/v3/ng/accounts/rights/users/list'
const profile = '/v3/ng/profile/user/dashboard'
const home = '/v3/ng/home'

/** Confirmed by first-party applications or guides, but for those marked as nearest. */
const pageByAction: Record<ManagerActionId, Page> = {
  'enable-2fa': { path: '/2fa', exact: true, guide: faq(1940) },
  'send-security-alert': { path: users, exact: true, guide: faq(2192) },
  'require-2fa': { path: home, exact: false, guide: faq(2192) },
  'renew-domain': {
    path: '/v3/{account}/accounts/accounting/renewal',
    exact: true,
    guide: category('admin2/domain'),
  },
  'restore-domain': { path: home, exact: false, guide: category('admin2/domain') },
  'enable-renewal-warranty': { path: home, exact: false, guide: faq(2637) },
  'edit-recovery-phone': { path: profile, exact: false, guide: category('admin2/administration-console') },
  'edit-recovery-email': { path: profile, exact: false, guide: category('admin2/administration-console') },
  'enable-alerts': { path: profile, exact: false, guide: faq(88) },
  'manage-users': { path: users, exact: true, guide: faq(1633) },
  'manage-products': { path: home, exact: false, guide: faq(1689) },
  'open-manager': { path: home, exact: true, guide: faq(1990) },
  reconnect: { path: '/v3/ng/profile/user/token/list', exact: true, guide: faq(2582) },
}

/** Done in the extension, which goes to its own Sessions view; who does not know that gets the provider's guide. */
const sessionsGuide = category('admin2/administration-console')
const sessionsFix: Thing['fix'] = {
  action: 'open-sessions',
  url: sessionsGuide,
  exact: false,
  guide: sessionsGuide,
}

const managerUrl = 'https://manager.infomaniak.com'

/** The fix of an action on the real Manager. */
export const realFix: FixOf = (action, organisation) => {
  if (action === 'open-sessions') return sessionsFix
  const { path, exact, guide } = pageByAction[action]
  const isOpen = path.includes('{account}') && !(organisation !== null && /^\d+$/.test(organisation))
  const at = isOpen ? home : path.replace('{account}', organisation ?? '')
  return { action, url: managerUrl + at, exact: exact && !isOpen, guide }
}

/** The same steps on the sandbox's own pages: `path` knows those that the sandbox has. */
export const sandboxFix =
  (base: string, pathByAction: Readonly<Record<ManagerActionId, string>>): FixOf =>
  (action) =>
    action === 'open-sessions'
      ? sessionsFix
      : { action, url: base + pathByAction[action], exact: true, guide: pageByAction[action].guide }
