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
const hop = 'Received: from sender.example by mx.receiver.example with ESMTPS; Tue'
const inside = 'Received: by 2002:a05:6a00:1 with SMTP id x; Tue'
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
    [
      'below its own hops',
      [
        inside,
        'Received: from x by mx1.internal (Postfix); Tue',
        hop,
        `Authentication-Results: ${ME}; ${PASS}`,
      ],
    ],
    ['in another case', [`AUTHENTICATION-RESULTS: MX.Receiver.Example; DKIM=Pass HEADER.D=Infomaniak.COM`]],
    [
      'folded, with comments',
      [`Authentication-Results: ${ME} (x);\r\n\tdkim=pass (ok)\r\n header.i=@infomaniak.com`],
    ],
    ['of the version it has', [`Authentication-Results: ${ME} 1; ${PASS}`]],
    [
      'twice, saying the same',
      [`Authentication-Results: ${ME}; ${PASS}`, `Authentication-Results: ${ME}; ${PASS}`],
    ],
    [
      'beside those of others',
      [
        `Authentication-Results: ${ME}; ${PASS}`,
        'Authentication-Results: x.example; dkim=fail header.d=infomaniak.com',
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
    [
      'in a field for each method, below its own hop',
      [
        hop,
        `Authentication-Results: ${ME}; spf=pass smtp.mailfrom=no-reply@infomaniak.com`,
        `Authentication-Results: ${ME}; ${PASS}`,
      ],
    ],
    [
      'with an envelope sender that is empty',
      [`Authentication-Results: ${ME}; spf=none smtp.mailfrom=; ${PASS}`],
    ],
  ])('are believed %s', async (_where, lines) => {
    expect(await judged(lines)).toEqual({ proven: true, faults: [], by: 'receiver' })
  })

  it('are not, when nobody was named', async () => {
    expect(await judged([`Authentication-Results: ${ME}; ${PASS}`], null)).toEqual({
      proven: false,
      faults: ['receiver-unnamed'],
      by: 'nothing',
    })
  })

  it('are, of the name that was given with blanks around it and a dot', async () => {
    const lines = [`Authentication-Results: ${ME}; ${PASS}`]
    expect(await judged(lines, ` ${ME}. `)).toMatchObject({ proven: true })
    expect(await judged(lines, ' ')).toMatchObject({ proven: false, faults: ['receiver-unnamed'] })
  })

  const bad = `Authentication-Results: ${ME}; dkim=fail header.d=infomaniak.com`
  const ours = `Authentication-Results: ${ME}; dkim=none; spf=fail smtp.mailfrom=evil.example`
  test.each([
    [
      'of another name',
      [`Authentication-Results: mx.receiver.example.evil.example; ${PASS}`],
      ['results-absent'],
    ],
    ['of a part of its name', [`Authentication-Results: receiver.example; ${PASS}`], ['results-absent']],
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
      [`Authentication-Results: ${ME}; dkim=fail (${PASS}) header.d=infomaniak.com`],
      [],
    ],
    [
      'in the reason of its own',
      [`Authentication-Results: ${ME}; dkim=fail reason="x; ${PASS}" header.d=infomaniak.com`],
      [],
    ],
    [
      'in a quoted value of its own',
      [`Authentication-Results: ${ME}; spf=fail smtp.mailfrom="x; ${PASS}"@evil.example`],
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
      [],
    ],
    [
      'beside its own, which pass for another',
      [
        hop,
        `Authentication-Results: ${ME}; spf=pass smtp.mailfrom=evil.example`,
        `Authentication-Results: ${ME}; ${PASS}`,
      ],
      [],
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
      [`Authentication-Results: ${ME}; dkim=pass header.d=infomaniak.com.evil.example`],
      [],
    ],
    [
      'of a domain below the sender’s',
      [`Authentication-Results: ${ME}; dkim=pass header.d=x.infomaniak.com`],
      [],
    ],
    [
      'of two domains at once',
      [`Authentication-Results: ${ME}; dkim=pass header.d=infomaniak.com header.d=evil.example`],
      [],
    ],
    [
      'of an identity that does not fit',
      [`Authentication-Results: ${ME}; dkim=pass header.d=infomaniak.com header.i=@evil.example`],
      [],
    ],
    ['of a second sender', [`Authentication-Results: ${ME}; ${PASS}`, 'From: evil@evil.example'], []],
    [
      'for the beginning of a body alone',
      [
        `Authentication-Results: ${ME}; ${PASS}`,
        'DKIM-Signature: v=1; d=infomaniak.com; s=s1; h=from:subject; l=10; b=x',
      ],
      [],
    ],
    [
      'for a mail without its subject',
      [`Authentication-Results: ${ME}; ${PASS}`, 'DKIM-Signature: v=1; d=infomaniak.com; s=s1; h=from; b=x'],
      [],
    ],
    [
      'for a mail that was sent on with a subject of its own',
      [
        `Authentication-Results: ${ME}; ${PASS}`,
        'Subject: Pay',
        'DKIM-Signature: v=1; d=infomaniak.com; s=s1; h=from:subject; b=x',
      ],
      [],
    ],
  ])('are no proof %s', async (_where, lines, faults) => {
    expect(await judged(lines)).toMatchObject({ proven: false, faults })
  })
})
