/** The browser puts the guard into pages while the person wants it and lets it, and not a moment longer. */
import { browser } from '../../core/browser.ts'
import { readGuard } from './kept.ts'

export const EVERYWHERE = { origins: ['*://*/*'] }

const script = {
  id: 'guard',
  js: ['guard.js'],
  matches: EVERYWHERE.origins,
  allFrames: true,
  // frames without an address of their own are of the page that made them
  matchOriginAsFallback: true,
  runAt: 'document_start' as const,
  persistAcrossSessions: true,
}

const registered = async (): Promise<boolean> =>
  (await browser.scripting.getRegisteredContentScripts({ ids: [script.id] })).length > 0

/**
 * Brings the browser to what the person wants: a permission may be taken away in its settings, and an update of the extension
 * drops what was registered. True if the guard is on.
 */
export async function settleGuard(): Promise<boolean> {
  const [{ guard: isWanted }, mayLook, isOn] = await Promise.all([
    readGuard(),
    browser.permissions.contains(EVERYWHERE),
    registered(),
  ])
  const shallBe = isWanted && mayLook
  if (shallBe === isOn) return isOn
  const { scripting } = browser
  const settling = shallBe
    ? scripting.registerContentScripts([script])
    : scripting.unregisterContentScripts({ ids: [script.id] })
  // background and page may settle at once: the second finds it done
  await settling.catch(() => undefined)
  return registered()
}
