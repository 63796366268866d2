import { randomBytes } from 'node:crypto'
import { armor, Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCodeFile } from '#daemon/features/codes/files/code-file.ts'
import { writeCodeFile } from '#daemon/features/codes/files/write-code-file.ts'
import {
  addressOf,
  aegisContent,
  aegisEncrypted,
  aegisPlain,
  agePassphrase,
  base32,
  bitwardenItem,
  bitwardenJson,
  bitwardenSealed,
  keePassXcCsv,
  keePassXcTotp,
  twoFas,
  twoFasEncrypted,
  twoFasServices,
  type Account,
} from '../support/code-files.ts'

const seed = (byte: number) => base32(Buffer.alloc(20, byte).fill(byte + 1, 7))
const accounts: readonly Account[] = [
  {
    type: 'totp',
    issuer: 'Infomaniak',
    account: 'anna@vully.ch',
    secret: seed(1),
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
  },
  {
    type: 'totp',
    issuer: 'Bücher & Söhne',
    account: 'zoë',
    secret: seed(2),
    algorithm: 'SHA256',
    digits: 7,
    period: 20,
  },
  { type: 'totp', issuer: 'Firm', account: '', secret: seed(3), algorithm: 'SHA512', digits: 8, period: 60 },
  {
    type: 'hotp',
    issuer: 'Counter',
    account: 'anna',
    secret: seed(4),
    algorithm: 'SHA1',
    digits: 6,
    counter: 10_300,
  },
]
const steam: Account = {
  type: 'steam',
  issuer: 'Boeing',
  account: 'x',
  secret: seed(5),
  algorithm: 'SHA1',
  digits: 5,
}

/** One line of each code: kind, issuer, account, seed, algorithm, digits, period, counter. */
async function told(content: unknown, passphrase: string | null = null) {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const read = await readCodeFile(text, passphrase)
  if (!read.ok) return read.error
  const codes = read.value.codes.map(({ secret, ...code }) =>
    [
      code.kind,
      code.issuer,
      code.account,
      base32(secret),
      code.algorithm,
      code.digits,
      code.period,
      code.counter,
    ].join('|'),
  )
  const unread = read.value.unread.map(({ line, entry, name, reason }) =>
    [line === null ? `entry ${String(entry)}` : `line ${String(line)}`, reason, name].join(' ').trim(),
  )
  return unread.length === 0 ? codes : { codes, unread }
}
const lineOf = ({ type, issuer, account, secret, algorithm, digits, period, counter }: Account) =>
  [type, issuer, account, secret, algorithm.replace('SHA', 'SHA-'), digits, period, counter].join('|')
const all = accounts.map(lineOf)
/** What a format without algorithm, digits and counters keeps. */
const usual = ({ issuer, account, secret }: Account): Account => ({
  type: 'totp',
  issuer,
  account,
  secret,
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
})

describe('a list of addresses', () => {
  it('has one a line, with comments, empty lines, a mark at its beginning and the line ends of any system', async () => {
    const [first = '', second = '', third = '', fourth = ''] = accounts.map(addressOf)
    expect(
      await told(`\uFEFF# mine\r\n${first}\r\n\r\n  ${second}  \r${third}\n// the last\n${fourth}`),
    ).toEqual(all)
    expect(await told(`\uFEFF${first}`)).toEqual(all.slice(0, 1))
  })

  it('lists by its line what cannot be read, and reads the rest', async () => {
    const [first = '', second = ''] = accounts.map(addressOf)
    const text = [
      first,
      'hello',
      addressOf(steam),
      'otpauth://totp/x?secret=0189',
      second,
      'otpauth://yaotp/x?secret=AAAA',
      'otpauth-migration://offline?data=****',
    ]
    expect(await told(text.join('\n'))).toEqual({
      codes: all.slice(0, 2),
      unread: ['line 2 not-otpauth', 'line 3 steam', 'line 4 bad-secret', 'line 6 yandex', 'line 7 damaged'],
    })
  })

  it('takes exports of Google Authenticator, and says when a picture of several is missing', async () => {
    expect(await told(migration({ size: 2, index: 0 }))).toEqual({
      codes: ['totp|Infomaniak|anna|AEBAGBAFAYDQQCIK|SHA-1|6|30|'],
      unread: ['line 1 missing-part'],
    })
    expect(
      await told(`${migration({ size: 2, index: 0 })}\n${migration({ size: 2, index: 1 })}`),
    ).toHaveLength(2)
  })
})

/** One code, by the wire format of protocol buffers. */
function migration({ size, index }: { readonly size: number; readonly index: number }): string {
  const field = (number: number, bytes: Buffer) =>
    Buffer.concat([Buffer.of((number << 3) | 2, bytes.length), bytes])
  const entry = Buffer.concat([
    field(1, Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10 + index])),
    field(2, Buffer.from('anna')),
    field(3, Buffer.from('Infomaniak')),
    Buffer.of(0x20, 1, 0x28, 1, 0x30, 2),
  ])
  const payload = Buffer.concat([field(1, entry), Buffer.of(0x10, 1, 0x18, size, 0x20, index, 0x28, 77)])
  return `otpauth-migration://offline?data=${encodeURIComponent(payload.toString('base64'))}`
}

describe('Aegis', () => {
  it.each([1, 2, 3])('is read plain, content of version %i', async (version) => {
    expect(await told(aegisPlain(aegisContent(accounts, version)))).toEqual(all)
  })

  it('is opened by any of its passwords, exactly as they were typed; slots of a fingerprint are passed over', async () => {
    const file = aegisEncrypted(aegisContent(accounts), [null, 'first', 'second ²'])
    expect(await told(file, 'first')).toEqual(all)
    expect(await told(file, 'second ²')).toEqual(all)
    expect(await told(file, 'second 2')).toBe('wrong-passphrase')
    expect(await told(file)).toBe('needs-passphrase')
    expect(await told(file, '')).toBe('needs-passphrase')
    expect(await told(aegisEncrypted(aegisContent(accounts), [null]), 'first')).toBe('no-passphrase')
  })

  it('tells damage from a wrong passphrase', async () => {
    const file = aegisEncrypted(aegisContent(accounts), ['p'])
    const cut = Buffer.from(file.db, 'base64').subarray(0, -1).toString('base64')
    expect(await told({ ...file, db: cut }, 'p')).toBe('damaged')
    expect(await told({ ...file, db: `${file.db.slice(0, -4)}!!!!` }, 'p')).toBe('damaged')
    expect(await told({ ...file, header: { ...file.header, params: { nonce: '00', tag: '' } } }, 'p')).toBe(
      'damaged',
    )
    expect(await told(aegisEncrypted('no object', ['p']), 'p')).toBe('damaged')
    // before anybody is asked for a passphrase
    expect(await told({ ...file, db: 'no base64' })).toBe('damaged')
    expect(await told(JSON.stringify(file).slice(0, -20), 'p')).toBe('damaged')
  })

  it('names what is of another make, and lists entries that are not as they should be', async () => {
    const content = aegisContent([
      steam,
      { ...steam, type: 'yandex' },
      { ...steam, type: 'motp' },
      { ...steam, type: 'new' },
    ])
    const odd = [
      null,
      7,
      { type: 'totp', name: 'half', info: { secret: 7 } },
      { ...content.entries[0], type: 'totp', info: { secret: 'A' } },
    ]
    expect(await told(aegisPlain({ ...content, entries: [...content.entries, ...odd] }))).toEqual({
      codes: [],
      unread: [
        'entry 1 steam Boeing',
        'entry 2 yandex Boeing',
        'entry 3 motp Boeing',
        'entry 4 other-kind Boeing',
        'entry 5 bad-entry',
        'entry 6 bad-entry',
        'entry 7 bad-entry half',
        'entry 8 bad-secret-length Boeing',
      ],
    })
  })

  it('refuses what a later version may have changed', async () => {
    expect(await told({ ...aegisPlain(aegisContent(accounts)), version: 2 })).toBe('newer-version')
    expect(await told(aegisPlain(aegisContent(accounts, 4)))).toBe('newer-version')
  })
})

describe('2FAS', () => {
  it('is read plain, in each of its schemas', async () => {
    expect(await told(twoFas(twoFasServices(accounts, 1), 1))).toEqual(accounts.map(usual).map(lineOf))
    expect(await told(twoFas(twoFasServices(accounts.slice(0, 3), 2), 2))).toEqual(all.slice(0, 3))
    expect(await told(twoFas(twoFasServices(accounts, 3), 3))).toEqual(all)
    expect(await told(twoFas(twoFasServices([...accounts, steam], 4), 4))).toEqual({
      codes: all,
      unread: ['entry 5 steam Boeing'],
    })
    expect(await told(twoFas(twoFasServices(accounts, 4), 5))).toBe('newer-version')
  })

  it('takes the name of a service that tells no issuer', async () => {
    const [service] = twoFasServices(accounts, 4)
    const bare = {
      name: 'My mail',
      secret: seed(1),
      otp: { ...service?.otp, issuer: null, account: null, label: 'anna' },
    }
    expect(await told(twoFas([bare], 4))).toEqual([`totp|My mail|anna|${seed(1)}|SHA-1|6|30|`])
  })

  it('is opened by its password, and tells damage from a wrong one', async () => {
    const file = twoFasEncrypted(twoFasServices(accounts, 4), 4, 'pässword')
    expect(await told(file, 'pässword')).toEqual(all)
    expect(await told(file, 'password')).toBe('wrong-passphrase')
    expect(await told(file)).toBe('needs-passphrase')
    const [data = '', salt = '', nonce = ''] = file.servicesEncrypted.split(':')
    const cut = Buffer.from(data, 'base64').subarray(0, -1).toString('base64')
    expect(await told({ ...file, servicesEncrypted: [cut, salt, nonce].join(':') }, 'pässword')).toBe(
      'damaged',
    )
    expect(await told({ ...file, servicesEncrypted: [data, salt].join(':') }, 'pässword')).toBe('damaged')
    expect(await told({ ...file, servicesEncrypted: [data, salt, nonce, nonce].join(':') }, 'pässword')).toBe(
      'damaged',
    )
    expect(await told({ ...file, servicesEncrypted: [data, '*', nonce].join(':') }, 'pässword')).toBe(
      'damaged',
    )
    expect(await told({ ...file, reference: null }, 'password')).toBe('wrong-passphrase')
  })
})

describe('Bitwarden', () => {
  const [first = ''] = accounts.map(addressOf)
  const items = [
    bitwardenItem('Vully', 'anna', first),
    bitwardenItem('No code', 'anna', null),
    bitwardenItem(
      'Bare',
      'zoë',
      ` ${seed(2)
        .toLowerCase()
        .replaceAll(/(.{4})/g, '$1 ')}`,
    ),
    bitwardenItem('Game', null, `steam://${seed(5)}`),
    { type: 2, name: 'A note', secureNote: { type: 0 } },
    bitwardenItem('Nameless', 'ben', `otpauth://totp/?secret=${seed(3)}`),
    bitwardenItem('Wrong', null, 'not a seed!'),
    { type: 1, name: 'Odd', login: { totp: 7 } },
  ]
  const expected = {
    codes: [all[0], `totp|Bare|zoë|${seed(2)}|SHA-1|6|30|`, `totp|Nameless|ben|${seed(3)}|SHA-1|6|30|`],
    unread: ['entry 4 steam Game', 'entry 7 bad-secret Wrong', 'entry 8 bad-entry Odd'],
  }

  it('is read in JSON: logins with a code alone, whatever stands in the field', async () => {
    expect(await told(bitwardenJson(items))).toEqual(expected)
    expect(await told(bitwardenJson(items.slice(1, 2)))).toBe('no-codes')
  })

  it('is opened where a passphrase sealed it, and refused where an account did', async () => {
    const file = bitwardenSealed(bitwardenJson(items), 'p')
    expect(await told(file, 'p')).toEqual(expected)
    expect(await told(file, 'q')).toBe('wrong-passphrase')
    expect(await told(file)).toBe('needs-passphrase')
    expect(
      await told({ ...file, data: file.encKeyValidation_DO_NOT_EDIT.replace('2.', '2.AAAA') }, 'p'),
    ).toBe('damaged')
    expect(await told({ ...file, data: bitwardenSealed({}, 'p').data }, 'p')).toBe('damaged')
    // the nonce of CBC turns bits of the first block: {"encrypted… becomes {"dncrypted…, which would still be read
    const nonce = Buffer.from(file.data.slice(2, 26), 'base64')
    nonce[2] = (nonce[2] ?? 0) ^ 1
    const turned = `2.${nonce.toString('base64')}${file.data.slice(26)}`
    expect(await told({ ...file, data: turned }, 'p')).toBe('damaged')
    expect(await told({ ...file, kdfType: 9 }, 'p')).toBe('damaged')
    expect(await told({ ...file, passwordProtected: false }, 'p')).toBe('account-bound')
  })

  it('is read as a table', async () => {
    const csv = [
      'folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp',
      `,,login,Vully,"two\nlines",,0,https://vully.ch,anna,"p,w",${first}`,
      ',,login,No code,,,0,,anna,pw,',
      `,1,login,Bare,,,0,,zoë,pw,${seed(2)}`,
      `,,login,Game,,,0,,,,steam://${seed(5)}`,
      ',,note,A note,text,,0,,,,',
    ]
    expect(await told(csv.join('\r\n'))).toEqual({
      codes: [all[0], `totp|Bare|zoë|${seed(2)}|SHA-1|6|30|`],
      unread: ['line 6 steam Game'],
    })
  })
})

describe('tables of other password managers', () => {
  it('KeePassXC: the column TOTP, with its way to say Steam', async () => {
    const csv = keePassXcCsv([
      {
        title: 'Infomaniak',
        username: 'anna',
        notes: 'a "quote", and\nlines',
        totp: keePassXcTotp('Infomaniak', 'anna', seed(1)),
      },
      { title: 'No code', username: 'anna', totp: '' },
      {
        title: 'Game',
        username: 'x',
        notes: 'two\nlines',
        totp: keePassXcTotp('Game', 'x', seed(5), '&encoder=steam'),
      },
    ])
    expect(await told(`\uFEFF\n\n${csv}`)).toEqual({
      codes: [`totp|Infomaniak|anna|${seed(1)}|SHA-1|6|30|`],
      unread: ['line 7 steam Game'],
    })
  })

  it.each([
    [
      'Apple Passwords',
      'Title,URL,Username,Password,Notes,OTPAuth',
      `Firm,https://f.ch,ben,pw,,otpauth://totp/?secret=${seed(3)}`,
    ],
    [
      'Proton Pass',
      'type,name,url,email,username,password,note,totp,createTime,modifyTime,vault',
      `login,Firm,,ben@f.ch,ben,pw,,${seed(3)},1,2,V`,
    ],
    [
      'LastPass',
      'url,username,password,totp,extra,name,grouping,fav',
      `https://f.ch,ben,pw,${seed(3)},,Firm,,0`,
    ],
    [
      'Dashlane',
      'username,username2,username3,title,password,note,url,category,otpSecret',
      `ben,,,Firm,pw,,,,${seed(3)}`,
    ],
    ['with semicolons', 'Title;Username;Password;TOTP', `Firm;ben;pw;${seed(3)}`],
  ])('%s', async (_, head, row) => {
    expect(await told(`\n${head}\r\n${row}\r\n`)).toEqual([`totp|Firm|ben|${seed(3)}|SHA-1|6|30|`])
  })

  it('one without a column for codes has none, and one that was cut off is damaged', async () => {
    expect(await told('name,url,username,password\nx,y,z,w\n')).toBe('no-codes')
    expect(await told('Title,Username,Password,TOTP\na,b,c,"otpauth://to')).toBe('damaged')
    // with a column too many, the address stands where the name should: it is not repeated
    const shifted = `Title,Username,Password,TOTP\n${addressOf(steam)},b,c,steam://${seed(5)}`
    expect(await told(shifted)).toEqual({ codes: [], unread: ['line 2 steam'] })
  })
})

describe('our own export', () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 40 })
  const code = fc
    .record({
      issuer: name,
      account: name,
      algorithm: fc.constantFrom('SHA-1', 'SHA-256', 'SHA-512'),
      digits: fc.constantFrom(6, 7, 8),
      secret: fc.uint8Array({ minLength: 1, maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
      moving: fc.oneof(
        fc.record({
          kind: fc.constant('totp' as const),
          period: fc.integer({ min: 1, max: 86_400 }),
          counter: fc.constant(null),
        }),
        fc.record({
          kind: fc.constant('hotp' as const),
          counter: fc.maxSafeNat(),
          period: fc.constant(null),
        }),
      ),
    })
    .map(({ moving, ...rest }) => ({ ...rest, ...moving }) as const)

  it('is read back as it was, whatever the codes; read again, it is the same', async () => {
    const passphrase = 'Zürich ﬁve²'
    // through the reader once, since a name is what the reader makes of it
    const { value } = fine(await readCodeFile(bulk(fc.sample(code, 300)), null))
    const file = Buffer.from(await writeCodeFile(value.codes, passphrase)).toString('ascii')
    expect(file).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n[\w+/=\n]+-----END AGE ENCRYPTED FILE-----\n$/)
    const again = fine(await readCodeFile(`\n${file.replaceAll('\n', '\r\n')}`, passphrase)).value
    const bare = (codes: typeof value.codes) =>
      codes.map((code) => ({ ...code, remarks: null, secret: code.secret.toString('hex') }))
    expect(again.unread).toEqual([])
    expect(bare(again.codes)).toEqual(bare(value.codes))
  })

  it('is an age file: another reader opens it, and what another writer made is read, however the passphrase is spelled', async () => {
    const { value } = fine(await readCodeFile(accounts.map(addressOf).join('\n'), null))
    const file = Buffer.from(await writeCodeFile(value.codes, 'p²')).toString('ascii')
    const decrypter = new Decrypter()
    decrypter.addPassphrase('p2')
    const list = await decrypter.decrypt(armor.decode(file), 'text')
    expect(await told(list)).toEqual(all)
    expect(await told(await agePassphrase(list, 'p²'), 'p²')).toEqual(all)
    expect(await told(await agePassphrase(list, 'p2'), 'p²')).toEqual(all)
    // the seeds are still the caller's
    expect(base32(value.codes[0]?.secret ?? Buffer.alloc(0))).toBe(seed(1))
  })

  it('says what is wrong with one that does not open', async () => {
    const file = await agePassphrase(accounts.map(addressOf).join('\n'), 'p')
    expect(await told(file)).toBe('needs-passphrase')
    expect(await told(file, 'q')).toBe('wrong-passphrase')
    const bytes = armor.decode(file)
    expect(await told(armor.encode(bytes.subarray(0, -1)), 'p')).toBe('damaged')
    expect(await told(file.slice(0, -50), 'p')).toBe('damaged')
    expect(await told(file.replace(/^(.{80})./s, '$1!'), 'p')).toBe('damaged')
    expect(await told(Buffer.from(bytes).toString('latin1'), 'p')).toBe('age-binary')
    expect(await told(await agePassphrase('', 'p'), 'p')).toBe('no-codes')
    expect(await told(await agePassphrase('a letter', 'p'), 'p')).toBe('not-recognised')
    const forKey = new Encrypter()
    forKey.addRecipient(await identityToRecipient(await generateIdentity()))
    expect(await told(armor.encode(await forKey.encrypt('x')), 'p')).toBe('age-keys')
  })
})

function fine<T>(
  read: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
) {
  if (!read.ok) throw new Error(String(read.error))
  return read
}

/** Codes in fields, so that any name gets in. */
const bulk = (
  codes: readonly {
    readonly kind: string
    readonly issuer: string
    readonly account: string
    readonly secret: Buffer
    readonly algorithm: string
    readonly digits: number
    readonly period: number | null
    readonly counter: number | null
  }[],
) =>
  JSON.stringify(
    aegisPlain({
      version: 3,
      entries: codes.map(({ kind, issuer, account, secret, algorithm, digits, period, counter }) => ({
        type: kind,
        name: account,
        issuer,
        info: { secret: base32(secret), algo: algorithm, digits, period, counter },
      })),
    }),
  )

it('reads nothing that it does not know', async () => {
  expect(await told('')).toBe('empty')
  expect(await told('\uFEFF \r\n\t')).toBe('empty')
  expect(await told('Dear Anna,\nhere is nothing.')).toBe('not-recognised')
  expect(await told({ hello: 'world' })).toBe('not-recognised')
  expect(await told([1, 2])).toBe('not-recognised')
  expect(await told('PK\u0003\u0004\u0000\u0000')).toBe('not-recognised')
  expect(await told(randomBytes(1000).toString('latin1').replaceAll(/[{]/g, ''))).toBe('not-recognised')
})
