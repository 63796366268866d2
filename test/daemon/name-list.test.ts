import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayName, toAscii } from '#daemon/core/domain-name.ts'
import { readNameList } from '#daemon/features/domains/name-list.ts'
import { nameListKinds, type NamesAdd } from '#shared/domain-notes.ts'

const read = (text: string, how: Partial<Pick<NamesAdd, 'kind' | 'dates'>> = {}) =>
  readNameList(text, { kind: null, dates: null, ...how })
/** `line name day` of what was read, and `line fault text` of what was not. */
const told = (...args: Parameters<typeof read>) => {
  const { kind, names, faults } = read(...args)
  return {
    kind,
    names: names.map(({ line, name, paidUntil }) =>
      [line, name, paidUntil?.slice(0, 10) ?? null].join(' ').trim(),
    ),
    faults: faults.map(({ line, fault, text }) => `${String(line)} ${fault} ${text}`),
  }
}

describe('a list', () => {
  it('has one name a line, as a person writes it, with comments', () => {
    expect(
      told('\uFEFF# mine\r\nVully.ch\r\nBücher.de.  # the shop\n\n  xn--bcher-kva.com\rlast.org'),
    ).toEqual({
      kind: 'list',
      names: ['2 vully.ch', '3 xn--bcher-kva.de', '5 xn--bcher-kva.com', '6 last.org'],
      faults: [],
    })
  })

  it('passes over what is no name that can be registered, each with its line and the reason', () => {
    const text = [
      'https://vully.ch/',
      'anna@vully.ch',
      'www.vully.ch',
      'co.uk',
      '-vully.ch',
      'vully_.ch',
      '192.168.1.1',
      'vully.ch, other.ch',
      '“vully.ch”',
      `${'a'.repeat(64)}.ch`,
      `${'abcdefgh.'.repeat(30)}ch`,
      'good.ch',
    ]
    expect(told(text.join('\n'))).toEqual({
      kind: 'list',
      names: ['12 good.ch'],
      faults: [
        '1 not-a-name https://vully.ch/',
        '2 not-a-name anna@vully.ch',
        '3 subdomain www.vully.ch',
        '4 public-suffix co.uk',
        '5 bad-label -vully.ch',
        '6 bad-label vully_.ch',
        '7 not-a-name 192.168.1.1',
        '8 not-a-name vully.ch, other.ch',
        '9 bad-label “vully.ch”',
        `10 bad-label ${'a'.repeat(64)}.ch`,
        `11 too-long ${'abcdefgh.'.repeat(30)}ch`.slice(0, 212),
      ],
    })
  })

  it('ends after ten thousand lines, and says so once', () => {
    const names = Array.from({ length: 10_003 }, (_, at) => `n${String(at)}.ch`)
    const { names: taken, faults } = read(names.join('\n'))
    expect([taken.length, faults]).toEqual([10_000, [{ line: 10_001, text: 'n10000.ch', fault: 'too-many' }]])
    expect(read(names.slice(0, 10_000).join('\n')).faults).toEqual([])
  })
})

describe('a table', () => {
  it.each([
    ['Domain name,Expiry date', ','],
    ['domain;expires', ';'],
    ['FQDN\tPaid until', '\t'],
    ['Nom de domaine;Date d’expiration', ';'],
    ['Domaine;Payé jusqu’au', ';'],
    ['Domainname;Läuft ab am', ';'],
    ['Domäne;Gültig bis', ';'],
    ['"Nome di dominio","Data di scadenza"', ','],
    ['Dominio;Scadenza', ';'],
    ['Nombre de dominio;Fecha de caducidad', ';'],
    ['name,renewal_date', ','],
  ])('is known by its head: %s', (head, separator) => {
    expect(told(`\uFEFF${head}\r\n"vully.ch"${separator}2027-03-04\r\n`)).toEqual({
      kind: 'csv',
      names: ['2 vully.ch 2027-03-04'],
      faults: [],
    })
  })

  it('has its columns in any order, and the one that fits best is taken', () => {
    const text = 'Name;Ablauf;Bezahlt bis;Domain\nAnna;2026-01-01;2027-02-02;vully.ch\n;;;\nLuca;;;other.ch'
    expect(told(text).names).toEqual(['2 vully.ch 2027-02-02', '4 other.ch'])
  })

  it('needs no head where its first row shows which is the name', () => {
    expect(told('Anna;vully.ch;2027-03-04\nLuca;other.ch;').names).toEqual([
      '1 vully.ch 2027-03-04',
      '2 other.ch',
    ])
  })

  it('counts lines over cells of several, and is read on beyond a quote that never closes', () => {
    expect(told('domain,note\nvully.ch,"two\nlines"\nother.ch,x').names).toEqual(['2 vully.ch', '4 other.ch'])
    expect(told('domain,note\nvully.ch,"open\nother.ch,x\n"third.ch,y')).toMatchObject({
      names: ['2 vully.ch', '3 other.ch'],
      faults: ['4 bad-label "third.ch'],
    })
  })

  it('says of a row without a name that it has none', () => {
    expect(told('domain,expires\n,2027-03-04\nvully.ch\n').faults).toEqual(['2 not-a-name '])
    expect(told('a,b\nc,d', { kind: 'csv' }).faults).toEqual(['1 not-a-name a', '2 not-a-name c'])
  })
})

describe('the dates of a table', () => {
  const dated = (dates: readonly string[], how?: Partial<Pick<NamesAdd, 'dates'>>) => {
    const { names, faults } = read(
      `domain;expires\n${dates.map((date, at) => `n${String(at)}.ch;${date}`).join('\n')}`,
      how,
    )
    return [...names, ...faults]
      .sort((a, b) => a.line - b.line)
      .map((one) => ('fault' in one ? one.fault : (one.paidUntil?.replace('T00:00:00.000Z', '') ?? null)))
  }

  it('are read where the year comes first, and are the beginning of the day unless a zone is given', () => {
    expect(
      dated([
        '2026-11-22',
        '2026/11/2',
        '2026.1.22',
        '20261122',
        '2026-11-22 23:59:59',
        '2026-11-22T01:30:00+02:00',
        '',
        '-',
      ]),
    ).toEqual([
      '2026-11-22',
      '2026-11-02',
      '2026-01-22',
      '2026-11-22',
      '2026-11-22',
      '2026-11-21T23:30:00.000Z',
      null,
      null,
    ])
  })

  it('are refused where they may be read in two ways, unless the column or the person says which', () => {
    expect(dated(['02/11/2026', '03/11/2026'])).toEqual(['two-ways-to-read', 'two-ways-to-read'])
    expect(dated(['02/11/2026', '22/11/2026'])).toEqual(['2026-11-02', '2026-11-22'])
    expect(dated(['02/11/2026', '11/22/2026'])).toEqual(['2026-02-11', '2026-11-22'])
    expect(dated(['02/11/2026', '22/11/2026', '11/22/2026'])).toEqual([
      'two-ways-to-read',
      '2026-11-22',
      '2026-11-22',
    ])
    expect(dated(['2.11.2026', '5-5-2026'], { dates: 'day-first' })).toEqual(['2026-11-02', '2026-05-05'])
    expect(dated(['02/11/2026', '22/11/2026'], { dates: 'month-first' })).toEqual(['2026-02-11', 'bad-date'])
    expect(dated(['2026-02-11', '22/11/2026'], { dates: 'year-first' })).toEqual(['2026-02-11', 'bad-date'])
    expect(dated(['05/05/2026'])).toEqual(['2026-05-05'])
  })

  it.each([
    'tomorrow',
    '2026-02-30',
    '31/04/2026',
    '2026-13-01',
    '22/11/26',
    '46348',
    '2026112',
    '0000-00-00',
    '9999-12-31',
  ])('are refused as bad: %s', (date) => {
    expect(dated([date])).toEqual(['bad-date'])
  })
})

describe('a zone file that is made to take for ever', () => {
  it.each([
    ['quotes that never end', `x TXT "${'\\"'.repeat(60_000)}\\`],
    ['origins that grow', `$ORIGIN ch.\n${'$ORIGIN a\nx A\n'.repeat(40_000)}`],
  ])('is read like any other: %s', { timeout: 5000 }, (_, text) => {
    expect(readNameList(text, { kind: 'zone', dates: null }).names.length).toBeLessThan(2)
  })
})

describe('a zone file', () => {
  const zone = `; of the shop
$TTL 3600
$ORIGIN Vully.ch.
@   IN SOA ns1.host.net. admin.vully.ch. (
      2026112201 ; serial
      7200 3600 1209600 3600 )
    IN NS ns1.host.net.
www IN A 192.0.2.1
txt IN TXT "a ; b ( c"
*   IN CNAME www
_dmarc.sub IN TXT ("v=DMARC1"
other.org. ")")
$ORIGIN xn--bcher-kva.de.
@   IN NS ns1.host.net.
`
  it('gives the names that are registered, and none of what lies below or beside them', () => {
    expect(told(zone)).toEqual({ kind: 'zone', names: ['4 vully.ch', '14 xn--bcher-kva.de'], faults: [] })
  })

  it('says once that it does not tell what it is the zone of', () => {
    expect(
      told('@ 3600 IN SOA ns1.vully.ch. a.vully.ch. 1 2 3 4 5\nwww A 192.0.2.1\nmail A 192.0.2.2'),
    ).toEqual({
      kind: 'zone',
      names: [],
      faults: ['1 not-a-name @'],
    })
  })

  it('of an extension gives every name below it, and refuses the extension', () => {
    const text =
      'ch. 900 IN SOA a.nic.ch. b.nic.ch. 1 2 3 4 5\nvully.ch. NS ns1.host.net.\nvully.ch. NS ns2.host.net.\n'
    expect(told(text)).toEqual({ kind: 'zone', names: ['2 vully.ch'], faults: ['1 public-suffix ch'] })
  })
})

const word = fc.oneof(
  fc.constantFrom(
    'vully.ch',
    'Bücher.de',
    'www.vully.ch',
    'domain',
    'expires',
    'Name',
    '22/11/2026',
    '2026-11-22',
    '$ORIGIN',
    'ch.',
    '@',
    'IN',
    'SOA',
    '"',
    '#',
    ';',
    ',',
    '\t',
    '(',
    ')',
    '.',
    '_x',
    '\\',
  ),
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc.domain(),
)
const anyText = fc
  .array(fc.tuple(word, fc.constantFrom(' ', '', '\n', '\r\n', ',', ';', '\t')), { maxLength: 60 })
  .map((parts) => parts.flat().join(''))

describe('whatever the text,', () => {
  it('it is read without throwing, and every name stands in it', () => {
    fc.assert(
      fc.property(anyText, fc.option(fc.constantFrom(...nameListKinds)), (text, asked) => {
        const { kind, names, faults } = read(text, { kind: asked })
        const lines = text.split(/\r\n|\n|\r/)
        for (const { line } of [...names, ...faults]) expect(line).toBeLessThanOrEqual(lines.length)
        for (const { text } of faults) expect(text.length).toBeLessThanOrEqual(200)
        // as written: each cell or word, in the form in which names are compared
        const written = lines
          .flatMap((one) => one.split(/[\s,;#"()\uFEFF]+/))
          .map((one) => toAscii(one) ?? one.toLowerCase())
        for (const { name } of names)
          if (kind === 'zone')
            // a zone file may be written with U-labels, and a tool has read it as that
            for (const label of name.split('.'))
              expect(
                [label, displayName(label)].some((one) => text.toLowerCase().includes(one)),
                label,
              ).toBe(true)
          else
            expect(
              written.some((one) => one === name || one.endsWith(`.${name}`)),
              name,
            ).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('a date is taken only where its numbers stand in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { paidUntil } of read(text, { kind: 'csv' }).names)
          if (paidUntil !== null)
            for (const part of paidUntil.slice(0, 10).split('-')) expect(text).toContain(String(Number(part)))
      }),
      { numRuns: 500 },
    )
  })
})
