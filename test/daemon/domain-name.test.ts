import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeNameFault, displayName, parseDomainName } from '#daemon/core/domain-name.ts'
import { normaliseStatus } from '#daemon/core/epp-status.ts'

describe('a domain name', () => {
  it.each([
    ['Example.COM', 'example.com', 'example.com'],
    [' example.co.uk. ', 'example.co.uk', 'example.co.uk'],
    ['Bücher.ch', 'xn--bcher-kva.ch', 'bücher.ch'],
    ['faß.de', 'xn--fa-hia.de', 'faß.de'],
    ['例え。jp', 'xn--r8jz45g.jp', '例え.jp'],
    ['vully.test', 'vully.test', 'vully.test'],
  ])('is understood as a person writes it: %s', (typed, name, display) => {
    expect(parseDomainName(typed)).toEqual({ ok: true, value: name })
    expect(displayName(name)).toBe(display)
  })

  it.each([
    ['', { type: 'empty' }],
    ['co.uk', { type: 'public-suffix', suffix: 'co.uk' }],
    ['ch.', { type: 'public-suffix', suffix: 'ch' }],
    ['www.example.com', { type: 'subdomain', registrable: 'example.com' }],
    ['me.github.io', { type: 'subdomain', registrable: 'github.io' }],
    ['a_b.com', { type: 'bad-label', label: 'a_b' }],
    ['-x.com', { type: 'bad-label', label: '-x' }],
    ['x-.com', { type: 'bad-label', label: 'x-' }],
    ['a..com', { type: 'bad-label', label: '' }],
    [`${'a'.repeat(64)}.com`, { type: 'bad-label', label: 'a'.repeat(64) }],
    [`${'a.'.repeat(130)}com`, { type: 'too-long' }],
    ['1.2.3', { type: 'not-a-name' }],
    ['https://example.com', { type: 'not-a-name' }],
    ['a@example.com', { type: 'not-a-name' }],
    ['exa%6Dple.com', { type: 'not-a-name' }],
    ['[::1]', { type: 'not-a-name' }],
  ])('is refused with its reason: %s', (typed, error) => {
    const parsed = parseDomainName(typed)
    expect(parsed).toEqual({ ok: false, error })
    if (!parsed.ok) expect(describeNameFault(parsed.error)).toMatch(/[.]$/)
  })

  it('is refused or clean, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.domain()), (typed) => {
        const parsed = parseDomainName(typed)
        if (!parsed.ok) return
        expect(parsed.value).toMatch(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]+$/)
        expect(parseDomainName(parsed.value)).toEqual(parsed)
      }),
    )
  })
})

it.each([
  ['redemptionPeriod', 'redemption period'],
  ['pending_delete', 'pending delete'],
  ['PENDINGDELETE', 'pending delete'],
  ['clientHold https://icann.org/epp#clientHold', 'client hold'],
  ['https://icann.org/epp#serverHold', 'server hold'],
  ['ok', 'active'],
  ['linked', 'associated'],
  ['server recover prohibited', 'server recover prohibited'],
  ['someNewThing', 'some new thing'],
])('a status is the same word however it is spelt: %s', (spelt, word) => {
  expect(normaliseStatus(spelt)).toBe(word)
})
