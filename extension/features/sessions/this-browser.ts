/** What the Sessions view asks of the browser itself. */
import { browser } from '../../core/browser.ts'
import { askAirlock, onAirlockChange } from './messages.ts'
import type { SessionsPorts } from './model.ts'
import { originsOf } from './reach.ts'
import { wish } from './wish.ts'

export const thisBrowser: Omit<SessionsPorts, 'api'> = {
  ask: askAirlock,
  onChange: onAirlockChange,
  wish,
  clock: Date.now,
  allow: (site) => browser.permissions.request(originsOf([site])),
  isAllowed: (site) => browser.permissions.contains(originsOf([site])),
  async hostsOf(site) {
    const cookies = await browser.cookies.getAll({ domain: site })
    return [...new Set(cookies.map(({ domain }) => domain.replace(/^\./, '')))].sort()
  },
  async activeAddress() {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
    return tab?.url ?? null
  },
}
