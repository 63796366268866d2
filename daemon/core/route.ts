/** What a route says of itself: who may call it, what it takes and answers. Refused here is what no schema allows. */
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import * as v from 'valibot'
import { refuse } from './answer.ts'
import type { Caller, Env } from './caller.ts'

/** A schema, or the media type of an answer that is not JSON; `null` for one without a body. */
export type AnswerShape = v.GenericSchema | `${string}/${string}` | null

export interface About {
  readonly summary: string
  readonly answers: Readonly<Record<number, AnswerShape>>
  /**
   * `browser`: paired clients; `local`: the command line's socket; `person`: both, but no token of a script, not even to
   * read; `stranger`: what asks for no session.
   */
  readonly for: 'any' | 'browser' | 'local' | 'person' | 'stranger'
}

const admits: Readonly<Record<About['for'], readonly Caller['kind'][]>> = {
  any: ['browser', 'script', 'local'],
  browser: ['browser', 'script'],
  local: ['local'],
  person: ['browser', 'local'],
  stranger: ['stranger', 'local'],
}

export type Part =
  { readonly about: About } | { readonly json: v.GenericSchema } | { readonly query: v.GenericSchema }

const parts = new WeakMap<object, Part>()

/** What a registered handler adds to its route's description; `undefined` for one that only acts. */
export const partOf = (handler: object): Part | undefined => parts.get(handler)

function withPart<M extends MiddlewareHandler>(part: Part, handler: M): M {
  parts.set(handler, part)
  return handler
}

/** Comes first on every route. A query or a body that the route has no schema for is refused. */
export const describe = (about: About): MiddlewareHandler<Env> =>
  withPart({ about }, async (c, next) => {
    if (!admits[about.for].includes(c.var.caller.kind)) return refuse(c, 'not-allowed')
    const takes = matchedRoutes(c).flatMap(({ handler }) => Object.keys(partOf(handler) ?? {}))
    if (!takes.includes('query') && new URL(c.req.url).search !== '') return refuse(c, 'bad-shape')
    if (!takes.includes('json') && !isNothing(c.var.body)) return refuse(c, 'bad-shape')
    return next()
  })

const isNothing = (body: unknown) => body === undefined || JSON.stringify(body) === '{}'

/** The JSON body, as `c.req.valid('json')`. */
export const body = <S extends v.GenericSchema>(
  schema: S,
): MiddlewareHandler<Env, string, { in: { json: v.InferInput<S> }; out: { json: v.InferOutput<S> } }> =>
  withPart({ json: schema }, async (c, next) => {
    const parsed = v.safeParse(schema, c.var.body)
    if (!parsed.success) return refuse(c, 'bad-shape')
    c.req.addValidatedData('json', asData(parsed.output))
    return next()
  })

/** The query, as `c.req.valid('query')`. A name given twice is refused. */
export const query = <S extends v.GenericSchema>(
  schema: S,
): MiddlewareHandler<Env, string, { in: { query: v.InferInput<S> }; out: { query: v.InferOutput<S> } }> =>
  withPart({ query: schema }, async (c, next) => {
    const given = Object.entries(c.req.queries())
    const single = given.every(([, values]) => values.length === 1)
    const parsed = v.safeParse(schema, Object.fromEntries(given.map(([name, values]) => [name, values[0]])))
    if (!single || !parsed.success) return refuse(c, 'bad-shape')
    c.req.addValidatedData('query', asData(parsed.output))
    return next()
  })

/** Hono types this parameter as an object, while any JSON value may be a body. */
const asData = (output: unknown) => output as object
