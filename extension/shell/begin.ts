/** How a page begins: from what the last one left behind, else from where things really lie. */
import { recall } from '../core/first-paint.ts'
import { DEFAULT_PORT, readKept } from '../core/kept.ts'
import { loadWords, speak } from '../core/words.ts'
import { createApp, ownVersion, type App } from './app.ts'

/** The first time, and after an update. */
export async function startApp(): Promise<App> {
  const kept = await readKept('language', 'organisation', 'port')
  return createApp({
    spoken: await loadWords(kept.language),
    port: kept.port ?? DEFAULT_PORT,
    organisation: kept.organisation ?? 'all',
    seen: null,
  })
}

/** At once, without waiting for anything; null where nothing was left behind. */
export function recallApp(): App | null {
  const page = recall(ownVersion())
  return page && createApp({ ...page, spoken: speak(page.language, page.catalogue) })
}
