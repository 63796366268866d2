import '../support/fake-browser.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { CodesPanel } from '../../extension/features/codes/CodesPanel.tsx'
import { FillBar } from '../../extension/features/codes/FillBar.tsx'
import { READ_IN } from '../../extension/features/codes/use-close-after-fill.ts'
import { languages, type Language } from '#shared/settings.ts'
import { findingsIn } from '../support/axe-drawn.ts'
import { aStatus, BEGAN, codesRig, PASSPHRASE, type RigOptions } from '../support/drawn-codes.ts'
import { aDraft, anEntry, codesRow, manyEntries } from '../support/codes-rows.ts'
import { Refused } from '../support/domain-data.ts'
import { button, buttons, clear, draw, field, press, type } from '../support/drawn.tsx'

afterEach(clear)

const SIGN_IN = { tab: 7, origin: 'https://login.infomaniak.com' }
const ANNA = 'Infomaniak · anna@vully.example'
const GIT = 'git.example · it@vully.example'
const BANK = 'Zürcher Bank · anna'

function opened(options: RigOptions = {}, language: Language = 'en') {
  const rig = codesRig(options)
  const pages: string[] = []
  const root = draw(
    <CodesPanel model={rig.model} drafts={rig.drafts} onPage={(page) => pages.push(page)} />,
    language,
  )
  const said = () => [...root.querySelectorAll('[role=status]')].map((one) => one.textContent).join(' ')
  const submit = () => root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
  const typePassphrase = async (text: string) => {
    await expect.poll(() => root.querySelector('[name=passphrase]')).not.toBeNull()
    type(field(root, 'Passphrase of the vault'), text)
    submit()
  }
  const posts = () => rig.lines().filter((line) => !line.startsWith('GET'))
  const seen = (text: string | RegExp) => expect.poll(() => root.textContent).toMatch(text)
  return { ...rig, root, pages, said, typePassphrase, posts, seen }
}
const digitsOf = (root: Element) =>
  [...root.querySelectorAll('.digits:not(.veiled) > [aria-hidden]')].map((one) => one.textContent)

describe('without a vault', () => {
  it('says in a sentence what it is, and leads to where it is set up', async () => {
    const { root, pages, seen, lines } = opened({ status: { state: 'none' } })
    await seen('A vault on this computer makes them')
    press(root, 'Set up the vault')
    expect(pages).toEqual(['vault'])
    expect(lines()).not.toContain('GET /v1/codes')
  })

  it('leads to the end of a set-up that was left', async () => {
    const { root, pages, seen } = opened({ status: { codes: 0, setUpUnfinished: true }, entries: [] })
    await seen('has no recovery sheet yet')
    press(root, 'Finish the set-up')
    expect(pages).toEqual(['vault'])
  })

  it('has no sheet after new keys, which is said above codes that go on working', async () => {
    const { root, pages, seen, state } = opened({ status: { setUpUnfinished: true }, front: SIGN_IN })
    await seen('No sheet would open the vault if the passphrase were forgotten')
    await expect.poll(() => buttons(root)).toContain(`Fill in: ${ANNA}`)
    expect(await findingsIn(root)).toEqual([])
    press(root, `Fill in: ${ANNA}`)
    await seen('Filled in.')
    expect(state.filled).toHaveLength(1)
    press(root, 'Make a new sheet')
    expect(pages).toEqual(['vault'])
    clear()
    const whole = opened()
    await whole.seen(ANNA)
    expect(whole.root.textContent).not.toContain('No sheet would open')
  })

  it('says why the daemon cannot be asked, and asks again', async () => {
    const { root, state, seen } = opened({
      refuses: { 'GET /v1/vault': new Refused({ type: 'unreachable' }) },
    })
    await seen('Latchkey is not running')
    delete state.refuses['GET /v1/vault']
    press(root, 'Try again')
    await seen('Infomaniak')
  })
})

describe('a locked vault', () => {
  const locked = { status: { state: 'locked' } } as const

  it('is opened by its passphrase, which the page does not keep', async () => {
    const { root, typePassphrase, asked, seen } = opened(locked)
    await typePassphrase(` ${PASSPHRASE}`)
    await seen('That is not the passphrase')
    expect(field(root, 'Passphrase of the vault').value).toBe('')
    await typePassphrase(PASSPHRASE)
    await seen(ANNA)
    expect(asked.filter(({ line }) => line === 'POST /v1/vault/unlock').map(({ body }) => body)).toEqual([
      { passphrase: ` ${PASSPHRASE}` },
      { passphrase: PASSPHRASE },
    ])
    expect(document.body.innerHTML).not.toContain(PASSPHRASE)
  })

  it('begins with the keyboard in the field', async () => {
    const { root, seen } = opened(locked)
    await seen('The codes are locked')
    expect(document.activeElement).toBe(field(root, 'Passphrase of the vault'))
  })

  it('says how long to wait, and sends nothing before', async () => {
    const wait = new Refused({ type: 'problem', code: 'too-many-failures', wait: 8 })
    const { root, state, model, typePassphrase, posts, seen } = opened({
      ...locked,
      refuses: { 'POST /v1/vault/unlock': wait },
    })
    await typePassphrase('wrong')
    await seen('The next one is possible in 8 seconds.')
    expect(button(root, 'Wait 8 s').getAttribute('aria-disabled')).toBe('true')
    delete state.refuses['POST /v1/vault/unlock']
    await typePassphrase(PASSPHRASE)
    expect(posts()).toHaveLength(1)
    state.now += 8000
    model.vault.tick()
    await expect.poll(() => buttons(root)).toContain('Open the vault')
    // the seconds of the moment are said once, not counted down
    expect(root.querySelector('[role=alert]')?.textContent).toContain('8 seconds')
    await typePassphrase(PASSPHRASE)
    await seen(ANNA)
  })

  it('is one too that somebody else has opened, for a browser that never proved the passphrase', async () => {
    const { root, state, typePassphrase, seen, lines } = opened({ status: { trusted: false } })
    await seen('The codes are locked')
    expect(lines()).not.toContain('GET /v1/codes')
    expect(state.status.state).toBe('open')
    await typePassphrase(PASSPHRASE)
    await seen(ANNA)
    expect(root.querySelector('form')).toBeNull()
  })

  it.each([
    ['is not trusted', { trusted: false }],
    ['was never given to it', { ways: ['passphrase'] }],
    ['does not answer', { keychainAvailable: false }],
  ] as const)('offers no keychain that %s', async (_why, lack) => {
    const able = { trusted: true, ways: ['passphrase', 'keychain'], keychainAvailable: true } as const
    const { root, seen } = opened({ status: { ...locked.status, ...able, ...lack } as never })
    await seen('The codes are locked')
    expect(buttons(root).filter((name) => name.includes('keychain'))).toEqual([])
  })

  it('opens by one press where the keychain may', async () => {
    const able = { trusted: true, ways: ['passphrase', 'keychain'], keychainAvailable: true } as const
    const { root, asked, seen } = opened({ status: { ...locked.status, ...able } as never })
    await seen('The codes are locked')
    expect(button(root, 'Open with this computer’s keychain').className).toContain('primary')
    press(root, 'Open with this computer’s keychain')
    await seen(ANNA)
    expect(asked.find(({ line }) => line === 'POST /v1/vault/unlock')?.body).toEqual({ keychain: true })
  })

  it('opens and fills in one press, where exactly one entry is of the page', async () => {
    const { root, typePassphrase, state, seen } = opened({ ...locked, front: SIGN_IN })
    await seen('Fills in the code at once if exactly one belongs to login.infomaniak.com.')
    expect(buttons(root)).toContain('Open and fill in')
    await typePassphrase(PASSPHRASE)
    await seen('Filled in.')
    expect(state.filled).toEqual([{ origins: ['https://login.infomaniak.com'], code: '482900' }])
  })

  it('fills in nothing where two entries are of the page, or it was only to be opened', async () => {
    const two = [...codesRow, anEntry({ id: '0000000000000009', account: 'it@vully.example' })]
    const first = opened({ ...locked, front: SIGN_IN, entries: two })
    await first.typePassphrase(PASSPHRASE)
    await first.seen('it@vully.example')
    expect(first.state.filled).toEqual([])
    clear()
    const other = opened({ ...locked, front: SIGN_IN })
    await expect.poll(() => buttons(other.root)).toContain('Only open')
    type(field(other.root, 'Passphrase of the vault'), PASSPHRASE)
    press(other.root, 'Only open')
    await other.seen(GIT)
    expect(other.state.filled).toEqual([])
  })
})

describe('the page in front', () => {
  it('has its entry first, with the one primary button', async () => {
    const { root, state, posts, seen } = opened({ front: SIGN_IN })
    await seen(ANNA)
    await expect.poll(() => root.querySelector('.codes-here')?.textContent).toContain(ANNA)
    expect([...root.querySelectorAll('.btn.primary')].map((one) => one.getAttribute('aria-label'))).toEqual([
      `Fill in: ${ANNA}`,
    ])
    // once: not in the list below as well
    expect(root.textContent.split(ANNA)).toHaveLength(2)
    press(root, `Fill in: ${ANNA}`)
    await seen('Filled in. Go on with the sign-in on the page.')
    expect(posts()).toEqual(['POST /v1/codes/0000000000000001/grant', 'POST /v1/codes/0000000000000001/code'])
    expect(state.filled).toHaveLength(1)
    // it went to the page and nowhere else
    expect(root.textContent).not.toContain('482')
  })

  it.each([
    'http://login.infomaniak.com',
    'https://infomaniak.com',
    'https://login.infomaniak.com.evil.example',
    'https://login.infomaniak.com:8443',
    null,
  ])('is not of an entry that names another origin: %s', async (origin) => {
    const { root, seen } = opened({ front: { tab: 7, origin } })
    await seen(ANNA)
    expect(buttons(root).filter((name) => name.startsWith('Fill in'))).toEqual([])
  })

  it.each([
    ['not-allowed', 'No extension may touch this page'],
    ['wrong-origin', 'not at an address that the entry names'],
    ['no-field', 'no field for a code'],
    ['several-fields', 'Put the cursor into the right one'],
    ['frame-foreign', 'belongs to another site'],
    ['moved', 'changed meanwhile'],
  ] as const)('says what to do where nothing could be filled in: %s', async (fills, sentence) => {
    const { root, posts, seen } = opened({ front: SIGN_IN, fills })
    await expect.poll(() => buttons(root)).toContain(`Fill in: ${ANNA}`)
    press(root, `Fill in: ${ANNA}`)
    await seen(sentence)
    expect(posts()).toEqual([])
  })

  it('is given the first code of what was just read there, and its word keeps it', async () => {
    const origins = [SIGN_IN.origin]
    const { root, state, asked, seen } = opened({
      front: SIGN_IN,
      entries: [],
      drafts: [aDraft({ origins })],
    })
    await seen('the site must take a first code')
    expect(buttons(root)).not.toContain('The site took it: keep it')
    const timers = vi.spyOn(globalThis, 'setTimeout')
    press(root, 'Fill in')
    await seen('Filled in.')
    expect(state.filled).toEqual([{ origins, code: '482900' }])
    // its word is still to be given: the popup does not close
    expect(timers.mock.calls.filter(([, ms]) => ms === READ_IN)).toEqual([])
    timers.mockRestore()
    press(root, 'The site took it: keep it')
    await expect.poll(() => root.querySelector('.codes-here')?.textContent).toContain(ANNA)
    expect(asked.find(({ line }) => line.endsWith('/keep'))?.body).toEqual({
      confirm: { by: 'site' },
      issuer: 'Infomaniak',
      account: 'anna@vully.example',
      origins,
      connection: null,
    })
  })
})

describe('a code', () => {
  const shown = async (options: RigOptions = {}) => {
    const panel = opened(options)
    await panel.seen(ANNA)
    press(panel.root, `Show: ${ANNA}`)
    await expect.poll(() => digitsOf(panel.root)).toEqual(['482 900'])
    const tick = (seconds: number) => {
      panel.state.now += seconds * 1000
      panel.model.code.tick()
    }
    return { ...panel, tick }
  }
  const LIVE = '[role=status].hidden'

  it('is hidden until it is asked for, and asked for by its own entry alone', async () => {
    const { root, posts, seen } = opened()
    await seen(ANNA)
    expect(posts()).toEqual([])
    expect(digitsOf(root)).toEqual([])
    expect(root.querySelectorAll('.digits.veiled')).toHaveLength(3)
    root.querySelectorAll<HTMLElement>('.text')[1]?.click()
    await expect.poll(() => digitsOf(root)).toEqual(['482 900'])
    expect(posts()).toEqual(['POST /v1/codes/0000000000000001/grant', 'POST /v1/codes/0000000000000001/code'])
  })

  it('is said once, digit by digit; its seconds are there to be asked for and do not chatter', async () => {
    const { root, tick } = await shown()
    const live = () => root.querySelector(LIVE)?.textContent
    const first = live()
    expect(first).toBe('4 8 2, 9 0 0. 25 seconds left.')
    const timer = () => root.querySelector('[role=timer]')
    expect(timer()?.getAttribute('aria-live')).toBeNull()
    tick(3)
    await expect.poll(() => timer()?.getAttribute('aria-label')).toBe('22 seconds left')
    expect(live()).toBe(first)
  })

  it('has the next one beside it in its last ten seconds', async () => {
    const { root, tick, posts, seen } = await shown()
    tick(14)
    expect(root.textContent).not.toContain('then')
    tick(1)
    await seen('then 482 901')
    expect(root.querySelector(LIVE)?.textContent).toBe('4 8 2, 9 0 0. 10 seconds left, then 4 8 2, 9 0 1.')
    tick(1)
    // asked for once, with the grant that it has
    expect(posts()).toEqual([
      'POST /v1/codes/0000000000000001/grant',
      'POST /v1/codes/0000000000000001/code',
      'POST /v1/codes/0000000000000001/code',
    ])
  })

  it.each([
    ['its time is over', ({ tick }: { tick: (seconds: number) => void }) => tick(25)],
    ['another window is looked at', () => window.dispatchEvent(new Event('blur'))],
    [
      'the page is out of sight',
      () => {
        vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
        document.dispatchEvent(new Event('visibilitychange'))
        vi.restoreAllMocks()
      },
    ],
    ['it is asked to be', ({ root }: { root: Element }) => press(root, `Hide: ${ANNA}`)],
  ] as const)('is hidden, and out of the memory, when %s', async (_when, act) => {
    const panel = await shown()
    act(panel)
    await expect.poll(() => digitsOf(panel.root)).toEqual([])
    expect(panel.model.code.shown.value).toBeNull()
    expect(panel.root.innerHTML).not.toMatch(/482|4 8 2/)
    expect(panel.root.querySelector(LIVE)?.textContent).toBe('The code is hidden again.')
  })

  it('goes when the view does', async () => {
    const { model } = await shown()
    clear()
    await expect.poll(() => model.code.shown.value).toBeNull()
  })

  it('leaves nothing in what the browser keeps, nor does its entry', async () => {
    const { storage } = (globalThis as unknown as { browser: { storage: Record<string, object> } }).browser
    const kept: unknown[] = []
    const note = (...args: unknown[]) => void kept.push(args)
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(note)
    vi.spyOn(storage['session'] as { set: () => unknown }, 'set').mockImplementation(note)
    const { root, model } = await shown({ front: SIGN_IN })
    press(root, `Fill in: ${ANNA}`)
    press(root, `Copy: ${ANNA}`)
    await expect.poll(() => model.filled.value?.outcome).toBe('filled')
    await model.vault.lock()
    expect(kept).toEqual([])
    // else nothing would be noted
    localStorage.setItem('a', 'b')
    expect(kept).toHaveLength(1)
    vi.restoreAllMocks()
  })

  it('that comes after it was hidden is not shown', async () => {
    const { root, model, handlers, seen } = opened()
    await seen(ANNA)
    const line = 'POST /v1/codes/0000000000000001/code'
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const inTime = handlers[line]
    handlers[line] = async (asked) => {
      await promise
      return inTime?.(asked)
    }
    const revealed = model.code.reveal('0000000000000001')
    model.code.hide()
    resolve(undefined)
    await revealed
    expect(model.code.shown.value).toBeNull()
    expect(digitsOf(root)).toEqual([])
  })

  it('is copied by a press, and that it will not stay there is said', async () => {
    const { root, state, said } = await shown()
    press(root, `Copy: ${ANNA}`)
    await expect.poll(said).toContain('Copied. The clipboard is emptied in 30 s.')
    expect(state.copied).toEqual(['482900'])
  })

  it('that goes by a counter is made by its own button alone, with its number', async () => {
    const { root, posts, seen } = opened()
    await seen(BANK)
    const [row] = [...root.querySelectorAll('.code-item')].filter((one) => one.textContent.includes(BANK))
    row?.querySelector<HTMLElement>('.text')?.click()
    expect(posts()).toEqual([])
    press(root, `New code: ${BANK}`)
    await seen('number 41')
    expect(digitsOf(root)).toEqual(['700 042'])
    press(root, `New code: ${BANK}`)
    await seen('number 42')
  })

  it('is warned of where this computer’s clock is off', async () => {
    const { root, handlers, seen } = opened()
    await seen(ANNA)
    handlers['POST /v1/codes/0000000000000001/code'] = () => ({
      code: '482900',
      validUntil: new Date(BEGAN + 25_000).toISOString(),
      next: null,
      counter: null,
      clockOffMs: -42_400,
      clockBoundMs: 1000,
    })
    press(root, `Show: ${ANNA}`)
    await seen('This computer’s clock is 42 seconds slow')
  })

  it('cannot be had of a vault that was locked meanwhile, and then nothing of it is left on the page', async () => {
    const { root, state, seen } = opened()
    await seen(ANNA)
    state.status = aStatus({ state: 'locked' })
    press(root, `Show: ${ANNA}`)
    await seen('The codes are locked')
    expect(root.textContent).not.toContain('anna@vully.example')
  })
})

describe('many entries', () => {
  it('are drawn as far as they can be seen', async () => {
    const { root, seen } = opened({ entries: manyEntries(500) })
    await seen('Site 0')
    expect(root.querySelectorAll('.code-item').length).toBeLessThan(40)
    expect(root.querySelector('.virtual-row')?.getAttribute('aria-setsize')).toBe('500')
  })

  it('are searched at once, by name and site, without case and accents', async () => {
    const { root, seen } = opened({ entries: [...manyEntries(20), ...codesRow] })
    await seen('Site 0')
    const search = root.querySelector<HTMLInputElement>('input[type=search]')
    if (!search) throw new Error('many entries can be searched')
    const names = () => [...root.querySelectorAll('.code-item small')].map((one) => one.textContent)
    type(search, 'zurcher')
    await expect.poll(names).toEqual([BANK])
    type(search, 'GIT.EXAMPLE:8443')
    await expect.poll(names).toEqual([GIT])
    type(search, 'nowhere')
    await seen('No entry has “nowhere”')
  })

  it('have no search where the eye is faster', async () => {
    const { root, seen } = opened()
    await seen(ANNA)
    expect(root.querySelector('input[type=search]')).toBeNull()
    // by their names
    expect([...root.querySelectorAll('.code-item small')].map((one) => one.textContent)).toEqual([
      GIT,
      ANNA,
      BANK,
    ])
  })
})

describe('the bar at the foot of the other views', () => {
  const bar = async (options: RigOptions, isAskedHere = true) => {
    const rig = codesRig({ front: SIGN_IN, ...options })
    let led = 0
    await rig.model.lookAtFront()
    await rig.model.refresh()
    const root = draw(<FillBar model={rig.model} isAskedHere={isAskedHere} onCodes={() => (led += 1)} />)
    return { ...rig, root, led: () => led }
  }

  it('fills in the code of the page in front by one press', async () => {
    const { root, state } = await bar({})
    expect(root.textContent).toContain(`Code for this page${ANNA}`)
    press(root, 'Fill in')
    await expect.poll(() => state.filled).toHaveLength(1)
  })

  it('opens by the keychain and fills in by one press', async () => {
    const able = { trusted: true, ways: ['passphrase', 'keychain'], keychainAvailable: true } as const
    const { root, state } = await bar({ status: { state: 'locked', ...able } as never })
    press(root, 'Open and fill in')
    await expect.poll(() => state.filled).toHaveLength(1)
  })

  it('leads to where something is to be typed or chosen', async () => {
    const locked = await bar({ status: { state: 'locked' } })
    press(locked.root, 'Open the vault')
    expect(locked.led()).toBe(1)
    clear()
    const two = await bar({ entries: [anEntry(), anEntry({ id: '0000000000000009', account: 'it' })] })
    press(two.root, 'Choose')
    expect(two.led()).toBe(1)
    expect(two.state.filled).toEqual([])
  })

  it.each([
    ['no entry is of that page', { entries: [] }, true],
    ['there is no vault', { status: { state: 'none' } }, true],
    ['it is locked and that page asks for no code at every start', { status: { state: 'locked' } }, false],
  ] as const)('is not there where %s', async (_why, options, isAskedHere) => {
    const { root } = await bar(options, isAskedHere)
    expect(root.textContent).toBe('')
  })
})

it('has no fault that axe finds: locked, refused, open, with a code shown and another to come', async () => {
  const { root, state, model, typePassphrase, seen } = opened({
    status: { state: 'locked' },
    front: SIGN_IN,
    entries: [...codesRow, ...manyEntries(9)],
    drafts: [aDraft({ origins: [SIGN_IN.origin] })],
  })
  await typePassphrase('wrong')
  await seen('That is not the passphrase')
  expect(await findingsIn(root)).toEqual([])
  await typePassphrase(PASSPHRASE)
  await seen(GIT)
  await model.code.reveal('0000000000000001')
  state.now += 16_000
  model.code.tick()
  await seen('then 482 901')
  expect(await findingsIn(root)).toEqual([])
})

it.each(languages)('everything is said in %s', async (language) => {
  const { root, state, model } = opened(
    { front: SIGN_IN, entries: [...codesRow, ...manyEntries(9)] },
    language,
  )
  await expect.poll(() => root.textContent).toContain(ANNA)
  await model.code.reveal('0000000000000001')
  state.now += 16_000
  model.code.tick()
  await expect.poll(() => root.textContent).toContain('482 901')
  const [entry] = model.here.value
  if (entry) await model.fill(entry)
  await model.copy('1')
  await model.vault.lock()
  await expect.poll(() => root.querySelector('form')).not.toBeNull()
  expect(root.textContent).not.toMatch(/[{}]|undefined/)
})
