import { describe, expect, it } from 'vitest'
import { checksFor } from '#daemon/checks.ts'
import type { FollowedSnapshot, OrganisationSnapshot } from '#daemon/core/snapshot.ts'
import { judge } from '#daemon/features/findings/judge.ts'
import { translateMember } from '#daemon/sources/infomaniak/translate-team.ts'
import { known, unknown, type Told } from '#shared/fact.ts'
import { defaultSettings } from '#shared/settings.ts'
import { member, type Member } from '#shared/team.ts'
import { DAY } from '#shared/time.ts'
import * as v from 'valibot'
import { anAccount, anOrganisation, aSnapshot, at, fresh, NOW } from '../support/snapshot.ts'
import { someone } from '../support/team-sights.ts'

const checks = checksFor(() => defaultSettings)
const nothing: FollowedSnapshot = { planned: null, required: null, withdrawnAt: null, switchedOff: {} }

/** Answers of the checks named, for one organisation with these. */
function answers(
  ids: readonly string[],
  {
    requires2fa = known(true),
    members = [],
    followed = null,
  }: {
    requires2fa?: Told<boolean>
    members?: readonly Member[]
    followed?: OrganisationSnapshot['followed']
  },
) {
  const one = anOrganisation({ organisation: { requires2fa }, members: fresh(members), followed })
  return judge(checks, aSnapshot({ organisations: fresh([one]) }), NOW).flatMap(
    ({ check, subject, verdict }) => {
      if (!ids.includes(check.id)) return []
      const { state } = verdict
      if (state !== 'open') return [`${check.id} ${state}`]
      const { seen, severity } = verdict
      return [`${check.id} ${severity} ${subject} ${String(seen['state'] ?? seen['date'] ?? '')}`.trim()]
    },
  )
}

describe('a requirement', () => {
  const ids = ['organisation-2fa-not-required', 'organisation-2fa-withdrawn']
  it.each<[string, Told<boolean>, FollowedSnapshot | null, string[]]>([
    ['was never there', known(false), null, ['organisation-2fa-not-required warning Atelier Vully SA']],
    [
      'was never there, as was noted',
      known(false),
      { ...nothing, required: false },
      ['organisation-2fa-not-required warning Atelier Vully SA'],
    ],
    [
      'was taken back: that is one thing to do, and no second',
      known(false),
      { ...nothing, required: false, withdrawnAt: at(-DAY) },
      [`organisation-2fa-withdrawn warning Atelier Vully SA ${at(-DAY)}`],
    ],
    [
      'was taken back just now, and nobody has noted it yet',
      known(false),
      { ...nothing, required: true },
      [`organisation-2fa-withdrawn warning Atelier Vully SA ${at(-60_000)}`],
    ],
    [
      'is there',
      known(true),
      { ...nothing, required: true },
      ['organisation-2fa-not-required ok', 'organisation-2fa-withdrawn ok'],
    ],
    [
      'is not known to be there still',
      unknown('source-failed'),
      { ...nothing, required: true },
      ['organisation-2fa-not-required unknown', 'organisation-2fa-withdrawn unknown'],
    ],
  ])('%s', (_, requires2fa, followed, expected) => {
    expect(answers(ids, { requires2fa, followed })).toEqual(expected)
  })
})

describe('a member', () => {
  it('who switched 2FA off is critical where they administer, and fine once it is on', () => {
    const followed = { ...nothing, switchedOff: { u1: at(-DAY), u2: at(-DAY), u3: at(-DAY), u9: at(-DAY) } }
    const members = [
      someone('u1', 'off', { role: known('administrator') }),
      someone('u2', 'off'),
      someone('u3', 'on'),
      someone('u4', 'off'),
    ]
    const id = 'member-2fa-switched-off'
    expect(answers([id], { members, followed }).sort()).toEqual([
      `${id} critical u1@vully.example ${at(-DAY)}`,
      `${id} ok`,
      `${id} warning u2@vully.example ${at(-DAY)}`,
    ])
    expect(answers([id], { members: [someone('u1', null)], followed })).toEqual([`${id} unknown`])
    expect(answers([id], { members })).toEqual([])
  })

  it('without 2FA is stopped where it is required, and that is said', () => {
    const ids = ['member-without-2fa', 'administrator-without-2fa']
    const members = [someone('u1', 'off', { role: known('administrator') }), someone('u2', 'off')]
    expect(answers(ids, { members }).sort()).toEqual([
      'administrator-without-2fa critical u1@vully.example stopped',
      'member-without-2fa warning u2@vully.example stopped',
    ])
    for (const requires2fa of [known(false), unknown('no-permission')])
      expect(answers(ids, { members, requires2fa }).sort()).toEqual([
        'administrator-without-2fa critical u1@vully.example',
        'member-without-2fa warning u2@vully.example',
      ])
  })

  it('from outside reaches far by billing or by the Manager, and only where that is told', () => {
    const id = 'external-with-wide-rights'
    const external = (billing: Told<boolean>, manager: Told<boolean>) =>
      answers([id], { members: [someone('u1', 'on', { kind: 'external', rights: { billing, manager } })] })
    const [yes, no, nobody] = [known(true), known(false), unknown('absent')] as const
    expect(external(no, no)).toEqual([`${id} ok`])
    expect(external(yes, nobody)).toEqual([`${id} notice u1@vully.example billing`])
    expect(external(nobody, yes)).toEqual([`${id} notice u1@vully.example manager`])
    expect([external(no, nobody), external(nobody, no)]).toEqual([[`${id} unknown`], [`${id} unknown`]])
    const rights = { billing: yes, manager: yes }
    expect(answers([id], { members: [someone('u1', 'on', { rights })] })).toEqual([])
  })

  it('is unseen after 180 days, or where they never signed in; nobody who signs in elsewhere', () => {
    const id = 'member-unseen'
    const seen = (lastSeenAt: Member['lastSeenAt'], kind: Member['kind'] = 'member') =>
      answers([id], { members: [someone('u1', 'on', { lastSeenAt, kind })] })
    expect(seen(known(at(-180 * DAY)))).toEqual([`${id} ok`])
    expect(seen(known(at(-180 * DAY - 1)))).toEqual([`${id} notice u1@vully.example ${at(-180 * DAY - 1)}`])
    expect(seen(known(null))).toEqual([`${id} notice u1@vully.example never`])
    expect(seen(unknown('absent'))).toEqual([`${id} unknown`])
    expect([seen(known(null), 'sso'), seen(known(null), 'invited')]).toEqual([[], []])
  })
})

it('who lacks 2FA that two organisations require is told both', () => {
  const organisations = ['Atelier Vully SA', 'Club nautique'].map((name, place) =>
    anOrganisation({ organisation: { id: String(place), name, requires2fa: known(true) } }),
  )
  const snapshot = aSnapshot({
    account: fresh(anAccount({ twoFactor: known('off') })),
    organisations: fresh(organisations),
  })
  const found = judge(checks, snapshot, NOW).find(({ check }) => check.id === 'account-2fa-required-and-off')
  expect(found?.verdict).toMatchObject({ seen: { organisation: 'Atelier Vully SA, Club nautique' } })
})

describe('rights as the provider tells them', () => {
  const base = { user_id: 7, email: 'a@x.example', role_type: 'client', state_in_account: 'valid' }
  const rightsOf = (fields: object) => translateMember({ ...base, ...fields })?.rights
  it('are those of the Manager where neither field takes them away', () => {
    const whole = { has_billing_access: false, has_no_manager_access: false, is_workspace_only: false }
    expect(rightsOf(whole)).toEqual({ billing: known(false), manager: known(true) })
    expect(rightsOf({ ...whole, is_workspace_only: true })?.manager).toEqual(known(false))
    expect(rightsOf({ ...whole, has_no_manager_access: 1 })?.manager).toEqual(known(false))
    expect(rightsOf({ has_no_manager_access: true })).toEqual({
      billing: unknown('absent'),
      manager: known(false),
    })
    expect(rightsOf({ ...whole, is_workspace_only: 'perhaps' })?.manager).toEqual(unknown('odd'))
  })

  it('are not known of members that were kept before they were asked for', () => {
    const { rights: _, ...old } = someone('u1', 'on')
    expect(v.parse(member, old).rights).toEqual({
      billing: unknown('never-asked'),
      manager: unknown('never-asked'),
    })
  })
})
