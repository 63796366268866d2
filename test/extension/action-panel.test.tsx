import '../support/fake-browser.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { ActionPanel } from '../../extension/features/findings/ActionPanel.tsx'
import { ActionSteps } from '../../extension/features/findings/ActionSteps.tsx'
import { OverviewModel } from '../../extension/features/findings/model.ts'
import type { Api } from '../../extension/core/api.ts'
import { ok } from '#shared/result.ts'
import type { Overview, Thing } from '#shared/status.ts'
import { iso, MINUTE, type IsoTime } from '#shared/time.ts'
import { anOverview, NOW } from '../support/daemon-data.ts'
import { buttons, clear, draw, press } from '../support/drawn.tsx'

afterEach(clear)

const KEY = 'account-2fa-off/main//'
const aThing = (observedAt: IsoTime): Thing => {
  const [first] = anOverview().things
  if (!first) throw new Error('there is a thing')
  const fix = { ...first.fix, action: 'enable-2fa' as const }
  return {
    ...first,
    id: 'account-2fa-off',
    key: KEY,
    seen: {},
    count: 1,
    actedAt: observedAt,
    observedAt,
    fix,
  }
}
const closed: Overview['closed'] = [
  { key: KEY, id: 'account-2fa-off', subject: 'anna@vully.example', at: iso(NOW) },
]

/** The panel of a thing, over a daemon that says something else after its next sync. */
async function panelOf(thing: Thing, after: Partial<Overview>) {
  let told: Overview = { ...anOverview(), things: [thing], closed: [] }
  const api = {
    call: () => Promise.resolve(ok({ value: told, etag: null })),
    ask: ({ path }: { path: string }) => {
      if (path === '/v1/sync') told = { ...told, ...after }
      return Promise.resolve(ok({ ok: true }))
    },
  } as unknown as Pick<Api, 'call' | 'ask'>
  const model = new OverviewModel({ api, clock: () => NOW, seen: () => undefined })
  await model.refresh()
  const went: string[] = []
  const root = draw(
    <ActionPanel
      guided={{ guide: thing.fix, title: 'Set up 2FA', key: thing.key }}
      model={model}
      why={() => null}
      steps={(action) => <ActionSteps action={action} />}
      onClose={() => undefined}
      onVisit={() => undefined}
      onView={(view, page = null) => went.push(page === null ? view : `${view}/${page}`)}
    />,
  )
  return {
    root,
    went,
    status: () => [...root.querySelectorAll('[role=status]')].map((one) => one.textContent).join(),
  }
}

describe('switching 2FA on', () => {
  it('says before the first step what will need an application password, and which numbers get an SMS', async () => {
    const { root } = await panelOf(aThing(iso(NOW - MINUTE)), {})
    const text = root.textContent
    expect(text.indexOf('application password')).toBeGreaterThan(0)
    expect(text.indexOf('application password')).toBeLessThan(text.indexOf('Open the management'))
    expect(text).toContain('CH, FR, BE and DE')
    expect(text).toContain('backup codes')
  })

  it('ends verified once a source has seen it', async () => {
    const { root, status } = await panelOf(aThing(iso(NOW - MINUTE)), { things: [], closed })
    press(root, 'Verify now')
    await expect.poll(status).toContain('Verified: this is done.')
  })

  it('says that it is still so where a source has looked again, and nothing where none has', async () => {
    const before = aThing(iso(NOW - MINUTE))
    const still = await panelOf(before, { things: [{ ...before, observedAt: iso(NOW) }] })
    expect(still.status()).not.toContain('still so')
    press(still.root, 'Verify now')
    await expect.poll(still.status).toContain('Looked again: it is still so.')
    clear()
    const silent = await panelOf(before, { lastSyncAt: iso(NOW) })
    press(silent.root, 'Verify now')
    await expect.poll(() => buttons(silent.root)).toContain('Verify now')
    expect(silent.status()).not.toContain('still so')
    clear()
    // not known any more is not done
    const gone = await panelOf(before, { things: [] })
    press(gone.root, 'Verify now')
    await expect.poll(() => gone.root.textContent).toContain('Set up 2FA')
    expect(gone.status()).not.toContain('Verified')
  })

  it('opens the account page for what is only stated', async () => {
    const thing = aThing(iso(NOW))
    const own = {
      ...thing,
      id: 'statement-to-confirm' as const,
      fix: { ...thing.fix, action: 'open-account' as const },
    }
    const { root, went } = await panelOf({ ...own, seen: { count: 1, date: iso(NOW) } }, {})
    press(root, 'Open my account')
    expect(went).toEqual(['account'])
  })

  it('opens the activity for what asks whether it was you', async () => {
    const thing = aThing(iso(NOW))
    const asked = {
      ...thing,
      id: 'activity-unfamiliar' as const,
      fix: { ...thing.fix, action: 'open-activity' as const },
    }
    const { root, went } = await panelOf({ ...asked, seen: { state: 'place', name: 'Lisbon', left: 1 } }, {})
    press(root, 'See what happened')
    expect(went).toEqual(['activity'])
  })

  it('opens the plan of that login for what was not the person', async () => {
    const thing = aThing(iso(NOW))
    const other = {
      ...thing,
      id: 'activity-not-me' as const,
      fix: { ...thing.fix, action: 'secure-account' as const },
    }
    const seen = { state: 'place', name: 'Lisbon', left: 1, plan: 'secure-account@second' }
    const { root, went } = await panelOf({ ...other, seen }, {})
    press(root, 'Open the plan')
    expect(went).toEqual(['recovery/secure-account@second'])
  })
})
