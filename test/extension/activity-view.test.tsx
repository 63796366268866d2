import '../support/fake-browser.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { ActivityPage } from '../../extension/features/activity/ActivityPage.tsx'
import { daysShown } from '../../extension/features/activity/days-shown.ts'
import { kindGroups } from '../../extension/features/activity/kind-groups.ts'
import { ActivityModel } from '../../extension/features/activity/model.ts'
import {
  activityKinds,
  flagReasons,
  type ActivityAnswer,
  type ActivityEvent,
  type ActivityFlag,
  type FlagsAnswer,
} from '#shared/activity.ts'
import { ok } from '#shared/result.ts'
import { languages, type Language } from '#shared/settings.ts'
import { DAY, HOUR, iso, MINUTE } from '#shared/time.ts'
import { findingsIn } from '../support/axe-drawn.ts'
import { NOW } from '../support/daemon-data.ts'
import { apiOf, Refused } from '../support/domain-data.ts'
import { buttons, clear, draw, field, press, type } from '../support/drawn.tsx'

afterEach(clear)
const now = iso(NOW)
const ago = (ms: number) => iso(NOW - ms)

const anEvent = (over: Partial<ActivityEvent> = {}): ActivityEvent => ({
  id: 'e1',
  at: ago(2 * HOUR),
  kind: 'signed-in',
  word: null,
  source: 'sandbox',
  list: 'user',
  login: 'main',
  organisation: null,
  person: 'anna@vully.example',
  device: 'Firefox on Linux',
  address: '203.0.113.9',
  place: { name: 'Lisbon', country: 'PT', position: null },
  detail: null,
  ...over,
})
const aFlag = (over: Partial<ActivityFlag> = {}): ActivityFlag => ({
  id: 'f1',
  event: anEvent(),
  count: 1,
  from: ago(2 * HOUR),
  until: ago(2 * HOUR),
  reasons: [
    { code: 'new-place', seen: { place: 'Lisbon', country: 'PT', known: 2, names: 'Lausanne, Bern' } },
    { code: 'new-device', seen: { device: 'Firefox on Linux', known: 0, names: '' } },
  ],
  severity: 'critical',
  you: null,
  answer: null,
  plan: 'secure-account@main',
  closedAt: null,
  ...over,
})
const anAnswer = (events: readonly ActivityEvent[], over: Partial<ActivityAnswer> = {}): ActivityAnswer => ({
  now,
  events: [...events],
  next: null,
  lists: [{ login: 'main', person: null, organisation: null, list: 'user', state: { known: events.length } }],
  ...over,
})

interface Told {
  readonly flags: ActivityFlag[]
  readonly logins: number
  readonly unheard: FlagsAnswer['unheard']
  pages: (query: URLSearchParams) => ActivityAnswer | Refused
  readonly days: { day: string; count: number; failed: number }[]
  readonly plans: unknown[]
}

async function open(over: Partial<Told> = {}, language: Language = 'en') {
  const told: Told = {
    flags: [],
    logins: 1,
    unheard: [],
    pages: () => anAnswer([]),
    days: [],
    plans: [],
    ...over,
  }
  const queries: URLSearchParams[] = []
  const answers: unknown[] = []
  const { api } = apiOf({
    'GET /v1/activity': ({ path }) => {
      queries.push(path.searchParams)
      return told.pages(path.searchParams)
    },
    'GET /v1/activity/flags': () => ({ now, flags: told.flags, logins: told.logins, unheard: told.unheard }),
    'GET /v1/activity/days': () => told.days,
    'GET /v1/plans': () => told.plans,
    'POST /v1/activity/flags/f1/answer': ({ body }) => {
      answers.push(body['was'])
      const [flag] = told.flags
      if (!flag) throw new Error('there is no such flag')
      const was = body['was'] as 'me' | 'not-me' | null
      return (told.flags[0] = { ...flag, answer: was && { was, at: now, by: 'browser' } })
    },
  })
  const read: string[] = []
  const saved: string[] = []
  const visited: string[] = []
  const plans: string[] = []
  const model = new ActivityModel({
    api: {
      ...api,
      read: (path) => {
        read.push(path)
        return Promise.resolve(ok(new Blob([''])))
      },
    },
    clock: () => NOW,
    save: (name) => saved.push(name),
  })
  const root = draw(
    <ActivityPage
      model={model}
      now={now}
      onVisit={(url) => visited.push(url)}
      onPlan={(plan) => plans.push(plan)}
    />,
    language,
  )
  await model.refresh()
  const text = () => root.textContent
  return { root, model, told, text, queries, answers, read, saved, visited, plans }
}

describe('what asks “was it you?”', () => {
  it('says what, when, where, with what and why, and sends the answer', async () => {
    const { root, text, answers } = await open({ flags: [aFlag()] })
    await expect.poll(text).toContain('Signed in')
    const flag = root.querySelector('.flag')?.textContent ?? ''
    expect(flag).toContain('anna@vully.example')
    expect(flag).toContain('Firefox on Linux · Lisbon, PT · 203.0.113.9 · Sandbox')
    expect(flag).toContain('From a place not seen before; seen before: Lausanne, Bern')
    expect(flag.indexOf('place not seen')).toBeLessThan(flag.indexOf('device not seen'))
    expect(flag).not.toContain('Probably you')
    expect(await findingsIn(root)).toEqual([])
    press(root, 'It was me')
    await expect.poll(text).toContain('You said that it was you')
    expect(document.activeElement?.textContent).toBe('Undo')
    press(root, 'Undo')
    await expect.poll(() => buttons(root)).toContain('It was me')
    expect(answers).toEqual(['me', null])
  })

  it('says how grave each is in a word, and nothing grave of what is settled', async () => {
    const answer = { was: 'me' as const, at: now, by: 'browser' }
    const of = async (over: Partial<ActivityFlag>) => {
      const { root, model } = await open({ flags: [aFlag(over)] })
      await expect.poll(() => root.querySelector('.flag')).not.toBeNull()
      const said = [
        root.querySelector('.flag .glyph')?.className,
        root.querySelector('.flag .pill')?.textContent,
      ]
      model.answered.value = new Set()
      clear()
      return said
    }
    expect(await of({ severity: 'critical' })).toEqual(['glyph critical', 'Critical'])
    expect(await of({ severity: 'warning' })).toEqual(['glyph warning', 'Warning'])
    expect(await of({ severity: null, answer })).toEqual(['glyph ok', undefined])
  })

  it('says that nothing looks unfamiliar only of logins whose sign-ins are told', async () => {
    const quiet = 'nothing looks unfamiliar'
    expect((await open()).text()).toContain(quiet)
    clear()
    const none = await open({ logins: 0 })
    await expect.poll(none.text).toContain('No login is connected')
    expect(none.text()).not.toContain(quiet)
    clear()
    const main = { login: 'main', person: 'Anna Vully', reason: 'stale' } as const
    const silent = await open({ unheard: [main] })
    await expect.poll(silent.text).toContain('as Anna Vully is not known: Known too long ago')
    expect(silent.text()).not.toContain(quiet)
    clear()
    const half = await open({ logins: 2, unheard: [main] })
    await expect.poll(half.text).toContain(quiet)
    expect(half.text()).toContain('as Anna Vully is not known')
    expect(await findingsIn(half.root)).toEqual([])
  })

  it('is calm where a browser of this computer signed in then', async () => {
    const { text } = await open({ flags: [aFlag({ you: { at: ago(2 * HOUR), browser: 'Chromium' } })] })
    await expect.poll(text).toMatch(/Probably you: Chromium signed in here, \d\d:\d\d/)
  })

  it('over a run says how many there were, and from when to when', async () => {
    const event = anEvent({ kind: 'sign-in-failed' })
    const { text } = await open({ flags: [aFlag({ event, count: 12, from: ago(2 * HOUR + 9 * MINUTE) })] })
    await expect.poll(text).toMatch(/12 times, from \d\d:\d\d to \d\d:\d\d/)
    clear()
    // in one minute there is no span to speak of
    const quick = await open({ flags: [aFlag({ event, count: 12 })] })
    await expect.poll(quick.text).toMatch(/12 times, \d\d:\d\d · anna/)
  })

  it('leads to the plan of that login when it was not them, and says how far it is', async () => {
    const step = {
      source: null,
      observedAt: null,
      reason: null,
      why: null,
      left: null,
      note: null,
      fix: null,
    }
    const steps = [
      { ...step, id: 'secure-guide', state: 'stated', statedAt: now, sayable: true },
      {
        ...step,
        id: 'activity',
        state: 'open',
        statedAt: null,
        sayable: true,
        fix: {
          action: null,
          link: 'activity',
          url: 'http://manager.localhost/activity',
          exact: true,
          guide: '',
        },
      },
    ]
    const plan = {
      id: 'secure-account@main',
      kind: 'secure-account',
      subject: 'Anna',
      organisation: null,
      openedAt: now,
      closedAt: null,
      rehearsedAt: null,
      rehearsal: null,
      steps,
    }
    const { root, text, plans, visited } = await open({ flags: [aFlag()], plans: [plan] })
    await expect.poll(text).toContain('Signed in')
    press(root, 'It was not me')
    await expect.poll(() => plans).toEqual(['secure-account@main'])
    expect(text()).toContain('1 of 2')
    press(root, 'Open recent activity')
    expect(visited).toEqual(['http://manager.localhost/activity'])
  })

  it('says when all of that was done, and keeps it below', async () => {
    const closed = aFlag({ answer: { was: 'not-me', at: ago(DAY), by: 'browser' }, closedAt: ago(HOUR) })
    const { root, text } = await open({ flags: [closed] })
    await expect.poll(text).toContain('every step is done')
    expect(root.querySelector('.flag')?.closest('details')).not.toBeNull()
    expect(text()).toContain('Of what is known here, nothing looks unfamiliar')
  })

  it('makes what hides or turns text seen', async () => {
    const event = anEvent({ device: 'safe\u202Eexe', person: 'anna\u200B@vully.example' })
    const { text } = await open({ flags: [aFlag({ event })] })
    await expect.poll(text).toContain('safe[U+202E]exe')
    expect(text()).not.toMatch(/[\u202E\u200B]/)
  })
})

describe('the list', () => {
  it('says that the provider does not publish it, and leads to where it is', async () => {
    const lists: ActivityAnswer['lists'] = [
      {
        login: 'main',
        person: 'Anna Vully',
        organisation: null,
        list: 'user',
        state: { unknown: 'not-published' },
      },
      {
        login: 'main',
        person: 'Anna Vully',
        organisation: { id: '7', name: 'Vully SA' },
        list: 'organisation',
        state: { unknown: 'source-failed' },
      },
    ]
    const { root, text, visited } = await open({ pages: () => anAnswer([], { lists }) })
    await expect.poll(text).toContain('publishes neither')
    expect(text()).toContain('Activity of the organisation, Vully SA: The source did not answer')
    press(root, 'Open recent activity')
    expect(visited).toEqual(['https://manager.infomaniak.com/v3/ng/home'])
  })

  it('is read page by page, under the day of each event', async () => {
    const pages = (query: URLSearchParams) =>
      query.get('before') === null
        ? anAnswer([anEvent()], { next: 'p2' })
        : anAnswer([anEvent({ id: 'e2', at: ago(3 * DAY), kind: 'password-changed' })])
    const { root, text, queries } = await open({ pages })
    await expect.poll(() => buttons(root)).toContain('Show older')
    expect([...root.querySelectorAll('.timeline h3')].length).toBe(1)
    press(root, 'Show older')
    await expect.poll(text).toContain('Password changed')
    expect([...root.querySelectorAll('.timeline h3')].length).toBe(2)
    expect(buttons(root)).not.toContain('Show older')
    expect(queries.at(-1)?.get('before')).toBe('p2')
    expect(await findingsIn(root)).toEqual([])
  })

  it('says what Latchkey did as its journal does, and of this computer no place', async () => {
    const own = {
      kind: 'latchkey',
      source: 'latchkey',
      login: null,
      device: null,
      address: null,
      place: null,
    } as const
    const acts = [
      anEvent({ ...own, id: 'e1', word: 'pairing.opened', person: 'cli' }),
      anEvent({ ...own, id: 'e2', word: 'of.another-version', person: 'Chrome, Linux', detail: 'sandbox' }),
    ]
    const { root } = await open({ pages: () => anAnswer(acts) })
    const rows = () => [...root.querySelectorAll('.event .text')].map((row) => row.textContent)
    await expect
      .poll(rows)
      .toEqual(['Pairing openedcommand line · Latchkey', 'Latchkey: sandboxChrome, Linux · Latchkey'])
  })

  it('stays where it is when it is read anew', async () => {
    let first = [anEvent()]
    const pages = (query: URLSearchParams) =>
      query.get('before') === null
        ? anAnswer(first, { next: 'p2' })
        : anAnswer([anEvent({ id: 'e2', at: ago(3 * DAY), kind: 'password-changed' })])
    const { model } = await open({ pages })
    await model.older()
    first = [anEvent({ id: 'e0', at: ago(HOUR), kind: 'signed-out' }), ...first]
    await model.refresh()
    expect(model.events.value?.map(({ id }) => id)).toEqual(['e0', 'e1', 'e2'])
    expect(model.next.value).toBeNull()
  })

  it('is narrowed down by what is asked for, and saved as a file with the same filter', async () => {
    const { root, queries, read, saved, text } = await open()
    await expect.poll(text).toContain('No event is known yet')
    type(field(root, 'Kind'), 'failed')
    type(field(root, 'From'), '2026-03-01')
    type(field(root, 'To'), '2026-03-01')
    await expect.poll(() => queries.at(-1)?.get('to')).toBeTruthy()
    const asked = queries.at(-1)
    expect(asked?.get('kinds')).toBe(kindGroups.failed.join(','))
    expect(Date.parse(asked?.get('to') ?? '') - Date.parse(asked?.get('from') ?? '')).toBe(DAY)
    await expect.poll(text).toContain('Of the events known here, none fits')
    press(root, 'Save as CSV')
    await expect.poll(() => saved).toEqual(['latchkey-activity.csv'])
    expect(read[0]).toMatch(/^\/v1\/activity\/export\?kinds=.*&format=csv$/)
    press(root, 'Show all again')
    await expect.poll(() => queries.at(-1)?.toString()).toBe('')
  })

  it('names whose it is by the person, and by the login too where one has two', async () => {
    const state = { known: 1 }
    const of = (login: string, person: string | null) =>
      ({ login, person, organisation: null, list: 'user', state }) as const
    const whose = async (...lists: ActivityAnswer['lists']) => {
      const { root } = await open({ pages: () => anAnswer([], { lists }) })
      await expect.poll(() => root.querySelector('[name=whose]')).not.toBeNull()
      const said = [...root.querySelectorAll('[name=whose] option')].map(({ textContent }) => textContent)
      clear()
      return said.slice(1)
    }
    expect(await whose(of('main', 'Anna Vully'), of('second', 'Bruno Keller'), of('third', null))).toEqual([
      'Anna Vully',
      'Bruno Keller',
      'third',
    ])
    expect(await whose(of('main', 'Anna Vully'), of('second', 'Anna Vully'))).toEqual([
      'Anna Vully (main)',
      'Anna Vully (second)',
    ])
  })

  it('that could not be read says so, and never that nothing happened', async () => {
    const refused = new Refused({ type: 'unreachable' })
    const { root, text } = await open({ pages: () => refused })
    await expect.poll(() => buttons(root)).toContain('Try again')
    expect(text()).not.toContain('No event')
    expect(text()).not.toContain('nothing looks unfamiliar')
  })

  it.each(languages)('names every kind and reason in %s', async (language) => {
    const events = activityKinds.map((kind, index) => anEvent({ id: String(index), kind }))
    const reasons = flagReasons.map((code) => ({ code, seen: {} }))
    const { root } = await open({ pages: () => anAnswer(events), flags: [aFlag({ reasons })] }, language)
    await expect.poll(() => root.querySelectorAll('.flag li').length).toBe(reasons.length)
    expect(root.textContent).not.toMatch(/[{}]|activity\./)
  })
})

describe('the picture of the days', () => {
  it('has every day of ninety, and says the same as a table', async () => {
    const days = [
      { day: ago(3 * DAY).slice(0, 10), count: 5, failed: 2 },
      { day: now.slice(0, 10), count: 1, failed: 0 },
    ]
    const shown = daysShown(days, now)
    expect(shown).toHaveLength(90)
    expect(shown.at(-1)).toEqual(days[1])
    const { root, text } = await open({ days })
    await expect.poll(text).toContain('6 events known, 2 failed')
    expect(root.querySelectorAll('svg .hatched').length).toBe(2)
    expect([...root.querySelectorAll('tbody tr')].map(({ textContent }) => textContent)).toHaveLength(2)
    expect(root.querySelector('svg[role=img]')?.getAttribute('aria-label')).toContain('2 failed')
  })
})

it('every kind is in one group', () => {
  const grouped = Object.values(kindGroups).flat() as string[]
  expect(grouped.toSorted()).toEqual([...activityKinds].sort())
})
