/** What a browser claims of its person's sign-ins, by what the browser itself tells of cookies and pages. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Cookies } from 'webextension-polyfill'
import { iso, MINUTE } from '#shared/time.ts'

const kept = new Map<string, unknown>()
const area = {
  get: (key: string) => Promise.resolve(kept.has(key) ? { [key]: kept.get(key) } : {}),
  set: (changes: object) => {
    for (const [key, value] of Object.entries(changes)) kept.set(key, value)
    return Promise.resolve()
  },
}
const managed = { get: () => Promise.resolve({}) }
Object.assign(globalThis, {
  browser: { storage: { local: area, session: area, managed }, runtime: { id: 'latchkey' } },
})
const { createSignIns } = await import('../../extension/features/sessions/airlock/sign-ins.ts')
const { keepRules } = await import('../../extension/features/sessions/airlock/site-rules.ts')
const { newRule } = await import('#shared/sessions.ts')

const HOME = 'https://manager.infomaniak.com/v3/48210/ng/home'
const SECRET = 'aSecretOfTheSession0123456789'

function change(
  changes: Partial<Cookies.OnChangedChangeInfoType> = {},
  name = 'SASESSION',
): Cookies.OnChangedChangeInfoType {
  const cookie = { name, value: SECRET, domain: '.infomaniak.com', path: '/' } as Cookies.Cookie
  return { removed: false, cause: 'explicit', cookie, ...changes }
}

let now = Date.UTC(2026, 10, 22, 8)
let signIns: ReturnType<typeof createSignIns>
const sent: unknown[] = []
let isThere = true
const api = {
  ask(call: { body?: unknown }) {
    if (isThere) sent.push(call.body)
    return Promise.resolve(isThere ? { ok: true, value: {} } : { ok: false, error: { type: 'unreachable' } })
  },
} as unknown as Parameters<typeof signIns.deliver>[0]

beforeEach(async () => {
  kept.clear()
  sent.length = 0
  isThere = true
  vi.spyOn(Date, 'now').mockImplementation(() => now)
  await keepRules([newRule('infomaniak.com')])
  signIns = createSignIns()
})

describe('a sign-in', () => {
  it('is a session cookie where none was, and then a page behind it: once, without the value', async () => {
    signIns.cookieChanged(change())
    expect(await signIns.pageDrawn('https://login.infomaniak.com/login')).toBe(false)
    expect(await signIns.pageDrawn(HOME)).toBe(true)
    expect(await signIns.pageDrawn(HOME)).toBe(false)
    await signIns.deliver(api)
    await signIns.deliver(api)
    expect(sent).toEqual([{ site: 'infomaniak.com', at: iso(now) }])
    expect(JSON.stringify([...kept])).not.toContain(SECRET)
  })

  it('is not claimed of another cookie, another page, a replaced or a removed cookie, or long after', async () => {
    const nothing = async () => {
      for (const page of [HOME, 'https://manager.infomaniak.com.evil.example/v3/', undefined])
        expect(await signIns.pageDrawn(page)).toBe(false)
    }
    await nothing()
    signIns.cookieChanged(change({}, 'MANAGER-XSRF-TOKEN'))
    await nothing()
    signIns.cookieChanged(change({ removed: true }))
    await nothing()
    signIns.cookieChanged(change({ removed: true, cause: 'overwrite' }))
    signIns.cookieChanged(change())
    await nothing()
    signIns.cookieChanged(change())
    now += 11 * MINUTE
    await nothing()
    // the same cookie and page, in time
    signIns.cookieChanged(change())
    expect(await signIns.pageDrawn(HOME)).toBe(true)
  })

  it('is begun by no other site, whatever its cookie is called and wherever it leads', async () => {
    for (const domain of [
      'evil.example',
      '.evil.example',
      'manager.infomaniak.com.evil.example',
      'evilinfomaniak.com',
      'manager.localhost',
    ]) {
      const { cookie } = change()
      signIns.cookieChanged(change({ cookie: { ...cookie, domain } }))
      expect([domain, await signIns.pageDrawn(HOME)]).toEqual([domain, false])
    }
    expect(kept.has('sessionSignIns')).toBe(false)
    for (const domain of ['manager.infomaniak.com', 'login.infomaniak.com']) {
      signIns.cookieChanged(change({ cookie: { ...change().cookie, domain } }))
      expect([domain, await signIns.pageDrawn(HOME)]).toEqual([domain, true])
    }
  })

  it('is not claimed of a site without a rule', async () => {
    await keepRules([newRule('example.test')])
    signIns.cookieChanged(change())
    expect(await signIns.pageDrawn(HOME)).toBe(false)
  })

  it('waits for the daemon, and not without end', async () => {
    isThere = false
    for (let time = 0; time < 60; time++) {
      now += MINUTE
      signIns.cookieChanged(change())
      await signIns.pageDrawn(HOME)
    }
    await signIns.deliver(api)
    isThere = true
    await signIns.deliver(api)
    expect(sent).toHaveLength(50)
    expect(sent.at(-1)).toEqual({ site: 'infomaniak.com', at: iso(now) })
    expect(kept.get('sessionSignIns')).toEqual([])
  })
})
