/** The OpenAPI 3.1 document, read off the routes themselves, so that it cannot say anything else than they do. */
import { toJsonSchema } from '@valibot/to-json-schema'
import type { RouterRoute } from 'hono/types'
import type * as v from 'valibot'
import { errorCodes } from '#shared/errors.ts'
import { partOf, type About, type AnswerShape } from './route.ts'

export interface DescribedRoute {
  readonly method: string
  readonly path: string
  /** `null` when the route forgot `describe`, which no route may. */
  readonly about: About | null
  readonly json: v.GenericSchema | null
  readonly query: v.GenericSchema | null
}

/** Every route of an app with what its handlers say, in the order of registration; middleware for all methods is left out. */
export function describedRoutes(routes: readonly RouterRoute[]): readonly DescribedRoute[] {
  const byCall = new Map<string, DescribedRoute>()
  for (const { method, path, handler } of routes) {
    if (method === 'ALL') continue
    const call = `${method} ${path}`
    const before = byCall.get(call) ?? { method, path, about: null, json: null, query: null }
    byCall.set(call, { ...before, ...partOf(handler) })
  }
  return [...byCall.values()]
}

/** @throws {Error} when a route lacks `describe`, or uses a schema that JSON Schema has no word for */
export function openApi(routes: readonly RouterRoute[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of describedRoutes(routes)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Latchkey',
      version,
      description:
        'Loopback only. A call must carry the headers of the extension: Host with the port, Sec-Fetch-Site none or ' +
        'same-origin, Sec-Fetch-Mode cors, Sec-Fetch-Dest empty, X-Latchkey-Client 1, and with any method but GET the ' +
        'Origin of the paired client and Content-Type application/json. What x-caller gives to "local" is answered only ' +
        "on the command line's socket.",
    },
    paths,
    components: {
      schemas: {
        Error: {
          type: 'object',
          properties: { error: { type: 'string', enum: errorCodes } },
          required: ['error'],
          additionalProperties: false,
        },
      },
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: "A live session, or a script's token for GET.",
        },
      },
    },
  }
}

function operation({ method, path, about, json, query }: DescribedRoute) {
  if (about === null)
    throw new Error(`${method} ${path} lacks describe(): say who may call it and what it answers`)
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[/:.-]+(\w?)/g, (_, first: string) => first.toUpperCase())}`,
    summary: about.summary,
    'x-caller': about.for,
    security: needsBearer(about, path) ? [{ bearer: [] }] : [],
    parameters: [...inPath, ...(query === null ? [] : inQuery(query))],
    ...(json !== null && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(json, 'input') } } },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(about.answers).map(([status, shape]) => [status, response(shape)]),
      ),
      default: {
        description: 'A refusal or failure, by its code.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  }
}

const needsBearer = (about: About, path: string) =>
  about.for === 'any' || about.for === 'browser' || path === '/v1/session'

function inQuery(schema: v.GenericSchema) {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input')
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function response(shape: AnswerShape) {
  if (shape === null) return { description: 'Nothing in the body.' }
  const [type, schema] =
    typeof shape === 'string'
      ? [shape, { type: 'string' }]
      : ['application/json', jsonSchema(shape, 'output')]
  return { description: 'Done.', content: { [type]: { schema } } }
}

/**
 * Rules that JSON Schema cannot say (a check, a transform, a flag or a second regular expression) are left out:
 * what remains is weaker, and true.
 */
const jsonSchema = (schema: v.GenericSchema, typeMode: 'input' | 'output') => {
  const { $schema: _, ...converted } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode,
    overrideAction({ valibotAction, jsonSchema: { pattern, ...rest }, errors }) {
      if (errors === undefined) return undefined
      return valibotAction.type === 'regex' || pattern === undefined ? rest : { ...rest, pattern }
    },
    overrideSchema: ({ valibotSchema, jsonSchema, errors }) =>
      errors !== undefined && valibotSchema.type === 'record' ? jsonSchema : undefined,
  })
  return converted
}
