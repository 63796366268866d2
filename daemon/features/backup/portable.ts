/**
 * Everything that moves to another computer, in one file: a backup without what belongs to this one, and the tokens, all of it
 * encrypted by a passphrase in the form of age (age-encryption.org/v1), which other programs open too.
 */
import { rm } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { Decrypter, Encrypter } from 'age-encryption'
import * as v from 'valibot'
import type { Secrets } from '#daemon/core/secrets.ts'
import type { Store } from '#daemon/core/store.ts'
import { connectionName } from '#shared/connections.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { About } from './about.ts'
import { describeFiles, packed } from './archive.ts'
import { holdFiles } from './gather.ts'
import { leaveOut } from './leave-out.ts'

/** Who is let in, the key, and what was seen on this computer: another one has its own. */
export const ofHere = [
  'clients',
  'unlock',
  'vault-clients',
  'vault-tries',
  'keys',
  'secrets',
  'feeds',
  'calendar',
  'sessions',
  'notices',
  'notice-records',
  'notice-channels',
  'schedule',
  'keeping',
]
export const staysBehind = [
  'paired browsers and tokens for scripts: pair them again, since each knows one computer',
  'receipts of sessions: they are about the browsers of one computer, whose rules stay in the browser',
  'the address of the feeds: make a new one',
  'the ways by which notices go elsewhere: set them up again, since their secrets stay here',
  'the key, its passphrase and its recovery kit: the other computer makes its own',
  'the backups',
]

export const LOGINS = 'logins.json'
const logins = v.array(v.strictObject({ name: connectionName, token: v.string() }))
export type Logins = v.InferOutput<typeof logins>

/** `null` for what is no list of logins. */
export function readLogins(bytes: Buffer): Logins | null {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), logins), bytes.toString('utf8'))
  return read.success ? read.output : null
}

const secretName = (name: string) => `infomaniak/${name}`

/** @returns what a damaged or locked token is missing from, by name */
export async function tokensIn(
  store: Store,
  secrets: Pick<Secrets, 'get'>,
): Promise<{ readonly found: Logins; readonly missing: readonly string[] }> {
  const known = await store.document('connections', v.array(connectionName), [])
  const found: Logins = []
  const missing: string[] = []
  for (const name of known.value) {
    const token = await secrets.get(secretName(name))
    if (token.ok && token.value !== null) found.push({ name, token: token.value })
    else missing.push(name)
  }
  return { found, missing }
}

export async function putTokens(secrets: Secrets, tokens: Logins): Promise<void> {
  for (const { name, token } of tokens) await secrets.put(secretName(name), token)
}

/** @param half a copy of the data folder, which is changed for it @param aside a folder that is not there */
export async function packForMoving(
  half: string,
  aside: string,
  about: Pick<About, 'madeAt' | 'version' | 'kind'>,
  tokens: Logins,
): Promise<Buffer> {
  const left = await leaveOut(half, ofHere)
  if (!left.ok) throw damaged(left.error.what)
  try {
    const held = await holdFiles(half, aside)
    const described = await describeFiles(aside, held, { ...about, why: 'export' })
    if (!described.ok) throw damaged(described.error.what)
    const extra = { name: LOGINS, bytes: Buffer.from(JSON.stringify(tokens)) }
    return await buffer(packed(aside, described.value, [extra]))
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

const damaged = (what: string) => new Error(`${what} is damaged: start Latchkey again, then export anew`)

/** Takes about a second, on purpose: so does every guess. */
export async function seal(bytes: Buffer, passphrase: string): Promise<Buffer> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(spelled(passphrase))
  return Buffer.from(await encrypter.encrypt(bytes))
}

export type OpenFault =
  { readonly type: 'not-export' } | { readonly type: 'wrong-passphrase' } | { readonly type: 'cut' }

export async function unseal(bytes: Buffer, passphrase: string): Promise<Result<Buffer, OpenFault>> {
  if (!bytes.subarray(0, AGE.length).equals(AGE)) return err({ type: 'not-export' })
  const decrypter = new Decrypter()
  decrypter.addPassphrase(spelled(passphrase))
  try {
    return ok(Buffer.from(await decrypter.decrypt(bytes)))
  } catch (error) {
    // the library says it in words alone
    const isWrong = error instanceof Error && error.message.startsWith('no identity matched')
    return err({ type: isWrong ? 'wrong-passphrase' : 'cut' })
  }
}

const AGE = Buffer.from('age-encryption.org/v1\n-> scrypt ')
/** One spelling of accents, whatever keyboard they were typed on. */
const spelled = (passphrase: string) => passphrase.normalize('NFKC')
