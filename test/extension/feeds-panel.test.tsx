import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Api, Call } from '../../extension/core/api.ts'
import { FeedsModel } from '../../extension/features/settings/feeds-model.ts'
import { FeedsPanel } from '../../extension/features/settings/FeedsPanel.tsx'
import type { Trouble } from '../../extension/core/trouble.ts'
import type { FeedsPatch, FeedsState } from '#shared/feeds.ts'
import { err, ok } from '#shared/result.ts'
import { languages, type Language } from '#shared/settings.ts'
import { button, buttons, clear, draw, field, press, type } from '../support/drawn.tsx'

const FOLDER = '/home/anna/feeds'
const off: FeedsState = { files: false, folder: FOLDER, served: false, port: 47_602, door: 'off' }

/** A daemon that does as it is told, or has a trouble. */
async function show(from: Partial<FeedsState> = {}, language: Language = 'en') {
  const daemon = { state: { ...off, ...from }, made: 0, trouble: null as Trouble | null }
  const sent: string[] = []
  const saved: string[] = []
  const changed = (fresh: boolean) => {
    if (fresh) daemon.made += 1
    const { port } = daemon.state
    const address = fresh ? `http://127.0.0.1:${String(port)}/feed/SECRET${String(daemon.made)}` : null
    return { ...daemon.state, address }
  }
  const answer = ({ path, method = 'GET', body }: Pick<Call<never>, 'path' | 'method' | 'body'>) => {
    if (path === '/v1/feeds/address') return changed(true)
    if (method === 'GET') return daemon.state
    const patch = body as FeedsPatch
    const { files = daemon.state.files, served = daemon.state.served, port = daemon.state.port } = patch
    const isNew = served && (!daemon.state.served || port !== daemon.state.port)
    daemon.state = { ...daemon.state, files, served, port, door: served ? 'open' : 'off' }
    return changed(isNew)
  }
  const api = {
    ask(call: Call<never>) {
      sent.push(`${call.method ?? 'GET'} ${call.path} ${JSON.stringify(call.body ?? {})}`)
      return Promise.resolve(daemon.trouble ? err(daemon.trouble) : ok(answer(call)))
    },
    read(path: string) {
      sent.push(`GET ${path}`)
      return Promise.resolve(daemon.trouble ? err(daemon.trouble) : ok(new Blob(['content'])))
    },
  } as unknown as Pick<Api, 'ask' | 'read'>
  const model = new FeedsModel({ api, save: (name) => saved.push(name) })
  await model.read()
  sent.length = 0
  const root = draw(<FeedsPanel model={model} />, language)
  return { daemon, sent, saved, root, text: () => root.textContent }
}

const copied: string[] = []
beforeEach(() => {
  copied.length = 0
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
    copied.push(text)
    return Promise.resolve()
  })
})
afterEach(clear)

const FILES = 'Keep them as files'
const SERVED = 'Offer them at a secret address'

describe('the feeds on the settings page', () => {
  it('offers nothing until it is switched on, and shows neither folder nor address', async () => {
    const { root, text } = await show()
    expect(field(root, FILES).checked).toBe(false)
    expect(field(root, SERVED).checked).toBe(false)
    expect(text()).not.toContain(FOLDER)
    expect(text()).not.toContain('Port of the address')
  })

  it('switches files on, and says where they are', async () => {
    const { root, sent, text } = await show()
    field(root, FILES).click()
    expect(sent).toEqual(['PATCH /v1/feeds {"files":true}'])
    await expect.poll(text).toContain(FOLDER)
    field(root, FILES).click()
    await expect.poll(text).not.toContain(FOLDER)
  })

  it('shows each address once it is made, to be copied', async () => {
    const { root, text } = await show()
    field(root, SERVED).click()
    await expect.poll(text).toContain('http://127.0.0.1:47602/feed/SECRET1/domains.ics')
    for (const path of ['domains.csv', 'domains.json', 'metrics']) expect(text()).toContain(`SECRET1/${path}`)
    expect(text()).toContain('Answers on port 47602.')
    press(root, 'Copy: Calendar')
    expect(copied).toEqual(['http://127.0.0.1:47602/feed/SECRET1/domains.ics'])
    await expect.poll(text).toContain('Copied: Calendar')
  })

  it('does not show an address that was made before, and says what to do about it', async () => {
    const { root, text } = await show({ served: true, door: 'open' })
    expect(text()).not.toContain('/feed/')
    expect(text()).toContain('not shown again')
    press(root, 'New address')
    await expect.poll(text).toContain('The old one ends at once')
    expect(text()).not.toContain('/feed/')
    press(root, 'New address')
    await expect.poll(text).toContain('/feed/SECRET1/domains.ics')
  })

  it('keeps showing it while something else is switched, and forgets it with the address', async () => {
    const { root, text } = await show()
    field(root, SERVED).click()
    await expect.poll(text).toContain('SECRET1')
    field(root, FILES).click()
    await expect.poll(text).toContain(FOLDER)
    expect(text()).toContain('SECRET1')
    field(root, SERVED).click()
    await expect.poll(text).not.toContain('SECRET1')
    field(root, SERVED).click()
    await expect.poll(text).toContain('SECRET2')
  })

  it('moves to another port, and refuses one that is none', async () => {
    const { root, sent, text } = await show({ served: true, door: 'open' })
    const port = () => field(root, 'Port of the address')
    type(port(), '70000')
    await expect.poll(text).toContain('A port is a whole number from 1 to 65535.')
    expect(port().getAttribute('aria-invalid')).toBe('true')
    expect(sent).toEqual([])
    type(port(), '47700')
    expect(sent).toEqual(['PATCH /v1/feeds {"port":47700}'])
    await expect.poll(text).toContain('http://127.0.0.1:47700/feed/SECRET1')
  })

  it.each([
    ['address-in-use', 'is taken by another program'],
    ['not-permitted', 'Choose one above 1023'],
  ] as const)('says what is the matter with the port: %s', async (door, said) => {
    const { root, text } = await show({ served: true, door })
    expect(text()).toContain(said)
    expect(field(root, 'Port of the address').getAttribute('aria-invalid')).toBe('true')
  })

  it('hands out a copy without switching anything on', async () => {
    const { root, sent, saved } = await show()
    expect(buttons(root)).toEqual(['Calendar', 'Table (CSV)', 'Data (JSON)'])
    press(root, 'Calendar')
    await expect.poll(() => saved).toEqual(['domains.ics'])
    press(root, 'Table (CSV)')
    await expect.poll(() => saved).toEqual(['domains.ics', 'domains.csv'])
    expect(sent).toEqual(['GET /v1/domains/export?format=ics', 'GET /v1/domains/export?format=csv'])
  })

  it('says what went wrong, and shows the switch as it is', async () => {
    const { root, daemon, saved, text } = await show()
    daemon.trouble = { type: 'problem', code: 'disk-full' }
    field(root, FILES).click()
    await expect.poll(text).toContain('The disk is full')
    expect(field(root, FILES).checked).toBe(false)
    press(root, 'Calendar')
    await expect.poll(() => button(root, 'Calendar').disabled).toBe(false)
    expect(saved).toEqual([])
  })

  it.each(languages)('has words for every state in %s', async (language) => {
    for (const door of ['off', 'open', 'address-in-use', 'not-permitted'] as const) {
      const { text } = await show({ files: true, served: true, door }, language)
      expect(text()).not.toMatch(/[{}]/)
    }
  })
})
