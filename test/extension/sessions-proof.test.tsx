import { afterEach, describe, expect, it } from 'vitest'
import { BrowsersList } from '../../extension/features/sessions/BrowsersList.tsx'
import { PolicyCard } from '../../extension/features/sessions/PolicyCard.tsx'
import { ReceiptTable } from '../../extension/features/sessions/ReceiptTable.tsx'
import { ThisBrowser } from '../../extension/features/sessions/ThisBrowser.tsx'
import { verdicts, type SessionsView } from '#shared/sessions.ts'
import { HOUR, iso } from '#shared/time.ts'
import { NOW } from '../support/daemon-data.ts'
import { buttons, clear, draw, press } from '../support/drawn.tsx'
import { fakeAirlock } from '../support/fake-airlock.ts'
import { aReceipt, aRule, aSessionsView, aState, anAirlock, held } from '../support/sessions-data.ts'

const OWN = 'infomaniak.com'
const THIS = 'aaaaaaaaaaaaaaaa'
afterEach(clear)

async function known(everywhere: SessionsView | null, view = anAirlock([held(OWN)])) {
  const fake = fakeAirlock(view, everywhere ? { everywhere } : {})
  const model = fake.model()
  model.live()
  await expect.poll(() => model.local.value).not.toBeNull()
  await model.readEverywhere()
  return model
}

describe('the browsers of this computer', () => {
  it('each say since when they run and whether they hold, this one first to be known', async () => {
    const view = anAirlock([held(OWN)])
    const root = draw(<BrowsersList model={await known(aSessionsView(THIS, view))} />)
    expect([...root.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
      'Chrome, Linux, this oneChrome 156.0 · running since 07:58Held',
      'Firefox, LinuxFirefox 153.7 · running since yesterday 18:40 · last seen yesterday 20:00Held',
    ])
  })

  it.each(verdicts)('have a word for the verdict %s', async (verdict) => {
    const everywhere = aSessionsView(THIS, anAirlock([held(OWN)]))
    const rules = everywhere.rules.map((rule) => (rule.browser === THIS ? { ...rule, verdict } : rule))
    const root = draw(<BrowsersList model={await known({ ...everywhere, rules })} />)
    const pills = [...root.querySelectorAll('.pill')]
    expect(pills).toHaveLength(2)
    expect(pills[0]?.classList.contains('ok')).toBe(verdict === 'held')
    expect(pills[0]?.textContent).not.toBe('')
  })

  it('are never green without a rule', async () => {
    const everywhere = aSessionsView(THIS, anAirlock([held(OWN)]))
    const root = draw(<BrowsersList model={await known({ ...everywhere, rules: [] })} />)
    expect(root.querySelector('.pill.ok')).toBeNull()
    expect(root.textContent).toContain('No rule')
  })

  it('without the daemon are this one alone, and it is said that its rules hold', async () => {
    const view = anAirlock([held(OWN)], { undelivered: 2 })
    const root = draw(<BrowsersList model={await known(null, view)} />)
    expect(root.querySelectorAll('li')).toHaveLength(1)
    expect(root.textContent).toContain('running since 07:58')
    expect(root.textContent).toContain('The rules of this one hold without it.')
    expect(root.textContent).toContain('2 receipts wait for Latchkey.')
  })
})

describe('the receipts', () => {
  const rowsOf = (root: Element) =>
    [...root.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map(({ textContent }) => textContent),
    )

  it('are those of every browser, newest first, each once', async () => {
    const view = anAirlock([held(OWN)])
    const everywhere = aSessionsView(THIS, view)
    const [mine] = view.receipts
    if (!mine) throw new Error('there is a receipt')
    const taken = { ...everywhere, receipts: [...everywhere.receipts, { ...mine, browser: THIS }] }
    const root = draw(<ReceiptTable model={await known(taken, view)} />)
    expect(rowsOf(root)).toEqual([
      [
        '07:58',
        'infomaniak.comChrome, Linux',
        'Browser start',
        'Held',
        '14 cookies and the storage of 3 addresses2 of them partitioned',
        'Nothing',
        '0.31 s',
      ],
      [
        'yesterday 18:40',
        'infomaniak.comFirefox, Linux',
        'Start after a crash',
        'Held',
        '14 cookies and the storage of 3 addresses2 of them partitioned · 2 sweeps',
        'Nothing',
        '1.84 s',
      ],
    ])
  })

  it('say what was left by name, and never that nothing was where nobody could look', async () => {
    const left = [{ host: OWN, cookie: 'SASESSION', jar: null }]
    const receipts = [
      aReceipt(OWN, { outcome: 'left', left, at: iso(NOW) }),
      aReceipt(OWN, { outcome: 'failed', problem: 'storage-refused', at: iso(NOW - HOUR) }),
      aReceipt(OWN, { outcome: 'kept', kept: 'snoozed', at: iso(NOW - 2 * HOUR) }),
      aReceipt(OWN, { outcome: 'by-hand', at: iso(NOW - 3 * HOUR) }),
    ]
    const view = anAirlock([{ rules: [aRule(OWN)], sites: [aState(OWN)], receipts }])
    const rows = rowsOf(draw(<ReceiptTable model={await known(null, view)} />))
    expect(rows.map((row) => row[5])).toEqual(['SASESSION on infomaniak.com', 'Not known', '–', 'Not known'])
    expect(rows[1]?.[3]).toContain('The browser refused to clear what infomaniak.com keeps in it')
    expect(rows[2]?.[3]).toContain('the session goes on, since the rule was snoozed')
  })

  it('say which start found a page that was there before the doors', async () => {
    const receipts = [aReceipt(OWN, { early: 1, at: iso(NOW) }), aReceipt(OWN, { at: iso(NOW - HOUR) })]
    const view = anAirlock([{ rules: [aRule(OWN)], sites: [aState(OWN)], receipts }])
    const rows = rowsOf(draw(<ReceiptTable model={await known(null, view)} />))
    expect(rows.map((row) => row[3])).toEqual([
      'Held1 page was there before the doors stood; its request may have carried the old session.',
      'Held',
    ])
  })

  it('are many when they are asked for', async () => {
    const receipts = Array.from({ length: 45 }, () => aReceipt(OWN))
    const view = anAirlock([{ rules: [aRule(OWN)], sites: [aState(OWN)], receipts }])
    const root = draw(<ReceiptTable model={await known(null, view)} />)
    expect(rowsOf(root)).toHaveLength(20)
    press(root, 'Show all 45 receipts')
    await expect.poll(() => rowsOf(root).length).toBe(45)
    expect(buttons(root)).toEqual([])
  })
})

describe('this browser in the overview', () => {
  const card = async (view = anAirlock([held(OWN)])) => {
    const model = await known(null, view)
    const led: string[] = []
    const root = draw(
      <ThisBrowser
        model={model}
        sandbox={false}
        onSessions={() => led.push('sessions')}
        onManager={() => led.push('manager')}
      />,
    )
    return { root, led, model }
  }

  it('says the promise, the site and when this session began', async () => {
    const { root, led, model } = await card()
    expect(root.textContent).toContain('Sign-in at every startinfomaniak.com · this session began 07:58Held')
    press(root, 'Open Manager')
    press(root, 'Sign out now')
    // where it is said first what goes with it
    expect([led, model.asking.value]).toEqual([['manager', 'sessions'], OWN])
  })

  it('leads to the explanation while it is off', async () => {
    const { root, led } = await card(anAirlock([]))
    expect(root.textContent).toContain('infomaniak.com · not switched onOff')
    press(root, 'Switch on…')
    expect(led).toEqual(['sessions'])
  })

  it('leads to the ways out where the site is shut, and says why', async () => {
    const sites = [aState(OWN, { door: 'shut', problem: 'no-permission' })]
    const { root, led } = await card(anAirlock([{ ...held(OWN), sites }]))
    expect(root.textContent).toContain('no longer lets Latchkey reach infomaniak.com')
    press(root, 'See')
    expect(led).toEqual(['sessions'])
  })

  it('claims nothing until the background has answered', () => {
    const model = fakeAirlock(anAirlock([held(OWN)])).model()
    const root = draw(
      <ThisBrowser model={model} sandbox={false} onSessions={() => undefined} onManager={null} />,
    )
    expect(root.textContent).toContain('Not known')
    expect(root.querySelector('.ok')).toBeNull()
  })
})

describe('the browsers that hold the policy', () => {
  it('are counted by the daemon, and named with since when', async () => {
    const model = await known(aSessionsView(THIS, anAirlock([held(OWN)])))
    const root = draw(<PolicyCard model={model} browsers={{ all: 2, holding: 2 }} />)
    expect(root.textContent).toBe(
      'Browsers that hold the policy2 of 2Chrome, Linux since 07:58 and Firefox, Linux since yesterday 18:40',
    )
  })

  it('are not known where none is paired', async () => {
    const root = draw(<PolicyCard model={await known(null)} browsers={null} />)
    expect(root.textContent).toBe('Browsers that hold the policyNot known')
  })
})
