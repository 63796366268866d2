import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { confusablesOfUnicode } from '../../scripts/confusables.ts'
import { suffixNames } from '../support/suffix-names.ts'
import { families, twistsOf, type Family } from '../support/twists.ts'
import { readableLabel } from '#shared/a-label.ts'
import { confusables } from '#shared/confusables.ts'
import { judgeAddress, judgeHost } from '#shared/look-alike.ts'
import type { GuardedName } from '#shared/sites.ts'
import { isProviderHost, isTrueOrigin } from '#shared/true-origins.ts'

const organisation = (name: string): GuardedName => ({ name, by: 'organisation' })
const verdictOf = (host: string, guarded: readonly GuardedName[] = []) => judgeHost(host, guarded).verdict
const codesOf = (url: string, guarded: readonly GuardedName[] = []) => {
  const { verdict, reasons } = judgeAddress(url, guarded)
  return [verdict, ...reasons.map(({ code }) => code)]
}

describe('what is caught', () => {
  /** Shares that are less than all of a family, in per cent; a name of few letters is part of too many others. */
  const least: Readonly<Record<string, Partial<Record<Family, number>>>> = {
    // `infomania` is a word; and names that the provider has are no imitation of it
    'infomaniak.com': { homoglyph: 99, tld: 90 },
    'alpine-studio.ch': {},
    'bergwerk.ch': { homoglyph: 85, dictionary: 90, plural: 90 },
    'acme.ch': {
      addition: 0,
      bitsquatting: 0,
      dictionary: 45,
      homoglyph: 40,
      insertion: 0,
      omission: 0,
      plural: 0,
      repetition: 0,
      replacement: 0,
      subdomain: 0,
      transposition: 0,
      'vowel-swap': 0,
      various: 75,
    },
  }
  it.each(Object.keys(least))('%s, by the families of dnstwist', (name) => {
    const guarded = name === 'infomaniak.com' ? [] : [organisation(name)]
    const shares = families.map((family) => {
      const hosts = twistsOf(name, family)
      const caught = hosts.filter((host) => verdictOf(host, guarded) === 'lookalike')
      return { family, caught: caught.length, of: hosts.length }
    })
    console.log(name, shares.map(({ family, caught, of }) => `${family} ${caught}/${of}`).join(', '))
    for (const { family, caught, of } of shares) {
      expect.soft(of, family).toBeGreaterThan(0)
      expect.soft((100 * caught) / of, family).toBeGreaterThanOrEqual(least[name]?.[family] ?? 100)
    }
  })

  it.each([
    ['infomaniak.com.evil.tk', 'name-inside'],
    ['info.maniak.com', 'name-inside'],
    ['manager-infomaniak.com', 'name-inside'],
    ['managerinfomaniak.com', 'name-inside'],
    ['loginfomaniak.com', 'name-inside'],
    ['manager.infomaniak.support', 'other-ending'],
    ['login.infornaniak.com', 'same-look'],
    ['1nf0man1ak.com', 'same-look'],
    ['іnfоmаnіаk.com', 'same-look'],
    ['secure-infomanik.tk', 'mistyped'],
    ['info-maniak.com', 'name-inside'],
    ['infomaniac.com', 'mistyped'],
    ['infomaniaque.com', 'mistyped'],
  ])('%s: %s', (host, code) => {
    expect(judgeHost(host, [])).toMatchObject({
      verdict: 'lookalike',
      of: 'infomaniak.com',
      reasons: [{ code }],
    })
  })
})

describe('what is let alone', () => {
  const popular = readFileSync(new URL('../support/popular-names.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const hosting = suffixNames()

  it('names that people go to, and names of the list of public suffixes', () => {
    const names = ['alpine-studio.ch', 'bergwerk.ch', 'acme.ch', 'studio.ch', 'garage.ch', 'ubs.ch']
    const guarded = names.map(organisation)
    const alarms = (hosts: readonly string[]) =>
      hosts.filter((host) => verdictOf(host, guarded) === 'lookalike')
    const [visited, hosted] = [alarms(popular), alarms(hosting)]
    console.log(
      `false alarms: ${String(visited.length)} of ${String(popular.length)} names that are linked to most, ` +
        `${String(hosted.length)} of ${String(hosting.length)} names of firms that host`,
    )
    expect([popular.length, hosting.length > 5000]).toEqual([500, true])
    expect([visited, hosted]).toEqual([[], []])
  })

  it('a name that differs in its numbers alone', () => {
    const guarded = [organisation('studio54.it'), organisation('lyon2024.fr')]
    for (const host of ['studio24.it', 'studio5.it', 'lyon2025.fr', 'lyon2020.example'])
      expect([host, verdictOf(host, guarded)]).toEqual([host, 'unrelated'])
    // a letter drawn as a number is none
    for (const host of ['studi054.it', 'lyon2o24.fr', 'studioo54.it', 'studio54.com'])
      expect([host, verdictOf(host, guarded)]).toEqual([host, 'lookalike'])
    expect([verdictOf('kinomaniak.pl'), verdictOf('infomaniak2.com')]).toEqual(['unrelated', 'lookalike'])
  })

  it('a guarded name, whatever is below it, and services that carry it', () => {
    // one of them is near another
    const guarded = [organisation('bergwerk.ch'), organisation('bergwerke.ch'), organisation('infomaniac.ch')]
    for (const { name } of guarded)
      for (const host of [name, `www.${name}`, `infomaniak.com.${name}`])
        expect([host, verdictOf(host, guarded)]).toEqual([host, 'unrelated'])
    expect(verdictOf('bergwerk.slack.com', guarded)).toBe('unrelated')
    // the control: without it, it is one
    expect(verdictOf('infomaniac.ch')).toBe('lookalike')
  })
})

describe('addresses', () => {
  it.each([
    ['https://manager.infomaniak.com/v3/ng/home?a#b', 'genuine', 'true-origin'],
    ['https://LOGIN.infomaniak.com:443', 'genuine', 'true-origin'],
    ['http://login.infomaniak.com', 'open', 'not-https'],
    ['https://login.infomaniak.com:8443', 'open', 'other-port'],
    ['https://anna@login.infomaniak.com', 'lookalike', 'user-name'],
    ['https://login.infomaniak.com\\@evil.tk', 'lookalike', 'user-name', 'unlike'],
    ['https://ｌｏｇｉｎ.infomaniak.com', 'lookalike', 'same-look'],
    ['https://other.infomaniak.com', 'unrelated', 'not-listed'],
    ['http://other.infomaniak.com', 'unrelated', 'not-listed', 'not-https'],
    ['https://manager.infomaniak.com@evil.tk', 'lookalike', 'user-name', 'unlike'],
    ['https://manager.infomaniak.com%2Flogin@evil.tk', 'lookalike', 'user-name', 'unlike'],
    ['https://evil.tk/manager.infomaniak.com/login', 'unrelated', 'unlike', 'in-path'],
    ['https://127.0.0.1/', 'unrelated', 'no-name'],
    ['https://[2001:db8::1]/', 'unrelated', 'no-name'],
    ['blob:https://infomanlak.tk/1', 'lookalike', 'same-look'],
    ['blob:https://login.infomaniak.com/1', 'unrelated', 'no-name'],
    ['data:text/html,x', 'unrelated', 'no-name'],
    ['about:blank', 'unrelated', 'no-name'],
    ['no address', 'unrelated', 'no-name'],
  ])('%s: %s, %s', (url, ...told) => {
    expect(codesOf(url)).toEqual(told)
  })

  it('a name of an organisation before an @ or in a path', () => {
    const guarded = [organisation('acme.ch')]
    expect(codesOf('https://acme.ch@evil.tk', guarded)).toEqual(['lookalike', 'user-name', 'unlike'])
    expect(codesOf('https://evil.tk/acme.ch', guarded)).toEqual(['unrelated', 'unlike', 'in-path'])
    expect(codesOf('https://evil.tk/acme.ch')).toEqual(['unrelated', 'unlike'])
  })
})

describe('properties', () => {
  const label = fc.stringMatching(/^[a-z\d]([a-z\d-]{0,12}[a-z\d])?$/)
  const host = fc
    .tuple(
      fc.array(fc.oneof(label, fc.constantFrom('infomaniak', 'infomanlak', 'müller', 'інфо')), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.constantFrom('com', 'ch', 'tk', 'co.uk'),
    )
    .map(([labels, ending]) => `${labels.join('.')}.${ending}`)
    .filter((one) => URL.canParse(`https://${one}`))

  it('case, a dot at the end and the form of its labels change no verdict', () => {
    fc.assert(
      fc.property(host, (one) => {
        const plain = verdictOf(one)
        const ascii = new URL(`https://${one}`).hostname
        const read = ascii.split('.').map(readableLabel).join('.')
        for (const other of [one.toUpperCase(), `${one}.`, ascii, read]) expect(verdictOf(other)).toBe(plain)
      }),
    )
  })

  it('nothing at or below a guarded name is a look-alike, and none but a true origin is genuine', () => {
    fc.assert(
      fc.property(host, label, (name, below) => {
        const guarded = [organisation(new URL(`https://${name}`).hostname)]
        for (const one of [name, `${below}.${name}`]) expect(verdictOf(one, guarded)).not.toBe('lookalike')
        const url = `https://${below}.${name}`
        expect(judgeAddress(url, []).verdict === 'genuine').toBe(isTrueOrigin(url))
        expect(verdictOf(`${below}.infomaniak.com`)).not.toBe('lookalike')
      }),
    )
  })

  it('labels are read as Unicode’s own parser wrote them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), (text) => {
        // who writes A-labels may write some that are none
        const [, ascii] = /^(xn--[^.]+)\.ch$/.exec(URL.parse(`https://${text}.ch`)?.hostname ?? '') ?? []
        if (ascii === undefined || /^xn/i.test(text)) return
        const read = readableLabel(ascii)
        expect(URL.parse(`https://${read}.ch`)?.hostname).toBe(`${ascii}.ch`)
        expect(read).not.toBe(ascii)
      }),
    )
  })
})

it('the letters are those of their source', () => {
  expect(new Map(confusables.map(([looksLike, letters]) => [looksLike, Array.from(letters)]))).toEqual(
    confusablesOfUnicode(),
  )
})

it('the provider’s names, and no others', () => {
  expect(
    ['infomaniak.com', 'A.Infomaniak.COM.', 'infomaniak.com.tk', 'xinfomaniak.com'].map(isProviderHost),
  ).toEqual([true, true, false, false])
})
