/** Takes a picture of the page in front, when the person presses for it in the popup. */
import type { GrayPicture } from '#shared/code-calls.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { browser } from '../../core/browser.ts'
import { pageInFront } from './fill.ts'
import { grayAt, type PictureFault } from './gray-picture.ts'

export type CaptureFault =
  /** Pages of the browser, of its store, of other extensions: nobody may look at those. */
  'not-allowed' | PictureFault

export interface Captured {
  readonly picture: GrayPicture
  /** Of the page in front, as an entry names it (`https://host[:port]`); null where it is none that can be filled. */
  readonly origin: string | null
}

/** Of what is visible of the page in front. Only by a press in the popup: the press allows it. */
export async function captureQr(): Promise<Result<Captured, CaptureFault>> {
  const front = await pageInFront()
  const address = await browser.tabs.captureVisibleTab(undefined, { format: 'png' }).catch(() => null)
  if (address === null) return err('not-allowed')
  const gray = await grayAt(address)
  return gray.ok ? ok({ picture: gray.value, origin: front?.origin ?? null }) : gray
}
