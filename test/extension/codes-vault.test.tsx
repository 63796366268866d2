import '../support/fake-browser.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { VaultPage } from '../../extension/features/codes/VaultPage.tsx'
import { codeOf } from '#shared/recovery-code.ts'
import { languages, type Language } from '#shared/settings.ts'
import { findingsIn } from '../support/axe-drawn.ts'
import { codesRig, PASSPHRASE, type RigOptions } from '../support/drawn-codes.ts'
import { Refused } from '../support/domain-data.ts'
import { button, buttons, clear, draw, press, type } from '../support/drawn.tsx'

afterEach(clear)

const SHEET = codeOf(Uint8Array.from({ length: 20 }, (_, at) => at * 7))
const wrong = new Refused({ type: 'problem', code: 'wrong-passphrase' })

function vaultPage(options: RigOptions = {}, language: Language = 'en') {
  const rig = codesRig(options)
  const asksSheet = () => {
    rig.state.status = { ...rig.state.status, state: 'open', recoveryMadeAt: null, setUpUnfinished: true }
    return { sheet: [...SHEET], rehearse: [2, 7], backups: null }
  }
  const done = (more: object = {}) => {
    rig.state.status = { ...rig.state.status, ...more }
    return { done: true, backups: null }
  }
  const given =
    (act: (body: Record<string, unknown>) => unknown) => (asked: { body: Record<string, unknown> }) =>
      asked.body['given'] === PASSPHRASE ? act(asked.body) : wrong
  Object.assign(rig.handlers, {
    'POST /v1/vault/set-up': asksSheet,
    'POST /v1/vault/recovery': given(asksSheet),
    'POST /v1/vault/recover': () => done({ state: 'open' }),
    'POST /v1/vault/rehearse': () => done({ setUpUnfinished: false }),
    'POST /v1/vault/passphrase': given(() => ({ done: true, backups: false })),
    'POST /v1/vault/keychain': given(({ on }) =>
      done({ ways: on ? ['passphrase', 'keychain'] : ['passphrase'] }),
    ),
    'POST /v1/vault/rotate': given(() => ({ ...asksSheet(), backups: true })),
    'POST /v1/vault/remove': given(() => done({ state: 'none' })),
    'PATCH /v1/vault': ({ body }: { body: object }) => done(body),
  })
  const root = draw(<VaultPage model={rig.model} />, language)
  const seen = (text: string | RegExp) => expect.poll(() => root.textContent).toMatch(text)
  const input = (name: string, at = 0) => {
    const found = root.querySelectorAll<HTMLInputElement>(`[name=${name}]`)[at]
    if (!found) throw new Error(`there is no field ${name}`)
    return found
  }
  const submit = (name: string, at = 0) =>
    input(name, at)
      .closest('form')
      ?.dispatchEvent(new Event('submit', { cancelable: true }))
  const bodyOf = (line: string) => rig.asked.find((one) => one.line === line)?.body
  /** Types into the form that lies behind a summary, and sends it. */
  const sendGiven = (summary: string, passphrase: string) => {
    const details = [...root.querySelectorAll('details')].find(
      (one) => one.querySelector('summary')?.textContent === summary,
    )
    const form = details?.querySelector('form')
    const field = form?.querySelector<HTMLInputElement>('[name=given]')
    if (!form || !field) throw new Error(`there is no “${summary}”`)
    type(field, passphrase)
    form.dispatchEvent(new Event('submit', { cancelable: true }))
    return form
  }
  return { ...rig, root, seen, input, submit, bodyOf, sendGiven }
}

describe('the set-up', () => {
  const none = { status: { state: 'none', recoveryMadeAt: null } } as const
  const setUp = async (options: RigOptions = none) => {
    const page = vaultPage(options)
    await page.seen('Choose a passphrase')
    type(page.input('passphrase'), PASSPHRASE)
    type(page.input('again'), PASSPHRASE)
    page.submit('passphrase')
    await page.seen('Your recovery sheet')
    return page
  }

  it('says what is given up, and what is better, before a passphrase is chosen', async () => {
    const { root, seen } = vaultPage(none)
    await seen('weaker than one on a device of its own')
    const text = root.textContent
    expect(text.indexOf('authenticator app on your phone')).toBeGreaterThan(0)
    expect(text.indexOf('Best: a security key')).toBeLessThan(text.indexOf('Choose a passphrase'))
  })

  it.each([
    ['too short', 'short', 'short', 'at least 8 characters'],
    ['typed differently', PASSPHRASE, `${PASSPHRASE} `, 'The two are not the same'],
  ])('takes no passphrase that is %s', async (_why, first, again, sentence) => {
    const page = vaultPage(none)
    await page.seen('Choose a passphrase')
    type(page.input('passphrase'), first)
    type(page.input('again'), again)
    page.submit('passphrase')
    await expect.poll(() => page.root.querySelector('p.error')?.textContent).toMatch(sentence)
    expect(page.lines()).not.toContain('POST /v1/vault/set-up')
  })

  it('offers the keychain only where one answers, and never by itself', async () => {
    const without = await setUp()
    expect(without.bodyOf('POST /v1/vault/set-up')).toEqual({ passphrase: PASSPHRASE, keychain: false })
    clear()
    const page = vaultPage({ status: { ...none.status, keychainAvailable: true } })
    await page.seen('Let this computer’s keychain open it too')
    expect(page.input('keychain').checked).toBe(false)
    page.input('keychain').click()
    type(page.input('passphrase'), PASSPHRASE)
    type(page.input('again'), PASSPHRASE)
    page.submit('passphrase')
    await expect
      .poll(() => page.bodyOf('POST /v1/vault/set-up'))
      .toEqual({ passphrase: PASSPHRASE, keychain: true })
  })

  it('shows the sheet once; two groups are typed back, and which is wrong is said here', async () => {
    const page = await setUp()
    expect([...page.root.querySelectorAll('.sheet code')].map((one) => one.textContent)).toEqual([...SHEET])
    press(page.root, 'I have it on paper')
    await page.seen('Two groups, from the paper')
    // what is to be typed from the paper does not stand on the screen
    for (const group of SHEET) expect(page.root.innerHTML).not.toContain(group)
    type(page.input('group-2'), (SHEET[1] ?? '').toLowerCase())
    type(page.input('group-7'), SHEET[5] ?? '')
    page.submit('group-2')
    await page.seen('Group 7 is not as it stands on the sheet.')
    expect(page.root.textContent).not.toContain('Group 2 is not')
    expect(document.activeElement).toBe(page.input('group-7'))
    expect(page.lines()).not.toContain('POST /v1/vault/rehearse')
    type(page.input('group-7'), SHEET[6] ?? '')
    page.submit('group-2')
    await page.seen('The vault is ready.')
    expect(page.model.vault.sheet.value).toBeNull()
    expect(page.root.querySelector('.acted-box a')?.getAttribute('href')).toBe('#/codes/add')
  })

  it('forgets the sheet when its page is left, and asks for a new one then', async () => {
    const page = await setUp()
    clear()
    await expect.poll(() => page.model.vault.sheet.value).toBeNull()
    const again = vaultPage({ status: { state: 'open', setUpUnfinished: true } })
    await again.seen('has no recovery sheet yet')
    type(again.input('given'), PASSPHRASE)
    again.submit('given')
    await again.seen('Your recovery sheet')
  })
})

describe('a forgotten passphrase', () => {
  const locked = { status: { state: 'locked' } } as const
  const recovering = async (text: string) => {
    const page = vaultPage(locked)
    await page.seen('Forgotten the passphrase?')
    type(page.input('sheet'), text)
    type(page.input('passphrase', 1), 'a new passphrase')
    type(page.input('again'), 'a new passphrase')
    page.submit('again')
    return page
  }

  it('is got around by the sheet, however it is spelled', async () => {
    const text = SHEET.join('-').toLowerCase()
    const page = await recovering(text)
    await page.seen('The passphrase is changed.')
    expect(page.bodyOf('POST /v1/vault/recover')).toEqual({ sheet: text, passphrase: 'a new passphrase' })
    // the sheet that was typed goes on opening it
    expect(page.model.vault.sheet.value).toBeNull()
    expect(page.root.textContent).toContain('The sheet of')
  })

  it.each([
    [
      'a letter that is mistyped, by its group',
      SHEET.map((group, at) =>
        at === 3 ? `${group.startsWith('0') ? '1' : '0'}${group.slice(1)}` : group,
      ).join(' '),
      'Group 4 is mistyped',
    ],
    ['a group that is missing', SHEET.slice(0, 7).join(' '), 'These are 7 groups.'],
  ])('finds %s, without asking anybody', async (_what, text, sentence) => {
    const page = await recovering(text)
    await page.seen(sentence)
    expect(page.lines()).not.toContain('POST /v1/vault/recover')
    expect(document.activeElement).toBe(page.input('sheet'))
  })
})

describe('an open vault', () => {
  it('changes its passphrase, and says what became of older backups', async () => {
    const page = vaultPage()
    await page.seen('How it is opened')
    type(page.input('given'), PASSPHRASE)
    type(page.input('passphrase'), 'a new passphrase')
    type(page.input('again'), 'a new passphrase')
    page.submit('passphrase')
    await page.seen('The passphrase is changed.')
    expect(page.root.textContent).toContain('a new one could not be made')
    expect(page.input('given').value).toBe('')
  })

  it('does nothing without its passphrase, and says so where it was asked for', async () => {
    const page = vaultPage()
    await page.seen('Remove the vault')
    const form = page.sendGiven('Remove the vault', 'wrong')
    await expect
      .poll(() => form.querySelector('[role=alert]')?.textContent)
      .toMatch('That is not the passphrase')
    expect(page.root.querySelectorAll('.error:not(.hidden)')).toHaveLength(1)
    page.sendGiven('Remove the vault', PASSPHRASE)
    await page.seen('Choose a passphrase')
  })

  it('says before it is removed what is lost', async () => {
    const { seen } = vaultPage({ status: { codes: 12 } })
    await seen('12 entries are lost for good, with all backup codes kept here.')
  })

  it('is opened by the keychain from now on, or no longer', async () => {
    const page = vaultPage({ status: { keychainAvailable: true } })
    await page.seen('Open by the keychain too')
    page.sendGiven('Open by the keychain too', PASSPHRASE)
    await page.seen('No longer open by the keychain')
    expect(page.bodyOf('POST /v1/vault/keychain')).toEqual({ given: PASSPHRASE, on: true })
  })

  it('locks itself after as many minutes as are set, of 1 to 60', async () => {
    const page = vaultPage()
    await page.seen('Lock after')
    const minutes = page.root.querySelector<HTMLInputElement>('.number input')
    if (!minutes) throw new Error('there is a field for minutes')
    type(minutes, '61')
    await page.seen('Write a whole number from 1 to 60.')
    expect(page.lines()).not.toContain('PATCH /v1/vault')
    type(minutes, '5')
    await expect.poll(() => page.bodyOf('PATCH /v1/vault')).toEqual({ autoLockMinutes: 5 })
  })

  const typeBack = async ({ root, seen, input, submit }: ReturnType<typeof vaultPage>) => {
    press(root, 'I have it on paper')
    await seen('Two groups, from the paper')
    type(input('group-2'), SHEET[1] ?? '')
    type(input('group-7'), SHEET[6] ?? '')
    submit('group-2')
    await seen('The vault is ready.')
  }

  it('shows a new sheet, and has what it gives up to be read again', async () => {
    const page = vaultPage()
    await page.seen('What this gives up')
    page.sendGiven('Make a new sheet', PASSPHRASE)
    await page.seen('Your recovery sheet')
  })

  it('changes its keys, and then shows the sheet that opens it from now on', async () => {
    const page = vaultPage()
    await page.seen('the old recovery sheet no longer opens the vault')
    page.sendGiven('Change the keys', PASSPHRASE)
    await page.seen('The keys are changed.')
    expect([...page.root.querySelectorAll('.sheet code')].map((one) => one.textContent)).toEqual([...SHEET])
    expect(page.root.querySelector('.code-note.notice')).not.toBeNull()
    await typeBack(page)
    expect(page.lines().filter((line) => line === 'POST /v1/vault/rotate')).toHaveLength(1)
  })

  it('leads to a new sheet where that of new keys was never typed back', async () => {
    const first = vaultPage()
    await first.seen('Change the keys')
    first.sendGiven('Change the keys', PASSPHRASE)
    await first.seen('Your recovery sheet')
    const { status } = first.state
    clear()
    // the page is loaded anew
    const page = vaultPage({ status })
    await page.seen('has no recovery sheet yet')
    type(page.input('given'), PASSPHRASE)
    page.submit('given')
    await page.seen('Your recovery sheet')
    await typeBack(page)
    expect(page.state.status.setUpUnfinished).toBe(false)
  })

  it('is locked by a press', async () => {
    const page = vaultPage()
    await page.seen('Lock now')
    press(page.root, 'Lock now')
    await page.seen('The codes are locked')
    expect(buttons(page.root)).toContain('Open the vault')
    expect(button(page.root, 'Open the vault').className).toContain('primary')
  })
})

it.each(languages)('every state is drawn in %s', async (language) => {
  for (const status of [
    { state: 'none' },
    { state: 'locked' },
    { state: 'open' },
    { setUpUnfinished: true },
  ] as const) {
    const { root, model } = vaultPage({ status }, language)
    await expect.poll(() => root.querySelectorAll('h1').length).toBe(1)
    expect(await findingsIn(root)).toEqual([])
    await model.vault.makeSheet(PASSPHRASE)
    expect(root.textContent).not.toMatch(/[{}]|undefined/)
    clear()
  }
})
