/**
 * Pages that a plan leads to beside the guided actions. Those of the sign-in and the guides open without signing in. `exact`
 * only where a source confirms the address; the others open the nearest confirmed page, with the guide beside it.
 */
const faq = (number: number) => `https://faq.infomaniak.com/${String(number)}`
const manager = 'https://manager.infomaniak.com/v3'
const login = 'https://login.infomaniak.com/en/login'
const administration = 'https://www.infomaniak.com/en/support/faq/admin2/administration-console'

export const planLinks = {
  login: { url: login, exact: true, guide: faq(2415) },
  // both are reached from the sign-in page
  'forgotten-password': { url: login, exact: false, guide: faq(2415) },
  'forgotten-address': { url: login, exact: false, guide: faq(2415) },
  'second-factor-help': { url: administration, exact: false, guide: faq(1940) },
  'secure-guide': { url: faq(229), exact: true, guide: faq(229) },
  activity: { url: `${manager}/ng/home`, exact: false, guide: faq(88) },
  support: { url: 'https://support.infomaniak.com', exact: true, guide: faq(1689) },
} as const satisfies Readonly<Record<string, PlanLink>>

export interface PlanLink {
  readonly url: string
  readonly exact: boolean
  /** The provider's guide. */
  readonly guide: string
}
export type PlanLinkId = keyof typeof planLinks
export const planLinkIds = Object.keys(planLinks) as readonly PlanLinkId[]
