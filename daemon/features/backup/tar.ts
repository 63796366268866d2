/** Files in one, in the form that every system's `tar` reads (POSIX.1-1988 ustar): regular files with mode 0600 and nothing else. */
const BLOCK = 512
/** Of names as they stand in a header. */
const NAME = { at: 0, length: 100 }
const PREFIX = { at: 345, length: 155 }
const SIZE = { at: 124, length: 12 }
const CHECKSUM = { at: 148, length: 8 }

export interface TarFile {
  /** With `/` between folders. */
  readonly name: string
  readonly bytes: Buffer
}

/** What is read is not as `tarOf` writes it, or larger than allowed. */
export class TarError extends Error {}

export async function* tarOf(files: AsyncIterable<TarFile>): AsyncGenerator<Buffer> {
  for await (const { name, bytes } of files) {
    yield headerOf(name, bytes.length)
    yield bytes
    yield Buffer.alloc(padding(bytes.length))
  }
  yield Buffer.alloc(2 * BLOCK)
}

/** @param most bytes that all files together may have: a few kilobytes can be unpacked to any size */
export async function* filesIn(chunks: AsyncIterable<Buffer>, most: number): AsyncGenerator<TarFile> {
  const { take, drain } = reader(chunks)
  let left = most
  for (;;) {
    const header = await take(BLOCK)
    if (isEmpty(header)) {
      // to the very end, where the packing has its checksum
      if (!(await drain())) throw new TarError('it is damaged')
      return
    }
    const { name, size } = readHeader(header)
    left -= size
    if (left < 0) throw new TarError('it is larger than any that Latchkey makes')
    const bytes = await take(size)
    await take(padding(size))
    yield { name, bytes }
  }
}

const isEmpty = (bytes: Buffer) => bytes.every((byte) => byte === 0)
const padding = (size: number) => (BLOCK - (size % BLOCK)) % BLOCK

function headerOf(path: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK)
  const { prefix, name } = split(path)
  const put = (text: string, { at, length }: { at: number; length: number }) => header.write(text, at, length)
  put(name, NAME)
  put('0000600\0', { at: 100, length: 8 })
  put('0000000\0', { at: 108, length: 8 })
  put('0000000\0', { at: 116, length: 8 })
  put(`${size.toString(8).padStart(11, '0')}\0`, SIZE)
  put('00000000000\0', { at: 136, length: 12 })
  put('0', { at: 156, length: 1 })
  put('ustar\u000000', { at: 257, length: 8 })
  put(prefix, PREFIX)
  put(`${checksum(header)}\0 `, CHECKSUM)
  return header
}

function split(path: string): { readonly prefix: string; readonly name: string } {
  if (Buffer.byteLength(path) <= NAME.length) return { prefix: '', name: path }
  const at = path.lastIndexOf('/', PREFIX.length)
  const [prefix, name] = [path.slice(0, at), path.slice(at + 1)]
  if (at === -1 || Buffer.byteLength(name) > NAME.length) throw new RangeError(`too long for a tar: ${path}`)
  return { prefix, name }
}

/** The sum of all bytes, those of the checksum counted as spaces. */
function checksum(header: Buffer): string {
  const sum = header.reduce((sum, byte, index) => {
    const isOwn = index >= CHECKSUM.at && index < CHECKSUM.at + CHECKSUM.length
    return sum + (isOwn ? 32 : byte)
  }, 0)
  return sum.toString(8).padStart(6, '0')
}

function readHeader(header: Buffer): { readonly name: string; readonly size: number } {
  const text = ({ at, length }: { at: number; length: number }) =>
    header.toString('utf8', at, at + length).replace(/\0.*$/s, '')
  if (text(CHECKSUM) !== checksum(header)) throw new TarError('it is damaged')
  if (header.toString('latin1', 156, 157) !== '0') throw new TarError('it holds something other than files')
  const size = text(SIZE)
  if (!/^[0-7]{11}$/.test(size)) throw new TarError('it is damaged')
  const prefix = text(PREFIX)
  return { name: `${prefix}${prefix === '' ? '' : '/'}${text(NAME)}`, size: Number.parseInt(size, 8) }
}

interface Reader {
  /** Exactly as many bytes as are asked for. */
  readonly take: (size: number) => Promise<Buffer>
  /** Reads what is left; whether that is nothing but zeros. */
  readonly drain: () => Promise<boolean>
}

function reader(chunks: AsyncIterable<Buffer>): Reader {
  const rest = chunks[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let length = 0
  return {
    async take(size) {
      while (length < size) {
        const next = await rest.next()
        if (next.done === true) throw new TarError('it is cut short')
        held.push(next.value)
        length += next.value.length
      }
      const whole = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
      held = [whole.subarray(size)]
      length -= size
      return whole.subarray(0, size)
    },
    async drain() {
      let empty = held.every(isEmpty)
      for (let next = await rest.next(); next.done !== true; next = await rest.next())
        empty &&= isEmpty(next.value)
      return empty
    },
  }
}
