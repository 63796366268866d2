import '../support/fake-browser.ts'
import { render, type ComponentChildren } from 'preact'
import { afterEach, describe, expect, it } from 'vitest'
import type { Api, Call } from '../../extension/core/api.ts'
import { ConnectForm } from '../../extension/features/connections/ConnectForm.tsx'
import { ConnectionsModel } from '../../extension/features/connections/model.ts'
import { ActionPanel } from '../../extension/features/findings/ActionPanel.tsx'
import { ActionSteps } from '../../extension/features/findings/ActionSteps.tsx'
import { FindingsList } from '../../extension/features/findings/FindingsList.tsx'
import { OverviewModel } from '../../extension/features/findings/model.ts'
import { Score } from '../../extension/features/findings/Score.tsx'
import { PairingPanel } from '../../extension/features/pairing/PairingPanel.tsx'
import { PairingModel } from '../../extension/features/pairing/model.ts'
import { TeamModel } from '../../extension/features/team/model.ts'
import { TeamPanel } from '../../extension/features/team/TeamPanel.tsx'
import { Words } from '../../extension/ui/words.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { err, ok } from '#shared/result.ts'
import type { Language } from '#shared/settings.ts'
import { iso } from '#shared/time.ts'
import { anOverview, membersPage, NOW } from '../support/daemon-data.ts'

const now = iso(NOW)

/** The api's answers, given at once; writes are kept. */
function answering(overview = anOverview(), size = 11) {
  const written: Pick<Call<never>, 'path' | 'body'>[] = []
  const api = {
    call: () => Promise.resolve(ok({ value: overview, etag: null })),
    ask: ({ path, body, method }: Call<never>) => {
      const url = new URL(path, 'http://127.0.0.1')
      if (url.pathname === '/v1/members') return Promise.resolve(ok(membersPage(url.searchParams, size)))
      if (method === 'POST') written.push({ path, body })
      return Promise.resolve(ok(null))
    },
  } as unknown as Pick<Api, 'call' | 'ask'>
  return { api, written }
}

async function overviewOf(overview = anOverview()) {
  const { api, written } = answering(overview)
  const model = new OverviewModel({ api, clock: () => NOW, seen: () => undefined })
  await model.refresh()
  return { model, written }
}

function draw(children: ComponentChildren, language: Language = 'en') {
  const root = document.createElement('main')
  document.body.append(root)
  const words = createTranslator(language, catalogues[language], 'UTC')
  render(<Words.Provider value={words}>{children}</Words.Provider>, root)
  return root
}
const nameOf = (element: Element) => element.getAttribute('aria-label') ?? element.textContent.trim()
const buttons = (root: Element) => [...root.querySelectorAll('button')].map(nameOf)
function press(root: Element, name: string) {
  const button = [...root.querySelectorAll('button')].find((one) => nameOf(one) === name)
  if (!button) throw new Error(`no button “${name}” among ${buttons(root).join(' | ')}`)
  button.click()
}

afterEach(() => {
  for (const root of document.body.children) render(null, root)
  document.body.replaceChildren()
})

describe('the overview', () => {
  it('lists what needs the person, worst first, each with one action that says what it is for', async () => {
    const { model } = await overviewOf()
    const opened: string[] = []
    const root = draw(
      <FindingsList model={model} onOpen={({ key }) => opened.push(key)} onRest={() => undefined} />,
    )
    const actions = buttons(root).filter((name) => name.includes(': '))
    expect(actions.slice(0, 3)).toEqual([
      'Restore: Restore vully-vins.example',
      'Send alert: 4 of 11 members without 2FA',
      'Renew: Renew ateliervully.example',
    ])
    expect(root.querySelectorAll('.btn.primary')).toHaveLength(1)
    press(root, 'Send alert: 4 of 11 members without 2FA')
    expect(opened).toEqual(['member-without-2fa/home/1/'])
  })

  it('shows the unknown apart, with its reason and without a severity', async () => {
    const { model } = await overviewOf()
    const root = draw(<FindingsList model={model} onOpen={() => undefined} onRest={() => undefined} />)
    const row = [...root.querySelectorAll('.finding')].find((one) => one.textContent.includes('Not known'))
    expect(row?.textContent).toContain('Not published')
    expect(row?.querySelector('.critical, .warning, .notice, .ok')).toBeNull()
  })

  it('counts what the daemon did not send, and leads to where it is listed', async () => {
    const base = anOverview()
    const tally = base.tally.map((part) =>
      part.id === 'domain-lapsing' && part.severity === 'warning' ? { ...part, things: 2291 } : part,
    )
    const { model } = await overviewOf({ ...base, tally, badge: { ...base.badge, count: 2293 } })
    const led: unknown[] = []
    const root = draw(
      <FindingsList model={model} onOpen={() => undefined} onRest={(...to) => led.push(to)} />,
    )
    expect(root.textContent).toContain('2,290 more names need you')
    press(root, 'See all: 2,290 more names need you')
    expect(led).toEqual([['domains', 'urgent']])
    const overview = model.overview.value
    if (!overview) throw new Error('the overview was read')
    expect(draw(<Score overview={overview} />).textContent).toContain(
      '2,293 things need you1 critical, 2,292 warnings',
    )
  })

  it('draws what was put away when it is asked for', async () => {
    const { model } = await overviewOf()
    const root = draw(<FindingsList model={model} onOpen={() => undefined} onRest={() => undefined} />)
    expect(root.textContent).not.toContain('A second key is on order')
    const away = root.querySelector('details')
    if (!away) throw new Error('something was put away')
    away.open = true
    away.dispatchEvent(new Event('toggle'))
    await expect.poll(() => root.textContent).toContain('A second key is on order')
  })

  it('explains every lost point on demand', async () => {
    const { model } = await overviewOf()
    const overview = model.overview.value
    if (!overview) throw new Error('the overview was read')
    const root = draw(<Score overview={overview} />)
    expect(root.querySelector('h1')?.textContent).toBe('3 things need you')
    expect(root.textContent).toContain('1 critical, 2 warnings')
    press(root, 'Why not 100?')
    await expect.poll(() => root.querySelectorAll('.lost li').length).toBe(4)
  })

  it('never says that nothing needs the person while something is not known', async () => {
    const unknown = anOverview().things.filter(({ status }) => status === 'unknown')
    const base = anOverview()
    const { model } = await overviewOf({
      ...base,
      things: unknown,
      badge: { ...base.badge, state: 'unknown', count: 0, worst: null },
    })
    const overview = model.overview.value
    if (!overview) throw new Error('the overview was read')
    const root = draw(<Score overview={overview} />)
    expect(root.querySelector('h1')?.textContent).toBe('Not everything is known')
  })
})

describe('connecting an account', () => {
  const formFor = async (key: object) => {
    const sent: unknown[] = []
    const api = {
      ask: ({ path, method, body }: Call<never>) => {
        if (method === 'POST') sent.push(body)
        const answers: Record<string, object> = { '/v1/key': key, '/v1/connections': { connections: [] } }
        return Promise.resolve(ok(method === 'POST' ? { connected: true, capabilities: [] } : answers[path]))
      },
    } as unknown as Pick<Api, 'ask'>
    const model = new ConnectionsModel({ api })
    await model.read()
    const root = draw(<ConnectForm model={model} onTokens={() => undefined} open />)
    const field = (name: string) => root.querySelector<HTMLInputElement>(`input[name=${name}]`)
    return { root, sent, field }
  }
  const noKey = { state: 'empty', slot: null, keychain: false }

  it('offers a passphrase where nothing else would keep the key, and says what happens without', async () => {
    const { root, sent, field } = await formFor(noKey)
    expect(root.textContent).toContain('without one, the key lies in a file that only you can read')
    Object.assign(field('token') ?? {}, { value: 'a-token-of-mine' })
    Object.assign(field('passphrase') ?? {}, { value: 'correct horse' })
    root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await expect
      .poll(() => sent)
      .toEqual([{ name: 'work', token: 'a-token-of-mine', passphrase: 'correct horse' }])
  })

  it('sends none where none was typed', async () => {
    const { root, sent, field } = await formFor(noKey)
    Object.assign(field('token') ?? {}, { value: 'a-token-of-mine' })
    root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await expect.poll(() => sent).toEqual([{ name: 'work', token: 'a-token-of-mine' }])
  })

  it.each([
    { ...noKey, keychain: true },
    { state: 'ready', slot: 'keyfile', keychain: false },
  ])('does not ask for one where there is a place for the key: %o', async (key) => {
    expect((await formFor(key)).field('passphrase')).toBeNull()
  })
})

const openPanel = async () => {
  const { model, written } = await overviewOf()
  const thing = model.overview.value?.things[0]
  if (!thing) throw new Error('there is a thing')
  const visited: string[] = []
  const root = draw(
    <ActionPanel
      guided={{ guide: thing.fix, title: '', key: thing.key }}
      model={model}
      why={() => null}
      steps={(action) => <ActionSteps action={action} />}
      onClose={() => undefined}
      onVisit={(url) => visited.push(url)}
      onView={() => undefined}
    />,
  )
  return { root, written, visited, thing }
}

describe('a guided action', () => {
  it('has the steps beside the link, and says that the page is only the nearest', async () => {
    const { root } = await openPanel()
    expect(root.querySelectorAll('.steps li')).toHaveLength(5)
    expect(root.textContent).toContain('A restore fee applies')
    expect(root.textContent).toContain('Opens the nearest page known')
  })

  it('tells the daemon first, then opens the page', async () => {
    const { root, written, visited, thing } = await openPanel()
    press(root, 'Open the page')
    await expect.poll(() => visited).toEqual([thing.fix.url])
    expect(written[0]).toEqual({ path: '/v1/acted', body: { key: thing.key } })
  })

  it('is put away with an end', async () => {
    const { root, written, thing } = await openPanel()
    press(root, '1 week')
    await expect.poll(() => written.map(({ path }) => path)).toContain('/v1/marks')
    expect(written[0]?.body).toMatchObject({
      key: thing.key,
      as: 'snoozed',
      until: '2026-11-29T09:00:00.000Z',
    })
  })
})

describe('the team', () => {
  it('draws a window of 10,000 people, each with a role and a 2FA state in words', async () => {
    const { api } = answering(anOverview(), 10_000)
    const model = new TeamModel({ api })
    await model.show('1')
    const root = draw(
      <TeamPanel
        model={model}
        organisations={anOverview().organisations}
        now={now}
        onAlert={() => undefined}
        onChoose={() => undefined}
        onPlan={() => undefined}
      />,
    )
    const rows = root.querySelectorAll('.virtual-row')
    expect(rows.length).toBeGreaterThan(3)
    expect(rows.length).toBeLessThan(60)
    expect(rows[0]?.getAttribute('aria-setsize')).toBe(String(model.people.total.value))
    expect(rows[0]?.textContent).toContain('No 2FA · Collaborator · alerted 2 days ago')
    // who was told already is told again, who never was is told first
    expect(buttons(root)).toContain('Alert again: Luca Bernasconi')
    expect(buttons(root).filter((name) => name.startsWith('Send alert: ')).length).toBeGreaterThan(0)
  })

  it('asks for an organisation where there are several and none is chosen', () => {
    const { api } = answering()
    const root = draw(
      <TeamPanel
        model={new TeamModel({ api })}
        organisations={anOverview().organisations}
        now={now}
        onAlert={null}
        onChoose={() => undefined}
        onPlan={() => undefined}
      />,
    )
    expect(buttons(root)).toEqual(['Atelier Vully SA', 'Club nautique de Morat'])
    expect(root.textContent).toContain('Whether 2FA is required is not known')
  })
})

describe('pairing', () => {
  it('sends itself at six digits, and says in place what is wrong', async () => {
    const codes: string[] = []
    const model = new PairingModel({
      api: {
        pair: (code: string) => {
          codes.push(code)
          return Promise.resolve(err({ type: 'problem', code: 'wrong-code' } as const))
        },
      },
      moveTo: () => Promise.resolve(),
      paired: () => undefined,
    })
    const root = draw(<PairingPanel model={model} again={false} />, 'fr')
    const field = root.querySelector('input')
    if (!field) throw new Error('there is a field')
    expect(field.getAttribute('aria-label')).toBe('Code à six chiffres')
    for (const typed of ['48291', '482 915']) {
      field.value = typed
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    expect(codes).toEqual(['482915'])
    await expect.poll(() => root.querySelector('[role=alert]')?.textContent).toContain('pas le code affiché')
    await expect.poll(() => field.value).toBe('')
  })
})
