/** The ways of notices and what was said, as a person sets them up and looks at them. */
import '../support/fake-browser.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { ChannelsModel } from '../../extension/features/notices/channels-model.ts'
import { HistoryModel } from '../../extension/features/notices/history-model.ts'
import { NoticeHistory } from '../../extension/features/notices/NoticeHistory.tsx'
import { NoticeSettings } from '../../extension/features/notices/NoticeSettings.tsx'
import type { ChannelField } from '#shared/channel-fields.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { deliveryFaults, type ChannelView, type SaidNotice } from '#shared/notice-channels.ts'
import { defaultSettings, languages, type Language, type SettingsAnswer } from '#shared/settings.ts'
import { HOUR, iso } from '#shared/time.ts'
import { NOW } from '../support/daemon-data.ts'
import { apiOf, Refused } from '../support/domain-data.ts'
import { button, buttons, clear, draw, field, press, type } from '../support/drawn.tsx'

afterEach(clear)

const aMail = (changes: Partial<ChannelView> = {}): ChannelView => ({
  id: 'm1',
  name: 'To Anna',
  on: true,
  least: 'critical',
  areas: ['domains', 'activity'],
  timing: { type: 'unanswered', minutes: 30 },
  language: 'fr',
  ownNetwork: false,
  target: {
    kind: 'mail',
    host: 'mail.vully.example',
    port: 465,
    security: 'tls',
    user: 'anna',
    from: 'latchkey@vully.example',
    to: 'anna@vully.example',
  },
  hasSecret: true,
  last: null,
  waiting: 0,
  ...changes,
})

interface Options {
  readonly channels?: readonly ChannelView[]
  readonly settings?: Partial<SettingsAnswer>
  readonly answers?: Parameters<typeof apiOf>[0]
  readonly language?: Language
}

async function settingUp({ channels = [], settings = {}, answers = {}, language = 'en' }: Options = {}) {
  let kept = [...channels]
  const changes: unknown[] = []
  const fake = apiOf({
    'GET /v1/notices/channels': () => kept,
    'PUT /v1/notices/channels/m1': () => kept,
    'PUT /v1/notices/channels/new1': ({ body }) => {
      const { secret, ...given } = body
      kept = [...kept, { ...aMail(), ...given, id: 'new1', hasSecret: secret !== null }]
      return kept.at(-1)
    },
    'DELETE /v1/notices/channels/m1': () => {
      kept = []
      return { done: true }
    },
    ...answers,
  })
  const shown: string[] = []
  const model = new ChannelsModel({
    api: fake.api,
    newId: () => 'new1',
    showHere: () => Promise.resolve(shown.push('test')),
  })
  await model.read()
  const root = draw(
    <NoticeSettings
      model={model}
      now={iso(NOW)}
      settings={{ ...defaultSettings, locked: [], ...settings }}
      onChange={(change) => changes.push(change)}
    />,
    language,
  )
  const sent = () => fake.asked.filter(({ line }) => !line.startsWith('GET'))
  const submit = () =>
    root.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  return { root, model, changes, sent, submit, shown }
}
const choose = (select: HTMLInputElement, value: string) => type(select, value)
const named = (root: Element, name: string) => root.querySelector(`form [name=${name}]`) as HTMLInputElement

describe('this computer, and quiet hours', () => {
  it('are chosen one by one, and what an organisation has set stays', async () => {
    const { root, changes } = await settingUp({ settings: { locked: ['notices.desktop'] } })
    const [browser, desktop] = root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')
    expect(desktop?.disabled).toBe(true)
    expect(root.textContent).toContain('Set by your organisation')
    browser?.click()
    choose(field(root, 'Only from this severity on'), 'critical')
    field(root, 'Nothing sounds between two times').click()
    choose(field(root, 'Time zone'), 'Europe/Zurich')
    expect(changes).toEqual([
      { browser: false },
      { least: 'critical' },
      { quiet: { from: '22:00', to: '07:00', criticalAnyway: true } },
      { timeZone: 'Europe/Zurich' },
    ])
  })

  it('say when, and whether what is critical comes all the same', async () => {
    const quiet = { from: '21:30', to: '06:15', criticalAnyway: true }
    const { root, changes } = await settingUp({
      settings: { notices: { ...defaultSettings.notices, quiet, timeZone: 'Etc/Unknown-Here' } },
    })
    expect(field(root, 'From').value).toBe('21:30')
    // one that this browser does not list stays chosen
    expect(field(root, 'Time zone').value).toBe('Etc/Unknown-Here')
    type(field(root, 'Until'), '07:00')
    field(root, 'What is critical comes all the same').click()
    expect(changes).toEqual([
      { quiet: { ...quiet, to: '07:00' } },
      { quiet: { ...quiet, criticalAnyway: false } },
    ])
  })

  it('the browser is tried here, the desktop by the daemon', async () => {
    const { root, sent, shown } = await settingUp({
      answers: { 'POST /v1/notices/channels/desktop/test': () => ({ fault: 'no-desktop' }) },
    })
    press(root, 'Test: Browser')
    await expect.poll(() => root.textContent).toContain('Look whether it has arrived')
    expect(shown).toEqual(['test'])
    expect(sent()).toEqual([])
    press(root, 'Test: Desktop')
    await expect.poll(() => root.textContent).toContain('There is no desktop that shows notices. Rely on')
  })
})

describe('another way', () => {
  it('is set up with what it needs, and its secret is sent once and shown nowhere', async () => {
    const { root, sent, submit } = await settingUp()
    press(root, 'Add a mail address')
    await expect.poll(() => document.activeElement?.getAttribute('name')).toBe('name')
    type(field(root, 'Mail server'), 'mail.vully.example')
    type(field(root, 'From this address'), 'latchkey@vully.example')
    type(field(root, 'To this address'), 'anna@vully.example')
    type(field(root, 'Password'), ' with spaces ')
    choose(named(root, 'timing'), 'weekly')
    await expect.poll(() => named(root, 'day')).not.toBeNull()
    expect(named(root, 'day').textContent).toMatch(/^Monday.*Sunday$/)
    choose(named(root, 'day'), '5')
    field(root, 'Team').click()
    submit()
    await expect.poll(() => buttons(root)).toContain('Test: Mail')
    expect(sent()).toEqual([
      {
        line: 'PUT /v1/notices/channels/new1',
        body: {
          name: 'Mail',
          on: true,
          least: 'warning',
          areas: ['account', 'activity', 'domains', 'products', 'sessions', 'sources'],
          timing: { type: 'weekly', day: 5, at: '08:00' },
          language: null,
          ownNetwork: false,
          target: {
            kind: 'mail',
            host: 'mail.vully.example',
            port: 465,
            security: 'tls',
            user: null,
            from: 'latchkey@vully.example',
            to: 'anna@vully.example',
          },
          secret: ' with spaces ',
        },
      },
    ])
    expect(document.body.innerHTML).not.toContain('with spaces')
    // the form is gone, and the keyboard is where it began
    expect(document.activeElement?.textContent).toBe('Add a mail address')
  })

  it.each(languages)('says at the field what is wrong with it, and leads there (%s)', async (language) => {
    const wrongs: (ChannelField | null)[] = ['server', 'secret', null]
    const { root, sent, submit } = await settingUp({
      language,
      answers: {
        'PUT /v1/notices/channels/new1': () => new Refused({ type: 'problem', code: 'bad-shape' }),
        'POST /v1/notices/channels/check': () => ({ wrong: wrongs.shift() }),
      },
    })
    const words = createTranslator(language, catalogues[language])
    button(root, words.t('channel.page.add.ntfy')).click()
    await expect.poll(() => root.querySelector('form')).not.toBeNull()
    const said = () => {
      const wrong = [...root.querySelectorAll('form [aria-invalid]')]
      const ids = wrong.map((one) => one.getAttribute('aria-describedby') ?? '')
      return [
        wrong.map((one) => one.getAttribute('name')),
        ids.map((id) => root.querySelector(`[id="${id}"]`)?.textContent),
        document.activeElement?.getAttribute('name'),
      ]
    }
    const at = (field: 'server' | 'topic' | 'secret') => [[field], [words.t(`channel.wrong.${field}`)], field]
    submit()
    await expect.poll(said).toEqual(at('server'))
    expect(sent()).toEqual([])
    type(named(root, 'server'), 'https://ntfy.example.com')
    await expect.poll(() => said()[0]).toEqual([])
    type(named(root, 'topic'), 'ä b')
    submit()
    await expect.poll(said).toEqual(at('topic'))
    type(named(root, 'topic'), 'abc')
    // what only the daemon knows it says by name
    submit()
    await expect.poll(said).toEqual(at('server'))
    submit()
    await expect.poll(said).toEqual(at('secret'))
    // and what has no field is said below
    submit()
    await expect.poll(() => said()[0]).toEqual([])
    const below = () => root.querySelector('form > p[role=alert]')?.textContent
    await expect.poll(below).toBe(words.t('channel.page.wrong'))
  })

  it('about nothing at all is refused where that is chosen', async () => {
    const { root, sent, submit } = await settingUp({ channels: [aMail()] })
    press(root, 'Change: To Anna')
    await expect.poll(() => root.querySelector('form')).not.toBeNull()
    field(root, 'Domains').click()
    field(root, 'Activity').click()
    submit()
    const fieldset = () => root.querySelector('fieldset[aria-invalid]')
    await expect.poll(fieldset).not.toBeNull()
    const id = fieldset()?.getAttribute('aria-describedby') ?? ''
    expect(root.querySelector(`[id="${id}"]`)?.textContent).toBe('Choose at least one.')
    expect(sent()).toEqual([])
  })

  it('is not sent while it cannot be, and the daemon’s no is said where it was typed', async () => {
    const { root, sent, submit } = await settingUp({
      answers: {
        'PUT /v1/notices/channels/new1': () => new Refused({ type: 'problem', code: 'bad-shape' }),
        'POST /v1/notices/channels/check': () => ({ wrong: null }),
      },
    })
    press(root, 'Add ntfy')
    await expect.poll(() => root.querySelector('form')).not.toBeNull()
    submit()
    const alert = () => root.querySelector('form > p[role=alert]')?.textContent
    await expect.poll(() => root.querySelector('[name=server]')?.getAttribute('aria-invalid')).toBe('true')
    expect(sent()).toEqual([])
    type(field(root, 'Address of the server'), 'http://ntfy.example.com')
    type(field(root, 'Topic'), 'abc')
    submit()
    await expect
      .poll(sent)
      .toMatchObject([
        { body: { areas: null, target: { kind: 'ntfy', answers: true } } },
        { line: 'POST /v1/notices/channels/check' },
      ])
    await expect.poll(alert).toContain('Something here cannot be used')
    // what was typed is still there
    expect(field(root, 'Address of the server').value).toBe('http://ntfy.example.com')
  })

  it('keeps its secret when it is changed, forgets it when told to', async () => {
    const { root, sent, submit } = await settingUp({ channels: [aMail()] })
    expect(root.textContent).toContain(
      'Mail · anna@vully.example · if nobody has answered after 30 minutes · critical only · Domains and Activity',
    )
    press(root, 'Change: To Anna')
    await expect.poll(() => root.querySelector('form')).not.toBeNull()
    expect(named(root, 'secret').value).toBe('')
    expect(named(root, 'least').value).toBe('critical')
    expect(named(root, 'language').value).toBe('fr')
    submit()
    const { id, hasSecret, last, waiting, ...settings } = aMail()
    expect({ id, hasSecret, last, waiting }).toBeDefined()
    const areas = ['activity', 'domains']
    await expect.poll(sent).toMatchObject([{ body: { ...settings, areas, secret: null } }])
    await expect.poll(() => root.querySelector('form')).toBeNull()
    press(root, 'Change: To Anna')
    await expect.poll(() => root.querySelector('form')).not.toBeNull()
    named(root, 'forget').click()
    submit()
    await expect.poll(() => sent().length).toBe(2)
    expect(sent()[1]?.body).toMatchObject({ secret: '' })
  })

  it('is switched off, taken away after a question, and brought back without its secret', async () => {
    const { root, sent } = await settingUp({ channels: [aMail()] })
    ;(root.querySelector('li input') as HTMLInputElement).click()
    await expect.poll(sent).toMatchObject([{ body: { on: false, secret: null } }])
    press(root, 'Remove')
    await expect.poll(() => root.textContent).toContain('Remove “To Anna”')
    press(root, 'Remove')
    await expect.poll(() => root.textContent).toContain('Its secret is forgotten')
    press(root, 'Undo')
    await expect.poll(() => sent().map(({ line }) => line.split(' ')[0])).toEqual(['PUT', 'DELETE', 'PUT'])
    expect(sent()[2]?.body).toMatchObject({ name: 'To Anna', on: true, secret: null })
  })

  it.each(languages)('says of each fault what to do (%s)', async (language) => {
    const channels = deliveryFaults.map((fault) =>
      aMail({ id: fault.replace('-', ''), last: { at: iso(NOW - HOUR), fault }, waiting: 3 }),
    )
    const { root } = await settingUp({ channels, language })
    const said = [...root.querySelectorAll('li .note')].map(({ textContent }) => textContent)
    expect(said).toHaveLength(deliveryFaults.length)
    for (const one of said) expect(one).toMatch(/\p{L}+.*\. .*\p{L}+.*\.$/u)
    expect(
      [...root.querySelectorAll('li .pill')].every(({ classList }) => classList.contains('warning')),
    ).toBe(true)
  })
})

const aSaid = (changes: Partial<SaidNotice> = {}, id = 'n1'): SaidNotice => ({
  notice: {
    id,
    kind: 'new',
    thing: 'domain-lapsing//1/vully.example',
    check: 'domain-lapsing',
    severity: 'warning',
    organisation: null,
    subjects: ['vully.example'],
    count: 1,
    seen: { name: 'vully.example', phase: 'expiring', days: 12, date: iso(NOW + 12 * 24 * HOUR) },
    createdAt: iso(NOW - HOUR),
  },
  deliveries: [
    {
      channel: 'browser',
      name: 'Chrome, Linux',
      state: 'sent',
      tries: 1,
      at: iso(NOW - HOUR),
      nextAt: null,
      fault: null,
    },
    {
      channel: 'm1',
      name: 'To Anna',
      state: 'failed',
      tries: 7,
      at: iso(NOW - HOUR),
      nextAt: null,
      fault: 'login',
    },
    {
      channel: 'desktop',
      name: '',
      state: 'waiting',
      tries: 0,
      at: iso(NOW),
      nextAt: null,
      fault: null,
    },
  ],
  acknowledged: null,
  snoozedUntil: null,
  overAt: null,
  ...changes,
})

describe('what was said', () => {
  const history = async (pages: Record<string, { notices: SaidNotice[]; next: string | null }>) => {
    const fake = apiOf({
      'GET /v1/notices/history': ({ path }) => pages[path.searchParams.get('before') ?? ''],
      'POST /v1/notices/n1/acknowledge': () => aSaid({ acknowledged: { at: iso(NOW), by: 'browser' } }),
      'POST /v1/notices/n1/snooze': () => aSaid({ snoozedUntil: iso(NOW + 24 * HOUR) }),
    })
    const model = new HistoryModel({ api: fake.api })
    await model.read()
    const root = draw(<NoticeHistory model={model} now={iso(NOW)} />)
    return { root, asked: fake.asked }
  }

  it('says why, by which ways, and what became of it', async () => {
    const { root, asked } = await history({ '': { notices: [aSaid()], next: null } })
    const lines = [...root.querySelectorAll('li small')].map(({ textContent }) => textContent)
    expect(lines).toEqual([
      'Warning · 08:00 · 12 days left to renew',
      'Chrome, Linux: sent 08:00',
      'To Anna: given up 08:00 after 7 tries. The user name or the secret is wrong.',
      'Desktop: waits',
    ])
    expect(root.querySelector('li a')?.getAttribute('href')).toBe('#/domains')
    press(root, 'Seen: Renew vully.example')
    await expect.poll(() => root.querySelector('.pill')?.textContent).toBe('Seen 09:00')
    expect(asked.at(-1)).toEqual({ line: 'POST /v1/notices/n1/acknowledge', body: {} })
    expect(buttons(root)).not.toContain('Seen: Renew vully.example')
  })

  it('is put off until tomorrow', async () => {
    const { root, asked } = await history({ '': { notices: [aSaid()], next: null } })
    press(root, 'Remind me tomorrow: Renew vully.example')
    await expect.poll(() => root.querySelector('.pill')?.textContent).toBe('Put off until tomorrow 09:00')
    expect(asked.at(-1)).toEqual({ line: 'POST /v1/notices/n1/snooze', body: { hours: 24 } })
  })

  it('is filtered by what became of it, and goes on page by page', async () => {
    const over = aSaid({ overAt: iso(NOW), deliveries: [] }, 'n2')
    const { root } = await history({
      '': { notices: [aSaid()], next: '7' },
      '7': { notices: [over], next: null },
    })
    const count = () => root.querySelectorAll('.said > li').length
    button(root, 'Settled').click()
    await expect.poll(() => root.textContent).toContain('None of these')
    press(root, 'Older ones')
    await expect.poll(count).toBe(1)
    expect(buttons(root)).not.toContain('Older ones')
    button(root, 'Not delivered').click()
    await expect.poll(() => root.textContent).toContain('To Anna')
    button(root, 'All').click()
    await expect.poll(count).toBe(2)
  })

  it('says that nothing was, and why it cannot be read', async () => {
    const { root } = await history({ '': { notices: [], next: null } })
    expect(root.textContent).toContain('Nothing has been said yet.')
    const fake = apiOf({})
    const model = new HistoryModel({ api: fake.api })
    await model.read()
    expect(
      draw(<NoticeHistory model={model} now={iso(NOW)} />).querySelector('[role=alert]')?.textContent,
    ).not.toBe('')
  })
})
