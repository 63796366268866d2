/** What the guard's settings ask of the browser itself. */
import { browser } from '../../core/browser.ts'
import { keepAsked, keepGuard, readAsked, readGuard } from './kept.ts'
import type { GuardPorts } from './model.ts'
import { EVERYWHERE, settleGuard } from './registration.ts'

/** @param rules sites under a session rule */
export const guardIn = (rules: () => Promise<readonly string[]>): GuardPorts => ({
  allow: () => browser.permissions.request(EVERYWHERE),
  async giveBack() {
    const [{ origins = [] }, sites] = await Promise.all([browser.permissions.getAll(), rules()])
    // a browser does not note the site of a rule by itself while every site is allowed
    if (!sites.every((site) => origins.includes(`*://*.${site}/*`))) return false
    return browser.permissions.remove(EVERYWHERE)
  },
  want: (on) => keepGuard({ guard: on }),
  settle: settleGuard,
  known: async () => (await readGuard()).knownSites,
  async keepKnown(hosts) {
    await keepGuard({ knownSites: [...hosts] })
    await keepAsked(null)
  },
  asked: readAsked,
})
