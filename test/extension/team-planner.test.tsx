import '../support/fake-browser.ts'
import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bandsOf, HEIGHT, WIDTH } from '../../extension/features/team/adoption-bands.ts'
import type { LeftPlace } from '../../extension/features/team/left.ts'
import { MailModel } from '../../extension/features/team/mail-model.ts'
import { TeamModel } from '../../extension/features/team/model.ts'
import { PlannerModel } from '../../extension/features/team/planner-model.ts'
import { PlannerPage } from '../../extension/features/team/PlannerPage.tsx'
import { switchRefusals } from '#shared/requirement.ts'
import type { Language } from '#shared/settings.ts'
import { languages } from '#shared/settings.ts'
import { iso } from '#shared/time.ts'
import { anOverview, NOW } from '../support/daemon-data.ts'
import { button, buttons, clear, draw, press } from '../support/drawn.tsx'
import { anAdoption, aRequirement, ORGANISATION, teamApi, type TeamState } from '../support/team-data.ts'

const [anOrganisation] = anOverview().organisations
if (!anOrganisation) throw new Error('there is an organisation')
const organisation = { ...anOrganisation, id: ORGANISATION, requires2fa: false }
const PLAN = `POST /v1/organisations/${ORGANISATION}/requirement/plan`

beforeEach(() => {
  Object.assign(globalThis, { scrollTo: () => undefined })
})
afterEach(clear)

async function open(changes: Partial<TeamState> = {}, language?: Language) {
  const fake = teamApi(changes)
  const team = new TeamModel({ api: fake.api })
  await team.show(ORGANISATION)
  const planner = new PlannerModel({ api: fake.api })
  const opened: string[] = []
  const root = draw(
    <PlannerPage
      team={team}
      planner={planner}
      mail={new MailModel({ api: fake.api })}
      organisation={organisation}
      now={iso(NOW)}
      left={signal<LeftPlace | null>(null)}
      onEnrol={() => opened.push('enable-2fa')}
      onSwitch={({ action }) => opened.push(action)}
      onVerify={() => opened.push('sync')}
      verifying={false}
    />,
    language,
  )
  if (changes.trouble === undefined) await expect.poll(() => planner.adoption.value).not.toBeNull()
  const step = (id: string) => root.querySelector(`[aria-labelledby=step-${id}]`)
  return { ...fake, team, planner, root, opened, step }
}

describe('the planner', () => {
  it('goes the whole way in order, each step with its state in words', async () => {
    const { root } = await open()
    const steps = [...root.querySelectorAll('.plan > li > .row')].map(({ textContent }) => textContent)
    expect(steps).toEqual([
      'Your own 2FADone',
      'Those who could helpTo do',
      'Who would be stopped',
      'Tell peopleTo do',
      'DateTo do',
      'Switch it onTo do',
      'Until everybody has itTo do',
    ])
  })

  it('names who would be stopped where, what stays open, and that an external may leave', async () => {
    const { step } = await open()
    const rows = () =>
      [...(step('dry-run')?.querySelectorAll('.virtual-row') ?? [])].map(({ textContent }) => textContent)
    await expect
      .poll(rows)
      .toEqual([
        'Sina KellerAdministratorManager, Web Mail, kDrive WebDesktop and mobile appsApplication passwords',
        'Luca BernasconiCollaboratorManager, Web Mail, kDrive WebDesktop and mobile appsApplication passwords',
        'ext@agence.exampleExternalManager, Web Mail, kDrive WebDesktop and mobile appsApplication passwords, or may leave',
      ])
    const list = step('dry-run')
    if (!list) throw new Error('there is a dry run')
    press(list, 'Apart 2')
    await expect
      .poll(rows)
      .toEqual([
        'Maya SinghSigns in with SSOSigns in elsewhere, or is not here yetEverything–',
        'Noah WeberInvitedSigns in elsewhere, or is not here yetEverything–',
      ])
  })

  it.each(switchRefusals)('does not offer the switch, and says why: %s', async (refused) => {
    const own = { name: 'Anna', role: 'administrator', twoFactor: null } as const
    const { step, opened } = await open({ requirement: aRequirement({ refused, own }) })
    const here = step('switch')
    if (!here) throw new Error('there is a switch')
    expect(buttons(here)).not.toContain('Require 2FA')
    expect(here.querySelector('.note')?.textContent).not.toBe('')
    expect(buttons(here).includes('Set up 2FA')).toBe(refused.startsWith('own-2fa'))
    if (refused.startsWith('own-2fa')) {
      press(here, 'Set up 2FA')
      expect(opened).toEqual(['enable-2fa'])
    }
  })

  it('opens the switch where nothing stands against it, and verifies', async () => {
    const { step, opened } = await open()
    const here = step('switch')
    if (!here) throw new Error('there is a switch')
    press(here, 'Require 2FA')
    press(here, 'Verify now')
    expect(opened).toEqual(['require-2fa', 'sync'])
  })

  it('warns by name where few could help, and goes on only when that is confirmed', async () => {
    const administrators = {
      all: 3,
      enrolled: 1,
      few: true,
      lacking: ['Bruno Keller'],
      unknown: ['Chiara Rossi'],
    }
    const { step, opened } = await open({ requirement: aRequirement({ administrators }) })
    const here = step('switch')
    if (!here) throw new Error('there is a switch')
    expect(here.textContent).toContain('Only 1 administrator has 2FA')
    expect(here.textContent).toContain('Bruno Keller and Chiara Rossi')
    press(here, 'Require 2FA')
    expect(opened).toEqual([])
    here.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
    await expect.poll(() => button(here, 'Require 2FA').getAttribute('aria-disabled')).toBe('false')
    press(here, 'Require 2FA')
    expect(opened).toEqual(['require-2fa'])
  })

  it('sets a date by the keyboard, counts down to it, changes it and takes it back', async () => {
    const { step, sent, team } = await open()
    const here = step('date')
    const form = () => here?.querySelector('form')
    const field = () => here?.querySelector<HTMLInputElement>('input[name=on]')
    if (!here || !field()) throw new Error('there is a date')
    Object.assign(field() ?? {}, { value: '2026-12-06' })
    form()?.dispatchEvent(new Event('submit', { cancelable: true }))
    await expect.poll(() => here.textContent).toContain('6 Dec · In 14 days')
    expect(sent.at(-1)).toEqual({ line: PLAN, body: { on: '2026-12-06' } })
    expect(buttons(here)).toEqual(['Change the date', 'Take it back'])
    await expect.poll(() => team.requirement.saving.value).toBe(false)
    press(here, 'Take it back')
    await expect.poll(() => here.textContent).toContain('No date yet')
    expect(sent.at(-1)).toEqual({ line: PLAN, body: { on: null } })
  })

  it('tells everybody who has an account here, or those who lack it alone', async () => {
    const { step, sent, root } = await open()
    const here = step('tell')
    if (!here) throw new Error('there is a mail')
    press(here, 'Prepare a mail')
    await expect.poll(() => here.textContent).toContain('Mail to 5 people')
    expect(root.querySelector('textarea')?.value).toContain('announce in en')
    const kind = here.querySelector('select')
    if (!kind) throw new Error('there is a choice')
    kind.value = 'remind'
    kind.dispatchEvent(new Event('change', { bubbles: true }))
    await expect.poll(() => here.textContent).toContain('Mail to 3 people')
    await expect.poll(() => root.querySelector('textarea')?.value).toContain('remind in en')
    press(here, 'I have sent it')
    await expect
      .poll(() => sent.at(-1)?.body)
      .toEqual({
        organisation: ORGANISATION,
        members: ['u5', 'u1', 'u3'],
        way: 'mail',
      })
    await expect.poll(() => root.textContent).toContain('Noted: 3 people told')
  })

  it('shows how it has gone as a picture, and the same as a table with its events', async () => {
    const { step } = await open({ adoption: anAdoption([4, 6, 9]) })
    const here = step('everyone')
    await expect.poll(() => here?.querySelectorAll('polygon').length).toBe(4)
    expect(here?.textContent).toContain('Luca Bernasconi set up 2FA')
    const table = here?.querySelector('details')
    if (!table) throw new Error('there is a table')
    table.open = true
    table.dispatchEvent(new Event('toggle'))
    await expect
      .poll(() => [...table.querySelectorAll('tbody tr')].map(({ textContent }) => textContent))
      .toEqual(['24 Nov9010On', '23 Nov6040On', '22 Nov4060Off'])
  })

  it('begins no picture with a single day', async () => {
    const { step } = await open({ adoption: anAdoption([4]) })
    expect(step('everyone')?.querySelector('polygon')).toBeNull()
    expect(step('everyone')?.textContent).toContain('begins with the second day')
  })

  it('says that the daemon is not there, with a way out', async () => {
    const { root, state, team } = await open({ trouble: { type: 'unreachable' } })
    expect(root.textContent).toContain('Latchkey is not running')
    state.trouble = null
    press(root, 'Try again')
    await expect.poll(() => team.requirement.requirement.value).not.toBeNull()
    await expect.poll(() => root.textContent).toContain('Your own 2FA')
  })

  it.each(languages)('has its words in %s', async (language) => {
    const { root } = await open({ adoption: anAdoption([1, 2]) }, language)
    expect(root.textContent).not.toMatch(/require\.|dry\.|adoption\.|undefined|\{/)
  })
})

describe('the bands of the picture', () => {
  it('lie on each other and fill the whole of the day with most people', () => {
    const [on, , , off] = bandsOf(anAdoption([0, 10]).days)
    const all = `0.0,0.0 ${String(WIDTH)}.0,0.0`
    expect(on?.points).toBe(
      `0.0,${String(HEIGHT)}.0 ${String(WIDTH)}.0,0.0 ${String(WIDTH)}.0,${String(HEIGHT)}.0 0.0,${String(HEIGHT)}.0`,
    )
    expect(off?.points.startsWith(all)).toBe(true)
  })
})
