/** Files in one, in the form that every system's `tar` reads: regular files with mode 0600 and nothing else. */
import { buffer } from 'node:stream/consumers'
import { ReadableStream, type TransformStream } from 'node:stream/web'
import { createTarDecoder, createTarPacker, type ParsedTarEntry } from 'modern-tar'

export interface TarFile {
  /** With `/` between folders. */
  readonly name: string
  readonly bytes: Buffer
}

/** One that is read: nothing of it but its name and its size is in memory yet. */
export interface TarEntry {
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** To be called before the next one is asked for. */
  readonly bytes: () => Promise<Buffer>
}

/** What is read is not as `tarOf` writes it. */
export class TarError extends Error {}

/** Of no time of their own, so that the same files make the same bytes. */
const LIKE = { type: 'file', mode: 0o600, mtime: new Date(0) } as const

export function tarOf(files: AsyncIterable<TarFile>): AsyncIterable<Uint8Array> {
  const { readable, controller } = createTarPacker()
  async function pack() {
    for await (const { name, bytes } of files) {
      const body = controller.add({ ...LIKE, name, size: bytes.length }).getWriter()
      await body.write(bytes)
      await body.close()
    }
    controller.finalize()
  }
  pack().catch((error: unknown) => {
    controller.error(error)
  })
  return readable as ReadableStream<Uint8Array>
}

export async function* filesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  // strict: to the very end, where the packing has its checksum, and with nothing behind it
  const decoder = createTarDecoder({ strict: true }) as TransformStream<Uint8Array, ParsedTarEntry>
  const entries = ReadableStream.from<Uint8Array>(chunks).pipeThrough(decoder)
  try {
    for await (const { header, body } of entries) {
      if (header.type !== 'file') throw new TarError('it holds something other than files')
      const bytes = () => buffer(body).catch((error: unknown) => Promise.reject(asTarError(error)))
      yield { name: header.name, size: header.size, bytes }
    }
  } catch (error) {
    throw asTarError(error)
  }
}

/** The library says it in words alone; what the system or the unpacking says has a code. */
function asTarError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error('not an error', { cause: error })
  if (error instanceof TarError || 'code' in error) return error
  return new TarError(error.message.includes('truncated') ? 'it is cut short' : 'it is damaged')
}
