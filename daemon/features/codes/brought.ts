/** Reads what the person brings: addresses, a picture of them, a file of another app, or what was typed. */
import type * as v from 'valibot'
import type { CodeFileFault, CodePictureFault, UnreadInFile } from '#shared/code-files.ts'
import type { draftsRequest, GrayPicture } from '#shared/code-calls.ts'
import { HIGHEST_COUNTER, type CodeDraft } from '#shared/codes.ts'
import { readCodeFile } from './files/code-file.ts'
import { MOST_CODES } from './files/found.ts'
import { textsInPicture } from './pictures/texts-in-picture.ts'
import { readAddress } from './reading/address.ts'
import { base32Bytes } from './reading/base32.ts'
import { readMigration, type Migration } from './reading/migration.ts'
import { readCode, type ReadCode } from './reading/read-code.ts'

type Request = v.InferOutput<typeof draftsRequest>

/** Seeds are the taker's. */
export interface Brought {
  readonly codes: readonly { readonly code: ReadCode; readonly from: CodeDraft['from'] }[]
  readonly unread: readonly UnreadInFile[]
  /** Why nothing of a file could be read. */
  readonly fault: CodeFileFault | null
  /** Why there is none in a picture. */
  readonly pictureFault: CodePictureFault | null
  /** Parts of an export of several pictures. */
  readonly parts: readonly Migration['batch'][]
}

const nothing: Brought = { codes: [], unread: [], fault: null, pictureFault: null, parts: [] }

export async function readBrought(request: Request): Promise<Brought> {
  const brought = await readAny(request)
  const codes = brought.codes.filter(({ code }) => (code.counter ?? 0) <= HIGHEST_COUNTER)
  const unread = brought.codes
    .filter((one) => !codes.includes(one))
    .map(({ code }) => {
      code.secret.fill(0)
      return { line: null, entry: null, name: '', reason: 'bad-counter' } as const
    })
  return { ...brought, codes, unread: [...brought.unread, ...unread] }
}

async function readAny(request: Request): Promise<Brought> {
  if ('byHand' in request) return readTyped(request.byHand)
  if ('text' in request) return readLines(request.text)
  if ('picture' in request) return readPicture(request.picture)
  const read = await readCodeFile(request.file, request.passphrase ?? null)
  if (!read.ok) return { ...nothing, fault: read.error }
  const { codes, unread } = read.value
  return { ...nothing, codes: codes.map((code) => ({ code, from: 'file' })), unread }
}

/** Every code in it: several are for the person to choose from. */
async function readPicture(picture: GrayPicture): Promise<Brought> {
  const read = await textsInPicture(picture)
  if (!read.ok) return { ...nothing, pictureFault: read.error }
  const addresses = [...new Set(read.value)].filter((text) => /^otpauth(?:-migration)?:\/\//i.test(text))
  if (addresses.length > 0) return readLines(addresses.join('\n'))
  return { ...nothing, pictureFault: read.value.length > 0 ? 'other-qr' : 'no-qr' }
}

function readTyped({ secret: text, ...told }: Extract<Request, { byHand: unknown }>['byHand']): Brought {
  const secret = base32Bytes(text)
  const read = secret.ok ? readCode({ ...told, secret: secret.value }) : secret
  if (read.ok) return { ...nothing, codes: [{ code: read.value, from: 'hand' }] }
  return { ...nothing, unread: [{ line: null, entry: null, name: '', reason: read.error }] }
}

/** Stops where nobody has as many: what is told of each line is many times as long as the line. */
function readLines(text: string): Brought {
  const read = { codes: [], unread: [], parts: [] } as {
    codes: Brought['codes'][number][]
    unread: UnreadInFile[]
    parts: Migration['batch'][]
  }
  for (const [index, written] of text.split(/\r?\n/).entries()) {
    if (written.trim() === '') continue
    if (read.codes.length + read.unread.length > MOST_CODES) {
      for (const { code } of read.codes) code.secret.fill(0)
      return { ...nothing, fault: 'too-many' }
    }
    const line = index + 1
    if (/^\s*otpauth-migration:/i.test(written)) {
      const found = readMigration(written)
      if (found.ok) {
        read.codes.push(...found.value.codes.map((code) => ({ code, from: 'migration' as const })))
        read.parts.push(found.value.batch)
        for (const { place, fault } of found.value.unread)
          read.unread.push({ line, entry: place, name: '', reason: fault })
      } else read.unread.push({ line, entry: null, name: '', reason: found.error })
    } else {
      const found = readAddress(written)
      if (found.ok) read.codes.push({ code: found.value, from: 'address' })
      else read.unread.push({ line, entry: null, name: '', reason: found.error })
    }
  }
  return { ...nothing, ...read }
}
