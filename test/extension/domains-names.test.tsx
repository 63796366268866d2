import '../support/fake-browser.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { AddPage } from '../../extension/features/domains/AddPage.tsx'
import { AddModel } from '../../extension/features/domains/add-model.ts'
import { readListFile } from '../../extension/features/domains/list-file.ts'
import { MissingModel } from '../../extension/features/domains/missing-model.ts'
import { MissingPage } from '../../extension/features/domains/MissingPage.tsx'
import { stepSentence } from '../../extension/features/domains/missing-words.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { missingSteps, type MissingName } from '#shared/domain-detail.ts'
import { nameFaults, type NamesAdd, type NamesAdded } from '#shared/domain-notes.ts'
import { listText } from '#shared/list-text.ts'
import { languages, type Language } from '#shared/settings.ts'
import { iso } from '#shared/time.ts'
import { NOW } from '../support/daemon-data.ts'
import { addedOf, aDetail, apiOf, inDays, Refused, someNotes } from '../support/domain-data.ts'
import { button, buttons, clear, draw, field, press, type } from '../support/drawn.tsx'

afterEach(clear)

function adding(answer: (wanted: NamesAdd) => NamesAdded | Refused, language: Language = 'en') {
  const fake = apiOf({
    'POST /v1/domains': ({ body }) => answer(body as NamesAdd),
    'POST /v1/domains/remove': ({ body }) => ({ removed: (body['names'] as string[]).length }),
    'GET /v1/domains/known.example': () =>
      aDetail(
        { name: 'known.example' },
        { notes: someNotes({ name: 'known.example', stated: { paidUntil: inDays(5), at: inDays(-9) } }) },
      ),
    'PATCH /v1/domains/known.example/notes': () => someNotes(),
  })
  const model = new AddModel({ api: fake.api })
  const root = draw(<AddPage model={model} />, language)
  const submit = (index: number) =>
    root.querySelectorAll('form')[index]?.dispatchEvent(new Event('submit', { cancelable: true }))
  const told = () =>
    [...root.querySelectorAll('[role=status], [role=alert]')].map(({ textContent }) => textContent).join(' ')
  return { ...fake, model, root, submit, told }
}

describe('adding one name', () => {
  it('adds what was typed, says so, and is undone', async () => {
    const { root, submit, asked, told } = adding(({ text }) => addedOf(text))
    const input = field(root, 'Domain name')
    type(input, ' vully.example ')
    submit(0)
    await expect.poll(told).toContain('1 name added.')
    expect(input.value).toBe('')
    expect(document.activeElement).toBe(input)
    expect(root.querySelector('a.link:not(.back)')?.getAttribute('href')).toBe('#/domains/vully.example')
    press(root, 'Undo')
    await expect.poll(told).toContain('everything is as it was')
    expect(asked).toEqual([
      { line: 'POST /v1/domains', body: { text: 'vully.example', kind: 'list', dates: null, dryRun: false } },
      { line: 'POST /v1/domains/remove', body: { names: ['vully.example'] } },
    ])
    expect(buttons(root)).not.toContain('Undo')
  })

  it.each(nameFaults)('says in place why it is not taken: %s', async (fault) => {
    const { root, submit, told } = adding(({ text }) =>
      addedOf('', { faults: [{ line: 1, text, fault }], names: [] }),
    )
    const input = field(root, 'Domain name')
    type(input, 'wrong')
    submit(0)
    await expect.poll(() => input.getAttribute('aria-invalid')).toBe('true')
    expect(told()).toMatch(/\p{Lu}[^{}]+\S/u)
    // it is there to be corrected
    expect(input.value).toBe('wrong')
    expect(buttons(root)).not.toContain('Undo')
  })

  it('says of a name that is there already that it is', async () => {
    const { root, submit, told } = adding(({ text }) => {
      const added = addedOf(text)
      return { ...added, names: added.names.map((one) => ({ ...one, state: 'kept' as const })) }
    })
    type(field(root, 'Domain name'), 'vully.example')
    submit(0)
    await expect.poll(told).toContain('vully.example is looked after already.')
    expect(buttons(root)).not.toContain('Undo')
  })

  it('tells why the daemon cannot be asked', async () => {
    const { root, submit } = adding(() => new Refused({ type: 'unreachable' }))
    type(field(root, 'Domain name'), 'vully.example')
    submit(0)
    await expect.poll(() => root.querySelector('[role=alert]')?.textContent).toContain('not running')
  })
})

describe('adding a list', () => {
  const paste = (root: Element, text: string, submit: (index: number) => void) => {
    const area = root.querySelector('textarea')
    if (!area) throw new Error('there is a field for a list')
    area.value = text
    submit(1)
  }
  const withKinds: (wanted: NamesAdd) => NamesAdded = ({ dryRun }) => ({
    kind: 'csv',
    dryRun,
    names: [
      { line: 2, name: 'new.example', display: 'new.example', paidUntil: null, before: null, state: 'new' },
      {
        line: 3,
        name: 'known.example',
        display: 'known.example',
        paidUntil: inDays(40),
        before: inDays(5),
        state: 'dated',
      },
      {
        line: 4,
        name: 'kept.example',
        display: 'kept.example',
        paidUntil: null,
        before: null,
        state: 'kept',
      },
    ],
    faults: [{ line: 5, text: '\u202emoc.live', fault: 'bad-label' }],
  })

  it('says first what it would do, and changes nothing until it is confirmed', async () => {
    const { root, submit, asked } = adding(withKinds)
    paste(root, 'domain,paid until\n…', submit)
    await expect.poll(() => root.textContent).toContain('Preview: nothing is added yet')
    expect(root.querySelector('.counts')?.textContent).toBe(
      '1 new name1 gets a date1 looked after already1 line passed over',
    )
    expect(root.textContent).toContain('\u202emoc.liveLine 5: A sign in it is not allowed in names')
    expect(asked.map(({ body }) => (body as NamesAdd).dryRun)).toEqual([true])
    press(root, 'Cancel')
    await expect.poll(() => root.querySelector('textarea')).not.toBeNull()
    expect(asked).toHaveLength(1)
  })

  it('undoes names and dates alike, back to the date that was stated before', async () => {
    const { root, submit, asked, told } = adding(withKinds)
    paste(root, 'domain,paid until\n…', submit)
    await expect.poll(() => buttons(root)).toContain('Add 1 name')
    press(root, 'Add 1 name')
    await expect.poll(told).toContain('1 name added, 1 date set.')
    press(root, 'Undo')
    await expect.poll(told).toContain('everything is as it was')
    expect(asked.slice(-2)).toEqual([
      { line: 'POST /v1/domains/remove', body: { names: ['new.example'] } },
      { line: 'PATCH /v1/domains/known.example/notes', body: { stated: { paidUntil: inDays(5) } } },
    ])
  })

  it('takes back ten thousand names at once', async () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `name-number-${String(index)}.example`).join(
      '\n',
    )
    const { root, submit, asked, told, model } = adding((wanted) => addedOf(wanted.text))
    paste(root, text, submit)
    await expect.poll(() => buttons(root)).toContain('Add 10,000 names')
    // of ten thousand lines a window is drawn
    expect(root.querySelectorAll('.preview-row').length).toBeLessThan(60)
    press(root, 'Add 10,000 names')
    await expect.poll(told).toContain('10,000 names added.')
    await model.undo()
    expect(asked.at(-1)).toEqual({ line: 'POST /v1/domains/remove', body: { names: text.split('\n') } })
  })

  it('asks for the order of dates only where one can be read in two ways', async () => {
    const asks: unknown[] = []
    const { root, submit } = adding(({ dates, dryRun }) => {
      asks.push(dates)
      const fault = { line: 2, text: '02/11/2026', fault: 'two-ways-to-read' as const }
      return addedOf('a.example', { dryRun, faults: dates === null ? [fault] : [] })
    })
    paste(root, 'domain,date\na.example,02/11/2026', submit)
    await expect.poll(() => root.textContent).toContain('Line 2 can be read in two ways: 02/11/2026')
    field(root, 'Day, month, year').click()
    await expect.poll(() => asks).toEqual([null, 'day-first'])
    await expect.poll(() => root.textContent).not.toContain('can be read in two ways')
    // the choice stays, to be changed
    expect(field(root, 'Day, month, year').checked).toBe(true)
    press(root, 'Add 1 name')
    await expect.poll(() => asks.at(-1)).toBe('day-first')
  })

  it('does not ask it of a list that can be read', async () => {
    const { root, submit } = adding(withKinds)
    paste(root, 'x', submit)
    await expect.poll(() => root.textContent).toContain('Preview')
    expect(root.querySelector('input[type=radio]')).toBeNull()
  })

  it('offers nothing to confirm where nothing would change', async () => {
    const { root, submit } = adding(() => addedOf('', { names: [], faults: [] }))
    paste(root, 'x', submit)
    await expect.poll(() => root.textContent).toContain('Nothing here would change anything.')
    expect(buttons(root).filter((name) => name.startsWith('Add '))).toEqual([])
  })

  it('shows the list that was asked for last, whichever answer comes last', async () => {
    const slow = Promise.withResolvers<NamesAdded>()
    const { model } = adding((wanted) =>
      wanted.text === 'slow' ? (slow.promise as unknown as NamesAdded) : addedOf('quick.example'),
    )
    const first = model.look('slow')
    await model.look('quick')
    slow.resolve(addedOf('slow.example'))
    await first
    expect(model.preview.value?.names.map(({ name }) => name)).toEqual(['quick.example'])
  })

  it('refuses what is longer than the daemon takes, before it is sent', async () => {
    const { root, submit, asked, told } = adding(({ text }) => addedOf(text))
    paste(root, 'a'.repeat(900_001), submit)
    await expect.poll(told).toContain('longer than 900,000 characters')
    expect(asked).toEqual([])
  })

  it.each([
    ['UTF-8', [0x6d, 0xc3, 0xbc], 'mü'],
    ['Windows’ own', [0x6d, 0xfc], 'mü'],
    ['UTF-16, little end first', [0xff, 0xfe, 0x6d, 0, 0xfc, 0], 'mü'],
    ['UTF-16, big end first', [0xfe, 0xff, 0, 0x6d, 0, 0xfc], 'mü'],
  ])('reads a file in %s', (_, bytes, text) => {
    expect(listText(new Uint8Array(bytes))).toBe(text)
  })

  it('reads no file that is longer than a list may be', async () => {
    expect(await readListFile(new Blob(['a'.repeat(900_000)]))).toHaveLength(900_000)
    expect(await readListFile(new Blob(['a'.repeat(900_001)]))).toBeNull()
    expect(await readListFile(new Blob([new Uint8Array(3_600_001)]))).toBeNull()
  })
})

const step = (
  name: MissingName['steps'][number]['step'],
  state: 'yes' | 'no' | 'unknown',
  seen: MissingName['steps'][number]['seen'] = {},
) => ({ step: name, state, seen })
const missing = (steps: MissingName['steps']): MissingName => ({
  name: 'xn--mller-kva.example',
  display: 'müller.example',
  steps,
  fix: { action: 'restore-domain', url: 'http://manager.localhost/restore' },
})

describe('a name that is not here', () => {
  const walk = async (found: MissingName | Refused) => {
    const fake = apiOf({
      'POST /v1/domains/missing': () => found,
      'POST /v1/domains': ({ body }) => addedOf(String(body['text'])),
    })
    const visited: string[] = []
    const chosen: string[] = []
    const root = draw(
      <MissingPage
        model={new MissingModel({ api: fake.api })}
        organisations={[{ id: '7', name: 'Atelier Vully SA' }]}
        onVisit={(url) => visited.push(url)}
        onOrganisation={(id) => chosen.push(id)}
      />,
    )
    type(field(root, 'Domain name'), 'müller.example')
    root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await expect.poll(() => root.querySelector('#missing-said')?.textContent).not.toContain('Looking')
    return { ...fake, root, visited, chosen }
  }

  it('goes the guide’s way, each step with its answer, and offers what helps', async () => {
    const { root, visited, asked } = await walk(
      missing([
        step('account', 'no', { logins: 1, organisations: 3 }),
        step('section', 'no', { organisations: 3 }),
        step('registry', 'yes', { since: iso(NOW) }),
        step('restore', 'yes', { until: inDays(20) }),
        step('register', 'no', { why: 'deleted' }),
      ]),
    )
    const steps = [...root.querySelectorAll('.way li')].map(({ textContent }) => textContent)
    expect(steps).toHaveLength(5)
    expect(steps[0]).toBe(
      'The right account?, it is not thisNo organisation of this login has it (3 organisations). Another login may see it.',
    )
    expect(steps[3]).toMatch(/^Can it be restored\?, this is itYes, before .+; a restore fee applies\.$/)
    expect(steps[4]).toContain('Not yet: it is deleted')
    press(root, 'Restore')
    expect(visited).toEqual(['http://manager.localhost/restore'])
    expect(root.textContent).toContain('Connect another login')
    press(root, 'Look after it')
    await expect.poll(() => root.textContent).toContain('It is looked after from now on.')
    expect(asked.at(-1)?.body).toMatchObject({ text: 'xn--mller-kva.example', dryRun: false })
    expect(buttons(root)).not.toContain('Look after it')
  })

  it('leads to the organisation that has it', async () => {
    const { root, chosen } = await walk(
      missing([step('account', 'yes', { organisation: 'Atelier Vully SA', login: 'work' })]),
    )
    expect(root.textContent).toContain('It is listed in Atelier Vully SA, seen with the login “work”.')
    const link = [...root.querySelectorAll('a')].find(({ textContent }) => textContent === 'Show its page')
    link?.click()
    expect(chosen).toEqual(['7'])
    expect(link?.getAttribute('href')).toBe('#/domains/xn--mller-kva.example')
    expect(root.textContent).not.toContain('Connect another login')
  })

  it('says of what is no name that it is none', async () => {
    const { root } = await walk(new Refused({ type: 'problem', code: 'bad-shape' }))
    expect(root.querySelector('#missing-said')?.textContent).toBe('That is not a domain name')
  })

  it('has a sentence for each answer in every language, where a time or a place is not known too', () => {
    for (const language of languages) {
      const words = createTranslator(language, catalogues[language], 'UTC')
      for (const name of missingSteps)
        for (const state of ['yes', 'no', 'unknown'] as const) {
          const seen = state === 'yes' ? { organisation: 'A', login: 'work', until: null } : { again: null }
          const said = stepSentence(words, step(name, state, seen), iso(NOW))
          expect(said, `${language} ${name} ${state}`).toMatch(/\S{2,}/)
          expect(said).not.toMatch(/[{}#]|\bnone\b|\bnull\b/)
        }
    }
  })
})

it('the button that opens a file stands for a field that is hidden', () => {
  const { root } = adding(({ text }) => addedOf(text))
  expect(button(root, 'Open a file')).toBeTruthy()
  expect(root.querySelector<HTMLInputElement>('input[type=file]')?.hidden).toBe(true)
})
