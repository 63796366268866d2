/** A picture as shades of grey: all that is needed to read the QR codes in it, which the daemon does. */
import { LARGEST_CODE_FILE, type CodePictureFault } from '#shared/code-files.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { LONGEST_SIDE, type GrayPicture } from '#shared/code-calls.ts'

/** `unreadable`: not a picture, or one that the browser cannot read. `too-large`: more bytes or pixels than are looked at. */
export type PictureFault = CodePictureFault | 'too-large'

/** Bytes of a file; a photo has some ten million. */
const LARGEST_FILE = 25_000_000
/** Pixels: a picture of 100 KB may have billions, each of which takes four bytes. */
const MOST_PIXELS = 60_000_000

/** What every browser draws and nobody can put a script or another address into. */
const drawn = /^image\/(png|jpeg|webp|gif|avif|bmp)$/

/** @param picture a file that was chosen, dropped or pasted */
export async function grayOf(picture: Blob): Promise<Result<GrayPicture, PictureFault>> {
  if (!drawn.test(picture.type)) return err('unreadable')
  if (picture.size > LARGEST_FILE) return err('too-large')
  return grayAt(await asAddress(picture))
}

/** @param address of the picture, with the picture in it: `data:` */
export async function grayAt(address: string): Promise<Result<GrayPicture, PictureFault>> {
  const image = await loaded(address)
  if (image === null) return err('unreadable')
  // its size stands at its beginning: nothing has been unpacked yet
  if (image.naturalWidth * image.naturalHeight > MOST_PIXELS) return err('too-large')
  // a photo is hard to pack, and can be read at half its size
  for (let longest = LONGEST_SIDE; longest > 1000; longest /= 2) {
    const gray = await packed(image, longest)
    if (gray === null) return err('unreadable')
    if (gray.pixels.length <= LARGEST_CODE_FILE) return ok(gray)
  }
  return err('too-large')
}

const asAddress = (bytes: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the file cannot be read')))
    reader.readAsDataURL(bytes)
  })

const loaded = (address: string): Promise<HTMLImageElement | null> =>
  new Promise((resolve) => {
    const image = new Image()
    image.addEventListener('load', () => resolve(image))
    image.addEventListener('error', () => resolve(null))
    image.src = address
  })

/** @param longest pixels of a side; what is larger is made smaller */
async function packed(image: HTMLImageElement, longest: number): Promise<GrayPicture | null> {
  const { naturalWidth, naturalHeight } = image
  const scale = Math.min(1, longest / Math.max(naturalWidth, naturalHeight))
  const [width, height] = [naturalWidth, naturalHeight].map((length) =>
    Math.max(1, Math.round(length * scale)),
  ) as [number, number]
  const surface = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (surface === null) return null
  // what can be seen through lies on white, as on a page
  surface.fillStyle = '#fff'
  surface.fillRect(0, 0, width, height)
  surface.imageSmoothingQuality = 'high'
  try {
    surface.drawImage(image, 0, 0, width, height)
  } catch {
    return null
  }
  const { data } = surface.getImageData(0, 0, width, height)
  const gray = new Uint8Array(width * height)
  for (let at = 0; at < gray.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = [data[4 * at], data[4 * at + 1], data[4 * at + 2]]
    // luma (ITU-R BT.601)
    gray[at] = (299 * red + 587 * green + 114 * blue) / 1000
  }
  const deflating = new Blob([gray]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const address = await asAddress(await new Response(deflating).blob())
  return { width, height, pixels: address.slice(address.indexOf(',') + 1) }
}
