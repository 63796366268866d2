// @vitest-environment node
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { catalogues } from '#shared/locales/catalogues.ts'
import { readMessage, sayMessage, type MessageParams } from '#shared/message.ts'
import { languages } from '#shared/settings.ts'

const say = (text: string, params: MessageParams, locale = 'en') =>
  sayMessage(
    readMessage(text),
    params,
    () => new Intl.NumberFormat(locale),
    () => new Intl.PluralRules(locale),
  )

/** What either says, or that it throws. */
const attempt = (said: () => unknown) => {
  try {
    return String(said())
  } catch {
    return null
  }
}
const names = (text: string) => [...text.matchAll(/\{\s*([\w-]+)\s*[,}]/g)].map(([, name = '']) => name)
const options = (text: string) => [...text.matchAll(/([\w-]+)\s*\{/g)].map(([, option = '']) => option)

describe.each(languages)('every message in %s', (language) => {
  it('says what the whole of ICU MessageFormat says', () => {
    const [number, plural] = [new Intl.NumberFormat(language), new Intl.PluralRules(language)]
    const [numbers, plurals] = [() => number, () => plural]
    let said = 0
    for (const text of Object.values(catalogues[language])) {
      const [message, whole] = [readMessage(text), new IntlMessageFormat(text, language)]
      for (const value of [0, 1, 2, 5, 11, 1.5, 1_234_567, '', 'x', '#', ...options(text)]) {
        const params = Object.fromEntries(names(text).map((name) => [name, value]))
        const mine = attempt(() => sayMessage(message, params, numbers, plurals))
        expect(mine, text).toBe(attempt(() => whole.format(params)))
        if (mine !== null) said++
      }
    }
    expect(said).toBeGreaterThan(Object.keys(catalogues[language]).length)
  })
})

it.each([
  ['{n, plural, =0 {none} one {# day} other {# days}}', { n: 0 }, 'none'],
  ['{n, plural, =0 {none} one {# day} other {# days}}', { n: 1 }, '1 day'],
  [
    'in {n, plural, one {# day} other {# days of {of, number}}}',
    { n: 1200, of: 3000 },
    'in 1,200 days of 3,000',
  ],
  ['{who, select, me {you} other {{name}’s}} turn', { who: 'me', name: 'A' }, 'you turn'],
  ['{who, select, me {you} other {{name}’s}} turn', { who: 'constructor', name: '{x} #' }, '{x} #’s turn'],
  ['a # stays outside of a plural', {}, 'a # stays outside of a plural'],
])('%s with %o', (text, params, said) => {
  expect(say(text, params)).toBe(said)
})

it('does not leave out what nobody gave', () => {
  expect(() => say('{name}', {})).toThrow('name')
  expect(() => say('{n, plural, other {#}}', {})).toThrow('“n”')
  expect(() => say('{who, select, me {you}}', { who: 'x' })).toThrow('“who: x”')
})
