/**
 * Made-up answers, held to what the daemon's own routes say of themselves: what a test has a call answer must be what that call
 * answers, and what a model takes it for as well. So neither side can change alone.
 */
import * as v from 'valibot'
import { describedRoutes, type DescribedRoute } from '#daemon/core/openapi.ts'
import { applicationPasswordRoutes } from '#daemon/features/application-passwords/routes.ts'
import { backupCodeRoutes } from '#daemon/features/backup-codes/routes.ts'
import { codeRoutes } from '#daemon/features/codes/routes.ts'
import { vaultRoutes } from '#daemon/features/vault/routes.ts'
import { err, ok } from '#shared/result.ts'
import type { Api, Call } from '../../extension/core/api.ts'
import { apiOf } from './domain-data.ts'

/** They are described and never called: what they would work with is not there. */
const opened = (_c: unknown, next: () => Promise<void>) => next()
const described = [
  vaultRoutes({} as never),
  codeRoutes({ codes: {} } as never),
  backupCodeRoutes({ opened } as never),
  applicationPasswordRoutes({} as never),
].flatMap(({ routes }) => describedRoutes(routes))

function routeOf(line: string): DescribedRoute | undefined {
  const [method, path = ''] = line.split(' ')
  return described.find(
    (route) =>
      route.method === method && new RegExp(`^${route.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(path),
  )
}

/** @throws {Error} where a test has the daemon say what it never says */
function heldTo(line: string, value: unknown): unknown {
  const shape = routeOf(line)?.about?.answers[200]
  if (typeof shape !== 'object' || shape === null) throw new Error(`no route is described as ${line}`)
  const said: unknown = JSON.parse(JSON.stringify(value))
  const fits = v.safeParse(shape, said)
  if (!fits.success)
    throw new Error(`${line} never answers ${JSON.stringify(said)}: ${v.summarize(fits.issues)}`)
  return said
}

/** As `apiOf`. A body that no route takes is refused, and an answer that the caller does not know is one of another version. */
export function describedApiOf(handlers: Parameters<typeof apiOf>[0]) {
  const fake = apiOf(handlers)
  const api = {
    async ask(call: Omit<Call<v.GenericSchema>, 'etag'>) {
      const { method = 'GET', path, body = {} } = call
      const line = `${method} ${new URL(path, 'http://127.0.0.1').pathname}`
      const takes = routeOf(line)?.json ?? v.strictObject({})
      const answered = await fake.api.ask(call)
      if (!answered.ok) return answered
      if (method !== 'GET' && !v.is(takes, body)) return err({ type: 'problem', code: 'bad-shape' })
      const parsed = v.safeParse(call.answer, heldTo(line, answered.value))
      return parsed.success ? ok(parsed.output) : err({ type: 'other-version', daemon: null })
    },
  } as unknown as Pick<Api, 'ask'>
  return { ...fake, api }
}
