import { browser } from '../../core/browser.ts'

/** The permission that a rule needs: the host itself and everything below it. A browser asks for it only in a press. */
export const originsOf = (sites: readonly string[]): { origins: string[] } => ({
  origins: sites.flatMap((site) => [`*://${site}/*`, `*://*.${site}/*`]),
})

/** What has been taken away again leaves its interface behind, which then throws. */
export const isAllowed = (permission: 'contentSettings' | 'management'): Promise<boolean> =>
  // the polyfill knows no permission of Chromium alone
  browser.permissions.contains({ permissions: [permission as 'management'] })
