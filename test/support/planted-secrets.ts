/** Looks for secrets that a test has planted, in whatever spelling they may have been written down. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Name of a secret and the secret. */
export type Planted = Readonly<Record<string, string>>

/** In base64 a text looks otherwise for each of the three places at which it may begin; what hangs together with its neighbours is left out. */
const inBase64 = (secret: string) =>
  [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]).toString('base64')
    return text.slice(before === 0 ? 0 : before + 1, -4)
  })
const asUrl = (base64: string) => base64.replaceAll('+', '-').replaceAll('/', '_')

/** As the bytes of each would be read, one character for each. */
function spellings(secret: string): readonly string[] {
  // six digits stand in any other number: only by themselves, or as they are shown
  if (/^\d{6}$/.test(secret)) return [secret, `${secret.slice(0, 3)}-${secret.slice(3)}`]
  const bytes = Buffer.from(secret)
  const base64 = inBase64(secret)
  const meant = Buffer.from(secret, 'base64url')
  const standsForBytes = meant.length >= 16 && meant.toString('base64url') === secret
  return [
    bytes.toString('latin1'),
    bytes.toString('hex'),
    ...base64,
    ...base64.map(asUrl),
    Buffer.from(secret, 'utf16le').toString('latin1'),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    ...(standsForBytes ? [meant.toString('latin1'), meant.toString('hex'), meant.toString('base64')] : []),
  ]
}

const isAlone = (text: string, found: string) => new RegExp(`(?<![\\w.])${found}(?![\\w])`).test(text)

/** The names of those that stand in a text or in bytes. */
export function plantedIn(what: string | Buffer, planted: Planted): string[] {
  const text = typeof what === 'string' ? Buffer.from(what).toString('latin1') : what.toString('latin1')
  return Object.entries(planted).flatMap(([name, secret]) =>
    spellings(secret).some(
      (spelling) => text.includes(spelling) && (!/^[\d-]{6,7}$/.test(spelling) || isAlone(text, spelling)),
    )
      ? [name]
      : [],
  )
}

/** Each file under a folder in which one stands, or whose path has it. */
export async function plantedUnder(folder: string, planted: Planted): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const found = await Promise.all(
    files.map(async (file) => plantedIn(Buffer.concat([Buffer.from(file), await readFile(file)]), planted)),
  )
  return files.flatMap((file, index) => (found[index] ?? []).map((name) => `${name} in ${file}`))
}
