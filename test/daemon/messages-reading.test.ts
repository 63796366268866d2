/** Reading a mail: what a person would see of it, and that no mail, however made, costs more than its own process. */
import { gzipSync } from 'node:zlib'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { nothingKnown } from '#daemon/features/messages/facts.ts'
import { checkApart } from '#daemon/features/messages/reading/apart.ts'
import { readMail } from '#daemon/features/messages/reading/read-mail.ts'
import { LARGEST_MESSAGE, type MessageReport } from '#shared/messages.ts'
import { iso } from '#shared/time.ts'

const lines = (...given: string[]) => Buffer.from(given.join('\r\n'))
const html = (body: string, charset = 'utf-8') =>
  readMail(lines('From: a@b.example', `Content-Type: text/html; charset=${charset}`, '', body), false)
const how = { cut: false, receiver: null, dns: null, now: iso(0) }
const know = () => Promise.resolve({ facts: nothingKnown, guarded: [] })
const codesOf = ({ reasons }: MessageReport) => reasons.map(({ code }) => code)

describe('what is shown', () => {
  test.each([
    ['paragraphs', '<p>One <b>two</b><div>three</div>four', 'One two\nthree\nfour'],
    ['without code and styles', '<style>p{}</style><script>x</script><title>t</title>seen', 'seen'],
    ['without comments', 'a<!-- b -->c', 'ac'],
    ['what a short comment does not hide', 'a<!-->b<!-- -->c', 'abc'],
    ['after a head without an end', '<head><body>seen', 'seen'],
    ['with joined words', 'Info<!-- -->man<span style="display:none">x</span>iak', 'Infomaniak'],
    ['with entities', '&lt;a&gt; &#x49;nfo&shy;maniak', '<a> Infomaniak'],
    ['of forms', '<input placeholder="Your password"><input type=hidden value=no>', 'Your password'],
  ])('%s', async (_what, body, text) => {
    expect((await html(body)).text).toBe(text)
  })

  test.each([
    ['words', '<div style="display:none">x</div>'],
    ['words', '<div style="font-size:0px">x</div>'],
    ['words', '<div style="max-height:0;overflow:hidden"><p>x</p></div>'],
    ['words', '<p hidden>x</p>'],
    ['words', '<p style="position:absolute;left:-9999px">x</p>'],
    ['words', '<p style="opacity:0">x</p>'],
    ['colour', '<font color="#fff">x</font>'],
    ['colour', '<td bgcolor="#112233"><span style="color: rgb(17,34,51)">x</span></td>'],
    ['characters', '<p>Info\u200Bmaniak</p>'],
    ['direction', '<p>\u202Emoc.kainamofni</p>'],
  ])('hiding by %s: %s', async (way, body) => {
    const mail = await html(body)
    expect(mail.hidden).toEqual([way])
    expect(mail.text).not.toBe('x')
  })

  test.each([
    '<p style="color:#fff;background:#000">white on black</p>',
    '<table bgcolor=black><td><font color=white>white on black</font></table>',
    '<td style="background:url(x)"><font color=white>on a picture</font></td>',
    '<p style="max-height:0">nothing is cut off</p>',
    '<p>Konto&shy;inhaber 👨‍👩‍👧 می‌خواهم</p>',
    '<div style="display:none"> </div>',
  ])('nothing is hidden in %s', async (body) => {
    expect((await html(body)).hidden).toEqual([])
  })
})

test.each([
  [
    'its text',
    '<a href="https://x.example/">Press <b>here</b></a>',
    'Press here',
    'https://x.example/',
    'anchor',
  ],
  [
    'a picture',
    '<a href="https://x.example/"><img alt="Sign in"></a>',
    'Sign in',
    'https://x.example/',
    'anchor',
  ],
  ['a title alone', '<a href="https://x.example/" title="T"></a>', 'T', 'https://x.example/', 'anchor'],
  [
    'a picture’s area',
    '<map><area href="https://x.example/" alt=A></map>',
    'A',
    'https://x.example/',
    'area',
  ],
  ['a form', '<form action="https://x.example/"></form>', '', 'https://x.example/', 'form'],
  [
    'a button',
    '<button formaction="https://x.example/" value=Go></button>',
    'Go',
    'https://x.example/',
    'form',
  ],
  ['a drawing', '<svg><a xlink:href="https://x.example/">D</a></svg>', 'D', 'https://x.example/', 'anchor'],
  [
    'a refresh',
    '<meta http-equiv=Refresh content="0; URL=\'https://x.example/\'">',
    '',
    'https://x.example/',
    'refresh',
  ],
  ['a base', '<base href="https://x.example/a/"><a href="b">B</a>', 'B', 'https://x.example/a/b', 'anchor'],
  [
    'a base and one slash',
    '<base href="https://x.example/a/"><a href="https:/b">B</a>',
    'B',
    'https://x.example/b',
    'anchor',
  ],
  [
    'a refresh without its name',
    '<meta http-equiv=refresh content="0; https://x.example/">',
    '',
    'https://x.example/',
    'refresh',
  ],
  ['a formula', '<math href="https://x.example/"><mi>x</mi></math>', '', 'https://x.example/', 'area'],
  ['a ping', '<a ping="https://x.example/">x</a>', '', 'https://x.example/', 'area'],
  ['a page within', '<iframe src="https://x.example/"></iframe>', '', 'https://x.example/', 'refresh'],
  [
    'a page written within',
    `<iframe srcdoc="<a href='https://x.example/'>I</a>"></iframe>`,
    'I',
    'https://x.example/',
    'anchor',
  ],
  [
    'a section that ends early',
    '<![CDATA[ > <a href="https://x.example/">C</a> ]]>',
    'C',
    'https://x.example/',
    'anchor',
  ],
  ['a program', '<p onclick="x()">x</p>', '', 'javascript:', 'refresh'],
  ['a script', '<a href=" java&#10;script:alert(1)">J</a>', 'J', 'javascript:alert(1)', 'anchor'],
  ['data', '<a href="data:text/html,x">D</a>', 'D', 'data:text/html,x', 'anchor'],
  ['the text itself', 'Go to https://x.example/a.', 'https://x.example/a', 'https://x.example/a', 'text'],
  [
    'a name and a path',
    'Go to infomaniak.com.evil.example/in',
    'infomaniak.com.evil.example/in',
    'https://infomaniak.com.evil.example/in',
    'text',
  ],
  [
    'a comment that one program shows',
    '<!--[if mso]><a href="https://x.example/">M</a><![endif]-->',
    'M',
    'https://x.example/',
    'anchor',
  ],
])('a link of %s', async (_what, body, shown, address, place) => {
  expect((await html(body)).links).toEqual([{ shown, address, place }])
})

test('a price or a name of a program is no link, and what describes a mail for programs is none', async () => {
  const text = '12.50/month, 24.12.2026/25.12.2026, Node.js/PHP, 192.0.2.1/24'
  expect((await html(`<script type="application/ld+json">{}</script>${text}`)).links).toEqual([])
})

test('what would be loaded is named, and what comes with the mail is not', async () => {
  const { images, forms } = await html(
    '<img src="https://a.example/1"><img srcset="//b.example/2 1x, https://b.example/3 2x"><td background="http://c.example">' +
      '<p style="background:url(\'https://d.example/x\')"><style>@import "https://e.example/s"; b{c:url(https://f.example)}</style>' +
      '<iframe src=https://g.example></iframe><link href=https://h.example/x rel=stylesheet><img src="cid:1"><img src="data:image/png,x">',
  )
  expect(images.map((address) => new URL(address, 'https://x.example').host)).toEqual(
    ['a', 'b', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => `${name}.example`),
  )
  expect(forms).toBe(false)
  expect((await html('<input name=a>')).forms).toBe(true)
})

describe('the header', () => {
  const read = (...fields: string[]) => readMail(lines(...fields, '', 'text'), false)

  it('keeps every field in order, and names those that stand where they must not', async () => {
    const mail = await read(
      'From: a@b.example',
      'SUBJECT: one',
      'subject: two',
      'From: c@d.example',
      'To : x@y.example',
    )
    expect(mail.headers.map(({ name }) => name)).toEqual(['from', 'subject', 'subject', 'from', 'to'])
    expect(mail.from.map(({ address }) => address)).toEqual(['a@b.example', 'c@d.example'])
    expect(mail).toMatchObject({ subject: 'one', oddFields: ['subject', 'from', 'to'] })
  })

  it('decodes words, and leaves nothing unseen in them', async () => {
    const mail = await read(
      'From: =?utf-8?q?Info=E2=80=8Bmaniak=0D=0ABcc=3A_x?= <a@b.example>',
      'Subject: =?utf-8?b?4oCuQQ==?=',
    )
    expect(mail.from).toEqual([{ name: 'Infomaniak Bcc: x', address: 'a@b.example' }])
    expect(mail).toMatchObject({ subject: 'A', hidden: ['characters', 'direction'] })
  })

  test.each([
    ['a lone CR', 'From: a@b.example\rSubject: x\r\n\r\ny'],
    ['a line of CRs', 'From: a@b.example\r\n\r\r\nSubject: x\r\n\r\ny'],
    ['a NUL', 'From: a@b.example\0\r\n\r\ny'],
    ['a line that is no field', 'From: a@b.example\r\nwhat\r\n\r\ny'],
    ['nothing', ''],
    ['no header', '\r\nbody'],
  ])('is damaged by %s', async (_what, text) => {
    expect((await readMail(Buffer.from(text), false)).faults).toEqual(['damaged'])
  })

  it('is read with any end of line, and behind the line of a mailbox file', async () => {
    for (const end of ['\n', '\r\n']) {
      const mail = await readMail(
        Buffer.from(['From: a@b.example', 'Subject: x', ' y', '', 'z'].join(end)),
        false,
      )
      expect(mail).toMatchObject({ subject: 'x y', text: 'z', faults: [] })
    }
    const boxed = Buffer.from('From a@b.example Sat Jan  3 01:05:34 1996\r\nSubject: x\r\n\r\nz')
    const report = await checkApart(boxed, how, know)
    expect([report.subject, codesOf(report)]).toEqual([
      'x',
      codesOf(await checkApart(boxed.subarray(43), how, know)),
    ])
    // and behind the mark that an editor left
    const marked = Buffer.concat([Buffer.from('\uFEFF'), boxed])
    expect(codesOf(await checkApart(marked, how, know))).toEqual(codesOf(report))
  })
})

describe('the parts', () => {
  const mixed = (...parts: string[][]) =>
    readMail(
      lines(
        'From: a@b.example',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        ...parts.flatMap((part) => ['--b', ...part]),
        '--b--',
      ),
      false,
    )

  it('are named with what is in their names', async () => {
    const zipped = gzipSync(Buffer.alloc(20_000_000)).toString('base64')
    const mail = await mixed(
      ['', 'text'],
      [
        "Content-Type: application/zip; name*=utf-8''a%E2%80%AEgpj.exe",
        'Content-Transfer-Encoding: base64',
        '',
        zipped,
      ],
      [
        'Content-Type: message/rfc822',
        '',
        'From: inner@x.example',
        'Subject: inner',
        '',
        '<a href="https://x.example">x</a>',
      ],
      [
        'Content-Type: text/html; charset=utf-8',
        'Content-Disposition: attachment; filename="a.html"',
        '',
        '<form>',
      ],
    )
    expect(mail.attachments.map(({ name, type }) => [name, type])).toEqual([
      ['a[U+202E]gpj.exe', 'application/zip'],
      [null, 'message/rfc822'],
      ['a.html', 'text/html'],
    ])
    // as they lie there: unpacked they would be 20 MB
    expect(mail.attachments[0]?.bytes).toBeLessThan(30_000)
    expect(mail).toMatchObject({ from: [{ address: 'a@b.example' }], text: 'text', links: [], forms: false })
  })

  it('are shown in one of their forms, and read in all', async () => {
    const mail = await readMail(
      lines(
        'From: a@b.example',
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        '',
        'plain https://p.example/',
        '--b',
        'Content-Type: text/html',
        '',
        'rich <a href="https://h.example">h</a>',
        '--b--',
      ),
      false,
    )
    expect(mail).toMatchObject({ text: 'rich h', plain: 'plain https://p.example/' })
    expect(mail.links.map(({ address }) => address).sort()).toEqual([
      'https://h.example',
      'https://p.example/',
    ])
  })

  it('do not swallow each other', async () => {
    const mail = await mixed(
      ['Content-Type: text/html', '', 'one <!--'],
      ['Content-Type: text/html', '', 'two'],
    )
    expect(mail.text).toBe('one\ntwo')
  })

  test.each([
    ['a charset that nobody knows', 'Content-Type: text/plain; charset=klingon\r\n\r\nx'],
    ['bytes that its charset does not have', 'Content-Type: text/plain; charset=utf-8\r\n\r\nx\xff'],
    ['an encoding of it that hides all', 'Content-Type: text/plain; charset=iso-2022-kr\r\n\r\nx'],
    ['a transfer that nobody knows', 'Content-Transfer-Encoding: x-uuencode\r\n\r\nx'],
    ['parts without a boundary', 'Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\nx'],
    ['a boundary that never comes', 'Content-Type: multipart/mixed; boundary=c\r\n\r\n--b\r\n\r\nx'],
  ])('are damaged by %s', async (_what, text) => {
    const bytes = Buffer.from(`From: a@b.example\r\n${text}`, 'latin1')
    expect((await readMail(bytes, false)).faults).toEqual(['damaged'])
  })
})

describe('what no mail can do', () => {
  test('no bytes make reading fail', async () => {
    const pieces = fc.constantFrom(
      ...'\r\n|\n|\r\n\r\n|\0|From: |Content-Type: |multipart/mixed; boundary=b|text/html; charset="|--b|--b--|<a href=|<!--|=?utf-8?b?|=\r\n|;|"|('.split(
        '|',
      ),
    )
    const bytes = fc
      .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 60 })
      .map((parts) => Buffer.from(parts.join('')))
    await fc.assert(
      fc.asyncProperty(bytes, async (mail) => {
        const read = await readMail(mail, false)
        expect(read.text).not.toMatch(/[\0\r\u202E]/)
      }),
      { numRuns: 100 },
    )
  })

  const nested = (depth: number) =>
    lines(
      'From: a@b.example',
      ...Array.from({ length: depth }, (_, at) => [
        `Content-Type: multipart/mixed; boundary=b${String(at)}`,
        '',
        `--b${String(at)}`,
      ]).flat(),
      '',
      'deep',
    )
  test.each([
    ['parts in parts, as deep as they may be', nested(99), { text: 'deep', faults: [] }],
    ['parts in parts', nested(1000), { from: [{ address: 'a@b.example' }], faults: ['too-deep'] }],
    [
      'parts',
      lines(
        'From: a@b.example',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '\r\n--b\r\n\r\nx'.repeat(100_001),
      ),
      { faults: ['too-large'] },
    ],
    [
      'fields',
      lines('From: a@b.example', ...Array.from({ length: 10_001 }, () => 'X: y'), '', 'z'),
      { faults: ['too-large'] },
    ],
    [
      'a field',
      lines(`From: a@b.example`, `X: ${'y'.repeat(2_000_000)}`, 'Z: z', '', 'z'),
      { faults: ['too-large'] },
    ],
    [
      'links',
      lines(
        'From: a@b.example',
        'Content-Type: text/html',
        '',
        Array.from({ length: 100_000 }, (_, at) => `<a href="https://x.example/${String(at)}">`).join(''),
      ),
      { faults: ['too-large'] },
    ],
    [
      'text that grows',
      lines(
        'From: a@b.example',
        'Content-Type: text/plain',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        '=41=\r\n'.repeat(300_000),
      ),
      { faults: ['too-large'] },
    ],
  ])('too many %s', async (_what, bytes, expected) => {
    expect(await readMail(bytes, false)).toMatchObject(expected)
  })

  it('reads 50 MB, and says so of what is longer', async () => {
    const head = lines('From: a@b.example', 'Content-Type: image/png', '', '')
    const { attachments, faults } = await readMail(
      Buffer.concat([head, Buffer.alloc(LARGEST_MESSAGE)]),
      false,
    )
    expect(attachments[0]?.bytes).toBeGreaterThan(LARGEST_MESSAGE - 100)
    expect(faults).toEqual(['too-large'])
  })

  it('keeps at most 200 links and 200,000 characters', async () => {
    const many = Array.from({ length: 300 }, (_, at) => `<a href="https://x.example/${String(at)}">x</a>`)
    const mail = await html(`${many.join('')}<p>${'word '.repeat(100_000)}`)
    expect([mail.links.length, mail.text.length]).toEqual([200, 200_000])
  })

  it('a mail of 50 MB neither stops this process, nor does one that takes all time or memory', async () => {
    const big = Buffer.concat([
      lines('From: a@b.example', 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'text', '--b'),
      lines('', 'Content-Type: application/zip', 'Content-Transfer-Encoding: base64', '', ''),
      Buffer.from(`${'QUJD'.repeat(19)}\r\n`.repeat(LARGEST_MESSAGE / 78 - 20)),
    ])
    const stalls = monitorEventLoopDelay({ resolution: 5 })
    stalls.enable()
    const tags = Buffer.concat([
      lines('From: a@b.example', 'Content-Type: text/html', '', ''),
      Buffer.alloc(3_000_000, '<b>'),
    ])
    const [read, late, poor] = await Promise.all([
      checkApart(big, how, know),
      checkApart(tags, how, know, { memory: 512, longest: 100 }),
      checkApart(tags, how, know, { memory: 16, longest: 60_000 }),
    ])
    stalls.disable()
    if (process.env['LATCHKEY_MEASURE']) console.log('longest stall', stalls.max / 1e6, 'ms')
    expect(read).toMatchObject({
      from: { address: 'a@b.example' },
      attachments: [{ type: 'application/zip' }],
    })
    expect(codesOf(read)).not.toContain('too-large')
    for (const report of [late, poor]) {
      expect(report).toMatchObject({ verdict: 'unknown', from: null })
      expect(codesOf(report)).toEqual(['too-large'])
    }
  }, 60_000)
})
