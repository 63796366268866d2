import '../support/fake-browser.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ChangeModel } from '../../extension/core/change-model.ts'
import { troubleSentence } from '../../extension/core/trouble-words.ts'
import { ChangeCard } from '../../extension/ui/ChangeCard.tsx'
import { useWords } from '../../extension/ui/words.ts'
import {
  changeFields,
  changeOutcomes,
  changeRefusals,
  changeWarnings,
  type ChangePreview,
  type ChangeRequest,
  type ChangeResult,
} from '#shared/changes.ts'
import { iso } from '#shared/time.ts'
import { languages, type Language } from '#shared/settings.ts'
import { apiOf, Refused } from '../support/domain-data.ts'
import { button, buttons, clear, draw, press } from '../support/drawn.tsx'

afterEach(clear)

const PREVIEW = 'POST /v1/changes/preview'
const CONFIRM = 'POST /v1/changes/confirm'

const request: ChangeRequest = { kind: 'profile', connection: 'main', set: { language: '3' } }
const aPreview = (over: Partial<ChangePreview> = {}): ChangePreview => ({
  id: 'p1',
  expiresAt: iso(0),
  rows: [
    { field: 'language', from: 'Français', to: 'Deutsch' },
    { field: 'alert-on-login', from: null, to: true },
    { field: 'role', from: 'collaborator', to: 'administrator' },
    { field: 'invitation-language', from: 'fr', to: 'it' },
  ],
  warnings: ['language-everywhere'],
  refused: [],
  guided: null,
  ...over,
})
const aResult = (over: Partial<ChangeResult> = {}): ChangeResult => ({
  outcome: 'done',
  rows: [{ field: 'language', wanted: 'Deutsch', is: 'Deutsch' }],
  refused: [],
  guided: null,
  once: null,
  ...over,
})

async function open(handlers: Parameters<typeof apiOf>[0], language?: Language) {
  const fake = apiOf(handlers)
  const model = new ChangeModel({ api: fake.api })
  const guided: string[] = []
  const Card = () => {
    const trouble = model.trouble.value
    const words = useWords()
    return (
      <ChangeCard
        change={model}
        trouble={trouble && troubleSentence(words, trouble)}
        onGuided={(action) => guided.push(action)}
      />
    )
  }
  const root = draw(<Card />, language)
  await model.look(request)
  const rows = () =>
    [...root.querySelectorAll('tr')].map((row) => [...row.children].map(({ textContent }) => textContent))
  await expect.poll(() => root.querySelector('h2, .error')).not.toBeNull()
  return { ...fake, model, root, guided, rows, text: () => root.textContent }
}

describe('the card of a change', () => {
  it('draws nothing before something was asked for', () => {
    const model = new ChangeModel({ api: apiOf({}).api })
    const root = draw(<ChangeCard change={model} trouble={null} onGuided={() => undefined} />)
    expect(root.textContent).toBe('')
  })

  it('shows each field now and then in the reader’s words, and what to know first', async () => {
    const { rows, text, root, asked } = await open({ [PREVIEW]: () => aPreview() })
    expect(rows()).toEqual([
      ['What', 'Now', 'Then'],
      ['Language', 'Français', 'Deutsch'],
      ['Mail at each sign-in', '–', 'On'],
      ['Role', 'Collaborator', 'Administrator'],
      ['Language of the invitation', 'French', 'Italian'],
    ])
    expect(text()).toContain('Mail, Calendar and Contacts')
    expect(buttons(root)).toEqual(['Change it at Infomaniak', 'Cancel'])
    expect(asked).toEqual([{ line: PREVIEW, body: request }])
    expect(document.activeElement?.textContent).toBe('Change the profile at Infomaniak')
  })

  it('confirms what was shown, once, and shows what was read back', async () => {
    const { root, rows, asked, text } = await open({
      [PREVIEW]: () => aPreview(),
      [CONFIRM]: () => aResult(),
    })
    const confirm = button(root, 'Change it at Infomaniak')
    confirm.click()
    confirm.click()
    await expect.poll(text).toContain('Done, and read back')
    expect(asked.slice(1)).toEqual([{ line: CONFIRM, body: { id: 'p1' } }])
    expect(rows()).toEqual([
      ['What', 'Wanted', 'Read back'],
      ['Language', 'Deutsch', 'Deutsch'],
    ])
    expect(buttons(root)).toEqual(['Close'])
    press(root, 'Close')
    await expect.poll(text).toBe('')
  })

  it('offers the page of the Manager where Latchkey cannot, and nothing to confirm', async () => {
    const refused = [{ because: 'password-asked', field: 'recovery-phone' } as const]
    const { root, guided, text } = await open({
      [PREVIEW]: () => aPreview({ id: null, refused, guided: 'edit-recovery-phone' }),
    })
    expect(buttons(root)).toEqual(['Edit phone', 'Cancel'])
    expect(root.querySelector('[role=alert]')?.textContent).toMatch(/^Recovery phone: .*Manager\.$/)
    press(root, 'Edit phone')
    expect(guided).toEqual(['edit-recovery-phone'])
    expect(text()).not.toContain('Change it at')
  })

  it('shows a password this once: it is gone with the card', async () => {
    const { root, model, text } = await open({
      [PREVIEW]: () => aPreview(),
      [CONFIRM]: () => aResult({ once: 'abcd-efgh' }),
    })
    let copied = ''
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
      copied = text
      return Promise.resolve()
    })
    press(root, 'Change it at Infomaniak')
    await expect.poll(text).toContain('abcd-efgh')
    press(root, 'Copy')
    await expect.poll(text).toContain('Copied')
    expect(copied).toBe('abcd-efgh')
    press(root, 'Close')
    await expect.poll(text).toBe('')
    expect(model.result.value).toBeNull()
  })

  it('says that the answer was lost, and may ask again what came of it', async () => {
    let tries = 0
    const { root, text, asked } = await open({
      [PREVIEW]: () => aPreview(),
      [CONFIRM]: () => {
        tries += 1
        return tries === 1 ? new Refused({ type: 'unreachable' }) : aResult()
      },
    })
    press(root, 'Change it at Infomaniak')
    await expect.poll(() => root.querySelector('[role=alert]')).not.toBeNull()
    press(root, 'Change it at Infomaniak')
    await expect.poll(text).toContain('Done, and read back')
    expect(asked.filter(({ line }) => line === CONFIRM)).toHaveLength(2)
  })

  it('forgets what was answered to a question that was dropped', async () => {
    const { model, text } = await open({ [PREVIEW]: () => aPreview(), [CONFIRM]: () => aResult() })
    const confirmed = model.confirm()
    model.drop()
    await confirmed
    expect(text()).toBe('')
    expect(model.result.value).toBeNull()
  })

  it.each(languages)('has words for everything in %s', async (language) => {
    for (const outcome of changeOutcomes) {
      const { root, text, model } = await open(
        {
          [PREVIEW]: () =>
            aPreview({
              rows: changeFields.map((field) => ({ field, from: null, to: false })),
              warnings: [...changeWarnings],
              refused: changeRefusals.map((because) => ({ because, field: null })),
            }),
          [CONFIRM]: () => aResult({ outcome }),
        },
        language,
      )
      expect(root.querySelectorAll('[role=alert]')).toHaveLength(changeRefusals.length)
      expect(root.querySelectorAll('.note')).toHaveLength(changeWarnings.length)
      await model.confirm()
      await expect.poll(() => root.querySelectorAll('tr').length).toBe(2)
      expect(text()).not.toContain('change.')
      clear()
    }
  })
})
