/** Addresses as people bring them, written down before they were judged: those that imitate, and those that do not. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { typedAddress } from '#daemon/features/sites/typed-address.ts'
import { judgeAddress } from '#shared/look-alike.ts'
import type { GuardedName } from '#shared/sites.ts'

const organisations =
  'boutique.ch muster-treuhand.ch alpenblick.swiss vitalis-physio.ch abc.ch nova.ch lumiere.ch praxis-weber.ch mein-atelier.ch'
const rules = 'ubs.com raiffeisen.ch github.com postfinance.ch amazon.de wordpress.org microsoft.com'
const guarded: readonly GuardedName[] = [
  ...organisations.split(' ').map((name) => ({ name, by: 'organisation' as const })),
  ...rules.split(' ').map((name) => ({ name, by: 'rule' as const })),
]

const linesOf = (file: string) =>
  readFileSync(new URL(`../support/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) =>
      line.replaceAll(/\\u\{([\da-f]+)\}/g, (_all, code: string) =>
        String.fromCodePoint(Number.parseInt(code, 16)),
      ),
    )
const verdictOf = (address: string, names = guarded) => {
  const typed = typedAddress(address)
  return typed === null ? 'refused' : judgeAddress(typed, names).verdict
}

describe('what people bring', () => {
  const imitating = linesOf('imitating-addresses.txt')
  const honest = linesOf('honest-addresses.txt')
  const alarming = honest.filter((line) => line.startsWith('~')).map((line) => line.slice(1))
  const plain = honest.filter((line) => !line.startsWith('~'))

  it('every address that imitates is told', () => {
    expect(imitating.length).toBeGreaterThan(550)
    expect(imitating.filter((address) => verdictOf(address) !== 'lookalike')).toEqual([])
  })

  it('no honest one is, but for those of which nothing in the address tells', () => {
    expect([plain.length > 600, alarming.length]).toEqual([true, 28])
    expect(plain.filter((address) => ['lookalike', 'refused'].includes(verdictOf(address)))).toEqual([])
    expect(alarming.filter((address) => verdictOf(address) !== 'lookalike')).toEqual([])
  })

  it('with nothing to guard but the provider’s name, none of them is but what is near that name', () => {
    const near = [...plain, ...alarming].filter((address) => verdictOf(address, []) === 'lookalike')
    expect(near.filter((address) => !/in.{1,4}(?:mania|dania)/.test(address))).toEqual([])
  })
})

describe('why', () => {
  const told = (address: string) => {
    const { verdict, of, reasons } = judgeAddress(address, guarded)
    return [verdict, of, ...reasons.map(({ code }) => code)]
  }
  it.each([
    ['http://manager.infomaniak.com/', 'open', 'infomaniak.com', 'not-https'],
    ['https://manager.infomaniak.com:8443/', 'open', 'infomaniak.com', 'other-port'],
    ['http://anna@manager.infomaniak.com/', 'lookalike', 'infomaniak.com', 'user-name', 'not-https'],
    ['https://infomaniak.events/fr', 'unrelated', null, 'elsewhere'],
    ['https://a.preview.infomaniak.website/', 'unrelated', null, 'elsewhere'],
    ['https://infomaniak-login.preview.infomaniak.website/', 'lookalike', 'infomaniak.com', 'name-inside'],
    ['https://infomaniak.website.evil.tk/', 'lookalike', 'infomaniak.com', 'name-inside'],
    ['https://www.infomania.com/', 'lookalike', 'infomaniak.com', 'mistyped'],
    ['https://www.infomanie.com/', 'unrelated', null, 'near'],
    ['https://infomania-login.com/', 'lookalike', 'infomaniak.com', 'mistyped'],
    ['https://boutik.ch/', 'lookalike', 'boutique.ch', 'mistyped'],
    ['https://praxis-webber.ch/', 'lookalike', 'praxis-weber.ch', 'mistyped'],
    ['https://praxis-huber.ch/', 'unrelated', null, 'unlike'],
    ['https://login.boutique.ch-secure.com/', 'lookalike', 'boutique.ch', 'name-inside'],
    ['https://swiss-boutique.ch/', 'unrelated', null, 'unlike'],
    ['https://login.microsoftonline.com/', 'unrelated', null, 'unlike'],
    ['https://microsoft-online.tk/', 'lookalike', 'microsoft.com', 'name-inside'],
    ['https://info\u{ad}maniak.com/', 'lookalike', 'infomaniak.com', 'hidden'],
    ['https://info\u{200b}maniak.net/', 'lookalike', 'infomaniak.com', 'other-ending', 'hidden'],
    ['https://exam\u{200b}ple.org/', 'unrelated', null, 'unlike', 'hidden'],
    ['https://\u{202e}kainamofni.com/', 'lookalike', 'infomaniak.com', 'hidden', 'unlike'],
    ['https://kainamofni.com/', 'unrelated', null, 'unlike'],
    ['https:\\\\lnfomaniak.com\\login', 'lookalike', 'infomaniak.com', 'same-look'],
    ['https://инфоманиак.рф/', 'lookalike', 'infomaniak.com', 'mistyped'],
  ])('%s: %s', (address, ...wanted) => {
    expect(told(address)).toEqual(wanted)
  })
})
