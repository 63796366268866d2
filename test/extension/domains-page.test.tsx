import '../support/fake-browser.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lifeReasons } from '../../extension/features/domains/name-words.ts'
import { NameModel } from '../../extension/features/domains/name-model.ts'
import { NamePage } from '../../extension/features/domains/NamePage.tsx'
import { visible } from '../../extension/ui/visible.ts'
import type { LifeReason } from '#daemon/features/domains/judgement.ts'
import type { DomainDetail } from '#shared/domain-detail.ts'
import { lookupOutcomes, phases } from '#shared/domains.ts'
import { known, unknownReasons } from '#shared/fact.ts'
import { languages, type Language } from '#shared/settings.ts'
import { DAY, iso } from '#shared/time.ts'
import type { Trouble } from '../../extension/core/trouble.ts'
import { NOW } from '../support/daemon-data.ts'
import { addedOf, aDetail, anAnswer, apiOf, inDays, Refused, someNotes } from '../support/domain-data.ts'
import { buttons, clear, draw, field, press, type } from '../support/drawn.tsx'

const NAME = 'vully.example'
const PATH = `/v1/domains/${NAME}`
const now = iso(NOW)

beforeEach(() => {
  Object.assign(globalThis, { scrollTo: () => undefined })
})
afterEach(clear)

type Handlers = Parameters<typeof apiOf>[0]

async function open(detail: DomainDetail | Refused, more: Handlers = {}, language?: Language) {
  let told = detail
  const fake = apiOf({ [`GET ${PATH}`]: () => told, ...more })
  const model = new NameModel({ api: fake.api })
  const acted: string[] = []
  const root = draw(
    <NamePage
      model={model}
      name={NAME}
      now={now}
      organisationName={() => 'Atelier Vully SA'}
      onAct={(action) => () => acted.push(action)}
    />,
    language,
  )
  const answered = () => model.detail.value !== null || model.trouble.value !== null
  await expect.poll(answered).toBe(true)
  return {
    ...fake,
    model,
    root,
    acted,
    text: () => root.textContent,
    /** What the daemon says from now on. */
    becomes: (next: typeof told) => void (told = next),
  }
}
const submit = (root: Element) =>
  root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))

describe('the page of a name', () => {
  it('says what happens next and why, where it is, and whom it concerns', async () => {
    const { root, text } = await open(
      aDetail(
        { phase: 'expiring', paidUntil: inDays(12), renewBy: inDays(12) },
        { reasons: ['registrar-date', 'date-jumped', 'of-a-later-version'], confidence: 'low' },
      ),
    )
    expect(root.querySelector('.what')?.textContent).toBe('Expires in 12 days · no renewal warranty')
    expect(root.querySelector('h1')?.textContent).toBe(NAME)
    expect(text()).toContain('Atelier Vully SA')
    const why = [...root.querySelectorAll('.name-summary li')].map(({ textContent }) => textContent)
    expect(why).toHaveLength(4)
    expect(why.slice(2)).toEqual([
      'The sources leave a doubt: take each date as “about”.',
      '3 people sign in or recover with an address on it.',
    ])
  })

  it('has words for every reason that the daemon has', () => {
    type Unsaid = Exclude<LifeReason, (typeof lifeReasons)[number]>
    const unsaid: [Unsaid] extends [never] ? 'none' : Unsaid = 'none'
    expect(unsaid).toBe('none')
  })

  it('tells each date with who says it and how old that is, or why it is not known', async () => {
    const { root } = await open(aDetail())
    const dates = [...root.querySelectorAll('.facts tr')].map(({ textContent }) => textContent)
    expect(dates).toEqual([
      'Paid until10 Jun 2027 in 6 moInfomaniak, 4 min ago',
      'Registry expiryNot knownNot published',
      'Renew by9 Jun 2027 in 6 moWorked out from the other dates and the rules of .example',
      'Restore byNone',
    ])
  })

  it('says of a date that rests on the person’s word that it does, and when it asks to be confirmed', async () => {
    const stated = (changes: object) =>
      aDetail(
        { byHand: true, organisation: null },
        {
          dates: [
            { date: 'paidUntil', at: null, source: 'person', observedAt: null, reason: null, ...changes },
          ],
        },
      )
    const first = async (changes: object) => {
      const { root } = await open(stated(changes))
      const told = root.querySelector('.facts tr')?.textContent
      clear()
      return told
    }
    expect(await first({ at: inDays(5), observedAt: inDays(-50) })).toContain('Stated by you on 3 Oct')
    expect(await first({ observedAt: inDays(-400), reason: 'stale' })).toContain('too long ago: confirm it')
    expect(await first({ reason: 'never-asked' })).toContain('you can state it')
  })

  it('offers what can be done, the first of it in the strong style, once', async () => {
    const { root, acted } = await open(
      aDetail({ phase: 'redemption', restorable: true, restoreBy: inDays(9) }),
    )
    const strong = [...root.querySelectorAll('.btn.primary')].map(({ textContent }) => textContent)
    expect(strong).toEqual(['Restore'])
    press(root, `Restore: ${NAME}`)
    expect(acted).toEqual(['restore-domain'])
  })

  it('sends nobody to Infomaniak for a name that is elsewhere', async () => {
    const { root, text } = await open(aDetail({ phase: 'expiring', byHand: true, organisation: null }))
    expect(buttons(root).filter((name) => name.includes(':'))).toEqual([])
    expect(text()).toContain('renew or restore it where it is registered')
    expect(text()).toContain('Added by you')
  })

  it('tells the statuses of each source apart, the rules of the extension, and what happened', async () => {
    const { text, root } = await open(
      aDetail(
        {},
        {
          statuses: [
            { source: 'registry', statuses: known([]) },
            { source: 'infomaniak', statuses: { unknown: 'absent' } },
          ],
        },
      ),
    )
    expect(text()).toContain('RegistryNone')
    expect(text()).toContain('InfomaniakThe answer left it out')
    expect(text()).toContain(
      'Renewal closes1 day before the endRenewable after the end0 to 45 daysRedemption30 daysThen being deleted5 daysSource: a policy. Not confirmed by the registry itself.',
    )
    expect([...root.querySelectorAll('.history li')].map(({ textContent }) => textContent)).toEqual([
      '19 Nov, 09:00Activepaid until 10 Jun 2027 · active',
      '24 Aug, 09:00Expiringpaid until 23 Sept',
    ])
  })

  it('can be said of every phase, outcome and reason in every language', async () => {
    for (const language of languages)
      for (const phase of phases) {
        const sources = [...lookupOutcomes, ...unknownReasons].map((outcome) => ({
          source: 'registry' as const,
          observedAt: now,
          outcome,
        }))
        const { text } = await open(
          aDetail(
            { phase, paidUntil: null, expiry: null, renewBy: null, sources },
            { reasons: [...lifeReasons], reach: null, lengths: null },
          ),
          {},
          language,
        )
        expect(text()).not.toMatch(/[{}#]|undefined|\bnull\b/)
        clear()
      }
  })
})

describe('what stands there instead', () => {
  it('shapes while nothing is known, and the name is not lost', async () => {
    const slow = Promise.withResolvers<DomainDetail>()
    const fake = apiOf({ [`GET ${PATH}`]: () => slow.promise })
    const model = new NameModel({ api: fake.api })
    const root = draw(
      <NamePage model={model} name={NAME} now={now} organisationName={() => null} onAct={() => null} />,
    )
    await expect.poll(() => fake.asked.length).toBe(1)
    expect(root.querySelector('[role=status]')?.getAttribute('aria-label')).toBe('Loading')
    slow.resolve(aDetail())
    await expect.poll(() => root.querySelector('h1')?.textContent).toBe(NAME)
  })

  it('the way to add a name that nobody looks after', async () => {
    const { root, text, becomes, lines } = await open(new Refused({ type: 'problem', code: 'not-found' }), {
      'POST /v1/domains': () => addedOf(NAME),
    })
    expect(text()).toContain(`${NAME} is not looked after here`)
    becomes(aDetail({ byHand: true }))
    press(root, 'Look after it')
    await expect.poll(text).toContain('Dates')
    expect(lines()).toContain('POST /v1/domains')
  })

  it('what was known stays while the daemon cannot be asked, and goes where it may no longer be seen', async () => {
    const { text, becomes, model } = await open(aDetail())
    becomes(new Refused({ type: 'unreachable' }))
    await model.read()
    expect(text()).toContain('Dates')
    becomes(new Refused({ type: 'locked' }))
    await model.read()
    await expect.poll(text).not.toContain('Dates')
  })

  it.each([{ type: 'unreachable' }, { type: 'problem', code: 'internal' }] as Trouble[])(
    'says why it cannot be read, and tries again: $type',
    async (trouble) => {
      const { root, text, becomes } = await open(new Refused(trouble))
      becomes(aDetail())
      press(root, 'Try again')
      await expect.poll(text).toContain('Dates')
    },
  )
})

describe('asking the registry', () => {
  const ask = async (answer: ReturnType<typeof anAnswer> | Refused) => {
    const opened = await open(aDetail(), { [`POST ${PATH}/ask`]: () => answer })
    press(opened.root, 'Ask the registry now')
    await expect.poll(() => opened.model.asking.value).toBe(false)
    return opened
  }

  it('says that it goes on, once, then shows the answer as it came', async () => {
    const slow = Promise.withResolvers<ReturnType<typeof anAnswer>>()
    const { root, text, lines } = await open(aDetail(), { [`POST ${PATH}/ask`]: () => slow.promise })
    press(root, 'Ask the registry now')
    await expect.poll(text).toContain('Asking the registry…')
    press(root, 'Asking the registry…')
    slow.resolve(anAnswer({ raw: '<img src=x onerror=alert(1)>\n', protocol: 'whois', cut: true }))
    await expect.poll(text).toContain('Answer of rdap.nic.example (WHOIS)')
    expect(root.querySelector('pre')?.textContent).toBe('<img src=x onerror=alert(1)>\n')
    expect(root.querySelector('img')).toBeNull()
    expect(text()).toContain('Cut here')
    expect(lines().filter((line) => line.endsWith('/ask'))).toHaveLength(1)
    // what the registry said is read anew
    expect(lines().at(-1)).toBe(`GET ${PATH}`)
  })

  it.each([
    ['found', 'The registry knows this name.'],
    ['not-found', 'Only a second such answer, 12 hours later, shows that it is free.'],
    ['rate-limited', 'The registry asks to wait. It may be asked again: tomorrow 09:00.'],
    ['unavailable', 'The registry did not answer. What was known stays, and ages.'],
    ['invalid', 'could not be understood'],
  ] as const)('says what came of it: %s', async (outcome, sentence) => {
    const retryAt = outcome === 'rate-limited' ? inDays(1) : null
    const { text, root } = await ask(anAnswer({ outcome, retryAt, raw: null, server: null, protocol: null }))
    await expect.poll(text).toContain(sentence)
    expect(root.querySelector('pre')).toBeNull()
  })

  it('says that there is nobody to ask', async () => {
    const { text } = await ask(anAnswer({ outcome: null, server: null, protocol: null, raw: null }))
    await expect.poll(text).toContain('No server is known that could be asked about .example.')
  })

  it('says why it could not even be asked', async () => {
    const { root } = await ask(new Refused({ type: 'unreachable' }))
    await expect.poll(() => root.querySelector('[role=alert]')?.textContent).toContain('not running')
  })

  it('copies the answer as it came, and says whether it could', async () => {
    const copied: string[] = []
    let allowed = true
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: {
        writeText(text: string) {
          if (!allowed) return Promise.reject(new Error('denied'))
          copied.push(text)
          return Promise.resolve()
        },
      },
    })
    const { root, text } = await ask(anAnswer({ raw: 'a\u202eb' }))
    await expect.poll(() => buttons(root)).toContain('Copy')
    press(root, 'Copy')
    await expect.poll(text).toContain('Copied')
    expect(copied).toEqual(['a\u202eb'])
    allowed = false
    press(root, 'Copy')
    await expect.poll(text).toContain('The browser did not allow it')
  })

  it('shows the signs that would turn, hide or overwrite the text', () => {
    expect(visible('a\u202eb\u200bc')).toBe('a[U+202E]b[U+200B]c')
    expect(visible('\u001b[2Jx\u0000\u009b')).toBe('␛[2Jx␀[U+009B]')
    expect(visible('one\r\ntwo\tthree\n')).toBe('one\ntwo\tthree\n')
    expect(visible('over\rwritten')).toBe('over␍written')
    expect(visible('\u{e0041}')).toBe('[U+E0041]')
    expect(visible('müller 名前 🙂')).toBe('müller 名前 🙂')
  })
})

describe('what the person says of a name', () => {
  const noting = async (notes = someNotes()) => {
    const patches: unknown[] = []
    const opened = await open(aDetail({}, { notes }), {
      [`PATCH ${PATH}/notes`]: ({ body }) => {
        patches.push(body)
        return notes
      },
    })
    return { ...opened, patches }
  }

  it('is sent as it was said, and only what changed', async () => {
    const { root, patches, text } = await noting()
    type(field(root, 'Paid until'), '2027-03-04')
    const payment = field(root, 'How it is paid')
    type(payment, 'automatic')
    await expect.poll(() => root.querySelector('[name=cardEnds]')).not.toBeNull()
    type(field(root, 'The card ends'), '03/27')
    type(field(root, 'Days before expiry'), '7, 30')
    submit(root)
    await expect.poll(text).toContain('Saved')
    expect(patches).toEqual([
      {
        stated: { paidUntil: '2027-03-04T00:00:00.000Z' },
        payment: { by: 'automatic', cardEnds: '2027-03' },
        thresholds: [30, 7],
      },
    ])
  })

  it('is not said again by saving something else, since that would confirm it', async () => {
    const notes = someNotes({
      stated: { paidUntil: inDays(30), at: inDays(-300) },
      payment: { by: 'by-hand', cardEnds: null, at: inDays(-300) },
      thresholds: [30, 7],
    })
    const { root, patches, text } = await noting(notes)
    expect(field(root, 'Paid until').value).toBe(inDays(30).slice(0, 10))
    expect(field(root, 'How it is paid').value).toBe('by-hand')
    type(field(root, 'Days before expiry'), '')
    submit(root)
    await expect.poll(text).toContain('Saved')
    expect(patches).toEqual([{ thresholds: null }])
  })

  it('is confirmed, or taken back', async () => {
    const { root, patches, text } = await noting(
      someNotes({ stated: { paidUntil: inDays(30), at: inDays(-300) } }),
    )
    expect(text()).toContain('Stated by you on 26 Jan')
    press(root, 'It is still right')
    await expect.poll(() => patches).toEqual([{ stated: { paidUntil: inDays(30) } }])
    press(root, 'Take it back')
    await expect.poll(() => patches.at(-1)).toEqual({ stated: null })
  })

  it.each([
    ['Days before expiry', '0', 'thresholds'],
    ['Days before expiry', 'soon', 'thresholds'],
    ['The card ends', '13/27', 'cardEnds'],
    ['The card ends', '4242 4242', 'cardEnds'],
  ])('is refused in place where it cannot be understood: %s %s', async (label, text, name) => {
    const { root, patches } = await noting(
      someNotes({ payment: { by: 'automatic', cardEnds: null, at: inDays(-1) } }),
    )
    await expect.poll(() => root.querySelector('[name=cardEnds]')).not.toBeNull()
    type(field(root, label), text)
    submit(root)
    await expect.poll(() => root.querySelector(`[name=${name}]`)?.getAttribute('aria-invalid')).toBe('true')
    expect(patches).toEqual([])
    expect((root.querySelector(`[name=${name}]`) as HTMLInputElement).value).toBe(text)
  })

  it('keeps what is being typed while the page is read anew', async () => {
    const { root, model } = await noting()
    type(field(root, 'Days before expiry'), '14')
    await model.read()
    expect(field(root, 'Days before expiry').value).toBe('14')
  })
})

describe('looking after a name no longer', () => {
  it('asks first, then takes it away, and brings it back with all that was said of it', async () => {
    const notes = someNotes({
      addedAt: inDays(-9),
      stated: { paidUntil: inDays(30), at: inDays(-9) },
      thresholds: [14],
    })
    const gone = new Refused({ type: 'problem', code: 'not-found' })
    const { root, text, asked, becomes, model } = await open(aDetail({ byHand: true }, { notes }), {
      [`DELETE ${PATH}`]: () => ({ removed: true, notes }),
      'POST /v1/domains': () => addedOf(NAME),
      [`PATCH ${PATH}/notes`]: () => notes,
    })
    press(root, 'Stop looking after it')
    await expect.poll(text).toContain(`Stop looking after ${NAME}? What you said of it goes too.`)
    expect(asked.map(({ line }) => line)).not.toContain(`DELETE ${PATH}`)
    becomes(gone)
    press(root, 'Stop looking after it')
    await expect.poll(text).toContain(`${NAME} is no longer looked after`)
    // the daemon tells of the change, and the page reads that it is gone: the way back stays
    await model.read()
    expect(buttons(root)).toContain('Undo')
    becomes(aDetail({ byHand: true }, { notes }))
    press(root, 'Undo')
    await expect.poll(text).toContain('Dates')
    expect(asked.find(({ line }) => line === `PATCH ${PATH}/notes`)?.body).toEqual({
      stated: { paidUntil: iso(NOW + 30 * DAY) },
      payment: null,
      thresholds: [14],
    })
  })

  it('stays away although an answer of before comes late', async () => {
    const { root, text, becomes, model } = await open(aDetail({ byHand: true }), {
      [`DELETE ${PATH}`]: () => ({ removed: true, notes: null }),
    })
    const late = Promise.withResolvers<DomainDetail>()
    becomes(late.promise as unknown as DomainDetail)
    const reading = model.read()
    await model.remove()
    late.resolve(aDetail({ byHand: true }))
    await reading
    await expect.poll(text).toContain('no longer looked after')
    expect(buttons(root)).toEqual(['Undo'])
  })

  it('is not offered for a name of an organisation', async () => {
    const { root } = await open(aDetail())
    expect(buttons(root)).not.toContain('Stop looking after it')
  })
})
