/** Chromium shuts the popup while it asks the person; what their answer was for goes on in a new one. */
import { browser, toolbar } from './browser.ts'

declare const clients: { matchAll(options: object): Promise<readonly unknown[]> }

/** For the background, whose worker sees which of our pages are open: one in a tab goes on by itself. */
export function reopenPopup(): void {
  browser.permissions.onAdded.addListener(({ permissions }) => {
    if (permissions?.includes('nativeMessaging')) void openWhereNoneIs()
  })
}

async function openWhereNoneIs(): Promise<void> {
  if ((await clients.matchAll({ includeUncontrolled: true })).length === 0) await toolbar.openPopup()
}
