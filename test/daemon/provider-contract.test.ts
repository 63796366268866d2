import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiRoutes } from '#daemon/sandbox/api/app.ts'
import { startSandbox, type Sandbox } from '#daemon/sandbox/server.ts'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import {
  isObject,
  openapiMissing,
  originalOpenapi,
  overlaidOpenapi,
  overlay,
} from '../support/openapi-overlay.ts'
import { startProviderMock, type ProviderMock } from '../support/provider-mock.ts'

const QUERIES: Record<string, readonly string[]> = {
  '/2/profile': ['', '?with=security', '?with=security,emails,phones'],
  '/2/accounts/{account}/users': [
    '?page=1&per_page=100&with=security',
    '?filter[has_otp]=0',
    '?page=2&per_page=5&order_by=email',
  ],
  '/2/domains/domains': ['', '?page=1&per_page=100', '?page=2&per_page=7&order_by=expiration'],
  '/1/products': ['', '?page=1&per_page=100&with=status'],
}

describe.skipIf(openapiMissing !== null)(
  `Infomaniak's own OpenAPI, corrected (${openapiMissing ?? 'found'})`,
  () => {
    const document = openapiMissing === null ? overlaidOpenapi() : {}
    // The document is no schema and uses formats and keywords of its own: only the schemas in it are judged.
    const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false, allErrors: true })
    ajv.addSchema(document, 'openapi')
    const validate = (path: string, status: number, body: unknown) => {
      const place =
        status === 200
          ? `paths/${path.replaceAll('/', '~1')}/get/responses/200/content/application~1json/schema`
          : 'components/schemas/ErrorResponse'
      const check = ajv.getSchema(`openapi#/${place}`) ?? ajv.compile({ $ref: `openapi#/${place}` })
      return check(body) === true ? [] : (check.errors ?? [])
    }
    let sandbox: Sandbox
    let mock: ProviderMock
    const get = async (path: string, token = sandboxToken, base = sandbox.apiUrl) => {
      const response = await fetch(base + path, { headers: { authorization: `Bearer ${token}` } })
      return { status: response.status, body: (await response.json()) as unknown }
    }
    const fill = (path: string) => {
      const { people, invitations, organisations, tasks } = sandbox.world.state
      const values: Record<string, unknown> = {
        account_id: organisations[0]?.id,
        account: organisations[0]?.id,
        invitation: invitations[0]?.id,
        user: people[0]?.id,
        domain: 'vully-lac.test',
        task_uuid: tasks[0]?.uuid,
      }
      return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
    }
    beforeAll(async () => {
      sandbox = await startSandbox({ port: 0, size: 'small', dataDir: null })
      mock = await startProviderMock({ mode: 'openapi' })
    })
    afterAll(async () => {
      await sandbox.close()
      await mock.close()
    })

    test('every row of the overlay names its source', () => {
      for (const { path, source } of overlay) expect(source, path.join(' > ')).toMatch(/^\d/)
    })

    test.each(Object.keys(apiRoutes))('the sandbox answers %s in the documented shape', async (path) => {
      for (const query of QUERIES[path] ?? ['']) {
        const { status, body } = await get(fill(path) + query)
        expect(status, query).toBe(200)
        expect(validate(path, status, body), query).toEqual([])
      }
    })

    test('everybody gets their own profile in the documented shape, single sign-on without a password date too', async () => {
      const { people, tokens } = sandbox.world.state
      const [first] = tokens
      if (first === undefined) throw new Error('the sandbox has no token')
      for (const { id } of people) {
        const token = `of-${id}`
        tokens.push({ ...first, personId: id, token })
        const { body } = await get('/2/profile?with=security,emails,phones', token)
        expect(validate('/2/profile', 200, body)).toEqual([])
      }
    })

    test.each(Object.keys(apiRoutes))('the sandbox refuses %s in the documented shape', async (path) => {
      const { status, body } = await get(fill(path), 'wrong')
      expect(status).toBe(401)
      expect(validate(path, status, body)).toEqual([])
    })

    test.each(Object.keys(apiRoutes))(
      'the mock made from the OpenAPI answers %s in its own shape',
      async (path) => {
        const { status, body } = await get(fill(path), 'any', mock.url)
        expect(status).toBe(200)
        expect(validate(path, status, body)).toEqual([])
      },
    )

    test('the validation notices an answer that is wrong', async () => {
      const { body } = await get('/1/accounts')
      const data = isObject(body) && Array.isArray(body['data']) ? body['data'] : []
      const spoiled = data.map((account: object) => ({ ...account, has_2fa_required: 'no' }))
      expect(validate('/1/accounts', 200, { result: 'success', data: spoiled })).not.toEqual([])
      expect(validate('/1/accounts', 200, { result: 'perhaps', data })).not.toEqual([])
      expect(validate('/2/profile', 401, { result: 'error' })).not.toEqual([])
    })

    test('the document as it came would refuse what is known to be right', () => {
      const plain = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false })
      plain.addSchema(originalOpenapi(), 'original')
      const user = plain.getSchema(
        'original#/components/schemas/087adaad_Userorpendinguser/properties/security',
      )
      expect(user?.({ has_double_auth: true })).toBe(false)
    })
  },
)
