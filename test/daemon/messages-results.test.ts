/** Authentication-Results: what is read of it, and which of it is believed. Every row of the table is one way to forge them. */
import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readResults, type WrittenResult } from '#daemon/features/messages/authentication/results-text.ts'
import { authenticate } from '#daemon/features/messages/authentication/authenticate.ts'
import { isProven } from '#daemon/features/messages/mail.ts'
import { readMail } from '#daemon/features/messages/reading/read-mail.ts'

const keyword = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/)
const space = fc.constantFrom(
  ' ',
  '  ',
  '\t',
  ' (a comment) ',
  ' (one (within; dkim=pass) "another) ',
  ' (\\)) ',
)
const value = fc.oneof(
  fc.stringMatching(/^[\w@.+/=:-]{1,20}$/),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 }),
)
const property = fc.tuple(fc.tuple(fc.constantFrom('header', 'smtp', 'policy'), keyword), value)
const result: fc.Arbitrary<WrittenResult> = fc
  .record({ method: keyword, result: keyword, properties: fc.array(property, { maxLength: 4 }) })
  .filter(({ method }) => method !== 'none')
  .map((one) => ({
    ...one,
    properties: one.properties.map(([[type, name], text]) => [`${type}.${name}`, text] as const),
  }))

const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`
const isPlain = (text: string) => /^[\w@.+/=:-]+$/.test(text)

test('what is printed is read as it was', () => {
  fc.assert(
    fc.property(
      fc.domain(),
      fc.array(result, { maxLength: 4 }),
      fc.infiniteStream(space),
      fc.infiniteStream(fc.boolean()),
      (server, results, spaces, quotes) => {
        const gap = () => spaces.next().value
        const word = (text: string) => (isPlain(text) && quotes.next().value ? text : quoted(text))
        const printed = results.map(
          ({ method, result, properties }) =>
            `${gap()};${gap()}${method}${gap()}=${gap()}${result}` +
            properties
              .map(([name, text]) => `${gap()}${name.replace('.', `${gap()}.`)}=${word(text)}`)
              .join(''),
        )
        const text =
          gap() + server + (printed.length > 0 ? printed.join('') : `${gap()};${gap()}none${gap()}`)
        expect(readResults(text)).toEqual({ server: server.toLowerCase(), results })
      },
    ),
    { numRuns: 500 },
  )
})

test('no text makes it fail, nor take long', () => {
  fc.assert(
    fc.property(fc.string(), (text) => void readResults(text)),
    { numRuns: 500 },
  )
  for (const hard of ['(', '\\', '"', ';', '= ', 'a=b;', 'a.', '((a)', '"\\'])
    readResults(`mx.example; ${hard.repeat(200_000)}`)
})

test.each([
  ['another version', 'mx.example 2; dkim=pass', null],
  ['this version', 'mx.example 1; dkim=pass', 1],
  ['no result', 'mx.example; none', 0],
  ['none among others', 'mx.example; none; dkim=pass', null],
  ['results in a comment', 'mx.example (; dkim=pass)', null],
  ['results in quotes', '"mx.example; dkim=pass header.d=x.example"', null],
  ['a comment without an end', 'mx.example; spf=fail (x; dkim=pass', null],
  ['quotes without an end', 'mx.example; spf=fail smtp.helo="x; dkim=pass', null],
  ['a method of another version', 'mx.example; dkim/2=pass; spf=fail', 1],
  ['a last semicolon', 'mx.example; dkim=pass;', 1],
])('%s', (_what, text, count) => {
  expect(readResults(text)?.results?.length ?? null).toBe(count === null ? null : count)
})

const ME = 'mx.receiver.example'
const PASS = `dkim=pass header.d=infomaniak.com header.s=s1`
const hop =
  'Received: from sender.example (sender.example [192.0.2.7]) by mx.receiver.example with ESMTPS; Tue'
const inside = [
  'Received: by 2002:a05:6a00:1 with SMTP id x; Tue',
  'Received: from mx1.internal (mx1.internal [10.1.2.3]) by store.internal (Postfix) with ESMTP; Tue',
  'Received: from localhost (localhost [127.0.0.1])\r\n\tby mx.receiver.example (Postfix) with ESMTP; Tue',
  'Received: from mx.receiver.example by mx.receiver.example with LMTP id 1 (envelope-from <a@b.example>); Tue',
]
const elsewhere = 'Received: from mx.receiver.example (mx.receiver.example) by mail.other.example; Tue'
const mailOf = (lines: readonly string[]) =>
  Buffer.from(
    [...lines, 'From: Infomaniak <no-reply@infomaniak.com>', 'Subject: x', '', 'Hello'].join('\r\n'),
  )
async function judged(lines: readonly string[], receiver: string | null = ME) {
  const bytes = mailOf(lines)
  const authentication = await authenticate(
    await readMail(bytes, false),
    bytes,
    { receiver, ask: null },
    new Date(0),
  )
  return { proven: isProven(authentication), faults: authentication.faults, by: authentication.by }
}

describe('results of the receiver that was named', () => {
  test.each([
    ['at the top', [`Authentication-Results: ${ME}; ${PASS}`, hop]],
    ['below its own machines', [...inside, `Authentication-Results: ${ME}; ${PASS}`, hop]],
    [
      'in another case',
      [`AUTHENTICATION-RESULTS: MX.Receiver.Example; DKIM=Pass HEADER.D=Infomaniak.COM`, hop],
    ],
    [
      'folded, with comments',
      [`Authentication-Results: ${ME} (x);\r\n\tdkim=pass (ok)\r\n header.i=@infomaniak.com`, hop],
    ],
    ['of the version it has', [`Authentication-Results: ${ME} 1; ${PASS}`, hop]],
    [
      'twice, saying the same',
      [`Authentication-Results: ${ME}; ${PASS}`, `Authentication-Results: ${ME}; ${PASS}`, hop],
    ],
    [
      'beside those of others',
      [
        `Authentication-Results: ${ME}; ${PASS}`,
        'Authentication-Results: x.example; dkim=fail header.d=infomaniak.com',
        hop,
      ],
    ],
    [
      'below its own hop, and sealed above it',
      [
        inside[0] ?? '',
        `ARC-Authentication-Results: i=2; ${ME}; ${PASS}`,
        hop,
        `Authentication-Results: ${ME}; ${PASS}`,
      ],
    ],
    [
      'in a field for each method, the topmost for nobody',
      [
        `Authentication-Results: ${ME}; arc=none smtp.remote-ip=192.0.2.7`,
        `Authentication-Results: ${ME}; ${PASS}`,
        `Authentication-Results: ${ME}; spf=none smtp.helo=sender.example`,
        hop,
      ],
    ],
    [
      'in a field for each method, the topmost for the sender',
      [
        `Authentication-Results: ${ME}; dmarc=pass (p=reject dis=none) header.from=infomaniak.com`,
        'DKIM-Filter: OpenDKIM Filter',
        `Authentication-Results: ${ME}; spf=pass smtp.mailfrom=no-reply@infomaniak.com`,
        `Authentication-Results: ${ME}; ${PASS}; dkim-atps=neutral`,
        hop,
      ],
    ],
    ['of another of its machines', [`Authentication-Results: mx7.receiver.example; ${PASS}`, hop]],
    [
      'of one machine for each method',
      [
        `Authentication-Results: dmarc.receiver.example; dmarc=pass header.from=infomaniak.com`,
        `Authentication-Results: dkim.receiver.example; ${PASS}`,
        hop,
      ],
    ],
    [
      'with an envelope sender that is empty',
      [`Authentication-Results: ${ME}; spf=none smtp.mailfrom=; ${PASS}`, hop],
    ],
  ])('are believed %s', async (_where, lines) => {
    expect(await judged(lines)).toEqual({ proven: true, faults: [], by: 'receiver' })
  })

  it('are not, when nobody was named', async () => {
    expect(await judged([`Authentication-Results: ${ME}; ${PASS}`, hop], null)).toEqual({
      proven: false,
      faults: ['receiver-unnamed'],
      by: 'nothing',
    })
  })

  it('are, of the name that was given with blanks around it and a dot', async () => {
    const lines = [`Authentication-Results: ${ME}; ${PASS}`, hop]
    expect(await judged(lines, ` ${ME}. `)).toMatchObject({ proven: true })
    expect(await judged(lines, ' ')).toMatchObject({ proven: false, faults: ['receiver-unnamed'] })
  })

  const bad = `Authentication-Results: ${ME}; dkim=fail header.d=infomaniak.com`
  const ours = `Authentication-Results: ${ME}; dkim=none; spf=fail smtp.mailfrom=evil.example`
  // where a server that writes none, and takes none out, leaves those of the sender
  const real = (text: string) => `Received: ${text}; Tue`
  const faked = [`Authentication-Results: ${ME}; ${PASS}`, hop]
  test.each([
    ['where no hop is', [`Authentication-Results: ${ME}; ${PASS}`]],
    ['below its own hop', [hop, ...faked]],
    [
      'below its own hop, with its name in capitals',
      [hop, `Authentication-Results: ${ME.toUpperCase()} 1; ${PASS}`],
    ],
    [
      'in a field for each method, below its own hop',
      [hop, `Authentication-Results: ${ME}; spf=pass smtp.mailfrom=no-reply@infomaniak.com`, ...faked],
    ],
    ['below a machine inside and its own hop', [...inside, hop, ...faked]],
    ['sealed, below its own hop', [hop, `ARC-Authentication-Results: i=1; ${ME}; ${PASS}`, ...faked]],
    [
      'below who says that he is the receiver',
      [real(`from ${ME} (evil [192.0.2.1]) by ${ME} with SMTP`), ...faked],
    ],
    [
      'below who says that he is inside',
      [real(`from [10.1.2.3] (evil [192.0.2.1]) by ${ME} with SMTP`), ...faked],
    ],
    ['below who says so where nothing was seen', [real(`from [10.1.2.3] by ${ME} with SMTP`), ...faked]],
    [
      'below who says so to another program',
      [real(`from unknown (HELO [10.1.2.3]) (192.0.2.1) by ${ME} with SMTP`), ...faked],
    ],
    [
      'below who has an address of another kind',
      [real(`from x (x [IPv6:2001:db8::1]) by ${ME} with ESMTPS`), ...faked],
    ],
    [
      'below who says so to a program that puts it in brackets',
      [real(`from [192.0.2.1] (helo=[10.1.2.3]) by ${ME} with esmtp (Exim 4.96)`), ...faked],
    ],
    [
      'below who writes a whole hop in the place of his name',
      [real(`from x ([10.1.2.3]) by y with LMTP (evil [192.0.2.1]) by ${ME} with ESMTP id 1`), ...faked],
    ],
    ['below who signed in', [real(`from x (x [10.1.2.3]) by ${ME} with ESMTPSA`), ...faked]],
    ['below who names another way', [real(`from with.lmtp (x [192.0.2.1]) by ${ME} with ESMTP`), ...faked]],
  ])('are in doubt %s', async (_where, lines) => {
    expect(await judged(lines)).toEqual({ proven: false, faults: ['results-doubtful'], by: 'nothing' })
  })

  it('count against the mail wherever they are', async () => {
    const failed = [hop, `Authentication-Results: ${ME}; dmarc=fail header.from=infomaniak.com`]
    expect(await judged(failed)).toEqual({ proven: false, faults: [], by: 'receiver' })
  })

  test.each([
    [
      'of another name',
      [`Authentication-Results: mx.receiver.example.evil.example; ${PASS}`],
      ['results-absent'],
    ],
    ['of a part of its name', [`Authentication-Results: receiver.example; ${PASS}`], ['results-absent']],
    [
      'of another of its machines, below its hop',
      [hop, `Authentication-Results: mx7.receiver.example; ${PASS}`],
      ['results-absent'],
    ],
    [
      'of a name that only ends so, above its hop',
      [`Authentication-Results: evil-receiver.example; ${PASS}`, hop],
      ['results-absent'],
    ],
    [
      'with its name in a comment',
      [`Authentication-Results: evil.example (${ME}); ${PASS}`],
      ['results-absent'],
    ],
    [
      'with its name in quotes, and more',
      [`Authentication-Results: "${ME}; dkim=pass"; ${PASS}`],
      ['results-absent'],
    ],
    [
      'in another field',
      [`X-Authentication-Results: ${ME}; ${PASS}`, `ARC-Authentication-Results: i=1; ${ME}; ${PASS}`],
      ['results-absent'],
    ],
    [
      'in a comment of its own',
      [`Authentication-Results: ${ME}; dkim=fail (${PASS}) header.d=infomaniak.com`, hop],
      [],
    ],
    [
      'in the reason of its own',
      [`Authentication-Results: ${ME}; dkim=fail reason="x; ${PASS}" header.d=infomaniak.com`, hop],
      [],
    ],
    [
      'in a quoted value of its own',
      [`Authentication-Results: ${ME}; spf=fail smtp.mailfrom="x; ${PASS}"@evil.example`, hop],
      [],
    ],
    ['below a hop of others', [elsewhere, `Authentication-Results: ${ME}; ${PASS}`], ['results-forged']],
    [
      'below a hop of others that gives no name',
      ['Received: from x by 192.0.2.1 with SMTP; Tue', `Authentication-Results: ${ME}; ${PASS}`],
      ['results-forged'],
    ],
    [
      'below its own that say other',
      [bad, hop, `Authentication-Results: ${ME}; ${PASS}`],
      ['results-forged'],
    ],
    [
      'right below its own that say other',
      [ours, `Authentication-Results: ${ME}; ${PASS}`],
      ['results-forged'],
    ],
    [
      'beside its own, which do not pass',
      [
        hop,
        `Authentication-Results: ${ME}; dmarc=none header.from=infomaniak.com`,
        `Authentication-Results: ${ME}; ${PASS}`,
      ],
      ['results-doubtful'],
    ],
    [
      'beside its own, which pass for another',
      [
        hop,
        `Authentication-Results: ${ME}; spf=pass smtp.mailfrom=evil.example`,
        `Authentication-Results: ${ME}; ${PASS}`,
      ],
      ['results-doubtful'],
    ],
    [
      'beside its own of another method, a hop between',
      [
        `Authentication-Results: ${ME}; dmarc=pass header.from=infomaniak.com`,
        hop,
        `Authentication-Results: ${ME}; ${PASS}`,
      ],
      [],
    ],
    [
      'below a signature that came with it',
      [hop, 'DKIM-Signature: v=1; d=evil.example; h=from; b=x', `Authentication-Results: ${ME}; ${PASS}`],
      ['results-forged'],
    ],
    [
      'below a list of others',
      [hop, 'List-Id: <evil.example>', `Authentication-Results: ${ME}; ${PASS}`],
      ['results-forged'],
    ],
    ['with a space before the colon', [`Authentication-Results : ${ME}; ${PASS}`], ['results-forged']],
    [
      'below its own that cannot be read',
      [`Authentication-Results: ${ME} 2; ${PASS}`, `Authentication-Results: ${ME}; ${PASS}`],
      ['results-absent'],
    ],
    [
      'within another field, by a line break',
      [`X: y\r\n Authentication-Results: ${ME}; ${PASS}`],
      ['results-absent'],
    ],
    [
      'of another domain',
      [`Authentication-Results: ${ME}; dkim=pass header.d=infomaniak.com.evil.example`, hop],
      [],
    ],
    [
      'of a domain below the sender’s',
      [`Authentication-Results: ${ME}; dkim=pass header.d=x.infomaniak.com`, hop],
      [],
    ],
    [
      'of two domains at once',
      [`Authentication-Results: ${ME}; dkim=pass header.d=infomaniak.com header.d=evil.example`, hop],
      [],
    ],
    [
      'of an identity that does not fit',
      [`Authentication-Results: ${ME}; dkim=pass header.d=infomaniak.com header.i=@evil.example`, hop],
      [],
    ],
    ['of a second sender', [`Authentication-Results: ${ME}; ${PASS}`, hop, 'From: evil@evil.example'], []],
    [
      'for the beginning of a body alone',
      [
        `Authentication-Results: ${ME}; ${PASS}`,
        hop,
        'DKIM-Signature: v=1; d=infomaniak.com; s=s1; h=from:subject; l=10; b=x',
      ],
      [],
    ],
    [
      'for a mail without its subject',
      [
        `Authentication-Results: ${ME}; ${PASS}`,
        hop,
        'DKIM-Signature: v=1; d=infomaniak.com; s=s1; h=from; b=x',
      ],
      [],
    ],
    [
      'for a mail that was sent on with a subject of its own',
      [
        `Authentication-Results: ${ME}; ${PASS}`,
        hop,
        'Subject: Pay',
        'DKIM-Signature: v=1; d=infomaniak.com; s=s1; h=from:subject; b=x',
      ],
      [],
    ],
  ])('are no proof %s', async (_where, lines, faults) => {
    expect(await judged(lines)).toMatchObject({ proven: false, faults })
  })
})

describe('results of Microsoft, which name no server', () => {
  const passed =
    'spf=pass (sender IP is 192.0.2.7)\r\n smtp.mailfrom=infomaniak.com; dkim=pass (signature was\r\n verified) header.d=infomaniak.com;dmarc=pass action=none\r\n header.from=infomaniak.com;compauth=pass reason=100'
  const results = `Authentication-Results: ${passed}`
  const inside = [
    'Received: from DB9P1.eurprd05.prod.outlook.com (2603:10a6:10::1) by AM0P2.eurprd05.prod.outlook.com with HTTPS; Tue',
    'Received: from DU6P3.eurprd02.prod.outlook.com (2603:10a6:10:3b:cafe::1) by DU2P4.outlook.office365.com (2603:10a6:10:3b::6) with Microsoft SMTP Server id 15.20 via Frontend Transport; Tue',
  ]
  const taken =
    'Received: from out.example (192.0.2.7) by DU6P3.mail.protection.outlook.com (10.167.8.40) with Microsoft SMTP Server id 15.20 via Frontend Transport; Tue'
  const sent =
    'Received: from x.prod.outlook.com (192.0.2.7) by AM0P2.eurprd05.prod.outlook.com with ESMTPSA id 15.20; Tue'
  const other = 'Received: from x (x [192.0.2.7]) by mx.other.example with ESMTP; Tue'

  test.each(['outlook.com', 'Hotmail.com', 'office365.com', 'protection.outlook.com'])(
    'are believed above the hop by which it took the mail, of %s',
    async (receiver) => {
      expect(await judged([...inside, results, taken], receiver)).toEqual({
        proven: true,
        faults: [],
        by: 'receiver',
      })
    },
  )

  test.each([
    ['below that hop', [...inside, taken, results], 'outlook.com'],
    ['below that hop, another one faked', [...inside, taken, results, taken], 'outlook.com'],
    ['without one', [...inside, results], 'outlook.com'],
    ['in a mail that went on to others', [other, ...inside, results, taken], 'outlook.com'],
    ['in a mail that a person sent from there', [...inside, sent, results, taken], 'outlook.com'],
    ['for another receiver', [results, hop], ME],
    ['for a name that is only like it', [...inside, results, taken], 'evil-outlook.com'],
    ['below what came with the mail', [...inside, 'List-Id: <x>', results, taken], 'outlook.com'],
  ])('are not %s', async (_where, lines, receiver) => {
    expect(await judged(lines, receiver)).toMatchObject({ proven: false, faults: ['results-absent'] })
  })

  it('are not, where they name a server: Microsoft names none', async () => {
    const named = `Authentication-Results: outlook.com; ${PASS}`
    expect(await judged([...inside, taken, named, taken], 'outlook.com')).toMatchObject({
      proven: false,
      faults: ['results-doubtful'],
    })
  })
})
