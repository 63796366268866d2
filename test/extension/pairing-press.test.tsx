/** Pairing by one press, as far as no real browser is needed: what it does where the browser cannot. */
import { fakeBrowser } from '../support/fake-browser.ts'
import { render } from 'preact'
import { afterEach, describe, expect, it } from 'vitest'
import { PairingPanel } from '../../extension/features/pairing/PairingPanel.tsx'
import { PairingModel } from '../../extension/features/pairing/model.ts'
import { Words } from '../../extension/ui/words.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { err, ok } from '#shared/result.ts'

const TICKET = 'T'.repeat(43)
const sentence = catalogues.en['pairing.failed']

type Host = (name: string, request: unknown) => Promise<unknown>

/** The popup over a browser whose program answers so; null has no such program. */
function shownWith(host: Host | null, taken = true) {
  const sent: unknown[] = []
  const runtime = (globalThis as unknown as { browser: { runtime: { sendNativeMessage?: Host } } }).browser
    .runtime
  runtime.sendNativeMessage = (name, request) => {
    sent.push([name, request])
    return host === null ? Promise.reject(new Error('No such native application')) : host(name, request)
  }
  const done: string[] = []
  const model = new PairingModel({
    api: {
      pair: (code: string) => {
        done.push(`code ${code}`)
        return Promise.resolve(taken ? ok(null) : err({ type: 'problem', code: 'wrong-code' } as const))
      },
    },
    moveTo: (port) => {
      done.push(`port ${String(port)}`)
      return Promise.resolve()
    },
    paired: () => done.push('paired'),
  })
  const root = document.createElement('main')
  document.body.append(root)
  render(
    <Words.Provider value={createTranslator('en', catalogues.en, 'UTC')}>
      <PairingPanel model={model} again={false} />
    </Words.Provider>,
    root,
  )
  const press = () => {
    const button = root.querySelector('button')
    if (button?.textContent !== 'Connect') throw new Error('there is no such button')
    button.click()
  }
  return { root, press, sent, done, model }
}

afterEach(() => {
  for (const root of document.body.children) render(null, root)
  document.body.replaceChildren()
  fakeBrowser.reset()
})

describe('Connect', () => {
  it('asks the browser, then the program, and pairs where that says', async () => {
    const { press, sent, done, root } = shownWith(() => Promise.resolve({ port: 5000, ticket: TICKET }))
    press()
    await expect.poll(() => done).toEqual(['port 5000', `code ${TICKET}`, 'paired'])
    expect(fakeBrowser.asked).toEqual([{ permissions: ['nativeMessaging'] }])
    expect(sent).toEqual([['latchkey.daemon', { verb: 'pair', origin: location.origin }]])
    expect(root.textContent).not.toContain(sentence)
  })

  it.each([
    ['has no such program', null],
    ['has a program that could not start the daemon', () => Promise.resolve({ error: 'not-started' })],
    ['has a program that says something else', () => Promise.resolve({ port: '5000', ticket: TICKET })],
    ['has a program that says nothing', () => Promise.resolve(undefined)],
  ] as const)('leaves the six digits where the browser %s', async (_, host) => {
    const { press, root, done } = shownWith(host)
    press()
    await expect.poll(() => root.textContent).toContain(sentence)
    expect(done).toEqual([])
    expect(root.querySelectorAll('input')).toHaveLength(1)
    expect(root.querySelector('input')?.readOnly).toBe(false)
    expect(root.querySelector('button')?.disabled).toBe(false)
  })

  it('asks the program nothing where the person says no', async () => {
    fakeBrowser.permits = false
    const { press, root, sent } = shownWith(() => Promise.resolve({ port: 5000, ticket: TICKET }))
    press()
    await expect.poll(() => root.textContent).toContain(sentence)
    expect(sent).toEqual([])
  })

  it('says in place what the daemon refused', async () => {
    const { press, root } = shownWith(() => Promise.resolve({ port: 5000, ticket: TICKET }), false)
    press()
    await expect.poll(() => root.querySelector('#pairing-error')?.textContent).toContain('not the code')
  })
})
