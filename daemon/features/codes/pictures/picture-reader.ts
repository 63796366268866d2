/** A thread of its own that reads every QR code of the one picture that it is given. */
import { parentPort, workerData } from 'node:worker_threads'
import { inflateRawSync } from 'node:zlib'
import { decodeQRBatch } from 'qr/decode.js'
import type { GrayPicture } from '#shared/code-calls.ts'
import type { PictureTexts } from './texts-in-picture.ts'

/** ms, for what is hard to read: turned, blurred, pale. */
const TRIES = 3000

async function read({ width, height, pixels }: GrayPicture): Promise<PictureTexts> {
  const gray = inflated(Buffer.from(pixels, 'base64'), width * height)
  if (gray === null) return null
  const data = new Uint8Array(3 * gray.length)
  for (let at = 0; at < data.length; at += 1) data[at] = gray[Math.floor(at / 3)] ?? 0
  const [found = []] = await decodeQRBatch([{ width, height, data }], { effort: Infinity, timeLimit: TRIES })
  return found.filter((one) => typeof one === 'string')
}

/** @returns as many bytes as there are to be, or `null` */
function inflated(packed: Buffer, length: number): Buffer | null {
  try {
    const bytes = inflateRawSync(packed, { maxOutputLength: length })
    return bytes.length === length ? bytes : null
  } catch {
    return null
  }
}

parentPort?.postMessage(await read(workerData as GrayPicture), [])
