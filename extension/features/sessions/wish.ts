/**
 * The site for which the browser is asking the person now. Its question may close the popup that asked, and with it all that
 * was to follow; whoever finds the wish and the permission does the rest. It is forgotten with the browser.
 */
import * as v from 'valibot'
import { browser } from '../../core/browser.ts'
import { site as siteSchema } from '#shared/sessions.ts'

const KEY = 'wishedSite'

export const wish = {
  put: (site: string): Promise<void> => browser.storage.session.set({ [KEY]: site }),
  /** Null where there is none; a wish is taken once. */
  async take(): Promise<string | null> {
    const found = v.safeParse(siteSchema, (await browser.storage.session.get(KEY))[KEY])
    await browser.storage.session.remove(KEY)
    return found.success ? found.output : null
  },
}
