import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Caller } from '#daemon/core/caller.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import type { Act } from '#daemon/core/journal.ts'
import { StoreWriteError, type Store } from '#daemon/core/store.ts'
import { sessionRoutes } from '#daemon/features/sessions/routes.ts'
import { openSessions, type SessionsDeps } from '#daemon/features/sessions/sessions.ts'
import type { PairedClient } from '#shared/pairing.ts'
import { sessionsView, type BrowserReport } from '#shared/sessions.ts'
import { DAY, HOUR, iso, MINUTE, type IsoTime } from '#shared/time.ts'
import * as v from 'valibot'
import { behindOpenGate } from '../support/behind-open-gate.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { aReceipt, aReport, aRule, aState, leftOver, SITE } from '../support/session-report.ts'
import { at, NOW } from '../support/snapshot.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const FIREFOX = 'f0f0f0f0f0f0f0f0'
const CHROME = 'c0c0c0c0c0c0c0c0'
const client = (id: string, name: string, kind: PairedClient['kind'] = 'browser'): PairedClient => ({
  id,
  name,
  browser: '',
  kind,
  pairedBy: kind === 'script' ? null : 'code',
  createdAt: at(-DAY),
  lastUsedAt: null,
})

/** Two browsers and a script are paired; the clock is the test's. */
async function rig(store: Store = createMemoryStore()) {
  let now: IsoTime = NOW
  let clients = [
    client(FIREFOX, 'Firefox, Linux'),
    client(CHROME, 'Chrome'),
    client('5c5c5c5c5c5c5c5c', 'x', 'script'),
  ]
  const acts: Act[] = []
  let changes = 0
  const signIns: Parameters<SessionsDeps['signedIn']>[0][] = []
  const sessions = await openSessions({
    store,
    clock: { now: () => now },
    clients: () => clients,
    journal: (act) => acts.push(act),
    changed: () => void (changes += 1),
    signedIn: (seen) => Promise.resolve(signIns.push(seen)),
  })
  return {
    sessions,
    signIns,
    acts,
    changes: () => changes,
    wait: (ms: number) => void (now = iso(Date.parse(now) + ms)),
    now: () => now,
    revoke: (id: string) => void (clients = clients.filter((one) => one.id !== id)),
    /** As a browser whose clock is right. */
    hear: async (id: string, over: Partial<BrowserReport> = {}) => {
      const told = await sessions.report(id, aReport({ at: now, ...over }))
      if (!told.ok) throw new Error(told.error)
      return told.value.taken
    },
    view: () => v.parse(sessionsView, sessions.view()),
  }
}
const openFolder = (folder: string) =>
  openStore(folder, { onTrouble: ({ message }) => expect.unreachable(message) })

describe('a report', () => {
  it('is told as it came, with the verdict, by the browser that gave it', async () => {
    const { hear, view, now } = await rig()
    const receipt = aReceipt({ early: 1 })
    expect(await hear(FIREFOX, { receipts: [receipt] })).toEqual([receipt.id])
    await hear(CHROME, { browser: 'Chrome 156', rules: [], sites: [] })
    expect(view()).toEqual({
      browsers: [
        {
          id: FIREFOX,
          name: 'Firefox, Linux',
          browser: 'Firefox 153.7',
          system: 'Linux',
          extension: '0.2.0',
          startedAt: at(-HOUR),
          lastSeenAt: now(),
          doctor: [{ id: 'permission', state: 'fine', about: [] }],
        },
        expect.objectContaining({ id: CHROME, browser: 'Chrome 156' }),
      ],
      rules: [{ ...aRule(), browser: FIREFOX, door: 'open', beganAt: at(-HOUR), verdict: 'held' }],
      receipts: [{ ...receipt, browser: FIREFOX }],
    })
  })

  it('that says the same again writes nothing and changes nothing, but for being heard of once an hour', async () => {
    const store = createMemoryStore()
    const { sessions, hear, wait, view, changes, now } = await rig(store)
    await hear(FIREFOX, { receipts: [aReceipt()] })
    const facts = sessions.facts()
    expect(store.writes()).toEqual(['sessions/receipts', 'sessions/browsers'])
    for (let minutes = 1; minutes < 60; minutes += 1) {
      wait(MINUTE)
      await hear(FIREFOX)
    }
    expect(store.writes()).toEqual([])
    expect(sessions.facts()).toBe(facts)
    expect(changes()).toBe(1)
    expect(view().browsers[0]?.lastSeenAt).toBe(now())
    wait(MINUTE)
    await hear(FIREFOX)
    expect(store.writes()).toEqual(['sessions/browsers'])
    expect(sessions.facts()[0]?.seenAt.by.observedAt).toBe(now())
    expect(changes()).toBe(1)
    // a clock that was set back is no reason to look unheard of
    wait(-2 * HOUR)
    await hear(FIREFOX)
    expect(store.writes()).toEqual(['sessions/browsers'])
  })

  it('that says anything new is told at once', async () => {
    const { sessions, hear, changes } = await rig()
    await hear(FIREFOX)
    const news: Partial<BrowserReport>[] = [
      { sites: [aState({ door: 'shut' })] },
      { sites: [aState({ door: 'shut' })], receipts: [aReceipt()] },
      { sites: [aState({ door: 'shut' })], rules: [aRule({ whenLocked: true })] },
      { doctor: [{ id: 'permission', state: 'weak', about: [] }] },
    ]
    for (const [index, one] of news.entries()) {
      const before = sessions.facts()
      await hear(FIREFOX, one)
      expect(sessions.facts()).not.toBe(before)
      expect(changes()).toBe(index + 2)
    }
  })

  it('that tells late how a door came to be open is heard out', async () => {
    const { hear, view, wait } = await rig()
    await hear(FIREFOX)
    wait(5 * MINUTE)
    await hear(FIREFOX, { receipts: [aReceipt()] })
    expect(view().rules[0]?.verdict).toBe('held')
    await hear(CHROME)
    wait(5 * MINUTE)
    await hear(CHROME)
    expect(view().rules.map(({ verdict }) => verdict)).toEqual(['held', 'breach'])
  })

  it('with two words for one site, or one doctor’s finding twice, is taken at the first', async () => {
    const { sessions, hear, view } = await rig()
    const weak = { id: 'doors', state: 'weak', about: [] } satisfies BrowserReport['doctor'][number]
    await hear(FIREFOX, {
      rules: [aRule(), aRule({ whenLocked: true })],
      sites: [aState({ door: 'shut' }), aState()],
      doctor: [weak, weak],
    })
    expect(view().rules).toMatchObject([{ whenLocked: false, door: 'shut', verdict: 'shut' }])
    expect(sessions.facts()[0]?.weak?.told).toEqual({ known: ['doors'] })
  })

  it('of a browser whose clock is wrong by years is judged by its own clock', async () => {
    const { sessions, hear, view } = await rig()
    const past = (offset: number) => iso(Date.UTC(1970, 0, 2) + offset)
    const rules = [aRule({ afterHours: 8, snoozedUntil: past(HOUR) })]
    const receipts = [aReceipt({ at: past(-HOUR) })]
    await hear(FIREFOX, {
      at: past(0),
      startedAt: past(-HOUR),
      rules,
      sites: [aState({ beganAt: past(-HOUR) })],
      receipts,
    })
    expect(view().rules[0]).toMatchObject({ verdict: 'snoozed', beganAt: past(-HOUR) })
    const [browser] = sessions.facts()
    expect(browser?.sites?.told).toMatchObject({ known: [{ snoozedUntil: at(HOUR), breach: null }] })
  })
})

describe('receipts', () => {
  it('are kept once, however often they are given, over a restart of the daemon too', async () => {
    const folder = await temporaryFolder()
    const receipts = [aReceipt({ cause: 'browser-start' }), aReceipt({ cause: 'idle' })]
    const ids = receipts.map(({ id }) => id)
    {
      const store = await openFolder(folder)
      const { hear, view } = await rig(store)
      const [first] = receipts
      if (first) expect(await hear(FIREFOX, { receipts: [first, first] })).toEqual([first.id])
      expect(await Promise.all([hear(FIREFOX, { receipts }), hear(FIREFOX, { receipts })])).toEqual([
        ids,
        ids,
      ])
      expect(view().receipts.map(({ id }) => id)).toEqual(ids.toReversed())
      await store.close()
    }
    const store = await openFolder(folder)
    const { hear, view } = await rig(store)
    expect(view().browsers).toHaveLength(1)
    expect(await hear(FIREFOX, { receipts })).toEqual(ids)
    expect(view().receipts.map(({ id }) => id)).toEqual(ids.toReversed())
    // what comes after a restart is newer than what came before
    const byHand = aReceipt({ outcome: 'by-hand' })
    await hear(FIREFOX, { receipts: [byHand] })
    expect(view().rules[0]?.verdict).toBe('breach')
    // and what is given again has not happened again
    await hear(FIREFOX, { receipts: [aReceipt()] })
    await hear(FIREFOX, { receipts: [byHand] })
    expect(view().rules[0]?.verdict).toBe('held')
    await store.close()
  })

  it('of one browser are never those of another, whatever ids they carry', async () => {
    const { hear, view } = await rig()
    const receipt = aReceipt()
    await hear(FIREFOX, { receipts: [receipt] })
    await hear(CHROME, { receipts: [{ ...receipt, outcome: 'by-hand' }] })
    expect(view().receipts.map(({ browser, outcome }) => `${browser} ${outcome}`)).toEqual([
      `${CHROME} by-hand`,
      `${FIREFOX} held`,
    ])
    expect(view().rules.map(({ verdict }) => verdict)).toEqual(['held', 'breach'])
  })

  it('are left with the browser where the disk takes nothing, and taken once it does', async () => {
    const folder = await temporaryFolder()
    const store = await openFolder(folder)
    const { hear, view, acts } = await rig(store)
    await hear(FIREFOX)
    const receipts = [aReceipt({ outcome: 'by-hand' })]
    const place = join(folder, 'sessions', 'receipts')
    await rename(place, `${place}-away`)
    await writeFile(place, '')
    await expect(hear(FIREFOX, { receipts })).rejects.toThrow(StoreWriteError)
    expect([view().receipts, acts]).toEqual([[], []])
    await rm(place)
    await rename(`${place}-away`, place)
    expect(await hear(FIREFOX, { receipts })).toHaveLength(1)
    expect(view().rules[0]?.verdict).toBe('breach')
    expect(acts.map(({ event }) => event)).toEqual(['session.opened-by-hand'])
    await store.close()
  })

  it('are told newest first, two hundred of them and the last of each rule', async () => {
    const { hear, view, wait } = await rig()
    const quiet = aReceipt({ site: 'quiet.example', at: at(-DAY) })
    const rules = [aRule(), aRule({ site: 'quiet.example' })]
    await hear(FIREFOX, { rules, receipts: [quiet] })
    for (let turn = 0; turn < 3; turn += 1) {
      wait(HOUR)
      await hear(FIREFOX, {
        rules,
        receipts: Array.from({ length: 100 }, (_, index) => aReceipt({ at: at(turn * HOUR + index) })),
      })
    }
    // delivered late, written before
    await hear(CHROME, { receipts: [aReceipt({ at: at(-HOUR) })] })
    const { receipts } = view()
    expect(receipts).toHaveLength(202)
    expect(receipts.slice(-2).map(({ site, browser }) => [site, browser])).toEqual([
      [SITE, CHROME],
      ['quiet.example', FIREFOX],
    ])
    expect(receipts.map((one) => one.at)).toEqual(
      receipts
        .map((one) => one.at)
        .toSorted()
        .toReversed(),
    )
  })

  it('go after four hundred days', async () => {
    const { hear, view, wait } = await rig()
    await hear(FIREFOX, { receipts: [aReceipt()] })
    wait(400 * DAY)
    await hear(FIREFOX, { receipts: [aReceipt()] })
    expect(view().receipts).toHaveLength(2)
    wait(1)
    await hear(FIREFOX, { receipts: [aReceipt()] })
    expect(view().receipts).toHaveLength(2)
  })
})

describe('a browser that is revoked', () => {
  it('is gone from the view and the facts, and from the disk; its receipts stay', async () => {
    const folder = await temporaryFolder()
    const store = await openFolder(folder)
    const { sessions, hear, view, revoke, changes } = await rig(store)
    await hear(FIREFOX, { receipts: [aReceipt({ outcome: 'by-hand' })] })
    await hear(CHROME)
    revoke(FIREFOX)
    await sessions.forget(FIREFOX)
    expect(view().browsers.map(({ id }) => id)).toEqual([CHROME])
    expect(view().rules.map(({ browser }) => browser)).toEqual([CHROME])
    expect(view().receipts.map(({ browser }) => browser)).toEqual([FIREFOX])
    expect(sessions.facts().map(({ id }) => id)).toEqual([CHROME])
    expect(changes()).toBe(3)
    // a report that was on its way brings nothing back
    expect(await sessions.report(FIREFOX, aReport({ receipts: [aReceipt()] }))).toEqual({
      ok: false,
      error: 'unauthorized',
    })
    await store.close()
    const again = await openFolder(folder)
    const { view: viewAgain } = await rig(again)
    expect(viewAgain().browsers.map(({ id }) => id)).toEqual([CHROME])
    await again.close()
  })
})

it('forgets a browser that is revoked in the middle of its report', async () => {
  const store = createMemoryStore()
  const { sessions, hear, revoke } = await rig(store)
  const reporting = hear(FIREFOX, { receipts: [aReceipt()] })
  revoke(FIREFOX)
  await sessions.forget(FIREFOX)
  await reporting.catch(() => undefined)
  expect(store.dump()).not.toContain('Firefox 153.7')
})

it('takes a report from no script, whatever the gate lets pass', async () => {
  const { sessions, view } = await rig()
  const post = (caller: Caller) =>
    behindOpenGate(sessionRoutes({ sessions }), caller).request('/v1/sessions/report', {
      method: 'POST',
      body: JSON.stringify(aReport()),
    })
  for (const caller of [{ kind: 'script', id: FIREFOX }, { kind: 'local' }, { kind: 'stranger' }] as const)
    expect((await post(caller)).status).toBe(403)
  expect(view().browsers).toEqual([])
  expect((await post({ kind: 'browser', id: FIREFOX, origin: 'o', session: 's' })).status).toBe(200)
})

it('facts name every paired browser, those that never reported as well, and no script', async () => {
  const { sessions, hear } = await rig()
  await hear(FIREFOX, { doctor: [{ id: 'session-restore', state: 'weak', about: [] }] })
  expect(sessions.facts()).toMatchObject([
    {
      id: FIREFOX,
      sites: { told: { known: [{ site: SITE }] } },
      weak: { told: { known: ['session-restore'] } },
    },
    { id: CHROME, name: 'Chrome', seenAt: { told: { known: at(-DAY) } }, sites: null, weak: null },
  ])
  // where there is no rule there is nothing to weaken
  await hear(FIREFOX, { rules: [], doctor: [{ id: 'session-restore', state: 'weak', about: [] }] })
  expect(sessions.facts()[0]?.weak?.told).toEqual({ known: [] })
})

it('the journal has what was done to be less well kept: a rule dropped, a door opened by hand', async () => {
  const { acts, hear } = await rig()
  await hear(FIREFOX, {
    rules: [aRule(), aRule({ site: 'b.example' })],
    sites: [aState(), aState({ site: 'b.example' })],
  })
  await hear(FIREFOX, { receipts: [aReceipt(), aReceipt({ outcome: 'by-hand', left: [leftOver('SESS')] })] })
  expect(acts).toEqual([
    {
      event: 'session.opened-by-hand',
      by: FIREFOX,
      subject: SITE,
      data: { at: at(-HOUR), left: 1 },
    },
    { event: 'session.rule-dropped', by: FIREFOX, subject: 'b.example' },
  ])
})

describe('a sign-in that a browser saw', () => {
  const path = '/v1/sessions/sign-ins'
  async function signInRig() {
    const { sessions, signIns, hear } = await rig()
    const post = async (caller: Caller, body: object) => {
      const app = behindOpenGate(sessionRoutes({ sessions }), caller)
      const response = await app.request(path, { method: 'POST', body: JSON.stringify(body) })
      return [response.status, await response.json()]
    }
    const browser = (id: string): Caller => ({ kind: 'browser', id, origin: 'o', session: 's' })
    return { sessions, signIns, hear, post, browser }
  }

  it('is handed on once it has reported a rule for the site, and of no other site', async () => {
    const { signIns, hear, post, browser } = await signInRig()
    expect(await post(browser(FIREFOX), { site: SITE, at: NOW })).toEqual([200, { taken: false }])
    await hear(FIREFOX)
    expect(await post(browser(FIREFOX), { site: SITE, at: NOW })).toEqual([200, { taken: true }])
    expect(await post(browser(FIREFOX), { site: 'other.example', at: NOW })).toEqual([200, { taken: false }])
    expect(await post(browser(CHROME), { site: SITE, at: NOW })).toEqual([200, { taken: false }])
    expect(signIns).toEqual([{ client: FIREFOX, browser: 'Firefox, Linux', site: SITE, at: NOW }])
  })

  it('is told by a browser alone, and never with more than a site and a time', async () => {
    const { signIns, hear, post, browser } = await signInRig()
    await hear(FIREFOX)
    for (const caller of [{ kind: 'script', id: FIREFOX }, { kind: 'local' }] as const)
      expect((await post(caller, { site: SITE, at: NOW }))[0]).toBe(403)
    const strange = [{ site: SITE }, { site: 'a b', at: NOW }, { site: SITE, at: NOW, cookie: 'x' }]
    for (const body of strange) expect((await post(browser(FIREFOX), body))[0]).toBe(400)
    expect(signIns).toEqual([])
  })

  it('is read against the clock of its browser, and is neither of the future nor of long ago', async () => {
    const { signIns, hear, post, browser } = await signInRig()
    await hear(FIREFOX, { at: at(HOUR) })
    expect(await post(browser(FIREFOX), { site: SITE, at: at(HOUR - MINUTE) })).toEqual([
      200,
      { taken: true },
    ])
    expect(await post(browser(FIREFOX), { site: SITE, at: at(HOUR + MINUTE) })).toEqual([
      200,
      { taken: true },
    ])
    expect(signIns.map((one) => one.at)).toEqual([at(-MINUTE), NOW])
    for (const told of [at(2 * HOUR), at(-40 * DAY)])
      expect(await post(browser(FIREFOX), { site: SITE, at: told })).toEqual([200, { taken: false }])
    expect(signIns).toHaveLength(2)
  })
})
