/** What is seen to happen to application passwords, from a real source on the sandbox. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checksFor } from '#daemon/checks.ts'
import type { Act } from '#daemon/core/journal.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { openTools, type Tools } from '#daemon/features/application-passwords/kept.ts'
import { toolsView } from '#daemon/features/application-passwords/view.ts'
import { judgeEach } from '#daemon/features/findings/judge.ts'
import {
  createApplicationPassword,
  revokeApplicationPassword,
} from '#daemon/sandbox/application-passwords.ts'
import { createWithKept } from '#daemon/with-kept.ts'
import type { CheckId } from '#shared/findings.ts'
import { defaultSettings } from '#shared/settings.ts'
import { DAY } from '#shared/time.ts'
import { openChangesRig } from '../support/changes-rig.ts'

const checks = checksFor(() => defaultSettings)
const LOGIN = 'main'

let rig: Awaited<ReturnType<typeof openChangesRig>>
let tools: Tools
let acts: Act[]
beforeEach(async () => {
  rig = await openChangesRig()
  acts = []
  tools = await open()
})
afterEach(() => rig.close())

/** As a start of the daemon does: over the same store. */
const open = () =>
  openTools({
    store: rig.store,
    clock: rig.clock,
    told: () => [rig.source.snapshot()],
    journal: (act) => void acts.push(act),
  })
async function look(): Promise<void> {
  rig.clock.pass(60_000)
  await rig.sync()
  await tools.note()
}
function snapshot(): Snapshot {
  const connections = createWithKept({
    told: () => [rig.source.snapshot()],
    tools,
    vault: { revision: () => '', word: () => null },
    activity: { revision: () => '', word: () => null },
  })()
  return { connections, byHand: [], browsers: [] }
}
const verdict = (id: CheckId) =>
  judgeEach(checks, snapshot(), rig.clock.now()).find(({ check }) => check.id === id)?.verdict ?? {
    state: 'not-concerned',
  }
const viewed = () => toolsView(snapshot(), tools, rig.clock.now())[0]

describe('an application password that is new', () => {
  const isNew = () => verdict('account-application-password-new')
  it('is none of those on the first list, is told until the person knows it or it is gone', async () => {
    expect(isNew().state).toBe('not-concerned')
    await look()
    expect(isNew()).toEqual({ state: 'ok' })
    const { made } = createApplicationPassword(rig.world, rig.anna, 'Unknown phone')
    await look()
    expect(isNew()).toMatchObject({
      state: 'open',
      severity: 'warning',
      seen: { left: 1, name: 'Unknown phone' },
    })
    // a restart does not make it known
    tools = await open()
    await look()
    expect(isNew().state).toBe('open')

    const id = String(made.id)
    expect(await tools.say(LOGIN, id, 'The new phone', 'person')).toEqual({ ok: true, value: '' })
    expect(isNew().state).toBe('ok')
    expect(viewed()).toMatchObject({ purposes: { [id]: 'The new phone' }, unseen: [] })
    expect(await tools.say(LOGIN, id, '', 'person')).toEqual({ ok: true, value: 'The new phone' })
    await tools.see(LOGIN, id, false, 'person')
    expect(isNew().state).toBe('open')
    revokeApplicationPassword(rig.world, rig.anna, made.id)
    await look()
    expect(isNew()).toEqual({ state: 'ok' })
    expect(JSON.stringify(acts)).not.toContain('The new phone')
  })

  it('is not known while the list is not, and nothing is called new by that', async () => {
    await look()
    rig.clock.pass(2 * DAY)
    expect(isNew()).toMatchObject({ state: 'unknown', reason: 'stale' })
    await tools.note()
    await look()
    expect(isNew()).toEqual({ state: 'ok' })
  })
})

describe('after the second step was switched on', () => {
  const due = () => verdict('account-application-passwords-due')
  const switchTo = async (on: boolean) => {
    rig.anna.otpSecret = on ? 'JBSWY3DPEHPK3PXP' : null
    rig.anna.securityKeys = []
    rig.anna.pushApp = null
    rig.anna.smsPhone = null
    rig.world.touch()
    await look()
  }
  it('says which apps need a password of their own, once, and until the person says that they have', async () => {
    await look()
    // that it was on before is no news
    expect(due().state).toBe('not-concerned')
    await switchTo(false)
    expect(due().state).toBe('not-concerned')
    await switchTo(true)
    const { switchedOnAt } = viewed() ?? {}
    expect(due()).toMatchObject({ state: 'open', seen: { date: switchedOnAt } })
    await look()
    expect(viewed()?.switchedOnAt).toBe(switchedOnAt)
    expect(await tools.finish(LOGIN, true, 'person')).toMatchObject({ ok: true })
    expect(due().state).toBe('not-concerned')
    await tools.finish(LOGIN, false, 'person')
    expect(due().state).toBe('open')
    await switchTo(false)
    expect(due().state).toBe('not-concerned')
    expect(await tools.finish(LOGIN, true, 'person')).toEqual({ ok: false, error: 'not-found' })
  })
})

it('forgets a login with the login', async () => {
  await look()
  expect(tools.of(LOGIN)).not.toBeNull()
  const gone = await openTools({
    store: rig.store,
    clock: rig.clock,
    told: () => [],
    journal: () => undefined,
  })
  await gone.note()
  expect(gone.of(LOGIN)).toBeNull()
})
