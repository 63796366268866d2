/** The messages of browsers to programs: a length of four bytes in the machine's own order, then as many bytes of JSON. */
import { endianness } from 'node:os'
import { err, ok, type Result } from '#shared/result.ts'

const HEAD = 4
const isLittle = endianness() === 'LE'
const decoder = new TextDecoder('utf-8', { fatal: true })

/** What cannot be read, as a clause. */
type FrameFault = string

export interface Frames {
  /** @returns the messages that are whole now, or what is wrong; after a fault nothing more is to be pushed */
  push(part: Uint8Array): Result<readonly unknown[], FrameFault>
  /** Whether the input ended within a message. */
  readonly isCut: boolean
}

/** @param longest bytes of one message; no more than that is ever kept */
export function createFrames(longest: number): Frames {
  let rest = Buffer.alloc(0)
  return {
    push(part) {
      rest = Buffer.concat([rest, part])
      const messages: unknown[] = []
      while (rest.length >= HEAD) {
        const length = isLittle ? rest.readUInt32LE() : rest.readUInt32BE()
        if (length > longest) return err(`a message of ${String(length)} bytes, ${String(longest)} at most`)
        if (rest.length < HEAD + length) break
        const parsed = parse(rest.subarray(HEAD, HEAD + length))
        if (!parsed.ok) return parsed
        messages.push(parsed.value)
        rest = rest.subarray(HEAD + length)
      }
      return ok(messages)
    },
    get isCut() {
      return rest.length > 0
    },
  }
}

function parse(bytes: Uint8Array): Result<unknown, FrameFault> {
  try {
    return ok(JSON.parse(decoder.decode(bytes)))
  } catch {
    return err('a message that is not JSON')
  }
}

export function frameOf(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message))
  const head = Buffer.alloc(HEAD)
  if (isLittle) head.writeUInt32LE(body.length)
  else head.writeUInt32BE(body.length)
  return Buffer.concat([head, body])
}
