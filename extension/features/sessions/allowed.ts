/** What the person has allowed for good. */
import { browser } from '../../core/browser.ts'

/** What has been taken away again leaves its interface behind, which then throws. */
export const isAllowed = (permission: 'contentSettings' | 'management'): Promise<boolean> =>
  browser.permissions.contains({ permissions: [permission] })
