/** `latchkey activity` against the real daemon with the sandbox: from somebody else's sign-in to an answer that outlives a kill. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { ActivityAnswer, ActivityFlag } from '#shared/activity.ts'
import type { Status } from '#shared/status.ts'
import { startLatchkey, temporaryFolder } from '../support/latchkey.ts'

it('lists what happened, asks whether it was you, and keeps the answer', { timeout: 90_000 }, async () => {
  const home = await temporaryFolder()
  const first = await startLatchkey({ home })
  onTestFinished(() => first.stop())
  await first.json('sync')
  const findings = async (latchkey: typeof first) =>
    (await latchkey.json<Status>('status')).findings.filter(({ id }) => id.startsWith('activity-'))
  // what was there before asks nothing
  expect(await first.json('activity', 'flags')).toEqual([])
  const { events, lists } = await first.json<ActivityAnswer>('activity', 'list', '--login', 'sandbox')
  expect(events.length).toBeGreaterThan(10)
  expect(lists.map(({ state }) => Object.keys(state)[0])).not.toContain('unknown')

  await first.json('sandbox', 'event', '--place', 'Lagos')
  const [flag] = await first.json<ActivityFlag[]>('activity', 'flags')
  expect(flag?.reasons.map(({ code }) => code)).toEqual(['new-place', 'new-device'])
  expect(await findings(first)).toMatchObject([
    { id: 'activity-unfamiliar', severity: 'critical', subject: 'Lagos', fix: { action: 'open-activity' } },
  ])
  const answered = await first.cli(['activity', 'answer', flag?.id ?? '', 'not-me'])
  expect([answered.code, answered.out]).toEqual([0, expect.stringContaining('latchkey plan secure-account')])
  expect((await first.cli(['activity', 'answer', flag?.id ?? '', 'perhaps'])).code).toBe(2)
  await first.stop('SIGKILL')

  const again = await startLatchkey({ home })
  onTestFinished(() => again.stop())
  expect(await again.json('activity', 'flags')).toMatchObject([
    { id: flag?.id, answer: { was: 'not-me', by: 'cli' }, closedAt: null },
  ])
  expect(await findings(again)).toMatchObject([{ id: 'activity-not-me', severity: 'critical' }])
  const file = join(home, 'activity.csv')
  expect((await again.cli(['activity', 'export', file, '--kind', 'signed-in'])).code).toBe(0)
  expect((await readFile(file, 'utf8')).split('\r\n')[1]).toContain('Lagos,NG')
})
