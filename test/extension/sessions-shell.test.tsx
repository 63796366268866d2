import '../support/unpaired-browser.ts'
import { fakeBrowser } from '../support/fake-browser.ts'
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { viewOfCheck } from '../../extension/core/routes.ts'
import { createApp, type App } from '../../extension/shell/app.ts'
import { commandsOf } from '../../extension/shell/commands.ts'
import { openDomainPages } from '../../extension/shell/domain-pages.ts'
import { FullPage } from '../../extension/shell/FullPage.tsx'
import { Popup } from '../../extension/shell/Popup.tsx'
import type { AirlockView } from '../../extension/features/sessions/messages.ts'
import { checkIds } from '#shared/findings.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { iso } from '#shared/time.ts'
import { anOverview, NOW } from '../support/daemon-data.ts'
import { buttons, clear, press } from '../support/drawn.tsx'
import { anAirlock, held } from '../support/sessions-data.ts'

const stops: (() => void)[] = []
beforeEach(() => fakeBrowser.reset())
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  clear()
  location.hash = ''
})

async function begin(
  view: AirlockView,
  changes: Partial<Parameters<typeof createApp>[0]> = {},
): Promise<App> {
  fakeBrowser.answer = () => Promise.resolve(view)
  const app = createApp({
    spoken: { translator: createTranslator('en', catalogues.en, 'UTC'), catalogue: catalogues.en },
    port: 47_600,
    organisation: 'all',
    seen: null,
    ...changes,
  })
  stops.push(app.sessions.live())
  await expect.poll(() => app.sessions.local.value).not.toBeNull()
  return app
}
function show(children: Parameters<typeof render>[0]) {
  const root = document.createElement('div')
  document.body.append(root)
  render(children, root)
  return { root, text: () => root.textContent }
}

describe('without the daemon', () => {
  it('the popup says so, and shows the rule of this browser below', async () => {
    const app = await begin(anAirlock([held('infomaniak.com')]))
    await app.refresh()
    const { text } = show(<Popup app={app} />)
    await expect.poll(text).toContain('Pair this browser')
    expect(text()).toContain('This browserSign-in at every start')
  })

  it('a browser without a rule is left to its pairing', async () => {
    const app = await begin(anAirlock([]))
    await app.refresh()
    const { text } = show(<Popup app={app} />)
    await expect.poll(text).toContain('Pair this browser')
    expect(text()).not.toContain('Sign-in at every start')
  })

  it('the sessions stay one press away, and work', async () => {
    const app = await begin(anAirlock([held('infomaniak.com')]))
    await app.refresh()
    const { root, text } = show(<Popup app={app} />)
    await expect.poll(() => buttons(root)).toContain('Sessions')
    press(root, 'Sessions')
    await expect.poll(text).toContain('removed before the first request')
    expect(text()).toContain('The rules of this one hold without it.')
    press(root, 'Sign out now')
    await expect.poll(text).toContain('Signed out together')
    fakeBrowser.messages.length = 0
    press(root, 'Sign out now')
    await expect.poll(() => fakeBrowser.messages).toEqual([{ do: 'end', site: 'infomaniak.com' }])
  })

  it('the full page shows them too, and names the sandbox’s Manager where that has the rule', async () => {
    const app = await begin(anAirlock([held('manager.localhost')]))
    await app.refresh()
    app.go('sessions')
    const { root, text } = show(<FullPage app={app} pages={openDomainPages(app)} />)
    await expect.poll(text).toContain('Receipts')
    expect(root.querySelector('section.strip')?.getAttribute('aria-label')).toBe('manager.localhost')
  })
})

describe('the ways to the sessions', () => {
  const base = anOverview()
  const [first] = base.things
  if (!first) throw new Error('there is a thing')
  const shut: (typeof base.things)[number] = {
    ...first,
    id: 'session-site-shut',
    key: 'session-site-shut/this//infomaniak.com',
    severity: 'warning',
    subjects: ['infomaniak.com'],
    seen: { name: 'Chrome, Linux', state: 'no-permission', left: 0 },
    fix: { ...first.fix, action: 'open-sessions' },
  }
  const seen = { at: iso(NOW), overview: { ...base, things: [shut, ...base.things] }, etag: null }

  it('a finding about them opens them, not a page of the Manager', async () => {
    const app = await begin(anAirlock([held('manager.localhost')]), { seen })
    const { root } = show(<Popup app={app} />)
    press(root, 'Open Sessions: infomaniak.com stays shut in Chrome, Linux')
    // what was seen and the way to put it off come first; why it matters waits for the daemon’s words
    await expect.poll(() => root.textContent).toContain(app.words.value.t('panel.seen'))
    expect(root.textContent).not.toContain(app.words.value.t('panel.why'))
    press(root, 'Open Sessions')
    expect([app.view.value, app.guided.value]).toEqual(['sessions', null])
  })

  it('the palette asks before it signs out of a site', async () => {
    const app = await begin(anAirlock([held('manager.localhost'), held('ebill.example')]), { seen })
    const went: string[] = []
    const commands = commandsOf(app, (view) => went.push(view))
    const find = (label: string) => commands.find((command) => command.label === label)
    find('Sign out of ebill.example now')?.run()
    expect([went, app.sessions.asking.value]).toEqual([['sessions'], 'ebill.example'])
    find('Add a site')?.run()
    expect(went).toEqual(['sessions', 'sessions'])
    find('infomaniak.com stays shut in Chrome, Linux')?.run()
    expect(app.guided.value?.guide.action).toBe('open-sessions')
    // it is no page of the Manager
    expect(commands.some(({ id }) => id === 'page-open-sessions')).toBe(false)
    expect(fakeBrowser.messages).toEqual([{ do: 'look' }])
  })

  it('every check leads to the view in which it is mended', () => {
    const led = Object.fromEntries(checkIds.map((id) => [id, viewOfCheck(id)]))
    expect(led).toMatchObject({
      'session-breach': 'sessions',
      'session-browser-unseen': 'sessions',
      'invitation-expired': 'team',
      'administrator-without-2fa': 'team',
      'domain-on-hold': 'domains',
      'source-failed': 'settings',
      'account-2fa-off': 'account',
      'statement-to-confirm': 'account',
      'product-expiring': 'products',
    })
  })
})
