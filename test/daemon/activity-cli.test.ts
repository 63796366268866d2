/** `latchkey activity` against the real daemon with the sandbox: from somebody else's sign-in to an answer that outlives a kill. */
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { ActivityAnswer, FlagsAnswer } from '#shared/activity.ts'
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
  expect(await first.json('activity', 'flags')).toEqual({ flags: [], logins: 1, unheard: [] })
  const { events, lists } = await first.json<ActivityAnswer>('activity', 'list', '--login', 'sandbox')
  expect(events.length).toBeGreaterThan(10)
  expect(lists.map(({ state }) => Object.keys(state)[0])).not.toContain('unknown')

  await first.json('sandbox', 'event', '--place', 'Lagos')
  const {
    flags: [flag],
  } = await first.json<FlagsAnswer>('activity', 'flags')
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
  expect(await again.json('activity', 'flags')).toMatchObject({
    flags: [{ id: flag?.id, answer: { was: 'not-me', by: 'cli' }, closedAt: null, severity: 'critical' }],
  })
  expect(await findings(again)).toMatchObject([
    {
      id: 'activity-not-me',
      severity: 'critical',
      fix: { action: 'secure-account' },
      seen: { plan: 'secure-account' },
    },
  ])
  const file = join(home, 'activity.csv')
  expect((await again.cli(['activity', 'export', file, '--kind', 'signed-in'])).code).toBe(0)
  expect((await readFile(file, 'utf8')).split('\r\n')[1]).toContain('Lagos,NG')

  // what is not written says why and what to do, and leaves nothing behind
  const before = await readdir(home)
  const refused = async (path: string) => {
    const { code, err } = await again.cli(['activity', 'export', path])
    expect(code).toBe(1)
    return err
  }
  expect(await refused(join(home, 'nowhere', 'a.csv'))).toContain('is not there. Make it first')
  expect(await refused(home)).toContain('is a folder')
  expect(await refused(join(file, 'a.csv'))).toContain('is no folder')
  await writeFile(file, 'mine')
  await chmod(file, 0o644)
  expect(await refused(file)).toContain('--force')
  expect(await readFile(file, 'utf8')).toBe('mine')
  expect(await readdir(home)).toEqual(before)
  expect((await again.cli(['activity', 'export', file, '--force'])).code).toBe(0)
  expect((await readFile(file, 'utf8')).slice(0, 8)).toBe('at,kind,')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

it('says nothing reassuring of what nobody tells', { timeout: 60_000 }, async () => {
  const none = await startLatchkey({ args: [] })
  onTestFinished(() => none.stop())
  expect(await none.json('activity', 'flags')).toEqual({ flags: [], logins: 0, unheard: [] })
  expect((await none.cli(['activity', 'flags'])).out).toContain('nothing is known of sign-ins')
})
