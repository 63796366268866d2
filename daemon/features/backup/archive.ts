/** A backup as a file: `about.json` with what it holds and each file's SHA-256, then the files; as tar, packed by gzip. */
import { hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, Readable, type Transform } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import * as v from 'valibot'
import { unseal } from '#daemon/core/envelope.ts'
import { createPace } from '#daemon/core/pace.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { about as aboutSchema, ABOUT, FORMAT, mark, most, type About } from './about.ts'
import { countIn } from './counts.ts'
import { bytesOf, type Held } from './gather.ts'
import { filesIn, TarError, tarOf, type TarEntry, type TarFile } from './tar.ts'
import { watchForVault } from './vault-sight.ts'

/** `not-ours` is some other file; what is `damaged` is one in it by its path, or `null`: the whole. */
export type ArchiveFault =
  | { readonly type: 'not-ours' }
  | { readonly type: 'newer'; readonly version: string }
  | { readonly type: 'damaged'; readonly what: string | null }

type Facts = Pick<About, 'madeAt' | 'version' | 'kind' | 'why'>

/** Everything that was held in `aside`, each file looked at; a file that does not decode is a fault. */
export async function describeFiles(
  aside: string,
  held: readonly Held[],
  facts: Facts,
): Promise<Result<About, { readonly type: 'damaged'; readonly what: string }>> {
  const pace = createPace()
  const files: About['files'] = []
  const holds: About['holds'] = {}
  const vault = watchForVault()
  let schema = 0
  for (const one of held) {
    await pace()
    const bytes = bytesOf(aside, one)
    const read = decode(one.path, bytes)
    if (!read.ok) return read
    schema = Math.max(schema, read.value.schema)
    vault.see(one.path, read.value.body)
    for (const [thing, count] of countIn(one.path, read.value.body))
      holds[thing] = (holds[thing] ?? 0) + count
    files.push({ path: one.path, size: bytes.length, sha256: hash('sha256', bytes) })
  }
  return ok({ fmt: 'latchkey-backup', v: FORMAT, ...facts, schema, holds, vault: vault.seen(), files })
}

/** The same files as a stream. */
export const packed = (aside: string, about: About, extra: readonly TarFile[] = []): Readable =>
  through(
    tarOf(
      (async function* () {
        yield { name: ABOUT, bytes: Buffer.from(`${JSON.stringify(about)}\n`) }
        const pace = createPace()
        for (const { path, size } of about.files) {
          await pace()
          yield { name: path, bytes: bytesOf(aside, { path, size }) }
        }
        yield* extra
      })(),
    ),
    createGzip(),
  )

/** What fails before it fails it as well. */
function through(source: AsyncIterable<Uint8Array>, change: Transform): Transform {
  pipeline(Readable.from(source), change, () => undefined)
  return change
}

/** Writes it durably to a path that is not there yet, with mode 0600. Rejects with the system's error. */
export async function writeArchive(path: string, content: Readable): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) await file.writeFile(chunk)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Only what it says of itself: for a list. */
export async function readAbout(path: string): Promise<Result<About, ArchiveFault>> {
  const files = unpacked(createReadStream(path))
  try {
    return await aboutOf(files)
  } catch (error) {
    return err(asFault(error))
  } finally {
    await files.return(undefined)
  }
}

/** What becomes of what is read. */
export interface Taking<Fault> {
  /** Before any file is read; a fault ends it. */
  readonly begin: (about: About) => Promise<Result<void, Fault>>
  /** Each file once it is known to be as it was written, before the whole is: what this does must be undone on a fault. */
  readonly file: (file: TarFile) => Promise<void>
  /** Names that may follow those that `about.json` lists. */
  readonly extra?: readonly string[]
}
const onlyLooking: Taking<never> = {
  begin: () => Promise.resolve(ok(undefined)),
  file: () => Promise.resolve(),
}

/** Reads all of it and looks at every byte; in memory is one file at a time. */
export async function readArchive<Fault = never>(
  source: AsyncIterable<Buffer>,
  { begin, file: take, extra = [] }: Taking<Fault> = onlyLooking,
): Promise<Result<About, ArchiveFault | Fault>> {
  const files = unpacked(source)
  try {
    const about = await aboutOf(files)
    if (!about.ok) return about
    const begun = await begin(about.value)
    if (!begun.ok) return begun
    const vault = watchForVault()
    const wanted = new Map(about.value.files.map((file) => [file.path, file]))
    const more = new Set(extra)
    for await (const { name, size, bytes: read } of files) {
      const listed = wanted.get(name)
      // a name that is not listed may be anything: it is not told
      if (!listed && !more.has(name)) return err({ type: 'damaged', what: ABOUT })
      if (listed ? size !== listed.size : size > most.about) return err({ type: 'damaged', what: name })
      const bytes = await read()
      if (listed) {
        wanted.delete(name)
        if (hash('sha256', bytes) !== listed.sha256) return err({ type: 'damaged', what: name })
        const decoded = decode(name, bytes)
        if (!decoded.ok) return decoded
        vault.see(name, decoded.value.body)
      } else more.delete(name)
      await take({ name, bytes })
    }
    const [missing] = wanted.keys()
    if (missing !== undefined) return err({ type: 'damaged', what: missing })
    // as it is, whatever the file says of itself
    return ok({ ...about.value, vault: vault.seen() })
  } catch (error) {
    return err(asFault(error))
  } finally {
    await files.return(undefined)
  }
}

async function aboutOf(files: AsyncGenerator<TarEntry>): Promise<Result<About, ArchiveFault>> {
  const first = await files.next()
  if (first.done === true || first.value.name !== ABOUT) return err({ type: 'not-ours' })
  if (first.value.size > most.about) return err({ type: 'damaged', what: ABOUT })
  const text = (await first.value.bytes()).toString('utf8')
  const marked = v.safeParse(v.pipe(v.string(), v.parseJson(), mark), text)
  if (!marked.success) return err({ type: 'not-ours' })
  if (marked.output.v > FORMAT) return err({ type: 'newer', version: marked.output.version })
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), aboutSchema), text)
  return read.success ? ok(read.output) : err({ type: 'damaged', what: ABOUT })
}

async function* unpacked(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const gunzip = through(source, createGunzip())
  try {
    yield* filesIn(gunzip as AsyncIterable<Buffer>)
  } finally {
    gunzip.destroy()
  }
}

/** What cannot be unpacked is some other file, or was cut or changed; the system's own errors are thrown on. */
function asFault(error: unknown): ArchiveFault {
  const whole = { type: 'damaged', what: null } as const
  if (error instanceof TarError) return whole
  const code = error instanceof Error && 'code' in error ? error.code : null
  const isOther = error instanceof Error && error.message === 'incorrect header check'
  if (code === 'Z_DATA_ERROR') return isOther ? { type: 'not-ours' } : whole
  if (code === 'Z_BUF_ERROR') return whole
  throw error
}

function decode(
  path: string,
  bytes: Buffer,
): Result<
  { readonly schema: number; readonly body: unknown },
  { readonly type: 'damaged'; readonly what: string }
> {
  if (!path.endsWith('.json')) return ok({ schema: 0, body: bytes })
  const envelope = unseal(bytes)
  return envelope ? ok(envelope) : err({ type: 'damaged', what: path })
}
