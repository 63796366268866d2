import '../support/fake-browser.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { hasHeader, textOfFile, textOfPaste } from '../../extension/features/messages/mail-text.ts'
import { MessagePage } from '../../extension/features/messages/MessagePage.tsx'
import { MessagesModel } from '../../extension/features/messages/model.ts'
import { messageVerdicts, MOST_SENT, type MessageReport } from '#shared/messages.ts'
import { defaultSettings, languages, type Language, type SettingsAnswer } from '#shared/settings.ts'
import { iso } from '#shared/time.ts'
import { findingsIn } from '../support/axe-drawn.ts'
import { NOW } from '../support/daemon-data.ts'
import { apiOf, Refused } from '../support/domain-data.ts'
import { buttons, clear, draw, press } from '../support/drawn.tsx'

afterEach(clear)

const aReport = (over: Partial<MessageReport> = {}): MessageReport => ({
  verdict: 'forged',
  kind: 'new-location',
  reasons: [
    {
      code: 'sender-imitates',
      weight: 'against',
      seen: { address: 'a@infomaniak.example', name: 'infomaniak.com' },
    },
    { code: 'nothing-claimed', weight: 'note', seen: {} },
  ],
  from: { name: 'Infomaniak', address: 'a@infomaniak.example' },
  subject: 'New sign-in',
  date: iso(NOW),
  authentication: { by: 'nothing', receiver: null, dkim: null, spf: null, dmarc: null },
  links: [],
  attachments: [],
  claims: [],
  ...over,
})
const aLink = (over: Partial<MessageReport['links'][number]> = {}): MessageReport['links'][number] => ({
  shown: 'Sign in',
  address: 'https://elsewhere.example/',
  host: 'elsewhere.example',
  verdict: 'foreign',
  imitates: null,
  ...over,
})

interface Sent {
  readonly mail: string
  readonly cut: boolean
  readonly receiver: string | null
}

function open(
  told: MessageReport | Refused = aReport(),
  chosen: Partial<SettingsAnswer['messages']> = {},
  language: Language = 'en',
) {
  const sent: Sent[] = []
  const kept: SettingsAnswer['messages'][] = []
  const { api } = apiOf({
    'POST /v1/messages/check': ({ body }) => {
      sent.push(body as unknown as Sent)
      return told
    },
  })
  const model = new MessagesModel({ api })
  const settings = { ...defaultSettings, messages: { receiver: null, dns: false, ...chosen }, locked: [] }
  const root = draw(
    <MessagePage
      model={model}
      settings={settings}
      onSettings={(messages) => void kept.push(messages)}
      recent={<button type="button">Open recent activity</button>}
      asked={({ claims }) => claims.length > 0 && <p>Was it you?</p>}
    />,
    language,
  )
  const input = (name: string) => root.querySelector(`[name=${name}]`) as HTMLInputElement
  const check = (mail: string) => {
    const [field] = root.getElementsByTagName('textarea')
    if (field) field.value = mail
    root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
  }
  const text = () => root.textContent
  return { root, model, sent, kept, input, check, text }
}

describe('a mail under check', () => {
  it('is sent as it was pasted, and its verdict has the keyboard', async () => {
    const { root, sent, check, text } = open()
    expect(await findingsIn(root)).toEqual([])
    check('From: a@infomaniak.example\n\nGrüezi')
    await expect.poll(text).toContain('Press nothing in it, answer nothing')
    expect(sent).toEqual([{ mail: 'From: a@infomaniak.example\n\nGrÃ¼ezi', cut: false, receiver: null }])
    expect(document.activeElement?.textContent).toBe('Forged')
    expect(document.activeElement?.closest('[role=status]')).not.toBeNull()
    expect(buttons(root)).toContain('Open recent activity')
    expect(text()).toContain('Speaks against it: The sender, a@infomaniak.example, imitates infomaniak.com.')
    expect(await findingsIn(root)).toEqual([])
  })

  it('is asked for where there is none', async () => {
    const { sent, check, text } = open()
    check('  \n')
    await expect.poll(text).toContain('There is no message in it')
    expect(sent).toEqual([])
    expect(document.activeElement?.tagName).toBe('TEXTAREA')
  })

  it('is not judged by what one reads of it, without its header', async () => {
    const { sent, check, text } = open()
    check('Dear customer,\nyou spoke of a date from: now on.')
    await expect.poll(text).toContain('it has no header lines')
    expect(sent).toEqual([])
    const utf16 = String.fromCharCode(...Buffer.from('From: a@b.example\n', 'utf16le'))
    expect([hasHeader(utf16), hasHeader('Dear customer,\n\nhello')]).toEqual([true, false])
    check('Received: from here\n\nHello')
    await expect.poll(() => sent.length).toBe(1)
  })

  it.each(['file', 'drop'])('is read from a %s byte by byte', async (how) => {
    const { root, sent } = open()
    const file = new File(
      [new TextEncoder().encode('To: a\n'), Uint8Array.of(0x41, 0x80, 0x9f, 0xff, 0x0d, 0x0a)],
      'mail.eml',
    )
    if (how === 'file') {
      const field = root.querySelector<HTMLInputElement>('[type=file]')
      Object.defineProperty(field, 'files', { value: [file] })
      field?.dispatchEvent(new Event('change'))
    } else {
      const drop = new Event('drop', { cancelable: true, bubbles: true })
      Object.defineProperty(drop, 'dataTransfer', { value: { files: [file], getData: () => '' } })
      root.querySelector('form section')?.dispatchEvent(drop)
    }
    await expect
      .poll(() => sent)
      .toEqual([{ mail: 'To: a\nA\u0080\u009F\u00FF\r\n', cut: false, receiver: null }])
  })

  it('that is too long is cut, and that is said', async () => {
    expect(await textOfFile(new Blob([new Uint8Array(MOST_SENT)]))).toMatchObject({ cut: false })
    const { text, cut } = await textOfPaste('é'.repeat(MOST_SENT / 2 + 1))
    expect([text.length, cut]).toEqual([MOST_SENT, true])
    const { sent, check, text: shown } = open()
    check('To: a\n' + 'a'.repeat(MOST_SENT + 1))
    await expect.poll(shown).toContain('only its beginning was checked')
    expect(sent[0]?.cut).toBe(true)
  })

  it('goes with the server that was named, which is remembered when that is wished', async () => {
    const { sent, kept, input, check } = open(aReport(), { receiver: 'mx.vully.example' })
    expect(input('receiver').value).toBe('mx.vully.example')
    input('receiver').value = ' mx.other.example '
    input('receiver').dispatchEvent(new Event('change', { bubbles: true }))
    check('From: a')
    await expect.poll(() => sent[0]?.receiver).toBe('mx.other.example')
    expect(kept).toEqual([])
    input('keep').click()
    check('From: a')
    await expect.poll(() => kept).toEqual([{ receiver: 'mx.other.example', dns: false }])
    input('dns').click()
    expect(kept.at(-1)).toEqual({ receiver: 'mx.vully.example', dns: true })
  })

  it('that could not be checked has no verdict', async () => {
    const { root, check, text } = open(new Refused({ type: 'unreachable' }))
    check('From: a')
    await expect.poll(() => root.querySelector('.error[role=alert]:not(.hidden)')).not.toBeNull()
    expect(root.querySelector('[data-verdict]')).toBeNull()
    expect(text()).not.toContain('Genuine')
  })

  it('is forgotten with the page', async () => {
    const { model, check } = open()
    check('From: a')
    await expect.poll(() => model.report.value).not.toBeNull()
    clear()
    expect(model.report.value).toBeNull()
  })
})

describe('what a mail holds', () => {
  const shown = async (over: Partial<MessageReport>) => {
    const page = open(aReport(over))
    page.check('From: a')
    await expect.poll(page.text).toContain('Why')
    return page
  }

  it('stands there as text: nothing of it can be pressed, and nothing is made of it', async () => {
    const hostile =
      '<img src=https://evil.example/p.png onerror=alert(1)><a href="https://evil.example">x</a>'
    const { root, text } = await shown({
      from: { name: hostile, address: hostile },
      subject: hostile,
      links: [aLink({ shown: hostile, address: 'javascript:alert(1)', host: null, verdict: 'odd' })],
      attachments: [{ name: hostile, type: hostile, bytes: 1, risky: true }],
    })
    expect(text()).toContain('javascript:alert(1)')
    expect(text()).toContain(hostile)
    expect(root.querySelectorAll('img, iframe, object, embed, [onerror]')).toHaveLength(0)
    const links = [...root.querySelectorAll('a')].map((a) => a.getAttribute('href'))
    expect(links.filter((href) => !href?.startsWith('#/'))).toEqual([])
  })

  it('shows where a link leads: the host apart, and how it looks', async () => {
    const host = new URL('https://ínfomaniak.com').hostname
    const address = `https://infomaniak.com@${host}/infomaniak.com?to=${host}`
    const { root, text } = await shown({
      links: [
        aLink({
          address,
          host,
          verdict: 'imitates',
          imitates: 'infomaniak.com',
        }),
        aLink({ address: 'https://0x7f.1/', host: '127.0.0.1', verdict: 'odd' }),
      ],
    })
    const [first, second] = root.querySelectorAll('.letters')
    expect(first?.textContent).toBe(address)
    expect(first?.querySelector('b')?.textContent).toBe(host)
    expect(first?.querySelector('b')?.previousSibling?.textContent).toBe('https://infomaniak.com@')
    expect(text()).toContain('Looks like ínfomaniak.com')
    expect(second?.querySelector('b')?.textContent).toBeUndefined()
    expect(text()).toContain('Leads to: 127.0.0.1')
  })

  it('makes signs seen that turn or hide text', async () => {
    const { text } = await shown({
      subject: 'Rechnung\u202Efdp.exe',
      from: { name: 'Info\u200Bmaniak', address: 'a@b.example' },
      links: [aLink({ address: 'https://a.example/\u202Egnp', shown: '\u2066x' })],
      attachments: [{ name: 'a\u202Eb', type: 'x', bytes: 1, risky: false }],
      reasons: [{ code: 'urgent', weight: 'against', seen: { word: 'now\u202E' } }],
    })
    expect(text()).toContain('Rechnung[U+202E]fdp.exe')
    expect(text()).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/)
  })

  it('is compared with what is known, and asks whether it was you', async () => {
    const { text } = await shown({
      verdict: 'genuine',
      claims: [
        {
          kind: 'wrong-password',
          said: { at: iso(NOW), address: '203.0.113.9', place: null, device: null },
          known: { at: iso(NOW), address: '203.0.113.9', place: 'Lisbon', device: null },
          fact: 'agrees',
        },
        {
          kind: 'product-blocked',
          said: { name: 'kDrive' },
          known: { blocked: null, reason: 'stale' },
          fact: 'unknown',
        },
      ],
    })
    expect(text()).toContain('Agrees with what is known here · Time: ')
    expect(text()).toContain('Place: Lisbon')
    expect(text()).toContain('Not known here · Known too long ago')
    expect(text()).toContain('Was it you?')
  })

  it('says by what it was proven', async () => {
    const { text } = await shown({
      authentication: {
        by: 'receiver',
        receiver: 'mx.vully.example',
        dkim: 'pass',
        spf: null,
        dmarc: 'pass',
      },
    })
    expect(text()).toContain(
      'Judged by the results of mx.vully.example, which you named. · DKIM: pass · DMARC: pass',
    )
  })
})

describe.each(languages)('in %s', (language) => {
  it.each(messageVerdicts)('“%s” has its word, its glyph and what to do next', async (verdict) => {
    const { root, check } = open(aReport({ verdict, reasons: [] }), {}, language)
    check('From: a')
    await expect.poll(() => root.querySelector('[data-verdict]')).not.toBeNull()
    const card = root.querySelector(`[data-verdict=${verdict}]`)
    expect(card?.querySelector('h2')?.textContent).toMatch(/\p{L}{4}/u)
    expect(card?.querySelector('.glyph svg')).not.toBeNull()
    expect(root.textContent).not.toMatch(/[{}]|message\./)
    expect(buttons(root)).toContain('Open recent activity')
    expect(root.querySelector('a[href="#/recovery/secure-account"]') !== null).toBe(
      verdict === 'forged' || verdict === 'suspicious',
    )
  })
})

it('the button that opens a file stands for its field', () => {
  const { root } = open()
  let opened = false
  root.querySelector('[type=file]')?.addEventListener('click', () => (opened = true))
  press(root, 'Open a file')
  expect(opened).toBe(true)
})
