/** The shortcut "fill-code": noted by the background, done by the popup that it opens. */
import { browser, toolbar, type Tabs } from '../../core/browser.ts'

const WISH = 'fillWish'
/** ms in which the popup opens; one that is opened later was opened for something else. */
const LASTS = 5000

interface Wish {
  readonly tab: number | undefined
  readonly at: number
}

/** For the background. Opens the popup before anything is waited for: the press allows it only then. */
export function wishFill(tab: Tabs.Tab | undefined): void {
  void browser.storage.session.set({ [WISH]: { tab: tab?.id, at: Date.now() } satisfies Wish })
  toolbar.openPopup().catch(() => undefined)
}

/** Whether the popup was opened by the shortcut just now, over that tab; asked once, since asking forgets it. */
export async function takeFillWish(tab: number): Promise<boolean> {
  const { [WISH]: wish } = (await browser.storage.session.get(WISH)) as { [WISH]?: Wish }
  await browser.storage.session.remove(WISH)
  return wish?.tab === tab && Date.now() - wish.at < LASTS
}
