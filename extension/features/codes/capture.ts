/** Reads the QR codes that stand on the page in front, when the person presses for it in the popup. */
import { err, ok, type Result } from '#shared/result.ts'
import { browser } from '../../core/browser.ts'
import { pageInFront } from './fill.ts'
import { readPicture, type PictureFault } from './read-qr.ts'

export type CaptureFault =
  /** Pages of the browser, of its store, of other extensions: nobody may look at those. */
  'not-allowed' | PictureFault

export interface Captured {
  /** `otpauth:` and `otpauth-migration:`; at least one. */
  readonly addresses: readonly string[]
  /** Of the page in front, as an entry names it (`https://host[:port]`); null where it is none that can be filled. */
  readonly origin: string | null
}

/** Takes a picture of what is visible of the page in front, reads it, and lets go of it. Only by a press in the popup: the press allows it. */
export async function captureQr(): Promise<Result<Captured, CaptureFault>> {
  const front = await pageInFront()
  const picture = await browser.tabs.captureVisibleTab(undefined, { format: 'png' }).catch(() => null)
  if (picture === null) return err('not-allowed')
  const read = await readPicture(picture)
  return read.ok ? ok({ addresses: read.value, origin: front?.origin ?? null }) : read
}
