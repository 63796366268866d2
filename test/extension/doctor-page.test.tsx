import '../support/unpaired-browser.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DoctorModel } from '../../extension/features/settings/doctor-model.ts'
import { DoctorPage } from '../../extension/features/settings/DoctorPage.tsx'
import { commandsOf } from '../../extension/shell/commands.ts'
import { placeOf } from '../../extension/core/routes.ts'
import type { Trouble } from '../../extension/core/trouble.ts'
import { err, ok } from '#shared/result.ts'
import { languages } from '#shared/settings.ts'
import { clear, draw, press } from '../support/drawn.tsx'
import type { App } from '../../extension/shell/app.ts'

afterEach(clear)

const row = {
  id: 'disk',
  state: 'fault',
  label: 'Amiss',
  title: 'Free space',
  seen: '1 kB is free.',
  cause: 'The disk is full.',
  fix: 'Free some space.',
  data: {},
} as const
const newer = { ...row, id: 'of-a-newer-daemon', title: 'Something new', state: 'skipped' as const }

const asked: string[] = []
function modelOf(answer: Trouble | readonly object[], walled = false) {
  const model = new DoctorModel({
    api: {
      ask: ({ path }: { path: string }) => {
        asked.push(path)
        return Promise.resolve('type' in answer ? err(answer) : ok({ ok: false, rows: answer }))
      },
    },
    isWalledOff: () => Promise.resolve(walled),
  })
  return model
}
const page = (model: DoctorModel, misset: readonly string[] = [], onLook = () => undefined) => (
  <DoctorPage model={model} extension="1.2.3" misset={misset} onLook={onLook} />
)

let copied = ''
beforeEach(() => {
  copied = ''
  asked.length = 0
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
    copied = text
    return Promise.resolve()
  })
})

it('draws what the daemon says in the reader’s language, of a newer one too', async () => {
  const model = modelOf([row, newer])
  await model.look('it')
  expect(asked).toEqual(['/v1/doctor?language=it'])
  const root = draw(page(model))
  const lines = [...root.querySelectorAll('li')].map((line) => line.textContent)
  expect(lines).toEqual([
    'AmissFree space1 kB is free.The disk is full.Free some space.',
    expect.stringContaining('Something new'),
  ])
})

it('copies the report, and looks anew, by buttons that a keyboard reaches', async () => {
  const model = modelOf([row])
  await model.look('en')
  const looked = vi.fn()
  const root = draw(page(model, [], looked))
  press(root, 'Copy the text')
  expect(copied).toBe(
    ['Latchkey 1.2.3', 'Amiss · Free space: 1 kB is free.\n  The disk is full.\n  Free some space.'].join(
      '\n',
    ),
  )
  press(root, 'Try again')
  expect(looked).toHaveBeenCalledOnce()
})

it.each([
  [{ type: 'unreachable' }, 'another port is right, or the browser blocks 127.0.0.1'],
  [{ type: 'blocked' }, 'The browser holds Latchkey back'],
  [{ type: 'impostor' }, 'Something else answers here'],
  [{ type: 'other-version', daemon: null }, 'The versions differ'],
  [{ type: 'not-paired', revoked: true }, 'Pair this browser'],
] as const)('tells by itself what it can where the daemon cannot be asked: %j', async (trouble, says) => {
  const model = modelOf(trouble)
  await model.look('en')
  expect(draw(page(model)).textContent).toContain(says)
})

it('says that the browser blocks this computer, where the browser can be asked', async () => {
  const model = modelOf({ type: 'unreachable' }, true)
  await model.look('en')
  expect(draw(page(model)).textContent).toContain('does not let')
})

it('says which values of the organisation are not understood', async () => {
  const model = modelOf([row])
  await model.look('en')
  expect(draw(page(model, ['port', 'sites[2]'])).textContent).toContain('port and sites[2]')
  clear()
  expect(draw(page(model)).textContent).not.toContain('Set by your organisation')
})

it.each(languages)('speaks %s', async (language) => {
  const model = modelOf({ type: 'unreachable' })
  await model.look(language)
  expect(draw(page(model, ['port']), language).textContent).toContain('127.0.0.1')
})

it('is reached by its address and by the palette', async () => {
  expect(placeOf('#/settings/doctor')).toEqual({ view: 'settings', page: 'doctor' })
  const { createTranslator } = await import('#shared/i18n.ts')
  const { catalogues } = await import('#shared/locales/catalogues.ts')
  const none = { value: null }
  const app = {
    words: { value: createTranslator('en', catalogues.en) },
    overview: { overview: none, now: none, guides: { value: [] } },
    sessions: { rules: { value: [] } },
  } as unknown as App
  const went: unknown[] = []
  commandsOf(app, (...to) => void went.push(to))
    .find(({ label }) => label === 'Doctor')
    ?.run()
  expect(went).toEqual([['settings', 'doctor']])
})
