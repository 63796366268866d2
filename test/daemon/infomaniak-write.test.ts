import { Ajv2020 } from 'ajv/dist/2020.js'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fixedClock } from '#daemon/core/clock.ts'
import type { Write } from '#daemon/core/change-port.ts'
import type { Outgoing } from '#daemon/core/outgoing.ts'
import { createInfomaniakClient, type InfomaniakClient } from '#daemon/sources/infomaniak/client.ts'
import { createQueue, type Queue } from '#daemon/sources/infomaniak/queue.ts'
import { callOf, writtenOf } from '#daemon/sources/infomaniak/write.ts'
import { startSandbox } from '#daemon/sandbox/server.ts'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import { iso } from '#shared/time.ts'
import { never, openOutgoing } from '../support/infomaniak-rig.ts'
import { openapiMissing, originalOpenapi, overlaidOpenapi } from '../support/openapi-overlay.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'

const TOKEN = 'secret-token-that-nobody-may-see'
const TASK = '6b1f6f0e-5f39-4d8e-9a51-0c8f1f6a2b10'

const patch: Write = { kind: 'profile', set: { language: '3' }, email: 'a@b.example', rehearsal: false }
const make: Write = { kind: 'application-password' }
const invite: Write = {
  kind: 'invite',
  organisation: '42',
  firstName: 'Lina',
  lastName: 'Favre',
  email: 'lina@b.example',
  role: 'administrator',
  language: 'en',
  contact: { billing: false, products: true },
}
const correct: Extract<Write, { kind: 'correct-invitation' }> = {
  kind: 'correct-invitation',
  organisation: '42',
  invitation: '7',
  set: {
    role: 'collaborator',
    languageId: '2',
    contact: { billing: true, products: false },
    products: [{ id: '9', serviceId: '40' }],
  },
}
const cancel: Write = { kind: 'cancel-invitation', organisation: '42', invitation: '7' }

const error = (code: string, ...attributes: string[]) => ({
  result: 'error',
  error: { code, errors: attributes.map((attribute) => ({ code: 'x', context: { attribute } })) },
})

describe('what comes of a write', () => {
  let server: WebServer
  let outgoing: Outgoing
  let queue: Queue
  let client: InfomaniakClient
  let answer: (request: IncomingMessage, response: ServerResponse) => void

  beforeEach(async () => {
    server = await startWebServer((request, response) => answer(request, response))
    outgoing = openOutgoing(server.origin)
    queue = createQueue({ perMinute: Infinity })
    const deps = { baseUrl: server.origin, token: TOKEN, outgoing, queue, clock: fixedClock(iso(0)) }
    client = createInfomaniakClient({ ...deps, taskPause: 1 })
  })
  afterEach(async () => {
    await outgoing.close()
    await server.close()
  })

  const says = (status: number, body: unknown, headers = {}) => {
    answer = (_, response) =>
      response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body))
  }
  const write = async (sent: Write, signal = never) =>
    writtenOf(sent, await client.write(callOf(sent), signal))
  const refused = (because: string, ...fields: string[]) => ({ type: 'refused', because, fields })

  test.each([
    [patch, 401, error('not_authorized'), refused('no-permission')],
    [patch, 403, error('access_denied'), refused('no-permission')],
    [patch, 403, error('all_scopes'), refused('no-permission')],
    [cancel, 404, error('object_not_found'), refused('gone')],
    [patch, 404, error('method_not_found'), refused('not-offered')],
    [invite, 409, error('object_already_exists'), refused('already-invited')],
    [correct, 409, error('object_already_exists'), refused('changed-meanwhile')],
    [patch, 422, error('validation_failed', 'language_id'), refused('not-valid', 'language')],
    [correct, 422, error('validation_failed', 'language_id'), refused('not-valid', 'invitation-language')],
    [
      patch,
      422,
      error('validation_failed', 'reminder_phone', 'unsuccessful_connexion_notification', 'never_heard_of'),
      refused('not-valid', 'recovery-phone', 'alert-on-failure'),
    ],
    [correct, 422, error('validation_failed', 'permissions.0.product_id'), refused('not-valid', 'products')],
    [patch, 422, error('validation_failed', 'current_password'), refused('password-asked')],
    [patch, 422, error('validation_failed', 'reminder_phone', 'password'), refused('password-asked')],
    [patch, 422, 'no json', refused('not-valid')],
    [patch, 400, error('bad'), refused('not-valid')],
    [patch, 429, error('too_many_requests'), refused('unreachable')],
    [patch, 501, error('method_not_yet_implemented'), refused('not-offered')],
    [patch, 500, error('cannot_update_object'), { type: 'unclear' }],
    [patch, 502, '<html>', { type: 'unclear' }],
    [patch, 200, '<html>', { type: 'unclear' }],
    [patch, 200, { result: 'perhaps' }, { type: 'unclear' }],
    [patch, 302, '', { type: 'unclear' }],
    [patch, 200, { result: 'asynchronous', data: 'soon' }, { type: 'unclear' }],
    [patch, 200, { result: 'success', data: true }, { type: 'taken', once: null }],
    [make, 201, { result: 'success', data: { id: 1, password: 'abcd' } }, { type: 'taken', once: 'abcd' }],
    [make, 201, { result: 'success', data: { id: 1 } }, { type: 'taken', once: null }],
    // only a password that was asked for is told
    [patch, 200, { result: 'success', data: { password: 'abcd' } }, { type: 'taken', once: null }],
  ] as const)('%j answered with %i %j', async (sent, status, body, written) => {
    says(status, body)
    expect(await write(sent)).toEqual(written)
    expect(server.requests).toHaveLength(1)
  })

  test('a 429 is not sent again, and holds up the calls after it', async () => {
    says(429, error('too_many_requests'))
    await write(patch)
    const turn = await queue.turn(never)
    expect(turn).toMatchObject({ ok: false })
    expect(await write(patch)).toEqual(refused('unreachable'))
    expect(server.requests).toHaveLength(1)
  })

  test('called off before its turn is refused, and nothing leaves', async () => {
    says(200, { result: 'success', data: true })
    expect(await write(patch, AbortSignal.abort())).toEqual(refused('unreachable'))
    expect(server.requests).toEqual([])
  })

  const later = (...looks: unknown[]) => {
    let look = 0
    answer = (request, response) => {
      const isTask = request.method === 'GET'
      const data = isTask ? looks[Math.min(look, looks.length - 1)] : { uuid: TASK }
      if (isTask) look += 1
      response.end(JSON.stringify({ result: isTask ? 'success' : 'asynchronous', data }))
    }
  }
  const paths = () => server.requests.map(({ method, url }) => `${String(method)} ${String(url)}`)

  test('done later is looked at until it is done', async () => {
    later(
      { status: 'spooled' },
      { status: 'running' },
      { status: 'executed', response: { password: 'abcd' } },
    )
    expect(await write(make)).toEqual({ type: 'taken', once: 'abcd' })
    expect(paths()).toEqual([
      'POST /2/profile/applications/passwords',
      ...Array<string>(3).fill(`GET /1/async/tasks/${TASK}`),
    ])
  })

  test('that never ends, or fails, or is no task, is unclear', async () => {
    later({ status: 'running' })
    expect(await write(make)).toEqual({ type: 'unclear' })
    expect(server.requests).toHaveLength(9)
    later({ status: 'failed' })
    expect(await write(make)).toEqual({ type: 'unclear' })
    later('what')
    expect(await write(make)).toEqual({ type: 'unclear' })
    expect(paths().filter((line) => line.startsWith('POST'))).toHaveLength(3)
  })
})

describe.skipIf(openapiMissing !== null)(`in Infomaniak's own OpenAPI (${openapiMissing ?? 'found'})`, () => {
  interface Operation {
    readonly parameters?: readonly { readonly name?: string; readonly $ref?: string }[]
    readonly requestBody?: {
      readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
    }
  }
  interface Schema {
    readonly properties?: Readonly<
      Record<
        string,
        {
          readonly type?: unknown
          readonly enum?: readonly unknown[]
          readonly items?: Schema & { readonly enum?: readonly unknown[] }
        }
      >
    >
    readonly required?: readonly string[]
  }
  const { paths } = (openapiMissing === null ? originalOpenapi() : { paths: {} }) as {
    paths: Record<string, Record<string, Operation>>
  }
  const templateOf = (write: Write): string => {
    const segments = callOf(write).path.split('/')
    const found = Object.keys(paths).find((one) => {
      const theirs = one.split('/')
      return (
        theirs.length === segments.length &&
        theirs.every((part, at) => part.startsWith('{') || part === segments[at])
      )
    })
    if (found === undefined) throw new Error(`no ${callOf(write).path}`)
    return found
  }
  const operation = (write: Write): Operation | undefined =>
    paths[templateOf(write)]?.[callOf(write).method.toLowerCase()]

  /** An item of a list: only what is known, all that is required, and of what is listed. */
  function conforms(schema: Schema | undefined, item: Record<string, unknown>) {
    for (const [name, value] of Object.entries(item)) {
      expect(Object.keys(schema?.properties ?? {})).toContain(name)
      const kinds = schema?.properties?.[name]?.items?.enum
      if (kinds) expect(kinds).toEqual(expect.arrayContaining(value as unknown[]))
    }
    expect(Object.keys(item)).toEqual(expect.arrayContaining([...(schema?.required ?? [])]))
  }

  test.each([patch, make, invite, correct, cancel])(
    '$kind is a call, with nothing that it does not know',
    (write) => {
      const known = operation(write)
      expect(known).toBeDefined()
      const schema = known?.requestBody?.content?.['application/json']?.schema
      // a call that is documented without a body is sent without one
      expect(callOf(write).body === null).toBe(schema === undefined)
      const body: Record<string, unknown> = { ...callOf(write).body }
      const properties = schema?.properties ?? {}
      for (const [name, value] of Object.entries(body)) {
        expect(Object.keys(properties), name).toContain(name)
        const { enum: values } = properties[name] ?? {}
        if (values) expect(values, name).toContain(value)
        for (const each of Array.isArray(value) ? value : []) conforms(properties[name]?.items, each)
      }
      for (const name of schema?.required ?? []) expect(Object.keys(body), name).toContain(name)
    },
  )

  test('every field of the profile is one of its attributes', () => {
    const all: Write = {
      ...patch,
      set: {
        language: '1',
        country: '2',
        timeZone: '3',
        recoveryPhone: '+41791234567',
        recoveryEmail: 'a@c.example',
        alertOnLogin: true,
        alertOnFailure: false,
      },
    }
    const known = Object.keys(
      operation(all)?.requestBody?.content?.['application/json']?.schema?.properties ?? {},
    )
    const sent = Object.keys(callOf(all).body ?? {})
    expect(sent).toHaveLength(8)
    for (const name of sent) expect(known).toContain(name)
    expect(callOf({ ...all, rehearsal: true }).query).toEqual({ dry_run: 'true' })
  })

  test('the sandbox answers each as documented', async () => {
    const document = overlaidOpenapi()
    const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false, allErrors: true })
    ajv.addSchema(document, 'openapi')
    const sandbox = await startSandbox({ port: 0, size: 'small', dataDir: null })
    const { people, invitations, organisations, products } = sandbox.world.state
    const drive = products.find(({ serviceName }) => serviceName === 'drive')
    const given = [{ id: String(drive?.id), serviceId: String(drive?.serviceId) }]
    const ids = { organisation: String(organisations[0]?.id), invitation: String(invitations[0]?.id) }
    const writes: Write[] = [
      { ...patch, email: people[0]?.email ?? '' },
      { ...patch, email: people[0]?.email ?? '', rehearsal: true },
      make,
      { ...invite, organisation: ids.organisation },
      { ...correct, ...ids, set: { ...correct.set, products: given } },
      { ...patch, email: 'nobody@b.example' },
      { ...cancel, ...ids },
    ]
    const statuses: number[] = []
    for (const write of writes) {
      const { method, path, query, body } = callOf(write)
      const response = await fetch(`${sandbox.apiUrl}${path}?${new URLSearchParams(query).toString()}`, {
        method,
        headers: { authorization: `Bearer ${sandboxToken}`, 'content-type': 'application/json' },
        ...(body !== null && { body: JSON.stringify(body) }),
      })
      statuses.push(response.status)
      const place = response.ok
        ? `paths/${templateOf(write).replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${response.status}/content/application~1json/schema`
        : 'components/schemas/ErrorResponse'
      const check = ajv.compile({ $ref: `openapi#/${place}` })
      check(await response.json())
      expect(check.errors ?? [], `${method} ${path}`).toEqual([])
    }
    expect(statuses).toEqual([200, 200, 201, 201, 200, 422, 200])
    await sandbox.close()
  })
})
