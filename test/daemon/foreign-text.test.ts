import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { onOneLine } from '#daemon/core/foreign-text.ts'
import { table } from '#daemon/cli/output.ts'

const unruly = ['\n', '\r', '\u001B', '\u009B', '\u0000', '\u2028', '\u2029', '\u202E', '\u2066', '\u2069']
const name = fc
  .array(fc.oneof(fc.constantFrom(...unruly), fc.string({ unit: 'grapheme' })))
  .map((parts) => parts.join(''))

it('no name leaves its line, steers the terminal or turns its neighbours round', () => {
  fc.assert(
    fc.property(name, fc.constantFrom('', ' ', '\uFFFD'), (text, instead) => {
      const shown = onOneLine(text, instead)
      for (const sign of unruly) expect(shown).not.toContain(sign)
      if (!unruly.some((sign) => text.includes(sign))) expect(shown).toBe(text)
    }),
  )
})

it('a name with breaks in it makes no row of its own', () => {
  const rows = table([
    ['off', 'Eve\non   Root\u202E\u001B[1A'],
    ['on', 'Ada'],
  ])
  expect(rows).toBe('off  Eve\uFFFDon   Root\uFFFD[1A\non   Ada')
})

it('what is written from right to left, or joined out of several signs, stays as it is', () => {
  for (const text of ['שלום', 'مرحبا', '👩‍💻', 'a\u200Fb', 'é', 'Zoë']) expect(onOneLine(text, '')).toBe(text)
})
