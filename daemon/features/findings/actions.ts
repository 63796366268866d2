/**
 * Where each guided action is done. `exact` pages were confirmed by a source; for the others the nearest confirmed page
 * opens with the guide beside it. Only https addresses on Infomaniak's own hosts stand here; the sandbox has its own table.
 */
import { isOwnAction, type ActionId, type ManagerActionId, type OwnActionId } from '#shared/actions.ts'
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
/** Shows that organisation, whichever was shown before. */
const homeOf = '/v3/{account}/ng/home'
const renewals = '/v3/{account}/accounts/accounting/renewal'

/** Confirmed by first-party applications or guides, but for those marked as nearest. */
const pageByAction: Record<ManagerActionId, Page> = {
  'enable-2fa': { path: '/2fa', exact: true, guide: faq(1940) },
  'send-security-alert': { path: users, exact: true, guide: faq(2192) },
  'require-2fa': { path: home, exact: false, guide: faq(2192) },
  'renew-domain': { path: renewals, exact: true, guide: category('admin2/domain') },
  'restore-domain': { path: home, exact: false, guide: category('admin2/domain') },
  'enable-renewal-warranty': { path: home, exact: false, guide: faq(2637) },
  'edit-recovery-phone': { path: profile, exact: false, guide: category('admin2/administration-console') },
  'edit-recovery-email': { path: profile, exact: false, guide: category('admin2/administration-console') },
  'edit-login-address': { path: profile, exact: false, guide: category('admin2/administration-console') },
  'change-password': {
    path: '/v3/ng/profile/edit-password',
    exact: true,
    guide: category('admin2/administration-console'),
  },
  'manage-application-passwords': { path: profile, exact: false, guide: faq(2855) },
  'manage-devices': { path: profile, exact: false, guide: faq(88) },
  'enable-alerts': { path: profile, exact: false, guide: faq(88) },
  'manage-users': { path: users, exact: true, guide: faq(1633) },
  'manage-products': { path: home, exact: false, guide: faq(1689) },
  'block-product': { path: homeOf, exact: false, guide: faq(1689) },
  'unblock-product': { path: homeOf, exact: false, guide: faq(1689) },
  'maintenance-on': { path: homeOf, exact: false, guide: faq(1689) },
  'maintenance-off': { path: homeOf, exact: false, guide: faq(1689) },
  'renew-product': { path: renewals, exact: true, guide: category('admin2/domain') },
  'open-support': { path: homeOf, exact: false, guide: category('admin2/support-premium') },
  'subscribe-support': { path: homeOf, exact: false, guide: category('admin2/support-premium') },
  'open-manager': { path: home, exact: true, guide: faq(1990) },
  reconnect: { path: '/v3/ng/profile/user/token/list', exact: true, guide: faq(2582) },
}

/** Done in the extension, which goes to a view of its own; who does not know that gets the provider's guide. */
const ownGuide = category('admin2/administration-console')
const ownFix = (action: OwnActionId): Thing['fix'] => ({
  action,
  url: ownGuide,
  exact: false,
  guide: ownGuide,
})

const managerUrl = 'https://manager.infomaniak.com'

/** The fix of an action on the real Manager. */
export const realFix: FixOf = (action, organisation) => {
  if (isOwnAction(action)) return ownFix(action)
  const { path, exact, guide } = pageByAction[action]
  const isOpen = path.includes('{account}') && !(organisation !== null && /^\d+$/.test(organisation))
  const at = isOpen ? home : path.replace('{account}', organisation ?? '')
  return { action, url: managerUrl + at, exact: exact && !isOpen, guide }
}

/** The same steps on the sandbox's own pages: `path` knows those that the sandbox has. */
export const sandboxFix =
  (base: string, pathByAction: Readonly<Record<ManagerActionId, string>>): FixOf =>
  (action, organisation) => {
    if (isOwnAction(action)) return ownFix(action)
    const own = pathByAction[action]
    const isNamed = organisation !== null && /^\d+$/.test(organisation)
    // the pages that name an organisation name the first one here
    const path = isNamed ? own.replace(/^\/v3\/\d+\//, `/v3/${organisation}/`) : own
    return { action, url: base + path, exact: true, guide: pageByAction[action].guide }
  }
