/**
 * The browser's own rule, beside the doors: Chromium deletes what is "session only" as it closes. It asks for its start page, and
 * now and then for a restored tab, before it has read the rules of extensions; what was deleted is not sent then. A crash
 * deletes nothing. Chromium alone has it for extensions, and only where the person has allowed it.
 */
import { browser } from '../../../core/browser.ts'
import { isAllowed } from '../allowed.ts'
import { endsWithEveryRun } from './due.ts'
import { readRules } from './site-rules.ts'

/** https://developer.chrome.com/docs/extensions/reference/api/contentSettings, which only Chromium has. */
interface ContentSettings {
  readonly cookies: {
    clear(of: { scope: 'regular' }): Promise<void>
    set(to: { primaryPattern: string; setting: 'session_only' }): Promise<void>
  }
}

let last: Promise<void> = Promise.resolve()

/**
 * Makes the browser's own rule as ours want it. One after the other: a start's, which nobody waits for, must not set again what a
 * rule that was dropped meanwhile has just cleared. Never rejects: what the browser refuses here must keep no door from being
 * set, and the doctor sees it.
 */
export function setOwnRule(now: number): Promise<void> {
  last = last.then(() => setOnce(now)).catch(() => undefined)
  return last
}

async function setOnce(now: number): Promise<void> {
  const { contentSettings } = browser as unknown as { contentSettings?: ContentSettings }
  if (!contentSettings || !(await isAllowed('contentSettings'))) return
  const { cookies } = contentSettings
  // what stands there is ours alone: the person's own exceptions are kept apart, and outlive this
  await cookies.clear({ scope: 'regular' })
  for (const rule of await readRules())
    if (endsWithEveryRun(rule, now))
      await cookies.set({ primaryPattern: `*://*.${rule.site}/*`, setting: 'session_only' })
}
