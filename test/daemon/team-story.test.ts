import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sandboxPages } from '#daemon/sandbox/pages/paths.ts'
import { createSaver } from '#daemon/sandbox/persistence.ts'
import { smallState } from '#daemon/sandbox/small.ts'
import { createWorld } from '#daemon/sandbox/world.ts'
import type { Adoption, DryRunRow, Requirement } from '#shared/requirement.ts'
import { overview, type Status } from '#shared/status.ts'
import type { MemberRow } from '#shared/team.ts'
import { DAY, iso } from '#shared/time.ts'
import * as v from 'valibot'
import { askAsExtension, pairExtension } from '../support/extension-client.ts'
import { startLatchkey, temporaryFolder, type Latchkey } from '../support/latchkey.ts'
import { createVisitor } from '../support/sandbox-visitor.ts'

const TIMEOUT = 120_000
const [ANNA, BRUNO, DAVID] = ['anna.vully', 'bruno.keller', 'david.moret'].map(
  (name) => `${name}@atelier-vully.example`,
) as [string, string, string]
const ORGANISATION = 'Atelier Vully SA'

let home: string
let latchkey: Latchkey
let state: ReturnType<typeof smallState>
beforeAll(async () => {
  home = await temporaryFolder()
  state = smallState(Date.now())
  const saver = createSaver(join(home, 'manager'), state)
  saver.save()
  await saver.settled()
  latchkey = await startLatchkey({ home })
}, TIMEOUT)
afterAll(() => latchkey.stop())

const team = <T>(...args: string[]) => latchkey.json<T>('team', ...args)
const sync = () => latchkey.json('sync')
const eventsNow = async () =>
  (await team<Adoption>('adoption')).events.map(({ kind, name }) =>
    name === null ? kind : `${kind} ${name}`,
  )
const findingsOf = async (id: string) =>
  (await latchkey.json<Status>('status')).findings.filter((one) => one.id === id)
async function kill() {
  await latchkey.stop('SIGKILL')
  latchkey = await startLatchkey({ home })
}
async function visit(email: string) {
  const visitor = createVisitor({
    url: `http://manager.localhost:${String(latchkey.sandboxPort)}`,
    world: createWorld({ size: 'small', state }),
  })
  await visitor.signIn(email)
  return visitor
}
const dayIn = (days: number) => iso(Date.now() + days * DAY).slice(0, 10)

describe('requiring 2FA, from the first look to the day it is taken back', { timeout: TIMEOUT }, () => {
  it('names who would be stopped, and what is to do', async () => {
    const told = await team<Requirement>('requirement')
    expect(told).toMatchObject({ required: false, refused: null, planned: null })
    expect(told.administrators).toMatchObject({ enrolled: 2, few: false, lacking: ['Bruno Keller'] })
    const { rows } = await team<{ rows: DryRunRow[] }>('dry-run', ORGANISATION)
    expect(rows[0]).toMatchObject({ name: 'Bruno Keller', stopped: 'yes', mayLeave: false })
    const counted = rows.filter(({ stopped }) => stopped === 'yes')
    expect(counted).toHaveLength(told.counts.stopped ?? 0)
    expect(rows.filter(({ kind }) => kind === 'sso' || kind === 'invited')).not.toContainEqual(
      expect.objectContaining({ stopped: 'yes' }),
    )
    const { out } = await latchkey.cli(['team', 'requirement'])
    expect(out).toContain('2FA is not required')
    expect(out).not.toContain('{')
  })

  it('keeps the day, who was told and what was seen through a kill', async () => {
    const on = dayIn(10)
    expect((await team<Requirement>('plan', on)).planned).toMatchObject({ on, daysLeft: 10 })
    const told = await team<{ added: { id: string }[]; missing: number }>(
      'alerted',
      BRUNO,
      '--way',
      'manager',
    )
    expect([told.added.length, told.missing]).toEqual([1, 0])
    const days = (await team<Adoption>('adoption')).days
    expect(days.at(-1)).toMatchObject({ off: 4, unknown: 0, required: false })
    await kill()

    expect((await team<Requirement>('requirement')).planned?.on).toBe(on)
    const [bruno] = await latchkey.json<MemberRow[]>('members', 'list', '--search', 'bruno')
    expect(bruno).toMatchObject({ email: BRUNO, lastAlertAt: expect.any(String) })
    expect((await team<Adoption>('adoption')).days).toEqual(days)
    // as the extension asks
    const { session } = await pairExtension(latchkey)
    const asked = { method: 'GET', target: '/v1/overview', bearer: session }
    const { body } = await askAsExtension(latchkey.port, asked)
    expect(v.parse(overview, JSON.parse(body)).organisations[0]?.planned).toBe(on)
    // the same alert is not there twice, and is taken back as a whole
    expect(await team('alerted', ORGANISATION, BRUNO, '--undo', '--way', 'manager')).toMatchObject({
      removed: [{ id: told.added[0]?.id }],
    })
    expect((await latchkey.cli(['team', 'alerted', BRUNO, '--undo'])).code).toBe(1)
  })

  it('notes once that somebody switched theirs off, whatever is killed meanwhile, and finds it', async () => {
    const david = await visit(DAVID)
    const { password = '' } = state.people.find(({ email }) => email === DAVID) ?? {}
    await david.submit(await david.open('/2fa'), '/2fa/off', { password }, 'value="app"')
    // killed in the midst of what follows
    void latchkey.cli(['sync'])
    await kill()
    await sync()
    await kill()
    await sync()
    expect(await eventsNow()).toEqual(['switched-off David Moret'])
    const [found] = await findingsOf('member-2fa-switched-off')
    expect(found).toMatchObject({
      subject: DAVID,
      severity: 'warning',
      title: 'David Moret has switched 2FA off',
    })
  })

  it('is required: the plan has come true, and its reminders are over', async () => {
    const anna = await visit(ANNA)
    const page = await anna.submit(
      await anna.open(sandboxPages.organisationSecurity),
      sandboxPages.organisationSecurity,
    )
    await anna.submit(page, sandboxPages.organisationSecurity, {}, 'Require it')
    await sync()
    const told = await team<Requirement>('requirement')
    expect([told.required, told.planned]).toEqual([true, null])
    expect(told.steps).toContainEqual({ id: 'switch', state: 'done' })
    expect((await eventsNow())[0]).toBe('required')
    const again = await latchkey.cli(['team', 'plan', dayIn(3)])
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('requires 2FA already')])
    expect((await findingsOf('member-without-2fa'))[0]?.seen['state']).toBe('stopped')
  })

  it('is taken back: found as that, and as nothing else', async () => {
    const anna = await visit(ANNA)
    await anna.submit(
      await anna.open(sandboxPages.organisationSecurity),
      sandboxPages.organisationSecurity,
      {},
      'Switch off',
    )
    await sync()
    await kill()
    await sync()
    expect(await eventsNow()).toEqual(['not-required', 'required', 'switched-off David Moret'])
    expect(await findingsOf('organisation-2fa-withdrawn')).toMatchObject([
      { status: 'open', severity: 'warning' },
    ])
    expect(await findingsOf('organisation-2fa-not-required')).toEqual([])
  })
})

describe('the command line', { timeout: TIMEOUT }, () => {
  it.each([
    [['team', 'plan'], 2, 'one of them is required'],
    [['team', 'plan', 'soon'], 2, 'neither an organisation nor a day'],
    [['team', 'plan', '2020-01-01'], 1, 'has passed'],
    [['team', 'plan', '2099-02-30'], 1, 'no calendar has it'],
    [['team', 'requirement', 'Elsewhere'], 2, 'none of your organisations'],
    [['team', 'alerted', 'nobody@x.example'], 1, 'Nothing was noted'],
    [['team', 'text', '--language', 'rm'], 2, 'Allowed choices'],
    [['members', 'list', '--organisation', 'Elsewhere'], 2, 'none of your organisations'],
  ])('answers %j with %i and a sentence', async (args, status, part) => {
    const { code, err } = await latchkey.cli(args)
    expect([code, err]).toEqual([status, expect.stringContaining(part)])
  })

  it('writes the mail in a language, with the day and one address', async () => {
    const on = dayIn(20)
    await team('plan', ORGANISATION, on)
    const told = await team<{ subject: string; body: string }>('text', '--language', 'fr')
    expect(told.subject).toContain('Dès le ')
    expect(told.body.match(/\w+:\/\/\S+/g)).toEqual([
      `http://manager.localhost:${String(latchkey.sandboxPort)}/2fa`,
    ])
    expect((await team<Requirement>('plan', '--none')).planned).toBeNull()
  })

  it('lists the members of one organisation in the shape that scripts rely on', async () => {
    const rows = await latchkey.json<object[]>(
      'members',
      'list',
      '--organisation',
      ORGANISATION,
      '--without-2fa',
    )
    expect(rows.length).toBeGreaterThan(2)
    for (const row of rows)
      expect(Object.keys(row)).toEqual(['name', 'email', 'role', 'kind', 'twoFactor', 'lastAlertAt'])
  })
})
