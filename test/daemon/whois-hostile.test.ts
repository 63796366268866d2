import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DomainName } from '#daemon/core/domain-name.ts'
import { explain } from '#daemon/explain.ts'
import { readWhois } from '#daemon/sources/registries/whois-answer.ts'
import { decodeWhois } from '#daemon/sources/registries/whois-text.ts'
import { dayOrder } from '#daemon/sources/registries/whois-order.ts'
import { parseWhoisTime } from '#daemon/sources/registries/whois-time.ts'
import { iso } from '#shared/time.ts'
import { adverseWhoisAnswers } from '../support/adverse-whois.ts'
import { whoisAnswers } from '../support/whois-answers.ts'

const AT = iso(Date.UTC(2026, 5, 1))
const name = 'vully.org'
const record = (...lines: string[]) => ['Domain Name: VULLY.ORG', 'Registrar: Example', ...lines].join('\n')
const read = (text: string) => readWhois({ text, name })
const explained = (text: string) => explain({ whois: Buffer.from(text), name: name as DomainName, at: AT })

describe('an answer that nobody should send', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \r\n\t\r\n', 'empty'],
    ['a web page', '<!DOCTYPE html><html><body>Domain Name: vully.org</body></html>', 'web-page'],
    ['an answer of HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\nDomain Name: vully.org', 'web-page'],
    ['another name', 'Domain Name: OTHER.ORG\nRegistrar: Example\nExpiry Date: 2027-01-01', 'other-name'],
    ['a name below it', 'Domain Name: www.vully.org\nRegistrar: Example', 'other-name'],
    ['a name that begins with it', 'Domain Name: vully.org.example.com\nRegistrar: Example', 'other-name'],
    ['that another name is not found', 'No match for "OTHER.ORG".', 'other-name'],
    ['the name alone', 'Domain Name: vully.org\n', 'name-alone'],
    ['the name in an echo', 'You asked for vully.org', 'no-name'],
    ['no sense', 'hello', 'no-name'],
    ['the extension', '% IANA WHOIS server\n\ndomain:       ORG\nstatus: ACTIVE\nsource: IANA', 'no-name'],
    ['2 MiB', record('x'.repeat(2 ** 21)), 'too-large'],
    ['lines without end', record('\nx'.repeat(100_000)), 'too-large'],
  ])('%s: is invalid', (_, text, because) => {
    expect(read(text)).toEqual({ outcome: 'invalid', because })
    expect(explained(text)).toMatchObject({ outcome: 'invalid', phase: 'unknown', expiry: null })
  })

  it('of bytes that are no text is read as far as it goes', () => {
    const bytes = Buffer.concat([
      Buffer.from(record('Registrant: Z')),
      Buffer.from([0xfc, 0x72, 0x69, 0x63, 0x68]),
    ])
    expect(decodeWhois(bytes)).toContain('Zürich')
    expect(decodeWhois(Buffer.from('Zürich'))).toBe('Zürich')
  })

  it('with control characters hides nothing behind them', () => {
    expect(read(record('Domain\u0000 Status: pending\u202EDelete'))).toMatchObject({
      outcome: 'found',
      statuses: { known: ['pending delete'] },
    })
  })

  it('with two dates gives the earlier, and says so', () => {
    const { expiry, reasons } = explained(
      record('Registry Expiry Date: 2028-01-01T00:00:00Z', 'Registry Expiry Date: 2027-01-01T00:00:00Z'),
    )
    expect(expiry).toBe('2027-01-01T00:00:00.000Z')
    expect(reasons).toContain('The answer prints more than one expiry date: the earliest counts.')
  })

  it('with the registrar’s date beside it gives the registry’s', () => {
    const lines = [
      'Registrar Registration Expiration Date: 2026-07-01T00:00:00Z',
      'Registry Expiry Date: 2027-01-01T00:00:00Z',
    ]
    expect(explained(record(...lines)).expiry).toBe('2027-01-01T00:00:00.000Z')
    expect(read(record(lines[0] ?? ''))).toMatchObject({ notes: ['registrar-date'] })
  })

  it('with a date that cannot be read says nothing of the phase, and with none that it prints none', () => {
    expect(explained(record('Expiry Date: soon'))).toMatchObject({ outcome: 'found', phase: 'unknown' })
    expect(explained(record('Expiry Date: '))).toMatchObject({ phase: 'active', expiry: null })
    expect(explained(record('Expiry Date: 294247-01-10T04:00:54.775Z'))).toMatchObject({
      phase: 'active',
      expiry: null,
    })
  })

  it('mixes no state of a contact or a second name into the first', () => {
    const text = `domain: vully.org
status: active
registrar: Example

contact: X
status: pendingDelete

Domain Name: other.org
Domain Status: redemptionPeriod`
    expect(read(text)).toMatchObject({ statuses: { known: ['active'] } })
  })

  // each is the kind of line at which a careless pattern would stand still for minutes
  it.each([
    ['a key of blanks', `Expiry Date${' '.repeat(900_000)}x`],
    ['dots', `Expiry${'.'.repeat(900_000)}`],
    ['commas', `Domain Status: ${'a,'.repeat(400_000)}`],
    ['brackets', `${'['.repeat(400_000)}${']'.repeat(400_000)}`],
    ['labels', `Domain Name: ${'a.'.repeat(400_000)}org`],
    ['words', `No match for ${'exceeded limit '.repeat(60_000)}`],
    ['digits', `Expiry Date: ${'1'.repeat(900_000)}`],
    [
      'many lines',
      Array.from({ length: 4900 }, () => `Domain Status: ${'limit '.repeat(30)}exceed`).join('\n'),
    ],
    ['carriage returns', '\r'.repeat(900_000)],
    ['ends of lines', '\r\r\na'.repeat(250_000)],
    ['one name', Array.from({ length: 4900 }, () => 'Domain Name: VULLY.ORG').join('\n')],
    [
      'accents',
      Array.from(
        { length: 4900 },
        () => `${'\u0301'.repeat(60)}a/${'\u0301'.repeat(5)}: ${'b'.repeat(80)}`,
      ).join('\n'),
    ],
    [
      'names of others',
      Array.from({ length: 4900 }, () => `no match for ${'a.b.c.org '.repeat(18)}`).join('\n'),
    ],
    ['escapes', `\x1B$B${'%I'.repeat(400_000)}`],
    ['many names', Array.from({ length: 4900 }, (_, at) => `Domain Name: n${String(at)}.org`).join('\n')],
  ])('of %s holds nothing up', { timeout: 5000 }, (_, line) => {
    expect(['found', 'invalid', 'rate-limited']).toContain(read(record(line)).outcome)
    expect(['found', 'invalid', 'rate-limited']).toContain(read(line).outcome)
  })

  it('never throws, and gives no date and no phase without a verdict', () => {
    const parts = whoisAnswers.flatMap(({ text }) => text.split('\n'))
    const shuffled = fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ unit: 'binary' })), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          shuffled.map((lines) => lines.join('\n')),
        ),
        (text) => {
          const { outcome, phase, expiry } = explained(text)
          if (outcome !== 'found' && outcome !== 'not-found')
            expect([phase, expiry]).toEqual(['unknown', null])
          if (phase === 'available') expect(outcome).toBe('not-found')
        },
      ),
      { numRuns: 300 },
    )
  })

  it('about another name is never believed, whatever stands around it', () => {
    const of = (other: string) =>
      whoisAnswers.filter((one) => one.name === other && one.outcome === undefined)
    const noise = fc.array(fc.stringMatching(/^[%#] [a-z ]{0,30}$/), { maxLength: 5 })
    fc.assert(
      fc.property(
        fc.constantFrom(...of('vully.se'), ...of('vully.ru'), ...of('vully.jp')),
        noise,
        ({ text }, lines) => {
          const { outcome } = readWhois({ text: [...lines, text].join('\n'), name: 'elsewhere.com' })
          expect(['invalid', 'not-found']).toContain(outcome)
        },
      ),
    )
  })
})

/** What servers say to those whom they do not answer. */
const refusals = [
  'WHOIS LIMIT EXCEEDED - SEE WWW.PIR.ORG/WHOIS FOR DETAILS',
  'Your request is being rate limited',
  'IP Address Has Reached Rate Limit',
  'Lookup quota exceeded',
  'You have been banned for abuse.',
  'Error: query limit reached',
  'Maximum queries per hour reached',
  'You exceeded the maximum allowable number of whois lookups.',
  'Too many queries from your IP',
  'Queries from your IP are being throttled',
  '%ERROR:201: access denied for 192.0.2.1',
  'request limit exceeded for 192.0.2.1',
  'Your query rate is too high',
  'Queried interval is too short.',
  'Your access is too fast,please try again later.',
  'Rate limit exceeded. Try again after: 24h0m0s',
  'Excessive querying, grace period of 30 seconds',
  'Still in grace period, wait 28 seconds',
  'Demasiadas consultas desde su IP',
  'Your IP is blacklisted',
  'Please try again later',
  'Service Unavailable',
  'The WHOIS server is down for maintenance',
  'Sorry, the service is temporarily unavailable',
  'Access denied',
  'Permission denied.',
  'Error: connection to database failed, timeout',
]
const notFound = [
  'No match for "VULLY.ORG".',
  'NOT FOUND',
  'Domain not found.',
  '% No entries found.',
  'The queried object does not exist: DOMAIN NOT FOUND',
  'vully.org is free',
]
/** Lines of terms of use and of headers. */
const boilerplate = [...new Set(adverseWhoisAnswers.flatMap(({ text }) => text.split(/\r?\n/)))].filter(
  (line) =>
    /^[%#>]|^[A-Za-z ,.()-]{60,}$/.test(line) &&
    line.length > 40 &&
    !/not found|(?:no|not have an) (?:match|data|entr)/i.test(line),
)
const someBoilerplate = fc.array(fc.constantFrom(...boilerplate), { maxLength: 12 })

describe('an answer that says more than one thing', () => {
  it('is free only where nothing in it refuses an answer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...refusals),
        fc.constantFrom(...notFound),
        fc.boolean(),
        someBoilerplate,
        (refusal, missing, first, terms) => {
          const said = first ? [refusal, missing] : [missing, refusal]
          expect(explained([...said, ...terms].join('\n')).phase).toBe('unknown')
        },
      ),
      { numRuns: 300 },
    )
    // and is without one
    for (const missing of notFound) expect(explained(missing).phase).toBe('available')
  })

  it('is not free for what its terms of use say', () => {
    fc.assert(
      fc.property(someBoilerplate, (terms) => {
        expect(explained(terms.join('\n'))).toMatchObject({ phase: 'unknown', expiry: null })
      }),
      { numRuns: 300 },
    )
  })

  it('has no date but that of the name', () => {
    const date = fc.constantFrom('2025-01-01', '2031-05-06T00:00:00Z', '01-Feb-2025', '2025.03.04 10:00:00')
    const elsewhere = date.chain((day) =>
      fc.constantFrom(
        `% Expiry Date: ${day}`,
        `# expires: ${day}`,
        `>>> Expiration Date: ${day} <<<`,
        `>>> Last update of whois database: ${day} <<<`,
        `Last Update Time: ${day}`,
        `NOTICE: The expiration date displayed in this record is ${day}`,
        `\nperson: X\nexpires: ${day}\n`,
        `\ncontact: X\nstatus: pendingDelete\nexpire: ${day}\n`,
        `\nnic-hdl: X-1\nexpire-date: ${day}\n`,
        `\nDomain Name: OTHER.ORG\nExpiry Date: ${day}\nDomain Status: redemptionPeriod\n`,
      ),
    )
    fc.assert(
      fc.property(
        fc.array(elsewhere, { maxLength: 4 }),
        fc.array(elsewhere, { maxLength: 4 }),
        (above, below) => {
          const text = [...above, '', record('Domain Status: ok'), ...below].join('\n')
          expect(explained(text)).toMatchObject({ phase: 'active', expiry: null })
          const dated = [...above, '', record('Domain Status: ok', 'Expiry Date: 2027-03-04'), ...below].join(
            '\n',
          )
          expect(explained(dated)).toMatchObject({ phase: 'active', expiry: '2027-03-04T00:00:00.000Z' })
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** Alone in its answer. */
const timeOf = (text: string, tld: string) => parseWhoisTime(text, tld, dayOrder([], [text], tld))

describe('a date', () => {
  it.each([
    ['2026-03-28', 'sk', '2026-03-28T00:00:00Z'],
    ['2026-03-28T10:00:00Z', 'com', '2026-03-28T10:00:00Z'],
    ['2026-03-28T10:00:00.00Z', 'org', '2026-03-28T10:00:00Z'],
    ['2026-03-28T00:00:00-0700', 'com', '2026-03-28T07:00:00Z'],
    ['2026-07-18 15:15:38+03', 'ua', '2026-07-18T12:15:38Z'],
    ['2026-03-28 10:00:00', 'com', '2026-03-28T10:00:00Z'],
    ['2026-03-28 12:48:36', 'cn', '2026-03-28T04:48:36Z'],
    ['2026-03-28 (YYYY-MM-DD)', 'tw', '2026-03-28T00:00:00Z'],
    ['2026-03-28 10:00:00 (UTC+8)', 'tw', '2026-03-28T02:00:00Z'],
    ['2026-11-20 14:48:02 CLST', 'cl', '2026-11-20T17:48:02Z'],
    ['2026/03/28', 'ca', '2026-03-28T00:00:00Z'],
    ['2026/10/01 01:05:09 (JST)', 'jp', '2026-09-30T16:05:09Z'],
    ['2026.09.18 14:00:00', 'pl', '2026-09-18T12:00:00Z'],
    ['2026.12.18 14:00:00', 'pl', '2026-12-18T13:00:00Z'],
    ['2026.12.23 00:00:00', 'pl', '2026-12-23T00:00:00Z'],
    ['2026. 03. 04.', 'kr', '2026-03-04T00:00:00Z'],
    ['2026-Aug-22.', 'tr', '2026-08-22T00:00:00Z'],
    ['20260518', 'br', '2026-05-18T00:00:00Z'],
    ['28.10.2026', 'cz', '2026-10-28T00:00:00Z'],
    ['4.7.2026 10:15:55', 'fi', '2026-07-04T07:15:55Z'],
    ['26.03.2026 16:18:03', 'rs', '2026-03-26T15:18:03Z'],
    ['02/11/2026', 'pt', '2026-11-02T00:00:00Z'],
    ['02/11/2026 23:59:52', 'pt', '2026-11-02T23:59:52Z'],
    ['05/07/2026 10:00:00 EEST', 'bg', '2026-07-05T07:00:00Z'],
    ['16/09/26', 'es', '2026-09-16T00:00:00Z'],
    ['05-06-2026', 'il', '2026-06-05T00:00:00Z'],
    ['12/11/2026', 'tk', '2026-12-11T00:00:00Z'],
    ['11/11/2026', 'com', '2026-11-11T00:00:00Z'],
    ['30-Aug-2026', 'uk', '2026-08-30T00:00:00Z'],
    ['17-May-2026 04:00:00 UTC', 'org', '2026-05-17T04:00:00Z'],
    ['05-Jul-2026 10:00:00', 'sg', '2026-07-05T02:00:00Z'],
    ['31 May 2026', 'ch', '2026-05-31T00:00:00Z'],
    ['30th April 2026 at 00:04:00.000', 'gg', '2026-04-30T00:04:00Z'],
    ['September  6 2026', 'is', '2026-09-06T00:00:00Z'],
    ['Sat Mar 28 2026', 'be', '2026-03-28T00:00:00Z'],
    ['Sat Mar 28 23:59:59 GMT 2026', 'us', '2026-03-28T23:59:59Z'],
    ['Sat Mar 28 23:59:00 2026', 'kg', '2026-03-28T17:59:00Z'],
    ['Sat, 28 Mar 2026 12:00:00 +0100', 'com', '2026-03-28T11:00:00Z'],
  ])('%s at .%s is %s', (text, tld, at) => {
    expect(timeOf(text, tld)).toMatchObject({ at: iso(Date.parse(at)) })
  })

  it.each([
    ['03/04/2026', 'com'], // which is the month, nobody says
    ['31/02/2026', 'pt'],
    ['13/13/2026', 'pt'],
    ['28 Foo 2026', 'uk'],
    ['2026-03-28 25:00:00', 'pl'],
    ['1.1.0001', 'fi'],
    ['soon', 'com'],
  ])('%s at .%s is odd', (text, tld) => {
    expect(timeOf(text, tld)).toBe('odd')
  })
  it.each(['', '-', 'N/A', 'not defined', '0000-00-00 00:00:00'])('%j is none', (text) => {
    expect(timeOf(text, 'com')).toBeNull()
  })
  it.each(['never', '294247-01-10T04:00:54.775Z', '9999-12-31', '31.12.9999'])('%s is never', (text) => {
    expect(timeOf(text, 'cz')).toBe('never')
  })

  it('keeps the day that is printed, in every form and zone', () => {
    const range = { min: new Date('1984-01-01'), max: new Date('2080-01-01'), noInvalidDate: true }
    fc.assert(
      fc.property(fc.date(range), fc.constantFrom('pl', 'cn', 'fi', 'pt', 've', 'ch', 'jp'), (date, tld) => {
        const day = date.toISOString().slice(0, 10)
        const [year = '', month = '', of = ''] = day.split('-')
        for (const text of [
          day,
          `${of}.${month}.${year}`,
          `${year}/${month}/${of}`,
          `${year}${month}${of}`,
          `${day} 00:00:00`,
        ])
          expect(timeOf(text, tld), text).toMatchObject({ at: iso(Date.parse(day)) })
      }),
    )
  })

  it('in figures is read by no order that is not proven', () => {
    const small = fc.integer({ min: 1, max: 12 })
    const order = {
      'day-first': (day: number, month: number) => [day, month],
      'month-first': (day: number, month: number) => [month, day],
    }
    fc.assert(
      fc.property(
        small,
        small,
        fc.constantFrom('/', '-'),
        fc.constantFrom('com', 'us', 'ph', 'io', 'swiss', 'xn--p1ai'),
        fc.constantFrom('day-first', 'month-first'),
        (day, month, mark, tld, kind) => {
          fc.pre(day !== month)
          const text = `${order[kind](day, month).join(mark)}${mark}2027`
          const at = iso(Date.UTC(2027, month - 1, day))
          expect(timeOf(text, tld)).toBe('odd')
          // another date of the same record shows it
          const shown = kind === 'day-first' ? '25/03/2010' : '03/25/2010'
          expect(parseWhoisTime(text, tld, dayOrder([], [shown, text], tld))).toMatchObject({ at })
          // or the answer says it
          const said = kind === 'day-first' ? '% dates are DD/MM/YYYY' : 'Expires (mm/dd/yyyy)'
          expect(parseWhoisTime(text, tld, dayOrder([said], [text], tld))).toMatchObject({ at })
          // two that contradict each other prove nothing
          expect(parseWhoisTime(text, tld, dayOrder([], ['25/03/2010', '03/25/2010', text], tld))).toBe('odd')
        },
      ),
    )
    expect(parseWhoisTime('09/10/2027', 'pt', dayOrder([], ['03/25/2010'], 'pt'))).toBe('odd')
  })

  it.each([
    ['1er mars 2027', '2027-03-01'],
    ['12. März 2027', '2027-03-12'],
    ['12 de mayo de 2027', '2027-05-12'],
    ['12-ago-2027', '2027-08-12'],
    ['12 agosto 2027', '2027-08-12'],
    ['31 août 2027', '2027-08-31'],
    ['7 februari 2027', '2027-02-07'],
    ['1 março 2027', '2027-03-01'],
  ])('%s is %s', (text, day) => {
    expect(timeOf(text, 'com')).toMatchObject({ at: iso(Date.parse(day)) })
  })
})

describe('the bytes of an answer', () => {
  const text = 'Domain: vully.it\nStatus: ok\nExpire Date: 2027-04-25\n\nRegistrar\n  Organization: Società\n'
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le')
  const japanese = Buffer.from(
    '[\x1B$B%I%a%$%sL>\x1B(B] VULLY.JP\n\n[\x1B$BM-8z4|8B\x1B(B] 2027/04/25\n[\x1B$B>uBV\x1B(B] Active\n',
    'latin1',
  )
  it.each<[string, string, Buffer]>([
    ['UTF-16, the small end first', 'vully.it', utf16],
    ['UTF-16, the big end first', 'vully.it', Buffer.from(utf16).swap16()],
    ['Latin-1', 'vully.it', Buffer.from(text, 'latin1')],
    ['CR LF', 'vully.it', Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['CR CR LF', 'vully.it', Buffer.from(text.replaceAll('\n', '\r\r\n'))],
    ['CR alone', 'vully.it', Buffer.from(text.replaceAll('\n', '\r'))],
    ['ISO-2022-JP', 'vully.jp', japanese],
  ])('may be %s', (_, of, whois) => {
    expect(explain({ whois, name: of as DomainName, at: AT })).toMatchObject({
      phase: 'active',
      expiry: '2027-04-25T00:00:00.000Z',
    })
  })
})
