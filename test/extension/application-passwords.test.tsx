import '../support/fake-browser.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ChangeModel } from '../../extension/core/change-model.ts'
import { ApplicationPasswordsModel } from '../../extension/features/codes/application-passwords-model.ts'
import { ApplicationPasswordsPage } from '../../extension/features/codes/ApplicationPasswords.tsx'
import type { ActionId } from '#shared/actions.ts'
import type { ApplicationPasswords } from '#shared/application-passwords.ts'
import { known, unknown } from '#shared/fact.ts'
import { languages, type Language } from '#shared/settings.ts'
import { DAY, iso } from '#shared/time.ts'
import { findingsIn } from '../support/axe-drawn.ts'
import { NOW } from '../support/daemon-data.ts'
import { describedApiOf } from '../support/described-api.ts'
import { Refused } from '../support/domain-data.ts'
import { buttons, clear, draw, field, press, type } from '../support/drawn.tsx'

const now = iso(NOW)
const aLogin = (over: Partial<ApplicationPasswords> = {}): ApplicationPasswords => ({
  connection: 'main',
  email: 'anna@vully.example',
  passwords: known([
    { id: '1', name: 'Calendar', lastUsedAt: known(iso(NOW - 2 * DAY)) },
    { id: '2', name: 'Old laptop', lastUsedAt: known(iso(NOW - 500 * DAY)) },
    { id: '3', name: '<b>Phone</b>', lastUsedAt: known(null) },
  ]),
  source: 'infomaniak',
  observedAt: now,
  purposes: { '1': 'The phone' },
  unseen: ['3'],
  idle: ['2', '3'],
  switchedOnAt: null,
  doneAt: null,
  ...over,
})

beforeEach(() => {
  Object.assign(globalThis, { scrollTo: () => undefined })
})
afterEach(clear)

async function open(login: ApplicationPasswords | Refused, language?: Language) {
  let told = login
  const fake = describedApiOf({
    'GET /v1/application-passwords': () => (told instanceof Refused ? told : { logins: [told] }),
    'POST /v1/application-passwords/purpose': () => ({ before: 'The phone' }),
    'POST /v1/application-passwords/seen': () => ({ done: true }),
    'POST /v1/application-passwords/done': () => ({ done: true }),
    'POST /v1/changes/preview': () => new Refused({ type: 'problem', code: 'locked' }),
  })
  const tools = new ApplicationPasswordsModel({ api: fake.api })
  const change = new ChangeModel({ api: fake.api })
  const opened: ActionId[] = []
  const root = draw(
    <ApplicationPasswordsPage
      tools={tools}
      change={change}
      now={now}
      onGuided={(action) => () => void opened.push(action)}
    />,
    language,
  )
  await expect.poll(() => tools.logins.value !== null || tools.trouble.value !== null).toBe(true)
  return {
    ...fake,
    root,
    opened,
    text: () => root.textContent,
    becomes: (next: typeof told) => void (told = next),
    sent: (line: string) => fake.asked.filter((one) => one.line === line).map(({ body }) => body),
  }
}
const PURPOSE = 'POST /v1/application-passwords/purpose'
const SEEN = 'POST /v1/application-passwords/seen'
const DONE = 'POST /v1/application-passwords/done'

describe('the page of application passwords', () => {
  it('lists each with its last use, what it is for, and what speaks against it', async () => {
    const { root } = await open(aLogin())
    const rows = [...root.querySelectorAll('li')].map((one) => one.textContent)
    expect(rows[0]).toContain('Calendar')
    expect(rows[0]).toContain('2 days ago')
    expect(rows[0]).toContain('For The phone')
    expect(rows[0]).not.toContain('Not used for a year')
    expect(rows[1]).toContain('Not used for a year')
    // a name is a name, whatever stands in it
    expect(rows[2]).toContain('<b>Phone</b>')
    expect(rows[2]).toContain('New')
    expect(buttons(root).filter((one) => one.startsWith('I know it'))).toEqual(['I know it: <b>Phone</b>'])
  })

  it('notes what one is for, and takes it back', async () => {
    const { root, sent } = await open(aLogin())
    press(root, 'What it is for: Calendar')
    await expect.poll(() => root.querySelector('form')).not.toBeNull()
    const input = field(root, 'What Calendar is for')
    expect(input.value).toBe('The phone')
    expect(document.activeElement).toBe(input)
    type(input, 'The tablet')
    input.form?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }))
    await expect.poll(() => sent(PURPOSE)).toEqual([{ connection: 'main', id: '1', purpose: 'The tablet' }])
    await expect.poll(() => root.querySelector('form')).toBeNull()
    press(root, 'Undo')
    await expect.poll(() => sent(PURPOSE)[1]).toEqual({ connection: 'main', id: '1', purpose: 'The phone' })
  })

  it('takes the person’s word that they know one, or that every app has its own', async () => {
    const { root, sent, becomes } = await open(aLogin({ switchedOnAt: iso(NOW - DAY) }))
    expect(root.textContent).toContain('CalDAV')
    press(root, 'I know it: <b>Phone</b>')
    await expect.poll(() => sent(SEEN)).toEqual([{ connection: 'main', id: '3', seen: true }])
    becomes(aLogin({ switchedOnAt: iso(NOW - DAY), doneAt: now }))
    press(root, 'Every app has its own')
    await expect.poll(() => root.textContent).not.toContain('CalDAV')
    press(root, 'Undo')
    await expect
      .poll(() => sent(DONE))
      .toEqual([
        { connection: 'main', done: true },
        { connection: 'main', done: false },
      ])
  })

  it('makes one by a change that is looked at first, and revokes by the guide', async () => {
    const { root, sent, opened } = await open(aLogin())
    press(root, 'Create an application password')
    await expect.poll(() => sent('POST /v1/changes/preview')).toHaveLength(1)
    const guide = 'Application passwords'
    press(root, guide)
    expect(opened).toEqual(['manage-application-passwords'])
  })

  it('says where nobody tells the list, and where the daemon cannot be asked', async () => {
    expect((await open(aLogin({ passwords: unknown('no-permission') }))).text()).toContain(
      'Not known. The token may not read it',
    )
    clear()
    const down = await open(new Refused({ type: 'unreachable' }))
    expect(buttons(down.root)).toContain('Try again')
  })

  it.each(languages)('can be used with a screen reader, in %s', async (language) => {
    const { root } = await open(aLogin({ switchedOnAt: iso(NOW - DAY) }), language)
    expect(await findingsIn(root)).toEqual([])
  })
})
