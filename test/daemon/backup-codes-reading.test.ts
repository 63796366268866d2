import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBackupCodes } from '#daemon/features/backup-codes/reading.ts'
import { bareCode, LONGEST_PASTE, readAnswer } from '#shared/backup-codes.ts'
import * as v from 'valibot'

const codesIn = (text: string) => readBackupCodes(text).taken.map(({ code }) => code)
const eight = [
  '12345-67890',
  '23456-78901',
  '34567-89012',
  '45678-90123',
  '56789-01234',
  '67890-12345',
  '78901-23456',
  '89012-34567',
]

describe('backup codes in what was pasted', () => {
  it.each<[string, string]>([
    ['one a line', eight.join('\n')],
    ['with Windows ends of line', eight.join('\r\n')],
    ['numbered', eight.map((code, at) => `${String(at + 1)}. ${code}`).join('\n')],
    ['numbered otherwise', eight.map((code, at) => `(${String(at + 1)})\t${code}`).join('\n')],
    ['numbered without a dot', eight.map((code, at) => `${String(at + 1)} ${code}`).join('\n')],
    ['with bullets', eight.map((code) => `  • ${code}`).join('\n')],
    ['with boxes to tick', eight.map((code) => `[ ] ${code}`).join('\n')],
    ['in two columns', [0, 2, 4, 6].map((at) => `${eight[at] ?? ''}    ${eight[at + 1] ?? ''}`).join('\n')],
    ['in one row', eight.join(' ')],
    ['in a numbered row', eight.map((code, at) => `${String(at + 1)}. ${code}`).join(' ')],
    ['with commas', eight.join(', ')],
    ['as a table', eight.map((code) => `| ${code} |`).join('\n')],
    ['with a dash that is none', eight.join('\n').replaceAll('-', '‑')],
    ['in digits of full width', eight.join('\n').replaceAll('1', '１')],
    [
      'in a mail',
      [
        'Bonjour Anna, voici vos codes du 22.11.2026 (compte 4012345, tél. +41 79 123 45 67):',
        '',
        `> ${eight.slice(0, 4).join(' / ')}`,
        `> ${eight.slice(4).join(' / ')}`,
        '',
        'Aide: https://faq.infomaniak.com/1940 ou 2026-11-22.',
      ].join('\n'),
    ],
  ])('%s', (_, text) => {
    expect(codesIn(text)).toEqual(eight)
  })

  it('keeps groups that are written apart together, and tells two in a row apart by the others', () => {
    expect(codesIn('1. 1234 5678   2. 2345 6789\n3. 3456 7890')).toEqual([
      '1234 5678',
      '2345 6789',
      '3456 7890',
    ])
    expect(codesIn('1234 5678\n2345 6789\n3456 7890 4567 8901')).toEqual([
      '1234 5678',
      '2345 6789',
      '3456 7890',
      '4567 8901',
    ])
  })

  it('takes a code without a digit where the others have some, and never a word of the text', () => {
    const text = 'Recovery\nTwo-step\nab1d-ef2h\nabcd-efgh\nKeep them well-kept, all\nbc2d-3fgh'
    expect(codesIn(text)).toEqual(['ab1d-ef2h', 'abcd-efgh', 'bc2d-3fgh'])
    expect(codesIn('well-kept\n1234-5678\n2345-6789')).toEqual(['1234-5678', '2345-6789'])
    expect(codesIn('Recovery\nab1defgh\nabcdefgh\nbc2d3fgh')).toEqual(['ab1defgh', 'abcdefgh', 'bc2d3fgh'])
  })

  it('says what was left and why, and what stands there twice', () => {
    const read = readBackupCodes(
      `My codes:\n${eight.slice(0, 3).join('\n')}\n1234-5678\n12345 67890\n12345-67890 (used)`,
    )
    expect(read.taken.map(({ code, line }) => [code, line])).toEqual([
      ['12345-67890', 2],
      ['23456-78901', 3],
      ['34567-89012', 4],
    ])
    expect(read.left).toEqual([
      { text: 'My codes:', line: 1, why: 'no-code' },
      { text: '1234-5678', line: 5, why: 'other-form' },
      { text: 'used', line: 7, why: 'no-code' },
    ])
    expect(read.repeated).toEqual([{ code: '12345-67890', lines: [2, 6, 7] }])
  })

  it('takes nothing where there is nothing', () => {
    expect(readBackupCodes('')).toEqual({ taken: [], left: [], repeated: [] })
    expect(codesIn('Keep your backup codes safe, as of 2026-11-22. Call +41 22 820 35 44.')).toEqual([])
  })
})

const letters = Array.from('abcdefghijklmnopqrstuvwxyz0123456789')
/** A set of one form: with at least one digit in most codes, so that they can be told from words. */
const aSet = fc
  .record({
    groups: fc.array(fc.integer({ min: 3, max: 6 }), { minLength: 1, maxLength: 4 }),
    isNumeric: fc.boolean(),
    separator: fc.constant('-'),
  })
  .filter(({ groups }) => groups.reduce((sum, length) => sum + length, 0) >= 6)
  .chain(({ groups, isNumeric, separator }) => {
    const character = isNumeric ? fc.constantFrom(...Array.from('0123456789')) : fc.constantFrom(...letters)
    const group = (length: number) =>
      fc.array(character, { minLength: length, maxLength: length }).map((all) => all.join(''))
    const code = fc.tuple(...groups.map(group)).map((all) => all.join(separator))
    return fc.uniqueArray(
      code.filter((one) => /\d/.test(one)),
      { minLength: 2, maxLength: 16, selector: bareCode },
    )
  })
const layouts: readonly ((codes: readonly string[]) => string)[] = [
  (codes) => codes.join('\n'),
  (codes) => codes.map((code, at) => `${String(at + 1)}. ${code}`).join('\n'),
  (codes) => codes.map((code, at) => `${String(at + 1)}) ${code}`).join('\t'),
  (codes) => codes.map((code) => `- ${code}`).join('\r\n'),
  (codes) => codes.map((code) => `“${code}”`).join('  '),
  (codes) => codes.map((code) => `  ${code}  `).join('\n\n'),
  (codes) => codes.join(';'),
]
const headings = ['', 'Backup codes', 'Codes de secours — à garder', 'Made on 22.11.2026:', '10 codes']

it('reads the codes of any set in any layout, all of them, once, in their order', () => {
  fc.assert(
    fc.property(
      aSet,
      fc.constantFrom(...layouts),
      fc.constantFrom(...headings),
      fc.constantFrom(...headings),
      (codes, layout, before, after) => {
        const read = readBackupCodes([before, layout(codes), after].join('\n'))
        expect(read.taken.map(({ code }) => code)).toEqual(codes)
        expect(read.repeated).toEqual([])
      },
    ),
    { numRuns: 500 },
  )
})

it('reads any text without failing, says nothing twice, and every answer fits its schema', () => {
  const noise = fc.oneof(
    fc.string({ maxLength: 400, unit: 'binary' }),
    fc
      .array(fc.constantFrom('12', '-', ' ', 'a1b2', '\n', '\t', '1.', '12345-67890', '"', '•', ':'), {
        maxLength: 200,
      })
      .map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(noise, (text) => {
      const read = readBackupCodes(text)
      expect(v.is(readAnswer, read)).toBe(true)
      const bare = read.taken.map(({ code }) => bareCode(code))
      expect(new Set(bare).size).toBe(bare.length)
    }),
    { numRuns: 500 },
  )
})

it('reads the longest paste of one kind of sign in a moment', () => {
  for (const sign of ['"', '-', '1', ' ', 'a-', '1.', '(', '1 '])
    expect(readBackupCodes(sign.repeat(LONGEST_PASTE / sign.length)).taken).toEqual([])
})
