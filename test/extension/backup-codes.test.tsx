import '../support/fake-browser.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BackupCodesModel } from '../../extension/features/codes/backup-codes-model.ts'
import { BackupCodesPage } from '../../extension/features/codes/BackupCodes.tsx'
import { CodesModel } from '../../extension/features/codes/model.ts'
import type { CodeSet } from '#shared/backup-codes.ts'
import { languages, type Language } from '#shared/settings.ts'
import { DAY, iso } from '#shared/time.ts'
import type { VaultStatus } from '#shared/vault.ts'
import { findingsIn } from '../support/axe-drawn.ts'
import { NOW } from '../support/daemon-data.ts'
import { describedApiOf } from '../support/described-api.ts'
import { Refused } from '../support/domain-data.ts'
import { button, buttons, clear, draw, field, press, type } from '../support/drawn.tsx'

const now = iso(NOW)
const ID = 'a'.repeat(16)
const CODE = '11111-22222'
const fresh = { shownAt: null, struckAt: null }

const aSet = (over: Partial<CodeSet> = {}): CodeSet => ({
  id: ID,
  connection: 'main',
  label: null,
  total: 3,
  left: 3,
  shown: 0,
  keptAt: iso(NOW - 30 * DAY),
  changedAt: iso(NOW - 3 * DAY),
  believedUntil: iso(NOW + 100 * DAY),
  damaged: false,
  told: null,
  codes: [fresh, fresh, fresh],
  ...over,
})
const shownSet = aSet({
  left: 2,
  shown: 1,
  codes: [{ shownAt: iso(NOW - DAY), struckAt: null }, fresh, fresh],
})
const vaultStatus = (state: VaultStatus['state']): VaultStatus => ({
  state,
  codes: 0,
  removed: 0,
  ways: ['passphrase'],
  keychainAvailable: false,
  recoveryMadeAt: state === 'none' ? null : now,
  autoLockMinutes: 10,
  locksAt: null,
  trusted: true,
  setUpUnfinished: false,
})

beforeEach(() => {
  Object.assign(globalThis, { print: vi.fn() })
})
afterEach(clear)

async function open(
  given: { sets?: CodeSet[]; state?: VaultStatus['state']; more?: Parameters<typeof describedApiOf>[0] } = {},
  language?: Language,
) {
  let { sets = [aSet()], state = 'open' } = given
  const copied: string[] = []
  const isOpen = () => state === 'open'
  const fake = describedApiOf({
    'GET /v1/vault': () => vaultStatus(state),
    'GET /v1/codes': () => ({ entries: [], damaged: 0 }),
    'GET /v1/backup-codes': () => ({
      locked: !isOpen(),
      sets: sets.map((set) => (isOpen() ? set : { ...set, codes: null, label: null })),
    }),
    [`POST /v1/backup-codes/${ID}/grant`]: () => ({ expiresAt: now }),
    [`POST /v1/backup-codes/${ID}/next`]: () => {
      sets = [shownSet]
      return { which: 0, code: CODE, left: 2 }
    },
    ...given.more,
  })
  const model = new CodesModel({
    api: fake.api,
    clock: () => NOW,
    pageInFront: () => Promise.resolve(null),
    fill: () => Promise.reject(new Error('nothing is filled here')),
    copy: () => Promise.resolve(true),
  })
  const backup = new BackupCodesModel({
    api: fake.api,
    refused: ({ type }) => {
      if (type === 'locked') void model.vault.read()
    },
  })
  await model.refresh()
  const root = draw(
    <BackupCodesPage
      model={model}
      backup={backup}
      connections={['main', 'other']}
      now={now}
      copy={(code) => {
        copied.push(code)
        return Promise.resolve(true)
      }}
    />,
    language,
  )
  await expect.poll(() => backup.sets.value !== null || backup.trouble.value !== null).toBe(true)
  await expect.poll(() => root.querySelector('[aria-busy]')).toBeNull()
  return {
    ...fake,
    root,
    backup,
    copied,
    text: () => root.textContent,
    sent: (line: string) => fake.asked.filter((one) => one.line === line).map(({ body }) => body),
    becomes: (next: CodeSet[], vault: VaultStatus['state'] = state) => {
      sets = next
      state = vault
    },
  }
}
const shows = (root: Element, text: string) => expect.poll(() => root.textContent).toContain(text)
const submit = (form: Element | null | undefined) =>
  form?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }))

describe('the page of backup codes', () => {
  it('shows one code by a press, and asks what came of it', async () => {
    const { root, text, sent, backup, copied, lines } = await open()
    expect(text()).toContain('3 of 3 left')
    press(root, 'Use one: main')
    await shows(root, CODE)
    expect(lines().filter((line) => line.startsWith('POST'))).toEqual([
      `POST /v1/backup-codes/${ID}/grant`,
      `POST /v1/backup-codes/${ID}/next`,
    ])
    expect(text()).toContain('2 of 3 left')
    // no second one beside it
    expect(buttons(root)).not.toContain('Use one: main')
    press(root, 'Copy')
    await shows(root, 'Copied')
    expect(copied).toEqual([CODE])
    press(root, 'It worked')
    await expect.poll(() => sent(`POST /v1/backup-codes/${ID}/strike`)).toEqual([{ which: 0 }])
    expect(backup.shown.value).toBeNull()
    expect(text()).not.toContain(CODE)
  })

  it.each([
    ['It was refused', 'strike'],
    ['It was not used', 'unstrike'],
  ])('“%s” says so', async (label, act) => {
    const { root, sent } = await open({ sets: [shownSet] })
    expect(root.textContent).toContain('What came of it?')
    press(root, label)
    await expect.poll(() => sent(`POST /v1/backup-codes/${ID}/${act}`)).toEqual([{ which: 0 }])
  })

  it('hides the code when the page is out of sight, and when the vault locks', async () => {
    const { root, text, becomes, backup } = await open()
    press(root, 'Use one: main')
    await shows(root, CODE)
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
    await expect.poll(text).not.toContain(CODE)
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true })
    press(root, 'Show it again: main')
    await shows(root, CODE)
    becomes([shownSet], 'locked')
    await backup.refresh()
    await expect.poll(text).not.toContain(CODE)
  })

  it('tells counts while the vault is locked, and offers nothing else of a set', async () => {
    const { root, text } = await open({
      sets: [aSet(), aSet({ id: 'b'.repeat(16), connection: null })],
      state: 'locked',
    })
    expect(text()).toContain('3 of 3 left')
    expect(text()).toContain('Another site')
    expect(buttons(root).filter((one) => /Use|Print|Remove|Find/.test(one))).toEqual([])
    expect(root.querySelector('textarea')).toBeNull()
    expect(root.querySelector('input[type=password]')).not.toBeNull()
  })

  it('says where a number may be wrong', async () => {
    const { text: doubted, root, sent } = await open({ sets: [aSet({ believedUntil: null })] })
    expect(doubted()).toContain('may be too high')
    press(root, 'This number is right')
    await expect.poll(() => sent(`POST /v1/backup-codes/${ID}/confirm`)).toHaveLength(1)
    clear()
    expect((await open({ sets: [aSet({ told: 8 })] })).text()).toContain('Infomaniak says that 8 are left')
    clear()
    expect((await open({ sets: [aSet({ damaged: true, codes: null })] })).text()).toContain('do not open')
    clear()
    expect((await open({ sets: [aSet({ told: 3 })] })).text()).not.toContain('Infomaniak says')
  })

  it('prints what is left, and forgets it when the page is closed', async () => {
    const { root, text, lines, backup } = await open({
      more: {
        [`POST /v1/backup-codes/${ID}/print`]: () => ({
          of: 'main',
          keptAt: iso(NOW - 30 * DAY),
          printedAt: now,
          codes: [CODE, '33333-44444'],
        }),
      },
    })
    press(root, 'Print: main')
    await shows(root, '33333-44444')
    expect(text()).toContain('Backup codes of main')
    expect(text()).toContain('2 codes, each works once')
    // on paper there is the sheet alone
    const sheet = root.querySelector('.sheet')
    expect(sheet?.querySelectorAll('button')).toHaveLength(0)
    expect(sheet?.querySelectorAll('img, svg, a')).toHaveLength(0)
    const before = lines().length
    expect(await findingsIn(root)).toEqual([])
    press(root, 'Print')
    expect(globalThis.print).toHaveBeenCalledOnce()
    press(root, 'Close')
    await expect.poll(text).not.toContain(CODE)
    expect(backup.printed.value).toBeNull()
    expect(lines().length).toBe(before)
  })

  const found = {
    taken: [
      { code: CODE, line: 2 },
      { code: '33333-44444', line: 3 },
    ],
    left: [
      { text: 'Your codes', line: 1, why: 'no-code' },
      { text: '5555', line: 4, why: 'other-form' },
    ],
    repeated: [{ code: CODE, lines: [2, 5] }],
  }
  async function paste(given: Parameters<typeof open>[0] = {}) {
    const opened = await open({
      ...given,
      more: {
        'POST /v1/backup-codes/read': () => found,
        'POST /v1/backup-codes': () => ({ id: ID, added: 2, repeated: 0 }),
        ...given.more,
      },
    })
    const area = opened.root.querySelector('textarea')
    if (!area) throw new Error('no field to paste into')
    area.value = 'Your codes …'
    submit(area.closest('form'))
    await shows(opened.root, '2 codes were found')
    return { ...opened, area }
  }

  it('shows what was taken and what was left before anything is kept', async () => {
    const { root, text, lines, sent, area } = await paste({ sets: [] })
    for (const part of ['Your codes', '5555', 'written otherwise', 'more than once'])
      expect(text()).toContain(part)
    expect(lines()).not.toContain('POST /v1/backup-codes')
    submit(button(root, 'Keep 2 codes').form)
    await shows(root, '2 codes are kept.')
    expect(sent('POST /v1/backup-codes')).toEqual([
      { of: { connection: 'main' }, codes: [CODE, '33333-44444'] },
    ])
    expect(area.value).toBe('')
    expect(text()).not.toContain(CODE)
  })

  it('asks whether new codes void the old, and takes another site by its name', async () => {
    const { root, sent } = await paste()
    expect(root.textContent).toContain('they void the old')
    submit(button(root, 'Keep 2 codes').form)
    await expect.poll(() => sent('POST /v1/backup-codes')).toMatchObject([{ how: 'replace' }])
    clear()

    const other = await paste()
    const choice = field(other.root, 'What are they for?')
    choice.value = ''
    choice.dispatchEvent(new Event('change', { bubbles: true }))
    await expect.poll(() => other.root.textContent).not.toContain('they void the old')
    type(field(other.root, 'Name of the site'), 'Example')
    submit(button(other.root, 'Keep 2 codes').form)
    await expect.poll(() => other.sent('POST /v1/backup-codes')).toMatchObject([{ of: { label: 'Example' } }])
  })

  it('says what was refused, and keeps the paste where it could not be kept', async () => {
    const { root, area } = await paste({
      sets: [],
      more: { 'POST /v1/backup-codes': () => new Refused({ type: 'problem', code: 'disk-full' }) },
    })
    submit(button(root, 'Keep 2 codes').form)
    await expect.poll(() => root.querySelector('[role=alert].error')?.textContent).toContain('disk')
    expect(area.value).not.toBe('')
  })

  it.each(languages)('can be used with a screen reader, in %s', async (language) => {
    const struck = { shownAt: null, struckAt: iso(NOW - DAY) }
    const mixed = aSet({ left: 1, shown: 1, codes: [{ shownAt: now, struckAt: null }, struck, fresh] })
    for (const set of [aSet(), mixed, aSet({ damaged: true, codes: null }), aSet({ believedUntil: null })]) {
      const { root } = await open({ sets: [set] }, language)
      expect(await findingsIn(root)).toEqual([])
      clear()
    }
    if (language === 'en') expect(await findingsIn((await paste()).root)).toEqual([])
  })
})
