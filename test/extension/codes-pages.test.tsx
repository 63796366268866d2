import '../support/fake-browser.ts'
import type { ComponentChildren } from 'preact'
import { afterEach, describe, expect, it } from 'vitest'
import { AddPage } from '../../extension/features/codes/AddPage.tsx'
import { CodesHome } from '../../extension/features/codes/CodesHome.tsx'
import { EntryPage } from '../../extension/features/codes/EntryPage.tsx'
import { ExportModel } from '../../extension/features/codes/export-model.ts'
import { ExportPage } from '../../extension/features/codes/ExportPage.tsx'
import { ImportPage } from '../../extension/features/codes/ImportPage.tsx'
import { originTyped } from '../../extension/features/codes/origin-typed.ts'
import { codeFileFaults } from '#shared/code-files.ts'
import { addressFaults, codeRemarks } from '#shared/codes.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { languages, type Language } from '#shared/settings.ts'
import { findingsIn } from '../support/axe-drawn.ts'
import { codesRig, PASSPHRASE, type RigOptions } from '../support/drawn-codes.ts'
import { aDraft, anEntry, codesRow, manyEntries } from '../support/codes-rows.ts'
import { Refused } from '../support/domain-data.ts'
import { button, buttons, clear, draw, field, press, type } from '../support/drawn.tsx'

afterEach(clear)

const ANNA = 'Infomaniak · anna@vully.example'
type Rig = ReturnType<typeof codesRig>

async function showing(
  page: (rig: Rig) => ComponentChildren,
  options: RigOptions = {},
  language: Language = 'en',
) {
  const rig = codesRig(options)
  const root = draw(page(rig), language)
  await rig.model.refresh()
  const seen = (text: string | RegExp) => expect.poll(() => root.textContent).toMatch(text)
  const submit = (name: string) =>
    root
      .querySelector(`[name=${name}]`)
      ?.closest('form')
      ?.dispatchEvent(new Event('submit', { cancelable: true }))
  const bodyOf = (line: string) => rig.asked.find((one) => one.line === line)?.body
  return { ...rig, root, seen, submit, bodyOf }
}
const brought = (rig: Rig, drafts: Parameters<Rig['bringDrafts']>[0], more: object = {}) =>
  (rig.handlers['POST /v1/codes/drafts'] = () => {
    rig.bringDrafts(drafts)
    return {
      drafts,
      unread: [],
      fault: null,
      pictureFault: null,
      needsPassphrase: false,
      batch: null,
      ...more,
    }
  })
const input = (root: Element, name: string) => {
  const found = root.querySelector<HTMLInputElement>(`[name=${name}]`)
  if (!found) throw new Error(`there is no field ${name}`)
  return found
}

describe('a vault without a sheet', () => {
  const lacking = { status: { setUpUnfinished: true, recoveryMadeAt: null } } as const

  it('goes on showing its entries, and leads to a new sheet', async () => {
    const { root, seen } = await showing(({ model }) => <CodesHome model={model} />, lacking)
    await seen('No sheet would open the vault')
    expect(root.textContent).toContain(ANNA)
    expect(root.querySelector('.code-note a')?.getAttribute('href')).toBe('#/codes/vault')
    expect(await findingsIn(root)).toEqual([])
  })

  it('takes nothing new before, and says so where something would be added', async () => {
    const { root, seen } = await showing(
      ({ model, drafts }) => <AddPage model={model} drafts={drafts} connections={[]} />,
      lacking,
    )
    await seen('has no recovery sheet yet')
    expect(root.querySelectorAll('form')).toHaveLength(0)
  })
})

describe('adding an entry', () => {
  const adding = (options: RigOptions = {}, connections: readonly string[] = []) =>
    showing(
      ({ model, drafts }) => <AddPage model={model} drafts={drafts} connections={connections} />,
      options,
    )

  it('sends an address on at once, veiled while it is typed, and keeps nothing of it', async () => {
    const page = await adding()
    brought(page, [aDraft({ remarks: ['short-seed'] })])
    await page.seen('Address that begins with otpauth:')
    const address = input(page.root, 'address')
    expect(address.type).toBe('password')
    type(address, 'otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ')
    page.submit('address')
    await page.seen(`Read: ${ANNA}`)
    expect(page.bodyOf('POST /v1/codes/drafts')).toEqual({ text: 'otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ' })
    expect(page.root.textContent).toContain('shorter than the 128 bits')
    expect(page.root.innerHTML).not.toContain('GEZDGNBVGY3TQOJQ')
    expect(document.activeElement?.textContent).toBe(`Read: ${ANNA}`)
  })

  it('sends what is typed by hand, with what the site says more', async () => {
    const page = await adding()
    brought(page, [aDraft({ from: 'hand' })])
    await page.seen('By hand')
    type(input(page.root, 'issuer'), 'Bank')
    type(input(page.root, 'secret'), ' gezd gnbv ')
    type(input(page.root, 'period'), '60')
    input(page.root, 'digits').value = '8'
    page.submit('secret')
    await page.seen(`Read: ${ANNA}`)
    expect(page.bodyOf('POST /v1/codes/drafts')).toEqual({
      byHand: {
        kind: 'totp',
        issuer: 'Bank',
        account: '',
        secret: 'gezd gnbv',
        algorithm: 'SHA-1',
        digits: 8,
        period: 60,
        counter: null,
      },
    })
  })

  it('leaves what could not be read to be corrected, and says why', async () => {
    const page = await adding()
    brought(page, [], { unread: [{ line: 1, entry: null, name: '', reason: 'bad-secret' }] })
    await page.seen('otpauth:')
    type(input(page.root, 'address'), 'otpauth://totp/x?secret=1')
    page.submit('address')
    await expect
      .poll(() => page.root.querySelector('[role=alert].note')?.textContent)
      .toMatch(/could not be read/)
    expect(input(page.root, 'address').value).not.toBe('')
  })

  it('keeps none before a code of it was shown, or compared with another app’s', async () => {
    const page = await adding({ drafts: [aDraft()] })
    await page.seen('Show a code first')
    const keep = button(page.root, 'Keep')
    expect(keep.getAttribute('aria-disabled')).toBe('true')
    page.submit('issuer')
    expect(page.lines().some((line) => line.endsWith('/keep'))).toBe(false)
    press(page.root, 'Show')
    await page.seen('482 900')
    // shown is shown, though it is hidden again
    press(page.root, 'Hide')
    await page.seen('Say what came of it')
    page.submit('issuer')
    expect(page.lines().some((line) => line.endsWith('/keep'))).toBe(false)
    page.root.querySelector<HTMLInputElement>('[type=radio]')?.click()
    await expect.poll(() => keep.getAttribute('aria-disabled')).toBe('false')
    page.submit('issuer')
    await page.seen(`Kept: ${ANNA}`)
    expect(page.bodyOf('POST /v1/codes/drafts/00000000000000d1/keep')).toMatchObject({
      confirm: { by: 'site' },
    })
  })

  it('compares with the code of another app, and says where they differ', async () => {
    const line = 'POST /v1/codes/drafts/00000000000000d1/keep'
    const page = await adding({
      drafts: [aDraft()],
      refuses: { [line]: new Refused({ type: 'problem', code: 'not-confirmed' }) },
    })
    await page.seen('in another app already')
    page.root.querySelectorAll<HTMLInputElement>('[type=radio]')[1]?.click()
    await expect.poll(() => page.root.querySelector('[name=other-code]')).not.toBeNull()
    type(input(page.root, 'other-code'), '123 456')
    page.submit('issuer')
    await expect.poll(() => input(page.root, 'other-code').getAttribute('aria-invalid')).toBe('true')
    expect(page.root.textContent).toContain(catalogues.en['error.not-confirmed'])
    delete page.state.refuses[line]
    page.submit('issuer')
    await page.seen('Kept:')
    expect(page.bodyOf(line)).toMatchObject({ confirm: { by: 'other-app', code: '123 456' } })
  })

  it('says of one that is there already which it is', async () => {
    const page = await adding({ drafts: [aDraft({ duplicateOf: '0000000000000001' })] })
    await page.seen(`You have this one already: ${ANNA}.`)
    expect(page.root.querySelector('.note a')?.getAttribute('href')).toBe('#/codes/0000000000000001')
  })

  it('counts as typed what is still in the field of the addresses', async () => {
    const page = await adding({ drafts: [aDraft({ shown: true, origins: [] })] }, ['vully'])
    await page.seen('Filled in on these addresses alone')
    const origin = input(page.root, 'origin')
    type(origin, 'no host')
    origin.dispatchEvent(new Event('blur'))
    await page.seen('This is not the address of a site over https')
    type(origin, 'login.infomaniak.com/en/login')
    origin.dispatchEvent(new Event('blur'))
    await expect.poll(() => page.root.querySelector('.origins li')?.textContent).toBe('login.infomaniak.com')
    const connection = input(page.root, 'connection')
    connection.value = 'vully'
    connection.dispatchEvent(new Event('change', { bubbles: true }))
    page.root.querySelector<HTMLInputElement>('[type=radio]')?.click()
    await expect.poll(() => button(page.root, 'Keep').getAttribute('aria-disabled')).toBe('false')
    page.submit('issuer')
    await page.seen('Kept:')
    expect(page.bodyOf('POST /v1/codes/drafts/00000000000000d1/keep')).toMatchObject({
      origins: ['https://login.infomaniak.com'],
      connection: 'vully',
    })
  })

  it('discards what is not wanted', async () => {
    const page = await adding({ drafts: [aDraft()] })
    await page.seen('Discard')
    press(page.root, 'Discard')
    await page.seen('By hand')
    expect(page.state.drafts).toEqual([])
  })
})

it.each([
  ['https://login.example', 'https://login.example'],
  ['Login.Example', 'https://login.example'],
  ['https://login.example/path?q#f', 'https://login.example'],
  ['login.example:8443/', 'https://login.example:8443'],
  ['http://localhost:3000/x', 'http://localhost:3000'],
  ['müller.example', 'https://xn--mller-kva.example'],
  ['http://login.example', null],
  ['https://anna:secret@login.example', null],
  ['javascript:alert(1)', null],
  ['*.example', null],
  ['two words', null],
  ['', null],
])('the address %o is meant as %o', (typed, origin) => {
  expect(originTyped(typed)).toBe(origin)
})

describe('an import', () => {
  const importing = (options: RigOptions = {}) =>
    showing(({ model, drafts }) => <ImportPage model={model} drafts={drafts} />, options)
  const several = (count: number) =>
    manyEntries(count).map(({ id, issuer }) => aDraft({ id, issuer, account: '', from: 'file' }))

  it('has a tick for each, but for those that are there already, and keeps what is ticked, some at a time', async () => {
    const drafts = several(60)
    const page = await importing({
      drafts: [...drafts, aDraft({ from: 'file', duplicateOf: codesRow[1]?.id ?? '' })],
    })
    await page.seen('61 codes found')
    const ticks = () => [...page.root.querySelectorAll<HTMLInputElement>('.import-row input')]
    expect(ticks().every(({ checked }) => checked)).toBe(true)
    ticks()[0]?.click()
    await expect.poll(() => buttons(page.root)).toContain('Keep 59 codes')
    press(page.root, 'Keep 59 codes')
    await page.seen('59 codes are kept.')
    const sent = page.asked.filter(({ line }) => line.endsWith('/keep-all'))
    expect(sent.map(({ body }) => (body as { ids: string[] }).ids.length)).toEqual([25, 25, 9])
    expect(page.state.drafts.map(({ issuer }) => issuer)).toEqual(['Site 0', 'Infomaniak'])
  })

  it('keeps what was kept before one failed, and says why it stopped', async () => {
    const page = await importing({ drafts: several(30) })
    await page.seen('30 codes found')
    const keepAll = page.handlers['POST /v1/codes/drafts/keep-all']
    let calls = 0
    page.handlers['POST /v1/codes/drafts/keep-all'] = (asked) => {
      calls += 1
      return calls === 1 ? keepAll?.(asked) : new Refused({ type: 'problem', code: 'disk-full' })
    }
    press(page.root, 'Keep 30 codes')
    await page.seen('The disk is full')
    expect(page.root.textContent).toContain('25 codes are kept.')
    expect(page.root.textContent).toContain('5 codes found')
  })

  it('asks for the passphrase of a file that has one, and forgets the file when it is opened', async () => {
    const page = await importing()
    await page.seen('Export of another app')
    page.handlers['POST /v1/codes/drafts'] = ({ body }) => {
      const opens = body['passphrase'] === 'of the file'
      const drafts = opens ? several(2) : []
      page.bringDrafts(drafts)
      const fault = opens ? null : body['passphrase'] === undefined ? 'needs-passphrase' : 'wrong-passphrase'
      return { drafts, unread: [], fault, pictureFault: null, needsPassphrase: !opens, batch: null }
    }
    await page.drafts.addFile('aegis.json', '{"seed":1}')
    await page.seen('aegis.json is encrypted')
    expect(page.root.querySelector('[role=alert].error')).toBeNull()
    type(input(page.root, 'file-passphrase'), 'wrong')
    page.submit('file-passphrase')
    await page.seen(catalogues.en['codes.file.wrong-passphrase'])
    type(input(page.root, 'file-passphrase'), 'of the file')
    page.submit('file-passphrase')
    await page.seen('2 codes found')
    const before = page.asked.length
    await page.drafts.openFile('of the file')
    expect(page.asked).toHaveLength(before)
  })

  it('says what could not be read, and where it stands', async () => {
    const page = await importing()
    await page.seen('Export of another app')
    const unread = [
      { line: 3, entry: null, name: '', reason: 'steam' },
      { line: null, entry: 7, name: '', reason: 'bad-entry' },
      { line: null, entry: 8, name: 'Old site', reason: 'no-secret' },
    ]
    brought(page, [], { unread })
    await page.drafts.addFile('list.txt', 'x')
    await page.seen('3 things could not be read')
    const lines = [...page.root.querySelectorAll('.note li')].map((one) => one.textContent)
    expect(lines.map((line) => line.split(':')[0])).toEqual(['Line 3', 'Entry 7', 'Old site'])
  })
})

describe('the export', () => {
  const exporting = async () => {
    const files: { name: string; content: Blob }[] = []
    const page = await showing(({ model, api }) => {
      const save = (name: string, content: Blob) => void files.push({ name, content })
      return <ExportPage model={model} taking={new ExportModel({ api, save, today: () => '2026-11-23' })} />
    })
    page.handlers['POST /v1/codes/export'] = ({ body }) =>
      body['passphrase'] === PASSPHRASE
        ? { file: btoa('age\u00ff'), codes: 3 }
        : new Refused({ type: 'problem', code: 'wrong-passphrase' })
    await page.seen('The file holds the secret keys')
    const typeAll = (given: string, first: string, again: string) => {
      type(input(page.root, 'given'), given)
      type(input(page.root, 'passphrase'), first)
      type(input(page.root, 'again'), again)
      page.submit('given')
    }
    return { ...page, files, typeAll }
  }

  it('asks for the vault’s passphrase and twice for one of the file’s own, and hands over the bytes', async () => {
    const { root, files, typeAll, seen, bodyOf } = await exporting()
    typeAll(PASSPHRASE, 'a long passphrase', 'a long passphrase')
    await seen('Saved, with 3 codes in it.')
    expect(bodyOf('POST /v1/codes/export')).toEqual({
      passphrase: PASSPHRASE,
      format: 'age-otpauth',
      filePassphrase: 'a long passphrase',
    })
    expect(files[0]?.name).toBe('latchkey-codes-2026-11-23.age')
    expect([...new Uint8Array((await files[0]?.content.arrayBuffer()) ?? [])]).toEqual([97, 103, 101, 255])
    expect(input(root, 'given').value + input(root, 'passphrase').value).toBe('')
  })

  it('sends nothing where the two differ, or are too short', async () => {
    const { typeAll, seen, lines, files } = await exporting()
    typeAll(PASSPHRASE, 'a long passphrase', 'another passphrase')
    await seen('The two are not the same')
    typeAll(PASSPHRASE, 'short', 'short')
    await seen('A passphrase has at least 8 characters')
    expect(lines()).not.toContain('POST /v1/codes/export')
    expect(files).toEqual([])
  })

  it('saves nothing with a wrong passphrase', async () => {
    const { typeAll, seen, files } = await exporting()
    typeAll('wrong', 'a long passphrase', 'a long passphrase')
    await seen('That is not the passphrase')
    expect(files).toEqual([])
  })
})

describe('an entry’s page', () => {
  const id = '0000000000000001'
  const entryPage = (options: RigOptions = {}, of = id) =>
    showing(({ model }) => <EntryPage model={model} id={of} connections={[]} />, options)

  it('changes what the person says of it', async () => {
    const page = await entryPage()
    await page.seen('Name and sites')
    type(input(page.root, 'issuer'), 'Infomaniak AG')
    page.submit('issuer')
    await expect
      .poll(() => page.root.querySelector('h1')?.textContent)
      .toBe('Infomaniak AG · anna@vully.example')
    expect(page.root.textContent).toContain('Saved')
    expect(page.bodyOf(`PATCH /v1/codes/${id}`)).toEqual({
      issuer: 'Infomaniak AG',
      account: 'anna@vully.example',
      origins: ['https://login.infomaniak.com'],
      connection: null,
    })
  })

  it('is removed, and brought back by the press beside it', async () => {
    const page = await entryPage()
    await page.seen('It can be brought back for 30 days')
    press(page.root, 'Remove')
    await page.seen(`${ANNA} is removed`)
    press(page.root, 'Undo')
    await page.seen('Name and sites')
  })

  it('sets the counter of one that has lost count, to a whole number alone', async () => {
    const page = await entryPage({}, '0000000000000003')
    await page.seen('Change it only if the site says')
    const counter = input(page.root, 'counter')
    type(counter, '-1')
    await page.seen('Write a whole number')
    expect(page.lines().some((line) => line.startsWith('PATCH'))).toBe(false)
    type(counter, '45')
    await expect.poll(() => page.bodyOf('PATCH /v1/codes/0000000000000003')).toEqual({ counter: 45 })
  })

  it('says that it is gone where there is none of that id', async () => {
    const page = await entryPage({}, 'ffffffffffffffff')
    await page.seen('This entry is no longer there')
  })
})

describe('the list in the full view', () => {
  it('leads to each entry, and brings back what was removed', async () => {
    const removed = anEntry({ id: '00000000000000aa', issuer: 'Old', removedAt: anEntry().addedAt })
    const page = await showing(({ model }) => <CodesHome model={model} />, {
      entries: [...codesRow, removed],
    })
    await page.seen('1 removed entry')
    const links = [...page.root.querySelectorAll('a.name')].map((one) => one.getAttribute('href'))
    expect(links).toEqual([
      '#/codes/0000000000000002',
      '#/codes/0000000000000001',
      '#/codes/0000000000000003',
    ])
    expect(page.root.textContent).toContain('Gone for good on 20 Dec')
    press(page.root, 'Bring back: Old · anna@vully.example')
    await expect.poll(() => page.root.querySelectorAll('a.name').length).toBe(4)
  })

  it('shows nothing that is in a locked vault', async () => {
    const page = await showing(({ model }) => <CodesHome model={model} />)
    await page.seen('git.example')
    press(page.root, 'Lock now')
    await page.seen('The codes are locked')
    expect(page.root.textContent).not.toContain('git.example')
    expect(field(page.root, 'Passphrase of the vault').value).toBe('')
  })
})

it.each(languages)('every fault and remark is said in %s, and every page is drawn', async (language) => {
  const { t } = createTranslator(language, catalogues[language])
  const said = [
    ...addressFaults.map((fault) => t(`codes.fault.${fault}`)),
    ...codeFileFaults.map((fault) => t(`codes.file.${fault}`)),
    ...codeRemarks.map((remark) => t(`codes.remark.${remark}`)),
  ]
  expect(said.filter((text) => /[{}]/.test(text))).toEqual([])
  const drafts = [aDraft({ remarks: [...codeRemarks], duplicateOf: '0000000000000001' })]
  const pages: [(rig: Rig) => ComponentChildren, RigOptions][] = [
    [({ model }) => <CodesHome model={model} />, {}],
    [(rig) => <AddPage {...rig} connections={['vully']} />, { drafts }],
    [(rig) => <ImportPage {...rig} />, { drafts: [aDraft({ from: 'file' })] }],
    [(rig) => <EntryPage {...rig} id="0000000000000003" connections={[]} />, {}],
  ]
  for (const [page, options] of pages) {
    const { root } = await showing(page, options, language)
    await expect.poll(() => root.querySelectorAll('h1, h2').length).toBeGreaterThan(0)
    expect(root.textContent).not.toMatch(/[{}]|undefined/)
    expect(await findingsIn(root)).toEqual([])
    clear()
  }
})
