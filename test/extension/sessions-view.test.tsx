import '../support/fake-browser.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionsPage } from '../../extension/features/sessions/SessionsPage.tsx'
import { SessionsPanel } from '../../extension/features/sessions/SessionsPanel.tsx'
import type { AirlockView } from '../../extension/features/sessions/messages.ts'
import { newRule, problems, SANDBOX_SITE } from '#shared/sessions.ts'
import type { Language } from '#shared/settings.ts'
import { HOUR, iso } from '#shared/time.ts'
import { NOW } from '../support/daemon-data.ts'
import { button, buttons, clear, draw, field, press, type } from '../support/drawn.tsx'
import { fakeAirlock, type FakeAirlock } from '../support/fake-airlock.ts'
import { aReceipt, aRule, aState, anAirlock, held } from '../support/sessions-data.ts'

const OWN = 'infomaniak.com'
const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  clear()
})

async function open(fake: FakeAirlock, sandbox = false, language?: Language) {
  const model = fake.model()
  stops.push(model.live())
  await expect.poll(() => model.local.value !== null || model.silent.value).toBe(true)
  const more: string[] = []
  const root = draw(<SessionsPanel model={model} sandbox={sandbox} onMore={() => more.push('')} />, language)
  fake.said.length = 0
  return { root, model, more, text: () => root.textContent }
}
const pageOf = async (fake: FakeAirlock) => {
  const model = fake.model()
  stops.push(model.live())
  await expect.poll(() => model.local.value).not.toBeNull()
  await model.readEverywhere()
  fake.said.length = 0
  return { root: draw(<SessionsPage model={model} sandbox={false} />), model }
}
const shut = (site: string, problem: (typeof problems)[number] | null = null) => ({
  rules: [aRule(site)],
  sites: [aState(site, { door: 'shut' as const, problem })],
  receipts: [aReceipt(site, { outcome: 'failed', problem })],
})

describe('the site that stands ready made', () => {
  it('says what it promises, how it stands, and what the last start proved', async () => {
    const { text, root } = await open(fakeAirlock(anAirlock([held(OWN)])))
    expect(text()).toContain('infomaniak.comSign-in at every browser startHeld')
    expect(text()).toContain(
      'Last start 07:58: 14 cookies and the storage of 3 addresses removed before the first request, restored tabs included.',
    )
    expect(buttons(root).slice(0, 2)).toEqual(['Sign out now', 'Change the rule of infomaniak.com'])
  })

  it('explains itself before it is switched on, and asks for nothing until then', async () => {
    const fake = fakeAirlock(anAirlock([]))
    const { root, text } = await open(fake)
    expect(text()).toContain('Off')
    expect([...root.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining([
        'Manager',
        'Mail',
        'kDrive',
        'everything else on infomaniak.com and below it',
        expect.stringContaining('new-location mail at each start'),
        expect.stringContaining('Open tabs of the site are reloaded'),
      ]),
    )
    expect([fake.said, fake.asked]).toEqual([[], []])
  })

  it('asks the browser for this site alone, in the press itself, then makes the rule', async () => {
    const fake = fakeAirlock(anAirlock([]))
    const { root, text } = await open(fake)
    press(root, 'Switch on for infomaniak.com')
    // nothing was awaited: a browser asks the person in answer to a press alone
    expect(fake.asked).toEqual([OWN])
    await expect.poll(() => fake.said).toEqual([{ do: 'rule', rule: newRule(OWN) }])
    await expect.poll(text).not.toContain('Off')
  })

  it('changes nothing where the browser was not allowed to', async () => {
    const fake = fakeAirlock(anAirlock([]), { permits: false })
    const { root, text } = await open(fake)
    press(root, 'Switch on for infomaniak.com')
    await expect.poll(text).toContain('does not let Latchkey reach infomaniak.com. Nothing was changed.')
    expect([fake.said, fake.wished]).toEqual([[], null])
  })

  it('is the sandbox’s own Manager in the sandbox', async () => {
    const { text } = await open(fakeAirlock(anAirlock([])), true)
    expect(text()).toContain(SANDBOX_SITE)
    expect(text()).not.toContain('everything else on infomaniak.com')
  })
})

describe('a question of the browser that closes the popup', () => {
  it.each([
    ['is followed by the next page, where it was allowed', true, [{ do: 'rule', rule: newRule(OWN) }]],
    ['is forgotten, where it was not', false, []],
  ])('%s', async (_, allowed, rules) => {
    const fake = fakeAirlock(anAirlock([]), { wished: OWN, allowed: new Set(allowed ? [OWN] : []) })
    stops.push(fake.model().live())
    await expect.poll(() => fake.wished).toBeNull()
    await expect.poll(() => fake.said.slice(1)).toEqual(rules)
    // what is said after it comes after it
    fake.changed()
    await expect.poll(() => fake.said.slice(1)).toEqual([...rules, { do: 'look' }])
  })

  it('is not asked of a rule that stands: it would lose its choices', async () => {
    const fake = fakeAirlock(anAirlock([held(OWN, { whenLocked: true })]), {
      wished: OWN,
      allowed: new Set([OWN]),
    })
    const model = fake.model()
    stops.push(model.live())
    await expect.poll(() => fake.wished).toBeNull()
    expect(fake.said).toEqual([{ do: 'look' }])
  })
})

describe('signing out now', () => {
  it('first says all that is signed out, and does nothing where that is refused', async () => {
    const fake = fakeAirlock(anAirlock([held(OWN)]))
    const { root, text } = await open(fake)
    press(root, 'Sign out now')
    await expect.poll(text).toContain('Signed out together in this browser')
    expect(text()).toContain('ManagerMailkDriveeverything else on infomaniak.com')
    await expect.poll(() => document.activeElement?.textContent).toBe('Cancel')
    press(root, 'Cancel')
    await expect.poll(text).not.toContain('Signed out together')
    expect(fake.said).toEqual([])
    await expect.poll(() => document.activeElement?.textContent).toBe('Sign out now')
  })

  it('shows that it goes on, then what the receipt proves', async () => {
    const fake = fakeAirlock(anAirlock([held(OWN)]))
    const { root, text } = await open(fake)
    fake.held = []
    press(root, 'Sign out now')
    await expect.poll(text).toContain('Signed out together')
    press(root, 'Sign out now')
    await expect.poll(() => fake.said).toEqual([{ do: 'end', site: OWN }])
    await expect.poll(text).toContain('Signing out…')
    expect(root.querySelector('[role=status]')?.textContent).toContain('its pages wait')
    // a second press while it goes on
    press(root, 'Signing out…')
    fake.held[0]?.()
    await expect
      .poll(() => root.querySelector('[role=status]')?.textContent)
      .toBe('Signed out by you, 09:00: 14 cookies and the storage of 3 addresses removed.')
    expect(fake.said).toHaveLength(1)
    expect(text()).not.toContain('Signed out together')
  })

  it('names the hosts of any other site as far as they are known', async () => {
    const view = anAirlock([held(OWN), held('ebill.example')])
    const fake = fakeAirlock(view, { hosts: ['ebill.example', 'login.ebill.example'] })
    const { root, text, model } = await open(fake)
    model.asking.value = 'ebill.example'
    await expect.poll(text).toContain('login.ebill.exampleeverything else on ebill.example and below it')
    expect(buttons(root).filter((name) => name === 'Cancel')).toHaveLength(1)
  })
})

describe('a site that is shut', () => {
  it.each(problems)('says why, and what can be done: %s', async (problem) => {
    const { root, text } = await open(fakeAirlock(anAirlock([shut(OWN, problem)])))
    expect(text()).toContain('Shut')
    expect(text()).toContain('Its pages wait until the session is ended.')
    expect(buttons(root).slice(0, 2)).toEqual([
      problem === 'no-permission' ? 'Give permission back' : 'Try again',
      'Open anyway',
    ])
    expect(text()).not.toContain('Held')
  })

  it('names what is still there', async () => {
    const left = [
      { host: 'manager.infomaniak.com', cookie: 'SASESSION', jar: null },
      { host: 'infomaniak.com', cookie: 'id', jar: 'container 2' },
    ]
    const view = anAirlock([{ ...shut(OWN), sites: [aState(OWN, { door: 'shut', left })] }])
    const { text } = await open(fakeAirlock(view))
    expect(text()).toContain('SASESSION on manager.infomaniak.comid on infomaniak.com (container 2)')
  })

  it('is swept again by one press', async () => {
    const fake = fakeAirlock(anAirlock([shut(OWN, 'cookies-refused')]))
    const { root, text } = await open(fake)
    press(root, 'Try again')
    await expect.poll(() => fake.said).toEqual([{ do: 'again', site: OWN }])
    await expect.poll(text).toContain('Held')
  })

  it('is opened by hand in two steps alone, the first of which says what that means', async () => {
    const fake = fakeAirlock(anAirlock([shut(OWN, 'cookies-refused')]))
    const { root, text } = await open(fake)
    press(root, 'Open anyway')
    await expect.poll(text).toContain('The earlier session may live on')
    expect(text()).toContain('It is noted that you opened it')
    expect(fake.said).toEqual([])
    press(root, 'Open anyway')
    await expect.poll(() => fake.said).toEqual([{ do: 'open-by-hand', site: OWN }])
  })

  it('asks for the permission that was taken away before it sweeps', async () => {
    const fake = fakeAirlock(anAirlock([shut(OWN, 'no-permission')]), { permits: false })
    const { root } = await open(fake)
    press(root, 'Give permission back')
    expect(fake.asked).toEqual([OWN])
    await expect.poll(() => fake.asked).toHaveLength(1)
    expect(fake.said).toEqual([])
    fake.permits = true
    press(root, 'Give permission back')
    await expect.poll(() => fake.said).toEqual([{ do: 'again', site: OWN }])
  })
})

describe('the rule of a site', () => {
  const change = async (view: AirlockView) => {
    const fake = fakeAirlock(view)
    const opened = await open(fake)
    press(opened.root, 'Change the rule of infomaniak.com')
    await expect.poll(opened.text).toContain('Also sign out')
    return { ...opened, fake, sent: () => fake.said.map((one) => (one.do === 'rule' ? one.rule : one)) }
  }

  it('is kept at each choice', async () => {
    const { root, sent, text } = await change(anAirlock([held(OWN)]))
    field(root, 'when the screen locks').click()
    await expect.poll(sent).toEqual([aRule(OWN, { whenLocked: true })])
    await expect.poll(text).toContain('Saved')
    field(root, 'after a time without any input').click()
    await expect.poll(() => sent().at(-1)).toEqual(aRule(OWN, { whenLocked: true, afterIdleMinutes: 30 }))
    await expect.poll(text).toContain('when the screen locks')
    const update = root.querySelector('select')
    if (!update) throw new Error('there is a list')
    update.value = 'keep'
    update.dispatchEvent(new Event('change', { bubbles: true }))
    await expect.poll(() => sent().at(-1)).toMatchObject({ onBrowserUpdate: 'keep' })
  })

  it('loses no choice that is made before the first was answered', async () => {
    const { root, sent, fake, model } = await change(anAirlock([held(OWN)]))
    const waiting: (() => void)[] = (fake.held = [])
    const isTicked = (label: string) => field(root, label).checked
    field(root, 'when the screen locks').click()
    await expect.poll(sent).toHaveLength(1)
    await expect.poll(() => isTicked('when the screen locks')).toBe(true)
    field(root, 'when the last tab').click()
    await expect.poll(() => sent().at(-1)).toEqual(aRule(OWN, { whenLocked: true, whenLastTabCloses: true }))
    waiting[0]?.()
    // the first answer knows nothing of the second choice
    await expect.poll(() => model.local.value?.rules[0]?.whenLocked).toBe(true)
    expect(model.rules.value[0]?.whenLastTabCloses).toBe(true)
    waiting[1]?.()
    await expect.poll(() => model.local.value?.rules[0]?.whenLastTabCloses).toBe(true)
    expect([isTicked('when the screen locks'), isTicked('when the last tab')]).toEqual([true, true])
  })

  it('takes hours from 1 to 720, and says so of anything else', async () => {
    const { root, sent, text } = await change(anAirlock([held(OWN, { afterHours: 8 })]))
    expect(text()).toContain('Sign-in at every browser start · every 8 hours · 6 h 58 min left')
    for (const wrong of ['0', '721', '2.5', 'eight', '']) {
      type(field(root, 'hours'), wrong)
      await expect.poll(() => field(root, 'hours').getAttribute('aria-invalid')).toBe('true')
      expect(text()).toContain('Write a whole number from 1 to 720.')
    }
    expect(sent()).toEqual([])
    type(field(root, 'hours'), '720')
    await expect.poll(sent).toEqual([aRule(OWN, { afterHours: 720 })])
  })

  it('is snoozed with an end, which is shown and can be brought forward', async () => {
    const { root, sent, text } = await change(anAirlock([held(OWN)]))
    press(root, '1 hour')
    await expect.poll(sent).toEqual([aRule(OWN, { snoozedUntil: iso(NOW + HOUR) })])
    await expect.poll(text).toContain('Snoozed until 10:00: nothing ends this session before.')
    press(root, 'End the snooze')
    await expect.poll(() => sent().at(-1)).toEqual(aRule(OWN))
    await expect.poll(text).toContain('Held')
  })

  it('is removed when that was confirmed', async () => {
    const { root, sent, text } = await change(anAirlock([held(OWN)]))
    press(root, 'Remove the rule')
    await expect.poll(text).toContain('Remove the rule of infomaniak.com?')
    expect(sent()).toEqual([])
    press(root, 'Remove the rule')
    await expect.poll(sent).toEqual([{ do: 'drop', site: OWN }])
    await expect.poll(text).toContain('Off')
  })
})

describe('other sites', () => {
  it('stand in lines; one that is shut comes first and stands open', async () => {
    const view = anAirlock([held(OWN), held('a.example', { afterHours: 8 }), shut('z.example')])
    const { root, text } = await open(fakeAirlock(view))
    const lines = [...root.querySelectorAll('.site-line')].map(({ textContent }) => textContent)
    expect(lines).toEqual([
      'z.exampleSign-in at every startShut',
      'a.exampleSign-in at every start · every 8 hours · 6 h 58 min leftHeld',
    ])
    expect(text()).toContain('Signing out of z.example did not finish.')
  })

  it('are offered from the tab below, always as a whole, and asked for in the press', async () => {
    const fake = fakeAirlock(anAirlock([held(OWN)]), { activeAddress: 'https://app.ebill.example/invoices' })
    const { root, text } = await open(fake)
    await expect.poll(() => buttons(root)).toContain('Add this site: ebill.example')
    press(root, 'Add this site: ebill.example')
    await expect.poll(() => buttons(root)).toContain('Switch on for ebill.example')
    expect(text()).toContain(
      'The rule is for all of ebill.example, not only for app.ebill.example: the whole domain shares its cookies.',
    )
    expect(root.querySelectorAll('input')).toHaveLength(0)
    press(root, 'Switch on for ebill.example')
    expect(fake.asked).toEqual(['ebill.example'])
    await expect.poll(() => fake.said).toEqual([{ do: 'rule', rule: newRule('ebill.example') }])
    await expect.poll(() => buttons(root)).toContain('Add a site')
  })

  it.each(['chrome://settings/', 'https://mail.infomaniak.com/', 'http://127.0.0.1:8080/', null])(
    'are typed in the full page where the tab below has none to offer: %s',
    async (activeAddress) => {
      const { root, more } = await open(fakeAirlock(anAirlock([held(OWN)]), { activeAddress }))
      await expect.poll(() => buttons(root)).toContain('Add a site')
      press(root, 'Add a site')
      expect(more).toHaveLength(1)
    },
  )
})

describe('adding a site by its name', () => {
  const add = async (root: Element, text: string) => {
    type(field(root, 'Address of the site'), text)
    await expect.poll(() => button(root, 'Add…').getAttribute('aria-disabled')).toBe('false')
    root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
  }

  it.each([
    ['', 'Write the address of a site'],
    ['two words', 'This is not the address of a site.'],
    ['127.0.0.1', 'This is the number of a machine.'],
    ['localhost', 'This lies on your own computer.'],
    ['co.uk', 'Below “co.uk” anyone may have a site.'],
    ['manager.infomaniak.com', 'The rule of infomaniak.com covers this already.'],
    ['example.org', 'git.example.org, in the same domain, has a rule of its own.'],
    ['mail.example.org', 'git.example.org, in the same domain, has a rule of its own.'],
  ])('says what is wrong with %j', async (text, sentence) => {
    const { root } = await pageOf(fakeAirlock(anAirlock([held(OWN), held('git.example.org')])))
    await add(root, text)
    await expect.poll(() => root.textContent).toContain(sentence)
    expect(buttons(root).filter((name) => name.startsWith('Switch on'))).toEqual([])
  })

  it('takes a name in any script, and shows it both ways', async () => {
    const fake = fakeAirlock(anAirlock([held(OWN)]))
    const { root } = await pageOf(fake)
    await add(root, 'https://www.Müller.example/konto')
    await expect.poll(() => buttons(root)).toContain('Switch on for müller.example')
    expect(root.textContent).toContain('xn--mller-kva.example')
    press(root, 'Switch on for müller.example')
    await expect.poll(() => fake.said).toEqual([{ do: 'rule', rule: newRule('xn--mller-kva.example') }])
  })

  it('makes the rule for the whole domain, and says so in one sentence', async () => {
    const fake = fakeAirlock(anAirlock([held(OWN)]))
    const { root } = await pageOf(fake)
    await add(root, 'konto.müller.example')
    await expect
      .poll(() => root.textContent)
      .toContain('The rule is for all of müller.example, not only for konto.müller.example:')
    press(root, 'Switch on for müller.example')
    expect(fake.asked).toEqual(['xn--mller-kva.example'])
    await expect.poll(() => fake.said).toEqual([{ do: 'rule', rule: newRule('xn--mller-kva.example') }])
  })
})

describe('a part of a site', () => {
  it.each(['www.ebill.example', 'ebill.example'])('is not what %s is', async (host) => {
    const fake = fakeAirlock(anAirlock([held(OWN)]), { activeAddress: `https://${host}/` })
    const { root, text } = await open(fake)
    await expect.poll(() => buttons(root)).toContain('Add this site: ebill.example')
    press(root, 'Add this site: ebill.example')
    await expect.poll(() => buttons(root)).toContain('Switch on for ebill.example')
    expect(text()).not.toContain('not only for')
  })
})

describe('a background that does not answer', () => {
  it('is said, and nothing is claimed', async () => {
    const { text } = await open(fakeAirlock(anAirlock([held(OWN)]), { silent: true }))
    expect(text()).toContain('does not answer')
    expect(text()).not.toMatch(/Held|Off/)
  })

  it('is heard again as soon as something changes', async () => {
    const fake = fakeAirlock(anAirlock([held(OWN)]), { silent: true })
    const { text } = await open(fake)
    fake.silent = false
    fake.changed()
    await expect.poll(text).toContain('Held')
    expect(text()).not.toContain('does not answer')
  })
})

it('the popup says in a line what the doctor found, and leads to it', async () => {
  const { root, more, text } = await open(fakeAirlock(anAirlock([held(OWN)])))
  expect(text()).toContain('1 thing weakens it; 1 cannot be seen from here')
  press(root, 'See')
  expect(more).toHaveLength(1)
})
