/**
 * The browser's own rule, beside the doors: Chromium deletes what is "session only" as it closes. It asks for its start page, and
 * now and then for a restored tab, before it has read the rules of extensions; what was deleted is not sent then. A crash
 * deletes nothing. Chromium alone has it for extensions, and only where the person has allowed it.
 */
import { browser } from '../../../core/browser.ts'
import { isAllowed } from '../allowed.ts'
import { endsWithEveryRun } from './due.ts'
import { readRules } from './site-rules.ts'

/** https://developer.chrome.com/docs/extensions/reference/api/contentSettings, which the polyfill does not know. */
interface ContentSettings {
  readonly cookies: {
    clear(of: { scope: 'regular' }): Promise<void>
    set(to: { primaryPattern: string; setting: 'session_only' }): Promise<void>
  }
}

/** Makes the browser's own rule as ours want it. */
export async function setOwnRule(now: number): Promise<void> {
  const { contentSettings } = browser as unknown as { contentSettings?: ContentSettings }
  if (!contentSettings || !(await isAllowed('contentSettings'))) return
  const { cookies } = contentSettings
  // what stands there is ours alone: the person's own exceptions are kept apart, and outlive this
  await cookies.clear({ scope: 'regular' })
  for (const rule of await readRules())
    if (endsWithEveryRun(rule, now))
      await cookies.set({ primaryPattern: `*://*.${rule.site}/*`, setting: 'session_only' })
}
