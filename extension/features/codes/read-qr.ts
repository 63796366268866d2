/** Reads the QR codes of a picture, in the browser: the picture goes nowhere and is kept nowhere. */
import { err, ok, type Result } from '#shared/result.ts'

export type PictureFault =
  /** Not a picture, or one that the browser cannot read. */
  | 'unreadable'
  /** More bytes or more pixels than are looked at. */
  | 'too-large'
  /** No QR code in it. */
  | 'no-qr'
  /** QR codes, but none of an account's one-time codes. */
  | 'other-qr'

/** Bytes of a file; a photo has some ten million. */
const LARGEST_FILE = 25_000_000
/** Pixels: a picture of 100 KB may have billions, each of which takes four bytes. */
const MOST_PIXELS = 60_000_000
/** Pixels of each side that are looked at; what is larger is made smaller. */
const LONGEST_SIDE = 3840
/** ms, of all reading: some hundred are usual. */
const LONGEST_READING = 15_000

/** What every browser draws and nobody can put a script or another address into. */
const drawn = /^image\/(png|jpeg|webp|gif|avif|bmp)$/
const ofCodes = /^otpauth(-migration)?:\/\//i

/**
 * The addresses (`otpauth:`, `otpauth-migration:`) of every QR code in a picture, each once; at least one. Several are for the person
 * to choose from. They hold seeds: to the daemon at once, and nowhere else.
 * @param picture a file that was chosen, dropped or pasted
 */
export async function readQr(picture: Blob): Promise<Result<readonly string[], PictureFault>> {
  if (!drawn.test(picture.type)) return err('unreadable')
  if (picture.size > LARGEST_FILE) return err('too-large')
  return readPicture(await asAddress(picture))
}

/** @param address of the picture, with the picture in it: `data:` */
export async function readPicture(address: string): Promise<Result<readonly string[], PictureFault>> {
  const image = await loaded(address)
  if (image === null) return err('unreadable')
  // its size stands at its beginning: nothing has been unpacked yet
  if (image.naturalWidth * image.naturalHeight > MOST_PIXELS) return err('too-large')
  const pixels = await unpacked(image)
  if (pixels === null) return err('unreadable')
  const texts = await textsIn(pixels)
  const addresses = [...new Set(texts.filter((text) => ofCodes.test(text)))]
  if (addresses.length > 0) return ok(addresses)
  return err(texts.length > 0 ? 'other-qr' : 'no-qr')
}

const asAddress = (picture: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the file cannot be read')))
    reader.readAsDataURL(picture)
  })

const loaded = (address: string): Promise<HTMLImageElement | null> =>
  new Promise((resolve) => {
    const image = new Image()
    image.addEventListener('load', () => resolve(image))
    image.addEventListener('error', () => resolve(null))
    image.src = address
  })

async function unpacked(image: HTMLImageElement): Promise<ImageBitmap | null> {
  const { naturalWidth: width, naturalHeight: height } = image
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height))
  const side = (length: number) => Math.max(1, Math.round(length * scale))
  try {
    return await createImageBitmap(image, {
      resizeWidth: side(width),
      resizeHeight: side(height),
      resizeQuality: 'high',
    })
  } catch {
    return null
  }
}

/** On a thread of its own, which ends with the reading, or before it where it takes too long. */
async function textsIn(pixels: ImageBitmap): Promise<readonly string[]> {
  const worker = new Worker(new URL('qr-reader.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<readonly string[]>((resolve, reject) => {
      setTimeout(() => resolve([]), LONGEST_READING)
      worker.addEventListener('message', ({ data }: MessageEvent<readonly string[]>) => resolve(data))
      worker.addEventListener('error', ({ message }) => reject(new Error(message)))
      worker.postMessage(pixels, [pixels])
    })
  } finally {
    worker.terminate()
  }
}
