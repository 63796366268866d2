import '../support/fake-browser.ts'
import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AlertsModel } from '../../extension/features/team/alerts-model.ts'
import { AlertsPage } from '../../extension/features/team/AlertsPage.tsx'
import type { LeftPlace } from '../../extension/features/team/left.ts'
import { MailModel } from '../../extension/features/team/mail-model.ts'
import { MailCard } from '../../extension/features/team/MailCard.tsx'
import { mailtoOf } from '../../extension/features/team/mailto.ts'
import { MemberModel } from '../../extension/features/team/member-model.ts'
import { MemberPage } from '../../extension/features/team/MemberPage.tsx'
import { TeamModel } from '../../extension/features/team/model.ts'
import { faceOfRequirement } from '../../extension/features/team/RequirementStrip.tsx'
import { SelectionModel } from '../../extension/features/team/selection-model.ts'
import { TeamTable } from '../../extension/features/team/TeamTable.tsx'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { DAY, iso } from '#shared/time.ts'
import { anOverview, NOW } from '../support/daemon-data.ts'
import { button, buttons, clear, draw, press } from '../support/drawn.tsx'
import { aMember, ORGANISATION, teamApi, type TeamState } from '../support/team-data.ts'

const now = iso(NOW)
const [anOrganisation] = anOverview().organisations
if (!anOrganisation) throw new Error('there is an organisation')
const organisation = { ...anOrganisation, id: ORGANISATION }
const nowhere = () => signal<LeftPlace | null>(null)

beforeEach(() => {
  Object.assign(globalThis, { scrollTo: () => undefined })
})
afterEach(clear)

async function openList(changes: Partial<TeamState> = {}) {
  const fake = teamApi(changes)
  const model = new TeamModel({ api: fake.api })
  await model.show(ORGANISATION)
  await model.people.choose('all')
  const selection = new SelectionModel(model)
  const alerted: string[][] = []
  const mailed: string[][] = []
  const left = nowhere()
  const root = draw(
    <TeamTable
      model={model}
      selection={selection}
      left={left}
      organisations={[organisation]}
      now={now}
      onAlert={(members) => alerted.push(members.map(({ id }) => id))}
      onMail={(members) => mailed.push(members.map(({ id }) => id))}
      onChoose={() => undefined}
      onPlan={() => undefined}
    />,
  )
  const box = (label: string) => {
    const found = [...root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].find(
      (one) => one.getAttribute('aria-label') === label,
    )
    if (!found) throw new Error(`no box “${label}”`)
    return found
  }
  return { ...fake, model, selection, alerted, mailed, left, root, box }
}

describe('the list of the team', () => {
  it('has every filter with its count, and asks the daemon for the one that is pressed', async () => {
    const { root, queries } = await openList()
    expect(buttons(root)).toEqual(
      expect.arrayContaining([
        'Without 2FA 3',
        'SMS only 1',
        'Invited 1',
        'External 1',
        'SSO 1',
        'Admins 2',
        'All 7',
      ]),
    )
    press(root, 'SMS only 1')
    expect(queries.at(-1)).toMatchObject({ filter: 'weak', order: 'worst', reversed: 'false' })
    await expect.poll(() => root.querySelectorAll('.virtual-row').length).toBe(1)
  })

  it('is sorted by a column, then the other way, then as it was, and says so', async () => {
    const { root, queries } = await openList()
    const head = () =>
      [...root.querySelectorAll('[role=columnheader]')].find(({ textContent }) => textContent === 'Last seen')
    expect(head()?.hasAttribute('aria-sort')).toBe(false)
    for (const [order, reversed, said] of [
      ['last-seen', 'false', 'ascending'],
      ['last-seen', 'true', 'descending'],
      ['worst', 'false', null],
    ] as const) {
      press(root, 'Last seen')
      expect(queries.at(-1)).toMatchObject({ order, reversed, offset: '0' })
      await expect.poll(() => head()?.getAttribute('aria-sort') ?? null).toBe(said)
    }
  })

  it('offers an alert to whom it says something, and a correction to who was invited', async () => {
    const { root, alerted } = await openList()
    const alerts = buttons(root).filter((name) => name.startsWith('Send alert'))
    expect(alerts.map((name) => name.slice(12))).toEqual([
      'Sina Keller',
      'Luca Bernasconi',
      'Marc Dupont',
      'ext@agence.example',
    ])
    press(root, 'Send alert: Marc Dupont')
    expect(alerted).toEqual([['u2']])
    const correct = [...root.querySelectorAll('a')].find(({ textContent }) => textContent === 'Correct')
    expect(correct?.hash).toBe('#/team/i45')
  })

  it('takes all of 1,200, however few are drawn, and none again', async () => {
    const members = Array.from({ length: 1200 }, (_, index) => aMember({ id: `u${String(index)}` }))
    const { root, selection, box, mailed } = await openList({ members })
    expect(root.querySelectorAll('.virtual-row').length).toBeLessThan(60)
    const all = box('Select all 1,200')
    all.click()
    await expect.poll(() => root.textContent).toContain('1,200 people selected')
    expect(all.checked).toBe(true)
    press(root, 'Prepare a mail')
    expect(mailed[0]).toHaveLength(1200)
    all.click()
    expect(selection.chosen.value.size).toBe(0)
  })

  it('is half taken where some are, and alerts those whom an alert says something', async () => {
    const { root, box, alerted } = await openList()
    for (const name of ['Sina Keller', 'Anna Vully']) box(`Select ${name}`).click()
    await expect.poll(() => root.textContent).toContain('2 people selected')
    expect(box('Select all 7').indeterminate).toBe(true)
    press(root, 'Alert 1 person')
    expect(alerted).toEqual([['u5']])
  })

  it('says what is the matter when the daemon refuses, and keeps what it showed', async () => {
    const { root, state, model } = await openList()
    state.trouble = { type: 'unreachable' }
    await model.refresh()
    await expect.poll(() => root.querySelector('[role=alert]')?.textContent).toContain('not running')
    expect(root.querySelectorAll('.virtual-row').length).toBe(7)
  })
})

describe('what the strip says of the requirement', () => {
  const words = createTranslator('en', catalogues.en, 'UTC')
  const of = (requires2fa: boolean | null, daysLeft: number | null, off = 4) => {
    const members = organisation.members && { ...organisation.members, off }
    const planned =
      daysLeft === null
        ? null
        : { on: iso(NOW + daysLeft * DAY).slice(0, 10), plannedAt: now, daysLeft, reminders: [] }
    const { title, text, pill, act } = faceOfRequirement(words, { requires2fa, members }, planned, now)
    return [title, text, pill, act].join(' | ')
  }
  it.each([
    [
      of(false, null),
      '2FA is not required | Everyone decides for themselves, the administrators too. | Off | Plan',
    ],
    [
      of(false, 12),
      '2FA will be required on 4 Dec | In 12 days · 4 people would be stopped | Planned | See the plan',
    ],
    [
      of(false, 0),
      '2FA will be required on 22 Nov | The date has come: switch it on · 4 people would be stopped | Planned | Require 2FA',
    ],
    [
      of(true, null),
      '2FA is required for everyone | 4 people are pending: stopped at their next action | On | See the plan',
    ],
    // once it is on, an old date counts for nothing
    [
      of(true, -3, 0),
      '2FA is required for everyone | Who has none cannot use the Manager or the Web apps. | On | See the plan',
    ],
    [
      of(null, null),
      'Whether 2FA is required is not known | The token may not read it, or it was never asked. | Not known | Plan',
    ],
  ])('%#', (said, expected) => {
    expect(said).toBe(expected)
  })
})

describe('a prepared mail', () => {
  it('opens whole where it fits, and says what is to be pasted where it does not', () => {
    const text = { subject: 'Soon', body: 'Dear all,\nset it up.' }
    const whole = mailtoOf(text, ['a@x.example', 'b@x.example'])
    expect(whole).toEqual({
      href: 'mailto:?bcc=a%40x.example,b%40x.example&subject=Soon&body=Dear%20all%2C%0D%0Aset%20it%20up.',
      lacks: { text: false, addresses: false },
    })
    const many = Array.from({ length: 500 }, (_, index) => `person-${String(index)}@x.example`)
    const long = { ...text, body: 'x'.repeat(3000) }
    expect(mailtoOf(long, ['a@x.example']).lacks).toEqual({ text: true, addresses: false })
    expect(mailtoOf(text, many).lacks).toEqual({ text: false, addresses: true })
    expect(mailtoOf(long, many)).toEqual({
      href: 'mailto:?subject=Soon',
      lacks: { text: true, addresses: true },
    })
  })

  it.each([
    ['another address', 'a@x.example,evil@x.example'],
    ['another header', 'a@x.example\r\nTo: evil@x.example'],
    ['another part of the link', 'a@x.example?cc=evil@x.example'],
    ['a name', '<evil@x.example>'],
    ['half a character', '\uD800@x.example'],
  ])('takes no address that brings %s, and says that one is left', (_, odd) => {
    const mail = mailtoOf({ subject: 'Soon', body: 'Now.' }, ['a@x.example', odd])
    expect(mail).toEqual({
      href: 'mailto:?bcc=a%40x.example&subject=Soon&body=Now.',
      lacks: { text: false, addresses: true },
    })
  })

  it('is written though the name of the organisation holds half a character', () => {
    expect(mailtoOf({ subject: '\uD800', body: '\uDC00' }, ['a@x.example']).href).toBe(
      'mailto:?bcc=a%40x.example&subject=%EF%BF%BD&body=%EF%BF%BD',
    )
  })

  it('is written in the language and for the purpose chosen, and is recorded by the person’s word', async () => {
    const { api, sent, state } = teamApi()
    const team = new TeamModel({ api })
    await team.show(ORGANISATION)
    const model = new MailModel({ api })
    await model.prepare(ORGANISATION, [aMember()], { kind: 'alert', language: 'en' })
    let closed = false
    const root = draw(
      <MailCard
        model={model}
        kinds={['alert', 'remind']}
        onKind={(kind) => void model.choose({ kind })}
        onSent={(ids) => team.tell(ids, 'mail')}
        onClose={() => (closed = true)}
      />,
    )
    const text = () => root.querySelector('textarea')?.value
    expect(text()).toContain('alert in en')
    expect(root.textContent).toContain('No source shows that it was sent')
    const [, language] = root.querySelectorAll('select')
    if (!language) throw new Error('there is a choice of languages')
    language.value = 'de'
    language.dispatchEvent(new Event('change', { bubbles: true }))
    await expect.poll(text).toContain('alert in de')
    state.trouble = { type: 'unreachable' }
    press(root, 'I have sent it')
    await expect.poll(() => team.failure.value).not.toBeNull()
    // what was not kept is not taken for kept
    expect(closed).toBe(false)
    state.trouble = null
    await expect.poll(() => button(root, 'I have sent it').getAttribute('aria-disabled')).toBe('false')
    press(root, 'I have sent it')
    await expect.poll(() => closed).toBe(true)
    expect(sent.at(-1)).toEqual({
      line: 'POST /v1/alerts',
      body: { organisation: ORGANISATION, members: ['u1'], way: 'mail' },
    })
  })
})

describe('the page of a member', () => {
  async function openMember(id: string, changes: Partial<TeamState> = {}) {
    const fake = teamApi(changes)
    const team = new TeamModel({ api: fake.api })
    await team.show(ORGANISATION)
    const model = new MemberModel({ api: fake.api })
    const root = draw(
      <MemberPage
        team={team}
        model={model}
        organisation={ORGANISATION}
        id={id}
        now={now}
        left={nowhere()}
        onAlert={() => undefined}
        onMail={() => undefined}
        invitation={() => <p>the invitation</p>}
      />,
    )
    await expect
      .poll(() => model.found.value !== null || model.gone.value || model.trouble.value !== null)
      .toBe(true)
    return { ...fake, team, model, root }
  }

  it('says who it is, the second factor and who says so, and leads to the plans', async () => {
    const { root } = await openMember('u1')
    expect(root.querySelector('h1')?.textContent).toBe('Luca Bernasconi')
    expect(root.querySelector('.facts')?.textContent).toBe(
      'RoleCollaborator2FANo 2FALast seen5 hr agoSourceInfomaniak, 1 hr ago',
    )
    const hashes = [...root.querySelectorAll('a')].map(({ hash }) => hash)
    expect(hashes).toContain('#/recovery/incident-48210-u1')
    expect(hashes).toContain('#/recovery/leaving-48210-u1')
    expect(document.activeElement?.textContent).toBe('All members')
  })

  it('keeps the person’s word that they were told, and takes it back', async () => {
    const { root, sent } = await openMember('u1')
    await expect.poll(() => root.textContent).toContain('Nobody was told yet.')
    press(root, 'I sent the alert')
    await expect.poll(() => root.textContent).toContain('Noted: 1 person told')
    expect(sent.at(-1)?.body).toEqual({ organisation: ORGANISATION, members: ['u1'], way: 'manager' })
    await expect.poll(() => root.querySelector('.alerts')?.textContent).toContain('Alert of the Manager')
    press(root, 'Undo: Luca Bernasconi, 09:00')
    await expect.poll(() => root.textContent).toContain('Nobody was told yet.')
    expect(sent.at(-1)).toEqual({ line: 'POST /v1/alerts/remove', body: { ids: ['a-u1'] } })
  })

  it('finds a person on the last page of a long list', async () => {
    const many = Array.from({ length: 900 }, (_, index) => aMember({ id: `u${String(index + 10)}` }))
    const { root } = await openMember('u909', { members: many })
    expect(root.querySelector('h1')?.textContent).toBe('Luca Bernasconi')
  })

  it('draws the invitation of who has not answered one, and no plan or alert', async () => {
    const { root } = await openMember('i45')
    await expect.poll(() => root.textContent).toContain('the invitation')
    expect(root.textContent).not.toContain('Security incident')
    expect(buttons(root).filter((name) => name.includes('alert'))).toEqual([])
  })

  it('says that nobody is there, and that the daemon is not, apart', async () => {
    const { root } = await openMember('u77')
    await expect.poll(() => root.querySelector('h1')?.textContent).toBe('Nobody here has this address')
    const { root: other } = await openMember('u77', { trouble: { type: 'unreachable' } })
    await expect.poll(() => other.querySelector('h1')?.textContent).toBe('Latchkey is not running')
    expect(buttons(other)).toContain('Try again')
  })
})

describe('the history of alerts', () => {
  it('says whose word it is, and takes back the one that is pressed', async () => {
    const { api, sent } = teamApi()
    const team = new TeamModel({ api })
    await team.show(ORGANISATION)
    await team.tell(['u1', 'u5'], 'manager')
    const root = draw(
      <AlertsPage
        team={team}
        model={new AlertsModel({ api })}
        organisation={ORGANISATION}
        now={now}
        left={nowhere()}
      />,
    )
    await expect.poll(() => root.querySelectorAll('.virtual-row').length).toBe(2)
    expect(root.textContent).toContain('Latchkey keeps your word')
    press(root, 'Undo: Sina Keller, 09:00')
    await expect.poll(() => root.querySelectorAll('.virtual-row').length).toBe(1)
    expect(sent.at(-1)).toEqual({ line: 'POST /v1/alerts/remove', body: { ids: ['a-u5'] } })
  })
})
