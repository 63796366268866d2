// @vitest-environment node
import { domainToASCII, domainToUnicode } from 'node:url'
import * as fc from 'fast-check'
import { parse } from 'tldts'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { readable } from '../../extension/core/readable-host.ts'
import { partOf, siteOf, type Surroundings } from '../../extension/features/sessions/site-name.ts'
import { packSuffixes } from '../../extension/build/suffixes.ts'
import { readSuffixes } from '../../extension/features/sessions/suffix-list.ts'
import { SANDBOX_SITE, site as siteSchema } from '#shared/sessions.ts'

const registrable = readSuffixes(packSuffixes())
const around = (changes: Partial<Surroundings> = {}): Surroundings => ({
  ruled: [],
  sandbox: false,
  registrable,
  ...changes,
})
const named = (site: string) => ({ ok: true, value: site })
const fault = (type: string, site?: string) => ({
  ok: false,
  error: site === undefined ? { type } : { type, site },
})

describe('which site is meant', () => {
  it.each([
    ['ebill.example', 'ebill.example'],
    ['  EBill.Example.  ', 'ebill.example'],
    ['https://ebill.example/login?to=a#b', 'ebill.example'],
    ['http://ebill.example:8443/', 'ebill.example'],
    ['ebill.example:8443', 'ebill.example'],
    ['[*.]infomaniak.com', 'infomaniak.com'],
    ['*.infomaniak.com', 'infomaniak.com'],
    // a cookie of the whole domain goes to each host of it: a rule for one host would leave it there
    ['mail.example.com', 'example.com'],
    ['https://a.b.mail.example.co.uk/inbox', 'example.co.uk'],
    ['konto.Müller.example', 'xn--mller-kva.example'],
    // private suffixes: below them there are as many sites as people
    ['alice.github.io', 'alice.github.io'],
    ['app.alice.github.io', 'alice.github.io'],
    ['www.github.io', 'www.github.io'],
    ['www.ebill.example', 'ebill.example'],
    ['https://www.example.co.uk/', 'example.co.uk'],
    // a name of its own, although it begins so
    ['www.com', 'www.com'],
    ['Müller-Gärten.example', 'xn--mller-grten-r8a91a.example'],
    ['nas.local', 'nas.local'],
  ])('takes %s as %s', (text, site) => {
    expect(siteOf(text, around())).toEqual(named(site))
  })

  it.each([
    ['mail.example.com', 'example.com', 'mail.example.com'],
    ['https://A.Mail.example.com:8443/x', 'example.com', 'a.mail.example.com'],
    ['[*.]mail.example.com', 'example.com', 'mail.example.com'],
    ['www.mail.example.com', 'example.com', 'www.mail.example.com'],
    ['example.com', 'example.com', null],
    ['www.example.com', 'example.com', null],
    ['www.com', 'www.com', null],
    ['www.github.io', 'www.github.io', null],
    ['notexample.com', 'example.com', null],
    ['two words', 'example.com', null],
  ])('of what %s names of %s the part is %s', (text, site, part) => {
    expect(partOf(text, site)).toBe(part)
  })

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['intranet', 'not-a-host'],
    ['two words.example', 'not-a-host'],
    ['anna@example.com', 'not-a-host'],
    ['https://anna@example.com/', 'not-a-host'],
    ['mailto:anna@example.com', 'not-a-host'],
    ['chrome://settings', 'not-a-host'],
    ['file:///etc/hosts', 'not-a-host'],
    ['a_b.example.com', 'not-a-host'],
    [`${'a'.repeat(64)}.example`, 'not-a-host'],
    ['-a.example', 'not-a-host'],
    ['127.0.0.1', 'ip-address'],
    ['0x7f.1', 'ip-address'],
    ['[::1]:8080', 'ip-address'],
    ['localhost', 'local'],
    ['localhost:3000', 'local'],
    ['app.localhost', 'local'],
    [SANDBOX_SITE, 'local'],
  ])('refuses %j: %s', (text, type) => {
    expect(siteOf(text, around())).toEqual(fault(type))
  })

  it.each(['com', 'co.uk', 'github.io', 'https://github.io/'])('refuses the suffix %s', (text) => {
    const host = text.replace(/^https:\/\/|\/$/g, '')
    expect(siteOf(text, around())).toEqual(
      host.includes('.') ? fault('public-suffix', host) : fault('not-a-host'),
    )
  })

  it('takes the sandbox’s Manager in the sandbox, and nothing else of this computer', () => {
    const sandbox = around({ sandbox: true })
    expect(siteOf(`http://${SANDBOX_SITE}:47601/`, sandbox)).toEqual(named(SANDBOX_SITE))
    expect(siteOf('localhost', sandbox)).toEqual(fault('local'))
    expect(siteOf(`x.${SANDBOX_SITE}`, sandbox)).toEqual(fault('local'))
  })

  it('refuses what a rule reaches, and what would reach over a rule', () => {
    const ruled = ['infomaniak.com', 'git.example.org']
    expect(siteOf('infomaniak.com', around({ ruled }))).toEqual(fault('covered', 'infomaniak.com'))
    expect(siteOf('mail.infomaniak.com', around({ ruled }))).toEqual(fault('covered', 'infomaniak.com'))
    for (const text of ['example.org', 'git.example.org', 'mail.example.org', 'x.git.example.org'])
      expect(siteOf(text, around({ ruled })), text).toEqual(fault('covers', 'git.example.org'))
    expect(siteOf('notinfomaniak.com', around({ ruled }))).toEqual(named('notinfomaniak.com'))
  })
})

/** Hosts as people have them, now and then in another script, a private or a two-part suffix. */
const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/)
const script = fc.constantFrom('müller', 'été', 'пример', '例え', 'ñandú', 'straße')
const suffix = fc.constantFrom('com', 'ch', 'co.uk', 'github.io', 'example', 'xn--p1ai', 'co.jp')
const host = fc
  .tuple(fc.array(fc.oneof(label, script), { minLength: 1, maxLength: 3 }), suffix)
  .map(([labels, suffix]) => `${labels.join('.')}.${suffix}`)

describe('whatever is typed', () => {
  it('is refused, or is a site by the contract, by itself again the same', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), host, fc.domain(), fc.emailAddress())
    fc.assert(
      fc.property(text, fc.boolean(), (text, sandbox) => {
        const named = siteOf(text, around({ sandbox }))
        if (!named.ok) return
        expect(v.is(siteSchema, named.value)).toBe(true)
        expect(siteOf(named.value, around({ sandbox }))).toEqual(named)
        expect(parse(named.value, { allowPrivateDomains: true }).domain).toBe(named.value)
        expect(partOf(named.value, named.value)).toBeNull()
      }),
      { numRuns: 2000 },
    )
  })

  it('is the same site with a scheme, a path, a port, a final dot or capitals', () => {
    fc.assert(
      fc.property(host, fc.nat(65_535), (host, port) => {
        const plain = siteOf(host, around())
        for (const same of [
          `https://${host}/a/b?c=d#e`,
          `http://${host}:${String(port)}`,
          `${host}.`,
          ` ${host.toUpperCase()} `,
          `[*.]${host}`,
        ])
          // “ß” has no capital of its own: its capitals are another name
          if (!(host.includes('ß') && same === ` ${host.toUpperCase()} `))
            expect(siteOf(same, around()), same).toEqual(plain)
      }),
    )
  })

  it('is never an address of a machine', () => {
    const address = fc.oneof(
      fc.ipV4(),
      fc.ipV4Extended(),
      fc.ipV6().map((ip) => `[${ip}]`),
    )
    fc.assert(
      fc.property(address, (ip) => {
        expect(siteOf(ip, around())).toEqual(fault('ip-address'))
      }),
    )
  })

  it('is a site that no other rule can share a cookie with', () => {
    fc.assert(
      fc.property(host, host, (one, other) => {
        const [first, second] = [siteOf(one, around()), siteOf(other, around())]
        fc.pre(first.ok && second.ok)
        const [a, b] = [first.value, second.value]
        expect(siteOf(one, around({ ruled: [b] }))).toEqual(a === b ? fault('covered', b) : first)
        expect(a === b || !(`.${a}`.endsWith(`.${b}`) || `.${b}`.endsWith(`.${a}`))).toBe(true)
      }),
    )
  })
})

describe('a name to be read', () => {
  it('is what the person typed, in the form that browsers compare', () => {
    fc.assert(
      fc.property(host, (host) => {
        const ascii = domainToASCII(host)
        fc.pre(ascii !== '')
        expect(readable(ascii)).toBe(domainToUnicode(ascii))
      }),
    )
  })

  it('is left as it stands where it hides what it is', () => {
    expect(readable('xn--a.example')).toBe('xn--a.example')
    expect(readable('xn--99999999999.example')).toBe('xn--99999999999.example')
    fc.assert(
      fc.property(label, (label) => {
        const host = `xn--${label}.example`
        const name = readable(host)
        if (name !== host) expect(new URL(`https://${name}`).hostname).toBe(host)
      }),
      { numRuns: 2000 },
    )
  })
})
