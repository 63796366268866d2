/** A thread of its own that reads every QR code of the one picture that it is given. */
import { decodeQRBatch } from 'qr/decode.js'

/** ms, for what is hard to read: turned, blurred, pale. */
const TRIES = 3000

addEventListener('message', ({ data: pixels }: MessageEvent<ImageBitmap>) => {
  void read(pixels).then((texts) => postMessage(texts))
})

async function read(pixels: ImageBitmap): Promise<readonly string[]> {
  const { width, height } = pixels
  const surface = new OffscreenCanvas(width, height).getContext('2d')
  if (surface === null) return []
  surface.drawImage(pixels, 0, 0)
  pixels.close()
  const { data } = surface.getImageData(0, 0, width, height)
  const [found = []] = await decodeQRBatch([{ width, height, data }], { effort: Infinity, timeLimit: TRIES })
  return found.filter((one) => typeof one === 'string')
}
