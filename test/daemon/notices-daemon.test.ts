import { readdir, readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '#daemon/core/disk-store.ts'
import { carryOver } from '#daemon/features/backup/carry-over.ts'
import { openOutbox } from '#daemon/features/notifications/kept.ts'
import type { ChannelView, Delivery, historyAnswer, SaidNotice } from '#shared/notice-channels.ts'
import type * as v from 'valibot'
import { openOutside } from '../durability/notice-outside.ts'
import { eventually, startLatchkey } from '../support/latchkey.ts'
import { aThing, noticesRig } from '../support/notices-rig.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { startWebServer } from '../support/web-server.ts'

const SECRET = 'whsec_bm9ib2R5LW1heS1zZWUtdGhpcw=='

test('ways set up by the command line tell what is new, once more what a kill cut off, and stop where they are told to', async () => {
  const home = await temporaryFolder()
  const waiting: ServerResponse[] = []
  let isSilent = true
  const hook = await startWebServer((_, response) => {
    if (isSilent) waiting.push(response)
    else response.end('{"acknowledged":true}')
  })
  onTestFinished(() => hook.close())
  const others = { mail: await openOutside('mail'), ntfy: await openOutside('ntfy') }
  const hung: string[] = []
  for (const [kind, outside] of Object.entries(others)) {
    onTestFinished(() => outside.close())
    // it has taken the message, and never says so
    outside.killAt('taken', () => void hung.push(kind))
  }
  const start = async () => {
    const latchkey = await startLatchkey({ home })
    onTestFinished(() => latchkey.stop('SIGKILL'))
    return latchkey
  }
  const first = await start()
  // where the sentence asks to say so, the option by which that is said
  expect(await first.cli(['notices', 'add', 'webhook', 'https://10.0.0.1'], '')).toMatchObject({
    code: 2,
    err: expect.stringContaining('(--own-network)'),
  })
  const added = await first.cli(
    ['notices', 'add', 'webhook', hook.origin, '--name', 'Mine', '--least', 'notice', '--json'],
    SECRET,
  )
  expect(added).toMatchObject({ code: 0 })
  const { id } = JSON.parse(added.out) as ChannelView
  const common = ['--least', 'notice', '--json']
  const [mailTo, phone] = [others.mail, others.ntfy].map(({ ways }) => ways[0]?.settings.target)
  if (mailTo?.kind !== 'mail' || phone?.kind !== 'ntfy') throw new Error('others than asked for')
  const places = [
    '--host',
    mailTo.host,
    '--port',
    String(mailTo.port),
    '--from',
    mailTo.from,
    '--to',
    mailTo.to,
  ]
  const mail = ['mail', ...places, '--security', 'none', '--user', 'anna']
  expect(await first.cli(['notices', 'add', ...mail, ...common], 'a-secret')).toMatchObject({ code: 0 })
  const ntfy = ['ntfy', phone.topic, '--server', phone.server]
  expect(await first.cli(['notices', 'add', ...ntfy, ...common], '')).toMatchObject({ code: 0 })
  // its first look is over: what comes now is news
  await first.json('sandbox', 'clock', '+40d')
  await eventually(
    () => hook.requests.length + hung.length,
    (count) => count === 3,
    40_000,
  )
  await first.stop('SIGKILL')

  isSilent = false
  const second = await start()
  const ids = () => hook.requests.map(({ headers }) => headers['webhook-id'])
  await eventually(ids, ({ length }) => length >= 2, 40_000)
  expect(ids()[1]).toBe(ids()[0])
  const history = async () =>
    (await second.json<v.InferOutput<typeof historyAnswer>>('notices', 'history')).notices
  const isTwice = (one: SaidNotice) =>
    one.acknowledged !== null && one.deliveries.some(({ channel, tries }) => channel === id && tries === 2)
  const told = await eventually(history, (all) => all.some(isTwice))
  const one = told.find(isTwice)
  expect(one?.deliveries.find(({ channel }) => channel === id)).toMatchObject({ name: 'Mine', state: 'sent' })
  expect(one?.acknowledged?.by).toBe('Mine')
  // each of the others got twice only what was under way, by the same name
  const isDone = ({ name, channel, state }: Delivery) =>
    name === '' || channel === 'browser' || state === 'sent' || state === 'not-needed'
  await eventually(history, (all) => all.every(({ deliveries }) => deliveries.every(isDone)))
  for (const { taken } of Object.values(others)) {
    const times = [...Map.groupBy(taken, ({ id }) => id).values()].map(({ length }) => length)
    expect(times.toSorted((a, b) => b - a)).toEqual([2, ...times.slice(1).map(() => 1)])
  }
  expect(await second.json('notices', 'test', id)).toEqual({ fault: null })
  const before = await second.json<ChannelView[]>('notices', 'channels')
  expect(before.map(({ last }) => last?.fault)).toEqual([null, null, null])

  const files = (await readdir(home, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  )
  for (const { parentPath, name } of files)
    expect((await readFile(join(parentPath, name))).includes(SECRET.slice(6)), name).toBe(false)
  expect(first.output() + second.output()).not.toContain(SECRET.slice(6))
  expect((await second.cli(['notices', 'remove', id])).code).toBe(0)
  const left = await second.json<ChannelView[]>('notices', 'channels')
  expect(left.map(({ target }) => target.kind)).toEqual(['mail', 'ntfy'])
  // how each went is known after one more start
  await second.stop('SIGKILL')
  const third = await start()
  expect(await third.json('notices', 'channels')).toEqual(left)
}, 120_000)

test('a restore takes back no notice that was shown since, and keeps those of the backup where there are none', async () => {
  const [present, backup, empty] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
  const using = async <T>(
    folder: string,
    act: (rig: ReturnType<typeof noticesRig>) => Promise<T>,
  ): Promise<T> => {
    const store = await openStore(folder, { onTrouble: ({ message }) => expect.unreachable(message) })
    try {
      return await act(noticesRig({ box: await openOutbox(store) }))
    } finally {
      await store.close()
    }
  }
  const names = ['a.com', 'b.com', 'c.com', 'd.com'] as const
  const all = names.map((name) => aThing(name))
  await using(backup, (rig) => rig.say(...all))
  await using(present, async (rig) => {
    await rig.say(...all.slice(0, 2))
    const taken = await rig.notifications.take('firefox')
    await rig.notifications.shown(
      'firefox',
      taken.map(({ id }) => id),
    )
  })
  await using(empty, () => Promise.resolve())
  await carryOver(empty, backup, ['notices', 'notice-records'])
  expect(await using(backup, (rig) => Promise.resolve(rig.states('screen')))).toEqual(
    Object.fromEntries(names.map((name) => [name, 'waiting'])),
  )
  await carryOver(present, backup, ['notices', 'notice-records'])
  expect(await using(backup, (rig) => Promise.resolve(rig.states('screen')))).toEqual({
    'a.com': 'sent',
    'b.com': 'sent',
  })
})
