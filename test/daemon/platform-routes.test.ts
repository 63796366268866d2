import { describe, expect, it } from 'vitest'
import type { ConnectionSnapshot } from '#daemon/core/snapshot.ts'
import { platformRoutes } from '#daemon/features/platform/routes.ts'
import { fact, known, unknown } from '#shared/fact.ts'
import type { Incident } from '#shared/incidents.ts'
import type { Reference } from '#shared/references.ts'
import { DAY, HOUR } from '#shared/time.ts'
import { behindOpenGate } from '../support/behind-open-gate.ts'
import { aConnection, at, fresh, NOW } from '../support/snapshot.ts'

const anIncident = (over: Partial<Incident> = {}): Incident => ({
  id: '1',
  type: 'server',
  status: known('in-progress'),
  title: 'Storage is slow',
  translations: [],
  services: ['hosting'],
  cyberattack: known(false),
  startedAt: known(at(-HOUR)),
  endedAt: known(null),
  ...over,
})
const get = async (path: string, ...connections: ConnectionSnapshot[]) => {
  const routes = platformRoutes({
    snapshot: () => ({ snapshot: { connections, byHand: [], browsers: [] } }),
    clock: { now: () => NOW },
  })
  return (await behindOpenGate(routes).request(path)).json() as Promise<unknown>
}

describe('incidents', () => {
  it('are those that run, then those that are planned; one of which nobody knows is among them', async () => {
    const incidents = fresh([
      anIncident({ id: '1', status: known('planned'), startedAt: known(at(DAY)) }),
      anIncident({ id: '2', status: known('terminated') }),
      anIncident({ id: '3', status: known('reviewed') }),
      anIncident({ id: '4', status: unknown('odd') }),
      anIncident({ id: '5', startedAt: known(at(-2 * HOUR)) }),
      anIncident({ id: '6', status: known('planned'), startedAt: known(at(HOUR)) }),
    ])
    const answer = await get('/v1/incidents', aConnection({ incidents }))
    const ids = (answer as { entries: Incident[] }).entries.map(({ id }) => id)
    expect(ids).toEqual(['5', '4', '6', '1'])
  })

  it('are of the login that heard them last, and not known where none did', async () => {
    const by = (observedAt: ReturnType<typeof at>) => ({ source: 'infomaniak', observedAt }) as const
    const older = aConnection({ incidents: fresh([anIncident({ id: 'old' })], by(at(-HOUR))) })
    const newer = aConnection({ incidents: fresh([], by(at(-60_000))) })
    const refused = aConnection({
      incidents: fact(unknown('no-permission'), { source: 'infomaniak', observedAt: null }, HOUR),
    })
    expect(await get('/v1/incidents', refused, older, newer)).toEqual({
      entries: [],
      reason: null,
      observedAt: at(-60_000),
    })
    expect(await get('/v1/incidents', refused)).toEqual({
      entries: null,
      reason: 'no-permission',
      observedAt: null,
    })
    const stale = aConnection({ incidents: fresh([anIncident()], by(at(-7 * HOUR))) })
    expect(await get('/v1/incidents', stale)).toMatchObject({ entries: null, reason: 'stale' })
    expect(await get('/v1/incidents')).toMatchObject({ entries: null, reason: 'never-asked' })
  })
})

it('reference lists are each known or not by itself', async () => {
  const country = { id: '203', name: 'SWITZERLAND', code: 'CH', enabled: known(true) }
  const references = {
    countries: fresh([country]),
    languages: fact<Reference[]>(unknown('odd'), { source: 'infomaniak', observedAt: null }, HOUR),
    timeZones: fresh([]),
  }
  expect(await get('/v1/references', aConnection({ references }))).toEqual({
    countries: { entries: [country], reason: null, observedAt: at(-60_000) },
    languages: { entries: null, reason: 'odd', observedAt: null },
    timeZones: { entries: [], reason: null, observedAt: at(-60_000) },
  })
})
