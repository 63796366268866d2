/** What the platform says to everybody: incidents, reference lists, tasks. */
import { DAY, HOUR } from '#shared/time.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { listReply, seconds } from './query.ts'
import { countries, languages, timezones } from './reference.ts'
import { data, invalid, refuse } from './reply.ts'
import type { Route, Routes } from './route.ts'
import type { Task } from '#daemon/sandbox/state.ts'

const reference = (list: readonly { readonly name: string }[]): Route => ({
  scope: null,
  answer({ query }) {
    const search = (query.get('search') ?? '').toLowerCase()
    const kept = list.filter(({ name }) => name.toLowerCase().includes(search))
    return listReply(query, kept, (entry) => entry)
  },
})

export const platformRoutes: Routes = {
  '/1/countries': reference(countries),
  '/1/languages': reference(languages),
  '/1/timezones': reference(timezones),
  '/2/events': {
    scope: 'event',
    answer({ world, query }) {
      const status = query.get('status')
      const known = ['inprogress', 'planned', 'reviewed', 'terminated']
      if (status !== null && !known.includes(status)) return invalid('status', 'in', known)
      // none of those that it tells of was an attack
      const told = query.get('is_cyberattack') === 'true' ? [] : incidents(world)
      return data(told.filter((one) => status === null || one.status === status))
    },
  },
  '/1/async/tasks': {
    scope: null,
    answer: ({ world, query }) => listReply(query, world.state.tasks, task),
  },
  '/1/async/tasks/{task_uuid}': {
    scope: null,
    answer({ world, ids }) {
      const found = world.state.tasks.find(({ uuid }) => uuid === ids[0])
      return found === undefined ? refuse('object_not_found', 'Task not found') : data(task(found))
    },
  },
}

const task = ({ uuid, status, createdAt, response }: Task) => ({
  uuid,
  status,
  created_at: seconds(createdAt),
  updated_at: seconds(createdAt),
  executed_at: seconds(createdAt),
  finished_at: seconds(createdAt),
  response,
})

const INCIDENT_LANGUAGES = ['en', 'fr', 'de'] as const
type Titles = readonly [english: string, french: string, german: string]

function incidents(world: World) {
  const { foundedAt } = world.state
  const event = (id: number, titles: Titles, at: number, hours: number, kind: string) => {
    const now = world.at()
    const end = at + hours * HOUR
    const [title] = titles
    const text = { title, description: `${title}: services may be slow.` }
    return {
      id,
      url: `sandbox-${id}`,
      type: kind,
      status: now < at ? 'planned' : now < end ? 'inprogress' : 'terminated',
      description: {
        ...text,
        translations: titles.map((title, at) => ({
          title,
          body: title,
          language: INCIDENT_LANGUAGES[at],
        })),
      },
      comments: [],
      services: [{ id: 1, name: 'hosting' }],
      started_at: seconds(at),
      ended_at: now < end ? null : seconds(end),
    }
  }
  return [
    event(
      901,
      ['Network maintenance', 'Maintenance du réseau', 'Wartung des Netzes'],
      foundedAt - 9 * DAY,
      3,
      'server',
    ),
    event(
      902,
      ['Webmail unreachable', 'Webmail inaccessible', 'Webmail nicht erreichbar'],
      foundedAt - 2 * DAY,
      1,
      'server',
    ),
    event(
      903,
      ['Storage upgrade', 'Extension du stockage', 'Ausbau des Speichers'],
      foundedAt + 5 * DAY,
      4,
      'server',
    ),
  ]
}
