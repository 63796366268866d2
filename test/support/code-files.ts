/** Files of one-time codes as other apps write them, made from the documents of their formats and not by what reads them. */
import {
  createCipheriv,
  createHmac,
  hash,
  pbkdf2Sync,
  randomBytes,
  scryptSync,
  type CipherGCMTypes,
} from 'node:crypto'
import { Encrypter, armor } from 'age-encryption'

export interface Account {
  readonly type: string
  readonly issuer: string
  readonly account: string
  /** Base32 */
  readonly secret: string
  readonly algorithm: 'SHA1' | 'SHA256' | 'SHA512'
  readonly digits: number
  readonly period?: number
  readonly counter?: number
}

/** Written letter by letter from RFC 4648, section 6. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups
    .map((group) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(group.padEnd(5, '0'), 2)])
    .join('')
}

export function addressOf({ type, issuer, account, secret, ...rest }: Account): string {
  const query = new URLSearchParams({ secret, issuer })
  for (const [key, value] of Object.entries(rest)) if (value !== undefined) query.set(key, String(value))
  return `otpauth://${type}/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?${query.toString()}`
}

function gcm(key: Buffer, nonce: Buffer, bytes: Buffer) {
  const cipher = createCipheriv('aes-256-gcm' satisfies CipherGCMTypes, key, nonce)
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()])
  return { sealed, tag: cipher.getAuthTag() }
}

/** docs/vault.md of Aegis, "Content". */
export const aegisContent = (accounts: readonly Account[], version = 3) => ({
  version,
  groups: [],
  icons_optimized: true,
  entries: accounts.map(({ type, issuer, account, secret, algorithm, digits, period, counter }) => ({
    type,
    uuid: '01234567-89ab-cdef-0123-456789abcdef',
    name: account,
    issuer,
    note: '',
    icon: null,
    groups: [],
    info: {
      secret,
      algo: algorithm,
      digits,
      ...(period ? { period } : {}),
      ...(counter === undefined ? {} : { counter }),
    },
  })),
})
export const aegisPlain = (content: unknown) => ({
  version: 1,
  header: { slots: null, params: null },
  db: content,
})

interface ScryptCost {
  readonly n: number
  readonly r: number
  readonly p: number
}
const cheap: ScryptCost = { n: 1024, r: 8, p: 1 }

/** docs/vault.md of Aegis, "Header". A slot opens by a password, or by a fingerprint where that is `null`. */
export function aegisEncrypted(content: unknown, passwords: readonly (string | null)[], cost = cheap) {
  const master = randomBytes(32)
  const slots = passwords.map((password) => {
    const salt = randomBytes(32)
    const { n, r, p } = cost
    const wrapping =
      password === null ? randomBytes(32) : scryptSync(password, salt, 32, { N: n, r, p, maxmem: 2 ** 30 })
    const nonce = randomBytes(12)
    const { sealed, tag } = gcm(wrapping, nonce, master)
    const raw = {
      uuid: 'a8325752-c1be-458a-9b3e-5e0a8154d9ec',
      key: sealed.toString('hex'),
      key_params: { nonce: nonce.toString('hex'), tag: tag.toString('hex') },
    }
    return password === null
      ? { type: 2, ...raw }
      : { type: 1, ...raw, ...cost, salt: salt.toString('hex'), repaired: true, is_backup: false }
  })
  const nonce = randomBytes(12)
  const { sealed, tag } = gcm(master, nonce, Buffer.from(JSON.stringify(content)))
  return {
    version: 1,
    header: { slots, params: { nonce: nonce.toString('hex'), tag: tag.toString('hex') } },
    db: sealed.toString('base64'),
  }
}

/** BackupService.kt of 2FAS; each schema has what came with it. */
export const twoFasServices = (accounts: readonly Account[], schema: 1 | 2 | 3 | 4) =>
  accounts.map((about, position) => {
    const { type, issuer, account, algorithm, digits, counter } = about
    return {
      name: issuer,
      secret: about.secret,
      updatedAt: 1_702_934_567_518,
      otp: {
        label: schema === 4 ? account : `${issuer}:${account}`,
        account,
        issuer,
        ...(schema >= 2 ? { digits, period: about.period ?? 30, algorithm } : {}),
        ...(schema >= 3 ? { tokenType: type.toUpperCase(), source: 'Link' } : {}),
        ...(schema >= 3 && counter !== undefined ? { counter } : {}),
        ...(schema === 4 ? { link: addressOf(about) } : {}),
      },
      order: { position },
    }
  })

export const twoFas = (services: unknown, schemaVersion: number) => ({
  services,
  groups: [],
  updatedAt: 1_702_934_782_660,
  schemaVersion,
  appVersionCode: 5_000_009,
  appVersionName: '5.1.0',
  appOrigin: 'android',
})

/** BackupCipher.kt of 2FAS. */
export function twoFasEncrypted(services: unknown, schemaVersion: number, password: string) {
  const salt = randomBytes(256)
  const key = pbkdf2Sync(password, salt, 10_000, 32, 'sha256')
  const part = (text: string) => {
    const nonce = randomBytes(12)
    const { sealed, tag } = gcm(key, nonce, Buffer.from(text))
    return [Buffer.concat([sealed, tag]), salt, nonce].map((bytes) => bytes.toString('base64')).join(':')
  }
  return {
    ...twoFas([], schemaVersion),
    servicesEncrypted: part(JSON.stringify(services)),
    reference: part('tRViSsLKzd86Hprh4ceC2OP7xazn4rrt'),
  }
}

export const bitwardenItem = (name: string, username: string | null, totp: string | null) => ({
  id: 'ffdea2cc-923d-47a0-be99-ae7800fd51e4',
  type: 1,
  name,
  notes: null,
  favorite: false,
  login: { uris: null, username, password: 'correct horse', totp },
  collectionIds: null,
})
export const bitwardenJson = (items: readonly unknown[]) => ({ encrypted: false, folders: [], items })

/** "AesCbc256_HmacSha256_B64" of the Bitwarden Security Whitepaper. */
export function bitwardenSealed(content: unknown, password: string, kdfIterations = 5000) {
  const salt = randomBytes(16).toString('base64')
  const key = pbkdf2Sync(password, salt, kdfIterations, 32, 'sha256')
  const expanded = (info: string) => createHmac('sha256', key).update(`${info}\u0001`).digest()
  const sealed = (text: string) => {
    const nonce = randomBytes(16)
    const cipher = createCipheriv('aes-256-cbc', expanded('enc'), nonce)
    const data = Buffer.concat([cipher.update(text), cipher.final()])
    const mac = createHmac('sha256', expanded('mac'))
      .update(Buffer.concat([nonce, data]))
      .digest()
    return `2.${[nonce, data, mac].map((bytes) => bytes.toString('base64')).join('|')}`
  }
  return {
    encrypted: true,
    passwordProtected: true,
    salt,
    kdfType: 0,
    kdfIterations,
    encKeyValidation_DO_NOT_EDIT: sealed(hash('sha1', 'any')),
    data: sealed(JSON.stringify(content)),
  }
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

/** CsvExporter.cpp of KeePassXC from 2.7 on: every cell in quotes. */
export const keePassXcCsv = (
  rows: readonly {
    readonly title: string
    readonly username: string
    readonly notes?: string
    readonly totp: string
  }[],
) =>
  [
    ['Group', 'Title', 'Username', 'Password', 'URL', 'Notes', 'TOTP', 'Icon', 'Last Modified', 'Created'],
    ...rows.map(({ title, username, notes = '', totp }) => [
      'Root/Internet',
      title,
      username,
      'p"w,1',
      'https://example.org',
      notes,
      totp,
      '0',
      '2026-11-20T10:00:00Z',
      '2026-11-20T10:00:00Z',
    ]),
  ]
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('')

/** Totp.cpp of KeePassXC, `writeSettings`. */
export const keePassXcTotp = (title: string, username: string, secret: string, more = '') =>
  `otpauth://totp/${encodeURIComponent(title)}:${encodeURIComponent(username)}?secret=${secret}&period=30&digits=6&issuer=${encodeURIComponent(title)}${more}`

/** As the program `age` makes it with `-p -a`, at less work. */
export async function agePassphrase(text: string, passphrase: string, work = 10): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(work)
  encrypter.setPassphrase(passphrase)
  return armor.encode(await encrypter.encrypt(text))
}
