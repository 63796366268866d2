/** Copies a code, and empties the clipboard a while later, with the popup shut or not. */
import { browser, isFirefox } from '../../core/browser.ts'
import { COPIED_FOR } from './copied-for.ts'

export { COPIED_FOR }

/** Of Firefox, whose background has a clipboard. */
export const CLIPBOARD_ALARM = 'clipboard'

/** When the last code was copied, in milliseconds since 1970. */
const COPIED = 'copiedAt'
/** ms after which something else is in the clipboard, or the code has long been worth nothing. */
const MAY_BE_THERE = 120_000

/**
 * By a press. After `COPIED_FOR` the clipboard is emptied, whatever is there by then: the words are "Copied. The clipboard is emptied in 30 s."
 * A second copy begins the time anew.
 * @returns false where the browser refused to copy
 */
export async function copyCode(code: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code)
  } catch {
    return false
  }
  await browser.storage.local.set({ [COPIED]: Date.now() })
  await emptyLater()
  return true
}

/** For the background, at a start of the browser: what waited to empty the clipboard ended with the last run, and waits anew. */
export async function emptyAfterStart(): Promise<void> {
  const { [COPIED]: at } = await browser.storage.local.get(COPIED)
  if (typeof at === 'number' && Date.now() - at < MAY_BE_THERE) await emptyLater()
}

/** One after the other: two documents at a time are refused. */
let last: Promise<unknown> = Promise.resolve()
function emptyLater(): Promise<void> {
  const mine = last.then(isFirefox ? emptyByAlarm : emptyByDocument)
  last = mine.catch(() => undefined)
  return mine
}

const emptyByAlarm = () => browser.alarms.create(CLIPBOARD_ALARM, { when: Date.now() + COPIED_FOR * 1000 })

/** For Firefox's background. */
export const emptyClipboard = (): Promise<void> => navigator.clipboard.writeText('')

/** Chromium's alone. There is one at a time. */
declare const chrome: {
  readonly offscreen: {
    hasDocument(): Promise<boolean>
    closeDocument(): Promise<void>
    createDocument(how: { url: string; reasons: readonly string[]; justification: string }): Promise<void>
  }
}

async function emptyByDocument(): Promise<void> {
  if (await chrome.offscreen.hasDocument()) await chrome.offscreen.closeDocument()
  await chrome.offscreen.createDocument({
    url: '/clipboard.html',
    reasons: ['CLIPBOARD'],
    justification: 'empties the clipboard of a one-time code',
  })
}
