/** Reads the QR codes of a picture, on a thread of its own that ends with it: a hostile picture holds nobody else up. */
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { createTurns } from '#daemon/core/turns.ts'
import type { GrayPicture } from '#shared/code-calls.ts'
import { err, ok, type Result } from '#shared/result.ts'

/** ms, of all reading: some hundred are usual. */
const LONGEST_READING = 15_000

/** What the thread gives back: `null` where the pixels are not those that were announced. */
export type PictureTexts = readonly string[] | null

const { inTurn } = createTurns()

/** The text of every QR code, whatever it says. One picture after the other: each takes some hundred megabytes while it is read. */
export const textsInPicture = (picture: GrayPicture): Promise<Result<readonly string[], 'unreadable'>> =>
  inTurn(async () => {
    const worker = new Worker(program(), { workerData: picture, env: {}, stdout: true, stderr: true })
    try {
      const texts = await new Promise<PictureTexts>((resolve, reject) => {
        setTimeout(() => resolve([]), LONGEST_READING).unref()
        worker.once('message', resolve)
        worker.once('error', reject)
        worker.once('exit', () => resolve([]))
      })
      return texts === null ? err('unreadable') : ok(texts)
    } finally {
      await worker.terminate()
    }
  })

/** As a source, and beside the program when it is built. */
function program(): URL {
  const source = new URL('picture-reader.ts', import.meta.url)
  return existsSync(source) ? source : new URL('picture-reader.js', import.meta.url)
}
