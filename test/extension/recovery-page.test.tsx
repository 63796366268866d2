import '../support/fake-browser.ts'
import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { barePlan } from '../../extension/features/recovery/bare-plan.ts'
import { RECOVERY_KEY } from '../../extension/core/kept.ts'
import type { Trouble } from '../../extension/core/trouble.ts'
import type { App } from '../../extension/shell/app.ts'
import { FullRecovery } from '../../extension/shell/FullRecovery.tsx'
import { TroubleView } from '../../extension/shell/TroubleView.tsx'
import { judgedPlan, planLogins } from '#daemon/plans.ts'
import { planView } from '#daemon/features/plans/plans.ts'
import { readinessOf } from '#daemon/features/recovery/readiness.ts'
import { realFix } from '#daemon/features/findings/actions.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { known } from '#shared/fact.ts'
import { planLinks } from '#shared/plan-links.ts'
import { planKinds, planOf, recoveryCases, stepsOfPlan } from '#shared/plan-steps.ts'
import type { Plan } from '#shared/plans.ts'
import type { Readiness } from '#shared/recovery.ts'
import { languages, type Language } from '#shared/settings.ts'
import { DAY, iso } from '#shared/time.ts'
import { apiOf, Refused } from '../support/domain-data.ts'
import { buttons, clear, draw, press, type } from '../support/drawn.tsx'
import { anAccount, aSnapshot, fresh, NOW } from '../support/snapshot.ts'

const storage = new Map<string, unknown>()
const prints: string[] = []

beforeEach(() => {
  storage.clear()
  prints.length = 0
  const local = {
    get: (key: string) =>
      Promise.resolve(storage.has(key) ? { [key]: structuredClone(storage.get(key)) } : {}),
    set: (values: object) => {
      for (const [key, value] of Object.entries(values)) storage.set(key, structuredClone(value))
      return Promise.resolve()
    },
    remove: (key: string) => {
      storage.delete(key)
      return Promise.resolve()
    },
  }
  const { browser } = globalThis as unknown as { browser: { storage: object } }
  Object.assign(browser.storage, { local })
  Object.assign(globalThis, {
    scrollTo: () => undefined,
    print: () => prints.push(document.body.textContent ?? ''),
  })
})
afterEach(clear)

/** Planted where a sheet or a copy could give them away. */
const PHONE = '+41791234589'
const ADDRESS = 'secret-way@elsewhere.example'
const LOGIN = 'anna@vully.example'

const snapshot = (over: Parameters<typeof anAccount>[0] = {}): Snapshot =>
  aSnapshot({
    stated: [],
    account: fresh(
      anAccount({
        email: LOGIN,
        phones: known([{ id: '1', number: PHONE, verified: known(true), forRecovery: known(true) }]),
        emails: known([{ id: '1', address: ADDRESS, verified: known(true), forRecovery: known(true) }]),
        ...over,
      }),
    ),
  })

/** As the daemon tells it. */
function plansOf(of: Snapshot, sandbox = false): Plan[] {
  const places = {
    fixOf: realFix,
    linkOf: (link: keyof typeof planLinks) => planLinks[link],
    rehearsalOf: (one: string) => (sandbox ? `http://manager.localhost:1/${one}` : null),
  }
  return planKinds.flatMap((kind) => {
    const id = kind === 'leaving' || kind === 'incident' ? `${kind}-42-u1` : kind
    const which = planOf(id)
    const judged = which && judgedPlan(which, null, of, NOW)
    return which && judged ? planView(which, judged, null, places) : []
  })
}
const readyOf = (of: Snapshot): Readiness[] =>
  planLogins(of, NOW).map(({ login, subject }) => readinessOf(subject, login, false, NOW))

interface Told {
  plans: Plan[] | Refused
  ready: Readiness[] | Refused
}

function open(
  page: string | null,
  told: Told,
  {
    language = 'en',
    handlers = {},
  }: { readonly language?: Language; readonly handlers?: Parameters<typeof apiOf>[0] } = {},
) {
  const one = (id: string) => () =>
    told.plans instanceof Refused
      ? told.plans
      : (told.plans.find((plan) => plan.id === id) ?? new Refused({ type: 'problem', code: 'not-found' }))
  const fake = apiOf({
    'GET /v1/plans': () => told.plans,
    'GET /v1/recovery': () => told.ready,
    ...Object.fromEntries(['leaving-42-u1', 'incident-42-u1'].map((id) => [`GET /v1/plans/${id}`, one(id)])),
    ...handlers,
  })
  const visited: string[] = []
  const trouble = signal<Trouble | null>(null)
  const receivedAt = signal(1)
  const app = {
    api: fake.api,
    overview: { receivedAt, trouble, overview: signal(null) },
    page: signal(page),
    guided: signal(null),
    visit: (url: string) => visited.push(url),
  } as unknown as App
  const root = draw(<FullRecovery app={app} />, language)
  const stateOf = (step: string) => root.querySelector(`[data-step=${step}]`)?.getAttribute('data-state')
  return {
    ...fake,
    root,
    visited,
    text: () => root.textContent ?? '',
    stateOf,
    again: () => (receivedAt.value += 1),
  }
}
const DOWN = new Refused({ type: 'unreachable' })
const down: Told = { plans: DOWN, ready: DOWN }
const live = (of = snapshot()): Told => ({ plans: plansOf(of), ready: readyOf(of) })

describe('the recovery page', () => {
  it('says for each case whether it could be got back in, and by which way', async () => {
    const { root, text } = open(null, live())
    await expect.poll(text).toContain('Anna Vully')
    const cases = [...root.querySelectorAll('[data-case]')].map((one) => one.getAttribute('data-case'))
    expect(cases).toEqual([...recoveryCases])
    expect(text()).toContain('Verified recovery phone (…89): Yes')
    expect(root.querySelector('[data-ready]')?.getAttribute('data-ready')).toBe('yes')
    const links = [...root.querySelectorAll('.plans a')].map((one) => one.getAttribute('href'))
    expect(links).toContain('#/recovery/secure-account')
  })

  it('says that it is not known, where it is not', async () => {
    const { root } = open(null, live({ connections: [], byHand: [], browsers: [] }))
    await expect.poll(() => root.querySelector('[data-ready]')?.getAttribute('data-ready')).toBe('unknown')
  })

  it('follows what the daemon says: a step closes when its fact has changed', async () => {
    const told = live(snapshot({ twoFactor: known('off') }))
    const { stateOf, again } = open('secure-account', told)
    await expect.poll(() => stateOf('two-factor')).toBe('open')
    told.plans = plansOf(snapshot())
    again()
    await expect.poll(() => stateOf('two-factor')).toBe('done')
  })

  it('takes the person’s word only where it would count, with where the codes lie', async () => {
    const said: unknown[] = []
    const told = live()
    const answer = (id: string) => ({
      [`POST /v1/plans/${id}/steps`]: ({ body }: { body?: unknown }) => {
        said.push(body)
        return (told.plans as Plan[]).find((one) => one.id === id)
      },
    })
    const { root, text } = open('enable-2fa', told, { handlers: answer('enable-2fa') })
    await expect.poll(() => buttons(root).some((one) => one.startsWith('I have done it'))).toBe(true)
    expect(buttons(root)).not.toContain('I have done it: Two-step verification is on.')
    type(root.querySelector('[name=note]') as HTMLInputElement, 'In the safe')
    root
      .querySelector('[data-step=codes-kept] form')
      ?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }))
    await expect.poll(() => said).toEqual([{ step: 'codes-kept', done: true, note: 'In the safe' }])
    const step = (told.plans as Plan[])
      .find(({ id }) => id === 'enable-2fa')
      ?.steps.find(({ id }) => id === 'codes-kept')
    Object.assign(step ?? {}, { state: 'stated', statedAt: NOW, note: 'In the safe' })
    press(
      root,
      'I have done it: Before: note which synchronisation tools sign in with your password. Each will need an application password.',
    )
    await expect.poll(text).toContain('In the safe')
    press(root, 'Take it back')
    await expect.poll(() => said.at(-1)).toEqual({ step: 'codes-kept', done: false, note: null })
  })

  it('leads to the page of a step, with the guide beside it', async () => {
    const { root, visited } = open('forgotten-password', live())
    await expect.poll(() => buttons(root)).toContain('Open the page: Open the page that resets the password.')
    press(root, 'Open the page: Open the page that resets the password.')
    press(root, 'Infomaniak’s guide')
    expect(visited).toEqual([planLinks['forgotten-password'].url, planLinks['forgotten-password'].guide])
  })

  it('can be rehearsed in the sandbox, and says outside how to start it', async () => {
    const { root, visited } = open('phone-lost', { plans: plansOf(snapshot(), true), ready: [] })
    await expect.poll(() => buttons(root)).toContain('Rehearse in the sandbox')
    press(root, 'Rehearse in the sandbox')
    expect(visited).toEqual(['http://manager.localhost:1/phone-lost'])
    clear()
    const outside = open('phone-lost', live())
    await expect.poll(outside.text).toContain('npx latchkey start --sandbox')
    expect(buttons(outside.root)).not.toContain('Rehearse in the sandbox')
  })

  it('of an incident has the request to support in five languages, to be copied', async () => {
    const request = languages.map((language) => ({
      language,
      subject: `S ${language}`,
      body: `B ${language}`,
    }))
    const { root, text } = open('incident-42-u1', live(), {
      handlers: { 'GET /v1/plans/incident-42-u1/request': () => request },
    })
    await expect.poll(text).toContain('B it')
    expect(root.querySelectorAll('pre')).toHaveLength(5)
    expect(buttons(root).filter((name) => name === 'Copy the text')).toHaveLength(5)
  })

  it('says that there is no such plan', async () => {
    const gone = live()
    gone.plans = (gone.plans as Plan[]).filter(({ id }) => id !== 'leaving-42-u1')
    const { text } = open('leaving-42-u1', gone)
    await expect.poll(text).toContain('There is no such plan')
    clear()
    expect(open('nope', live()).text()).toContain('There is no such plan')
  })
})

describe('with the daemon down', () => {
  it('stands with every step and nothing known, where nothing was kept', async () => {
    const { root, text } = open('second-factor-lost', down)
    await expect.poll(text).toContain('nothing is kept here')
    const states = [...root.querySelectorAll('[data-step]')].map((one) => one.getAttribute('data-state'))
    expect(states).toEqual(stepsOfPlan('second-factor-lost').map(() => 'unknown'))
    expect(text()).toContain('There is no need to call')
    expect(buttons(root).filter((name) => name.startsWith('I have done it'))).toEqual([])
    expect(buttons(root)).not.toContain('Begin the plan')
    // the way in needs no sign-in
    expect(buttons(root)).toContain('Open the page: On the sign-in page, choose another method.')
    clear()
    const list = open(null, down)
    await expect.poll(list.text).toContain('nothing is kept here')
    expect(list.root.querySelectorAll('.plans a')).toHaveLength(9)
  })

  it('draws what was last known, and says how old it is', async () => {
    const before = open(null, live())
    await expect.poll(() => storage.has(RECOVERY_KEY)).toBe(true)
    await expect.poll(before.text).toContain('Anna Vully')
    clear()
    const old = storage.get(RECOVERY_KEY) as { at: string }
    storage.set(RECOVERY_KEY, { ...old, at: iso(Date.now() - 3 * DAY) })
    const { stateOf, text } = open('secure-account', down)
    await expect.poll(() => stateOf('two-factor')).toBe('done')
    expect(text()).toContain('As of 3 days ago')
  })

  it('keeps what is drawn while the daemon goes away, and has it again when it comes back', async () => {
    const told = live()
    const { stateOf, text, again } = open('secure-account', told)
    await expect.poll(() => stateOf('two-factor')).toBe('done')
    Object.assign(told, down)
    again()
    await expect.poll(text).toContain('As of')
    expect(stateOf('two-factor')).toBe('done')
    Object.assign(told, live(snapshot({ twoFactor: known('off') })))
    again()
    await expect.poll(() => stateOf('two-factor')).toBe('open')
    expect(text()).not.toContain('As of')
  })

  it.each([{ type: 'locked' }, { type: 'not-paired', revoked: true }, { type: 'impostor' }] as Trouble[])(
    'neither draws nor keeps what may no longer be seen: $type',
    async (trouble) => {
      open(null, live())
      await expect.poll(() => storage.has(RECOVERY_KEY)).toBe(true)
      clear()
      const refused = new Refused(trouble)
      const { root, text } = open('secure-account', { plans: refused, ready: refused })
      await expect.poll(() => storage.has(RECOVERY_KEY)).toBe(false)
      await expect.poll(text).toContain('nothing is kept here')
      expect(root.querySelector('[data-state=done]')).toBeNull()
    },
  )

  it('takes nothing that it does not understand', async () => {
    storage.set(RECOVERY_KEY, { at: 'yesterday', plans: [{ id: 'x' }], readiness: [] })
    const { text } = open(null, down)
    await expect.poll(text).toContain('nothing is kept here')
  })

  it('is reached from where nothing can be shown', () => {
    const asked: string[] = []
    const app = { port: signal(47_600), version: '1' } as unknown as App
    const root = draw(
      <TroubleView app={app} trouble={{ type: 'unreachable' }} onRecovery={() => asked.push('recovery')} />,
    )
    press(root, 'Locked out? How to get back in')
    expect(asked).toEqual(['recovery'])
  })
})

describe('on paper', () => {
  it('has every case, where the codes lie if that was said, and no secret', async () => {
    const told = live()
    const kept = (told.plans as Plan[]).flatMap(({ steps }) => steps).find(({ id }) => id === 'codes-kept')
    Object.assign(kept ?? {}, { state: 'stated', statedAt: NOW, note: 'In the safe' })
    const { root, text } = open(null, told)
    await expect.poll(text).toContain('Anna Vully')
    press(root, 'Print the sheet')
    const [sheet = ''] = prints
    for (const kind of recoveryCases)
      for (const { id } of stepsOfPlan(kind))
        expect(root.querySelector(`.print-only [data-step=${id}]`), id).not.toBeNull()
    expect(root.querySelectorAll('.print-only button')).toHaveLength(0)
    expect(sheet).toContain('In the safe')
    expect(sheet).toContain('…89')
    const everywhere = sheet + document.body.innerHTML + JSON.stringify([...storage])
    for (const secret of [PHONE, PHONE.slice(-6), ADDRESS, 'secret-way', 'elsewhere.example', LOGIN])
      expect(everywhere).not.toContain(secret)
  })

  it('says nothing of where codes lie, unless it was said', async () => {
    const { root, text } = open(null, live())
    await expect.poll(text).toContain('Anna Vully')
    expect(root.querySelector('.print-only > p')).toBeNull()
  })
})

describe('in every language', () => {
  it.each(languages)('%s: every plan can be drawn', async (language) => {
    for (const told of [live(), down])
      for (const { id } of plansOf(snapshot())) {
        const { text, root } = open(id, told, { language })
        await expect.poll(() => root.querySelectorAll('[data-step]').length).toBeGreaterThan(0)
        expect(text()).not.toMatch(/[{}#]|undefined|\bnull\b/)
        clear()
      }
  })

  it('the bare plans are those of the table', () => {
    for (const kind of planKinds.filter((one) => one !== 'leaving' && one !== 'incident'))
      expect(barePlan({ kind, login: null }).steps.map(({ id }) => id)).toEqual(
        stepsOfPlan(kind).map(({ id }) => id),
      )
  })
})
