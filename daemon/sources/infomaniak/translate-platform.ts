/** What the platform tells everybody: incidents, and the lists that a profile's settings are chosen from. */
import * as v from 'valibot'
import type { Incident } from '#shared/incidents.ts'
import type { Reference } from '#shared/references.ts'
import { known, unknown } from '#shared/fact.ts'
import { languages } from '#shared/settings.ts'
import { isRecord, part, tell, textOf, wireBoolean, wireId, wireTime, type WireRecord } from './wire.ts'

const wireStatus = v.pipe(
  v.picklist(['inprogress', 'planned', 'reviewed', 'terminated']),
  v.transform((name) => (name === 'inprogress' ? 'in-progress' : name)),
)
const translation = v.object({ language: v.picklist(languages), title: v.pipe(v.string(), v.minLength(1)) })

/** `null` when it has no identity. */
export function translateIncident(event: WireRecord): Incident | null {
  const id = v.safeParse(wireId, event['id'])
  if (!id.success) return null
  const description = part(event, 'description')
  const translations = recordsOf(description['translations']).flatMap((item) => {
    const { success, output } = v.safeParse(translation, { ...item, title: textOf(item, 'title') })
    return success ? [output] : []
  })
  return {
    id: id.output,
    type: textOf(event, 'type'),
    status: tell(event, wireStatus, 'status'),
    title: textOf(description, 'title') || (translations[0]?.title ?? ''),
    translations,
    services: recordsOf(event['services']).flatMap((service) => textOf(service, 'name') || []),
    // no event says it of itself: there is a list of those that are
    cyberattack: unknown('never-asked'),
    startedAt: tell(event, wireTime, 'started_at'),
    endedAt: tell(event, v.nullable(wireTime), 'ended_at'),
  }
}

const recordsOf = (value: unknown): WireRecord[] => (Array.isArray(value) ? value.filter(isRecord) : [])

/** `null` when it has no identity or no name: it could not be chosen. */
export function translateReference(entry: WireRecord): Reference | null {
  const id = v.safeParse(wireId, entry['id'])
  const name = textOf(entry, 'name')
  if (!id.success || name === '') return null
  return {
    id: id.output,
    name,
    // A language's short name is a letter of the provider's own; its locale is what the others understand.
    code: textOf(entry, 'locale', 'short_name', 'gmt') || null,
    enabled: Object.hasOwn(entry, 'is_enabled') ? tell(entry, wireBoolean, 'is_enabled') : known(true),
  }
}
