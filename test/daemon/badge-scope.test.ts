import { describe, expect, it } from 'vitest'
import { noMemory } from '#daemon/features/findings/memory.ts'
import { forgetLeftOut } from '#daemon/features/settings/left-out.ts'
import { fact, known, unknown } from '#shared/fact.ts'
import { defaultSettings, settings as schema, type Settings } from '#shared/settings.ts'
import { HOUR } from '#shared/time.ts'
import * as v from 'valibot'
import { findingsOver } from '../support/findings-rig.ts'
import { memoryDocument } from '../support/memory-document.ts'
import { aConnection, aMember, anAccount, anOrganisation, fresh, justNow } from '../support/snapshot.ts'

const lacking = (id: string) =>
  anOrganisation({
    organisation: { id, name: `Organisation ${id}` },
    members: fresh([
      aMember({ id: 'u1', email: `luca@${id}.example`, twoFactor: known('off') }),
      aMember({ id: 'u8', role: known('legal-representative') }),
      aMember({ id: 'u9', role: known('legal-representative') }),
    ]),
  })

function agency(leftOut: string[], twoFactor: 'on' | 'off' = 'on') {
  const settings: Settings = { ...defaultSettings, leftOut }
  const rig = findingsOver(memoryDocument(noMemory), () => settings)
  const account = fresh(anAccount({ twoFactor: known(twoFactor) }))
  const organisations = fresh(['1', '2', '3'].map(lacking))
  rig.show({ connections: [aConnection({ account, organisations })], byHand: [], browsers: [] })
  return rig.findings
}
const lackingKeys = (keys: readonly string[]) => keys.filter((key) => key.startsWith('member-without-2fa'))

describe('the badge over some organisations', () => {
  it('counts all of them until the person says otherwise', () => {
    expect(agency([]).badge()).toMatchObject({ count: agency([]).overview(null).things.length, leftOut: 0 })
    expect(
      lackingKeys(
        agency([])
          .overview(null)
          .things.map(({ key }) => key),
      ),
    ).toHaveLength(3)
  })

  it('leaves out those that are named, with their things and points, and says how many', () => {
    const findings = agency(['2', '3'])
    const all = agency([]).overview(null)
    const some = findings.overview(null)
    expect(findings.badge().leftOut).toBe(2)
    expect(findings.badge().title).toMatch(/ · 2 organisations left out$/)
    expect(findings.badge().count).toBe(some.things.filter(({ status }) => status === 'open').length)
    expect(lackingKeys(some.things.map(({ key }) => key))).toEqual(['member-without-2fa//1'])
    expect(some.organisations.map(({ id, counted }) => [id, counted])).toEqual([
      ['1', true],
      ['2', false],
      ['3', false],
    ])
    expect(all.badge.count).toBeGreaterThan(some.badge.count)
  })

  it('hides nothing: the organisation itself shows its things, and status tells every finding', () => {
    const findings = agency(['2'])
    const own = findings.overview('2')
    expect(lackingKeys(own.things.map(({ key }) => key))).toEqual(['member-without-2fa//2'])
    expect(own.badge).toMatchObject({ state: 'todo', leftOut: 0 })
    expect(findings.status().findings).toEqual(agency([]).status().findings)
  })

  it('never leaves out the own account, though every organisation is', () => {
    const findings = agency(['1', '2', '3'], 'off')
    expect(findings.overview(null).things.map(({ id }) => id)).toContain('account-2fa-off')
    expect(findings.badge()).toMatchObject({ state: 'todo', worst: 'critical', leftOut: 3 })
  })

  it('counts no organisation as left out that nobody sees', () => {
    expect(agency(['9']).badge()).toMatchObject({ leftOut: 0 })
  })
})

describe('what was chosen', () => {
  it('is read from settings of a time that did not know it', () => {
    const { leftOut, ...before } = defaultSettings
    expect(v.parse(schema, before).leftOut).toEqual(leftOut)
  })

  it('goes with the organisation, and stays while a list is not known', async () => {
    const document = memoryDocument<Settings>({ ...defaultSettings, leftOut: ['1', '9'] })
    const silent = aConnection({
      name: 'second',
      organisations: fact<never>(unknown('never-asked'), justNow, HOUR),
    })
    const main = aConnection({ organisations: fresh([lacking('1')]) })
    await forgetLeftOut(document, { connections: [main, silent] })
    expect(document.value.leftOut).toEqual(['1', '9'])
    await forgetLeftOut(document, { connections: [main] })
    expect(document.value.leftOut).toEqual(['1'])
  })
})
