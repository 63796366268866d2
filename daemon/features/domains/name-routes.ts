/** One name: all that is known of it, its registry asked now, and the way through "my domain is not here". */
import { Hono } from 'hono'
import * as v from 'valibot'
import { refuse } from '#daemon/core/answer.ts'
import type { Env } from '#daemon/core/caller.ts'
import type { Clock } from '#daemon/core/clock.ts'
import { parseDomainName, toAscii } from '#daemon/core/domain-name.ts'
import { body, describe } from '#daemon/core/route.ts'
import type { DomainSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import {
  domainDetail,
  missingName,
  nameAsked,
  type NameAsked,
  type NameEvent,
} from '#shared/domain-detail.ts'
import type { NameNotes } from '#shared/domain-notes.ts'
import type { RegistryRecord } from '#shared/domains.ts'
import { isKnown, read, type Fact } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import { detailOf } from './detail.ts'
import { missingOf } from './missing.ts'
import { placeOf } from './place.ts'

export interface NameDeps {
  readonly clock: Clock
  readonly snapshot: () => { readonly snapshot: Snapshot }
  readonly names: { get(name: string): NameNotes | null }
  readonly histories: { of(name: string): Promise<readonly NameEvent[]> }
  readonly registry: {
    record(name: string): Fact<RegistryRecord> | null
    asksAgainAt(name: string): IsoTime | null
  }
  /** Asks the registry at once, in its turn. */
  readonly askName: (name: string) => Promise<NameAsked>
  readonly fixOf: Parameters<typeof missingOf>[3]
}

const missingRequest = v.strictObject({ name: v.pipe(v.string(), v.maxLength(1000)) })

export const nameRoutes = (deps: NameDeps) => {
  const { clock, names, histories, registry, askName, fixOf } = deps
  const placeNow = (name: string) => placeOf(deps.snapshot().snapshot, name, clock.now())

  /** Nobody has asked about a name that is not looked after, and nobody will. */
  async function askOnce(name: string): Promise<IsoTime | null> {
    const fact = registry.record(name)
    const dueAt = registry.asksAgainAt(name)
    const isDue = dueAt !== null && dueAt <= clock.now()
    if (fact !== null && isKnown(read(fact, clock.now())) && !isDue) return dueAt
    const { retryAt } = await askName(name)
    return retryAt ?? registry.asksAgainAt(name)
  }
  const stranger = (name: string): DomainSnapshot => ({
    name,
    registrar: null,
    registry: registry.record(name),
    notes: null,
  })

  return new Hono<Env>()
    .get(
      '/v1/domains/:name',
      describe({ for: 'any', summary: 'All that is known of one name', answers: { 200: domainDetail } }),
      async (c) => {
        const place = placeNow(nameIn(c.req.param('name')))
        if (place === null) return refuse(c, 'not-found')
        const { name } = place.domain
        const kept = {
          notes: names.get(name),
          history: await histories.of(name),
          asksAgainAt: registry.asksAgainAt(name),
        }
        return c.json(detailOf(place, kept, clock.now()), 200)
      },
    )
    .post(
      '/v1/domains/:name/ask',
      describe({
        for: 'any',
        summary: 'Ask the registry about a name now; its answer as it came',
        answers: { 200: nameAsked },
      }),
      body(v.strictObject({})),
      async (c) => {
        const place = placeNow(nameIn(c.req.param('name')))
        return place === null ? refuse(c, 'not-found') : c.json(await askName(place.domain.name), 200)
      },
    )
    .post(
      '/v1/domains/missing',
      describe({
        for: 'any',
        summary: 'Why a name is not here: the guide’s questions, answered; may ask its registry once',
        answers: { 200: missingName },
      }),
      body(missingRequest),
      async (c) => {
        const name = registrableIn(c.req.valid('json').name)
        if (name === null) return refuse(c, 'bad-shape')
        const place = placeNow(name)
        const againAt = place === null ? await askOnce(name) : registry.asksAgainAt(name)
        const { snapshot } = deps.snapshot()
        const domain = placeNow(name)?.domain ?? stranger(name)
        return c.json(missingOf(domain, againAt, snapshot, fixOf, clock.now()), 200)
      },
    )
}

/** As names are kept, however it was typed. */
const nameIn = (text: string): string => toAscii(text) ?? text

/** The name itself, or the one below which it lies; `null` where it is none. */
function registrableIn(text: string): string | null {
  const name = parseDomainName(text)
  if (name.ok) return name.value
  return name.error.type === 'subdomain' ? name.error.registrable : null
}
