/** The parts of a mail, as its MIME structure says. */
import PostalMime from 'postal-mime'
import { MOST_DEPTH, MOST_HEADERS, MOST_PARTS } from './limits.ts'
import { err, ok, type Result } from '#shared/result.ts'

/** A node of postal-mime's tree. Its public answer joins all texts to one, in which the end of one part can swallow the next. */
export interface MailPart {
  readonly childNodes: readonly MailPart[]
  readonly contentType: {
    readonly parsed: { readonly value: string; readonly params: Readonly<Record<string, string>> }
    readonly multipart: string | false
  }
  readonly contentDisposition: MailPart['contentType']
  /** Small letters, `''` for none. */
  readonly contentTransferEncoding: { readonly encoding?: string }
  /** Decoded; `null` for none. */
  readonly content: ArrayBuffer | null
  /** By its charset; one that is not known is read as another. */
  getTextContent(): string
}

/** @param bytes from the first line of the header on */
export async function readParts(bytes: Uint8Array): Promise<Result<MailPart, 'too-large' | 'too-deep'>> {
  if (isTornApart(bytes)) return err('too-large')
  const parser = new PostalMime({
    maxNestingDepth: MOST_DEPTH,
    maxHeadersSize: MOST_HEADERS,
    forceRfc822Attachments: true,
  })
  try {
    await parser.parse(bytes)
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Maximum MIME nesting')) return err('too-deep')
    if (error instanceof Error && error.message.startsWith('Maximum header size')) return err('too-large')
    throw error
  }
  return ok((parser as unknown as { readonly root: MailPart }).root)
}

/** So many lines that could part it that a tree of them would fill the memory. */
function isTornApart(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let count = 0
  for (let at = buffer.indexOf('\n--'); at >= 0; at = buffer.indexOf('\n--', at + 3)) count += 1
  return count > MOST_PARTS
}
