import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Notice } from '#shared/notices.ts'
import { doctorRows, type SessionsView } from '#shared/sessions.ts'
import type { Overview, Status } from '#shared/status.ts'
import { HOUR, iso } from '#shared/time.ts'
import { askAsExtension, extensionRequest, pairExtension } from '../support/extension-client.ts'
import { chromium, firefox } from '../support/gated-daemon.ts'
import { eventually, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { dial } from '../support/raw-http.ts'
import { aReceipt, aReport, aRule, aState, leftOver, SITE } from '../support/session-report.ts'

let latchkey: Latchkey
beforeAll(async () => {
  latchkey = await startLatchkey()
}, 60_000)
afterAll(() => latchkey.stop())

type Paired = Awaited<ReturnType<typeof pairExtension>>

async function ask(
  method: string,
  target: string,
  body: object | null,
  bearer: string | null,
  origin = chromium,
) {
  const asked = { method, target, body: body ?? undefined, bearer, origin }
  const answer = await askAsExtension(latchkey.port, asked)
  return { status: answer.status, value: JSON.parse(answer.body) as unknown }
}
const pair = (origin: string, name: string): Promise<Paired> => pairExtension(latchkey, { origin, name })

const REPORT = '/v1/sessions/report'
const now = () => iso(Date.now())
const ago = (ms: number) => iso(Date.now() - ms)
/** One that began an hour ago, by the clock of this machine. */
const current = (over: Parameters<typeof aReport>[0] = {}) =>
  aReport({ at: now(), startedAt: ago(HOUR), sites: [aState({ beganAt: ago(HOUR) })], ...over })
const report = (by: Paired, body: object = current()) => ask('POST', REPORT, body, by.session, by.origin)
const view = () => latchkey.json<SessionsView>('sessions')
const found = async (id: string) =>
  (await latchkey.json<Status>('status')).findings.filter((one) => one.id.startsWith(id))

describe('over the gate', () => {
  let chrome: Paired
  let fox: Paired
  beforeAll(async () => {
    chrome = await pair(chromium, 'Chrome, this computer')
    fox = await pair(firefox, 'Firefox')
  })

  it('nobody has reported before a browser did, and the command line says what to do', async () => {
    expect(await view()).toEqual({ browsers: [], rules: [], receipts: [] })
    expect((await latchkey.cli(['sessions'])).out).toContain('No browser has reported yet')
    expect(await found('session')).toEqual([])
  })

  it('only a paired browser reports: no stranger, no script, no command line', async () => {
    const { token } = await latchkey.json<{ token: string }>('token', 'create', '--name', 'report')
    expect(await ask('POST', REPORT, current(), null)).toMatchObject({ status: 401 })
    expect(await ask('POST', REPORT, current(), token)).toEqual({
      status: 403,
      value: { error: 'not-allowed' },
    })
    // the bearer of one browser at the origin of another
    expect(await ask('POST', REPORT, current(), chrome.session, firefox)).toMatchObject({ status: 401 })
    expect(await view()).toEqual({ browsers: [], rules: [], receipts: [] })
    // a script may read
    expect(await ask('GET', '/v1/sessions', null, token)).toMatchObject({ status: 200 })
    expect(await ask('GET', '/v1/sessions', null, null)).toMatchObject({ status: 401 })
  })

  it('a report is of who gave it: no word in it makes it another’s', async () => {
    for (const forged of [{ id: fox.id }, { browserId: fox.id }, { client: fox.id }])
      expect(await report(chrome, { ...current(), ...forged })).toMatchObject({ status: 400 })
    const receipt = { ...aReceipt(), browser: fox.id }
    expect(await report(chrome, current({ receipts: [receipt] }))).toMatchObject({ status: 400 })
    expect((await view()).browsers).toEqual([])
    expect(await report(chrome)).toEqual({ status: 200, value: { taken: [] } })
    expect((await view()).browsers.map(({ id, name }) => [id, name])).toEqual([
      [chrome.id, 'Chrome, this computer'],
    ])
  })

  it('a breach is told to open pages, to the command line and as a notice, and closes by a clean start', async () => {
    const events = await dial(latchkey.port)
    let heard = ''
    events.on('data', (part) => (heard += String(part)))
    events.write(
      extensionRequest(latchkey.port, {
        method: 'GET',
        target: '/v1/events',
        bearer: fox.session,
        origin: fox.origin,
      }),
    )
    const take = async () => (await ask('POST', '/v1/notices/take', {}, chrome.session)).value as Notice[]
    await eventually(
      () => heard,
      (text) => text.includes(':\n\n'),
    )
    // what was new at the start is shown, and takes no room from what comes now
    await take()
    heard = ''
    const byHand = aReceipt({ at: ago(HOUR), outcome: 'by-hand', left: [leftOver('SESS'), leftOver('XSRF')] })
    expect(await report(fox, current({ receipts: [byHand] }))).toEqual({
      status: 200,
      value: { taken: [byHand.id] },
    })
    await eventually(
      () => heard,
      (text) => text.includes('event: changed'),
    )
    events.destroy()

    const [breach] = await found('session-breach')
    expect(breach).toMatchObject({
      key: `session-breach/${fox.id}//${SITE}`,
      severity: 'critical',
      subject: SITE,
      organisation: null,
      title: `${SITE} was opened over an earlier session`,
      source: 'browser',
      seen: { name: 'Firefox', state: 'by-hand', left: 2 },
      fix: { action: 'open-sessions', exact: false },
    })
    const overview = async () => (await ask('GET', '/v1/overview', null, chrome.session)).value as Overview
    expect((await overview()).browsers).toEqual({ all: 2, holding: 1 })
    const notices = new Map<string, Notice>()
    await eventually(
      async () => {
        for (const notice of await take()) notices.set(notice.check, notice)
        return [...notices.keys()]
      },
      (checks) => checks.includes('session-breach'),
    )
    expect(notices.get('session-breach')).toMatchObject({ severity: 'critical', subjects: [SITE] })

    await report(fox, current({ receipts: [aReceipt({ at: now() })] }))
    expect(await found('session-breach')).toEqual([])
    const after = await eventually(overview, ({ closed }) => closed.some(({ id }) => id === 'session-breach'))
    expect(after.browsers).toEqual({ all: 2, holding: 2 })
  })

  it('the command line tells a stranger how it stands, in words', async () => {
    const { out } = await latchkey.cli(['sessions'])
    expect(out).toMatch(/Firefox \(Firefox 153\.7, Linux, Latchkey 0\.2\.0\)/)
    expect(out).toMatch(/VERDICT +SITE +SESSION SINCE +ENDS AT EVERY START, AND +LAST RECEIPT/)
    expect(out).toMatch(/Held +infomaniak\.com +\d{4}-\d\d-\d\d \d\d:\d\dZ/)
    expect(out).toMatch(/Opened by you \(2 cookies\) +14 cookies, the storage of 3 addresses/)
    expect(out).not.toContain('{')
  })

  it('says to browsers and scripts what the command line prints', async () => {
    const { value } = await ask('GET', '/v1/sessions', null, fox.session, fox.origin)
    expect(value).toEqual(await view())
  })

  it('a rule dropped and a door opened by hand stand in the journal', async () => {
    await report(fox, current({ rules: [aRule({ site: 'b.example' })], sites: [] }))
    const journal = () => readFile(join(latchkey.home, 'sandbox', 'journal', 'journal-000001.ndjson'), 'utf8')
    const text = await eventually(journal, (text) => text.includes('session.rule-dropped'))
    expect(text).toContain('session.opened-by-hand')
  })

  it('a report that cannot be saved is answered by an error, and taken when there is room again', async () => {
    const receipts = [aReceipt({ at: now() })]
    const place = join(latchkey.home, 'sandbox', 'sessions', 'receipts')
    await rename(place, `${place}-away`)
    await writeFile(place, '')
    expect(await report(chrome, current({ receipts }))).toEqual({
      status: 507,
      value: { error: 'disk-full' },
    })
    await rm(place)
    await rename(`${place}-away`, place)
    expect(await report(chrome, current({ receipts }))).toMatchObject({ status: 200 })
    expect((await view()).receipts.filter(({ browser }) => browser === chrome.id)).toHaveLength(1)
  })

  it('a browser that is revoked takes its findings with it, and leaves its receipts', async () => {
    await report(fox, current({ sites: [aState({ door: 'shut', problem: 'no-permission' })] }))
    expect(await found('session')).toHaveLength(1)
    const before = (await view()).receipts.length
    await latchkey.json('clients', 'revoke', fox.id)
    expect(await found('session')).toEqual([])
    const told = await view()
    expect(told.browsers.map(({ id }) => id)).toEqual([chrome.id])
    expect(told.receipts).toHaveLength(before)
    expect((await latchkey.cli(['sessions'])).out).toContain('(revoked)')
    expect(await report(fox)).toEqual({ status: 403, value: { error: 'bad-origin' } })
    const closed = (await ask('GET', '/v1/overview', null, chrome.session)).value as Overview
    expect(closed.closed.map(({ id }) => id)).not.toContain('session-site-shut')
  })

  it('the largest report that a browser makes is taken: fifty sites, all shut, and 40,000 characters of receipts', async () => {
    const sites = Array.from({ length: 50 }, (_, index) => `s${String(index)}.example`)
    const everything = { afterHours: 720, afterIdleMinutes: 1440, whenLocked: true, whenLastTabCloses: true }
    const rules = sites.map((site) => aRule({ site, ...everything, snoozedUntil: ago(0) }))
    const left = (host: string) => [1, 2, 3].map((nth) => ({ ...leftOver(`SESSION${String(nth)}`), host }))
    const states = sites.map((site) =>
      aState({ site, door: 'shut', problem: 'storage-refused', left: left(site) }),
    )
    const receipts: ReturnType<typeof aReceipt>[] = []
    const small = () => aReceipt({ site: 's1.example', cause: 'now', at: now(), signals: [] })
    for (let room = 40_000; (room -= JSON.stringify(small()).length) >= 0;) receipts.push(small())
    const doctor = doctorRows.map((id) => ({ id, state: 'weak' as const, about: [] }))
    const body = current({ rules, sites: states, receipts, doctor })
    const told = await report(chrome, body)
    expect(told).toMatchObject({ status: 200 })
    expect((told.value as { taken: string[] }).taken).toHaveLength(receipts.length)
    expect((await view()).rules.filter(({ browser }) => browser === chrome.id)).toHaveLength(50)
  })
})
