import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { DomainName } from '#daemon/core/domain-name.ts'
import { explain } from '#daemon/explain.ts'
import { life } from '#daemon/features/domains/life.ts'
import { afterAnswer } from '#daemon/sources/registries/record.ts'
import { readWhois } from '#daemon/sources/registries/whois-answer.ts'
import { decodeWhois } from '#daemon/sources/registries/whois-text.ts'
import { fact, known } from '#shared/fact.ts'
import { DAY, iso } from '#shared/time.ts'
import { adverseWhoisAnswers } from '../support/adverse-whois.ts'
import { whoisAnswers as plainAnswers } from '../support/whois-answers.ts'

const whoisAnswers = [...plainAnswers, ...adverseWhoisAnswers]

const folder = join(
  process.env['LATCHKEY_TEST_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
  'whois',
)
const present = existsSync(join(folder, 'index.json'))
const row = v.looseObject({
  file: v.string(),
  domain: v.string(),
  expiry: v.nullable(v.string()),
  state: v.string(),
  asOf: v.string(),
})
const rows = present
  ? v.parse(v.array(row), JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')))
  : []
const phaseOfState: Record<string, string> = {
  'expired-grace': 'expired',
  pendingDelete: 'pending-delete',
  error: 'unknown',
}
const same = (time: string | null) => time && Date.parse(time)

describe.skipIf(!present)(
  `real WHOIS answers${present ? '' : ` (none in ${folder}: set LATCHKEY_TEST_DATA)`}`,
  () => {
    it.each(rows)('of $domain in $file are read as $state', ({ file, domain, expiry, state, asOf }) => {
      const whois = readFileSync(join(folder, file))
      const explained = explain({ whois, name: domain as DomainName, at: iso(Date.parse(asOf)) })
      expect(explained).toMatchObject({ phase: phaseOfState[state] ?? state })
      expect(same(explained.expiry)).toBe(same(expiry))
      expect(explained.outcome === 'found' || explained.outcome === 'not-found').toBe(state !== 'error')
      expect(explained.reasons.length).toBeGreaterThan(0)
    })

    it('of another name are never an answer', () => {
      for (const { file, domain } of rows) {
        const text = decodeWhois(readFileSync(join(folder, file)))
        if (readWhois({ text, name: domain }).outcome === 'found')
          expect(readWhois({ text, name: 'other.invalid' }), file).toMatchObject({ outcome: 'invalid' })
      }
    })
  },
)

const AT = iso(Date.UTC(2026, 5, 1))
const explained = (text: string, name: string) =>
  explain({ whois: Buffer.from(text), name: name as DomainName, at: AT })

describe('an answer in the form of its registry', () => {
  it.each(whoisAnswers.map((one) => ({ ...one, start: one.text.trim().slice(0, 60) })))(
    'is $phase: $name $start',
    ({ name, phase, expiry, outcome, text }) => {
      const told = explained(text, name)
      expect(told).toMatchObject({ phase, ...(outcome !== undefined && { outcome }) })
      expect(same(told.expiry)).toBe(same(expiry ?? null))
    },
  )

  it('of a registered name is none about another', () => {
    for (const { name, text } of whoisAnswers)
      if (readWhois({ text, name }).outcome === 'found')
        expect(readWhois({ text, name: `other${name}` }).outcome, text).toBe('invalid')
  })
})

describe('the life of a name that WHOIS alone knows', () => {
  const lifeOf = (name: string, text: string) => {
    const record = afterAnswer(undefined, name, readWhois({ text, name }), AT)
    const registry = fact(known(record), { source: 'registry', observedAt: AT }, DAY)
    const lived = life({ name, registrar: null, registry, notes: null }, AT)
    return { ...lived, restoreBy: lived.restoreBy() }
  }

  it('is past its end where the registry says so without a date', () => {
    expect(
      lifeOf('vully.be', 'Domain: vully.be\nStatus: OUT OF SERVICE\nRegistered: Thu Dec 14 2000'),
    ).toMatchObject({
      phase: 'expired',
      reasons: ['expired-status'],
      unknown: null,
    })
  })

  it.each([
    ['vully.be', 'Domain:\tvully.be\nStatus:\tQUARANTINE\nAvailable:\tSat Jun 20 2026', '2026-06-20'],
    [
      'vully.nl',
      'Domain name: vully.nl\nStatus: in quarantine\n\nDate out of quarantine: 2026-07-02',
      '2026-07-02',
    ],
    [
      'vully.de',
      'Domain: vully.de\nStatus: redemptionPeriod\nChanged: 2026-05-23T02:00:00+02:00',
      '2026-06-22',
    ],
    ['vully.fr', 'domain: vully.fr\nstatus: REDEMPTION\npending: DELETE\ndeleted: 10/05/2026', '2026-06-09'],
  ])('can be restored until the day that follows from what %s prints', (name, text, day) => {
    expect(lifeOf(name, text)).toMatchObject({ phase: 'redemption', restoreBy: iso(Date.parse(day)) })
  })

  it('of .se can be renewed as long as it is deactivated, and not had back from quarantine', () => {
    const answer = (state: string, expires: string) =>
      lifeOf(
        'vully.se',
        `state: ${state}\ndomain: vully.se\nholder: X\nexpires: ${expires}\nstatus: serverHold`,
      )
    expect(answer('deactivated', '2026-05-15')).toMatchObject({
      phase: 'expired',
      renewBy: iso(Date.parse('2026-07-24')),
    })
    expect(answer('quarantine', '2026-03-20')).toMatchObject({
      phase: 'pending-delete',
      restorable: false,
      restoreBy: null,
    })
  })

  it('in quarantine is not called restorable where the rules of its registry are not known', () => {
    expect(lifeOf('vully.lv', '[Domain]\nDomain: vully.lv\nStatus: quarantine')).toMatchObject({
      phase: 'redemption',
      restorable: null,
      restoreBy: null,
    })
  })

  it('is counted from no day of deletion that lies ahead', () => {
    const text = (deleted: string) =>
      `domain: vully.fr\nstatus: REDEMPTION\npending: DELETE\nExpiry Date: 2026-05-09T22:08:09Z\ndeleted: ${deleted}`
    expect(lifeOf('vully.fr', text('12/05/2026'))).toMatchObject({ restoreBy: iso(Date.parse('2026-06-11')) })
    expect(lifeOf('vully.fr', text('12/06/2026'))).toMatchObject({ phase: 'redemption', restoreBy: null })
  })

  it('leads where its name servers say, in the form of every registry', () => {
    const keepingOf = (name: string, text: string) => {
      const answer = readWhois({ text, name })
      return answer.outcome === 'found' ? answer.keeping : null
    }
    const servers = ['ns1.x.example', 'ns2.x.example']
    const expected = (signed: boolean | null, registrar: string | null, id: string | null = null) => ({
      nameServers: { known: servers },
      signed: signed === null ? { unknown: 'not-published' } : { known: signed },
      registrar: registrar === null ? { unknown: 'not-published' } : { known: { name: registrar, id } },
    })
    for (const [name, text, kept] of [
      [
        'vully.org',
        'Domain Name: VULLY.ORG\nRegistrar: Example Inc.\nRegistrar IANA ID: 9999\nName Server: NS2.X.EXAMPLE\nName Server: NS1.X.EXAMPLE\nDNSSEC: signedDelegation',
        expected(true, 'Example Inc.', '9999'),
      ],
      [
        'vully.pl',
        'DOMAIN NAME: vully.pl\nnameservers:    ns1.x.example. [192.0.2.1]\n                ns2.x.example.\ncreated: 2002.09.19 13:00:00\ndnssec: Unsigned',
        expected(false, null),
      ],
      [
        'vully.ch',
        'Domain name:\nvully.ch\n\nRegistrar:\nExample AG\n\nDNSSEC:Y\n\nName servers:\nns1.x.example\t[2001:db8::1]\nns1.x.example\t[192.0.2.1]\nns2.x.example',
        expected(true, 'Example AG'),
      ],
      [
        'vully.pt',
        'Domain: vully.pt\nDomain Status: Registered\nName Server: ns1.x.example | IPv4:  and IPv6: \nName Server: ns2.x.example | IPv4:  and IPv6: ',
        expected(null, null),
      ],
    ] as const)
      expect(keepingOf(name, text), name).toEqual(kept)
    expect(
      keepingOf(
        'vully.uk',
        'Domain name: vully.uk\nRegistrar: X\n\nName servers:\n  No name servers listed.',
      ),
    ).toMatchObject({
      nameServers: { unknown: 'odd' },
    })
  })

  it('stays unknown where no date is printed', () => {
    expect(lifeOf('vully.ch', 'Domain name\tvully.ch\nRegistrar\tX')).toMatchObject({ phase: 'unknown' })
  })
})
