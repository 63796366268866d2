/**
 * Infomaniak's own OpenAPI, with what is known to be wrong in it corrected row by row. Sources are sections of the
 * research on the API (`research/infomaniak-api.md` beside the test data), which names where each fact was seen.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface JsonObject {
  [key: string]: unknown
}

const folder = join(
  process.env['LATCHKEY_TEST_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
  'infomaniak-openapi',
)
/** Why tests over Infomaniak's OpenAPI are skipped, or null where it is there. */
export const openapiMissing = existsSync(join(folder, 'core.json'))
  ? null
  : `no Infomaniak OpenAPI in ${folder}: set LATCHKEY_TEST_DATA`

interface OverlayRow {
  /** Keys from the document's root. */
  readonly path: readonly string[]
  /** What stands there afterwards, given what stood there before. */
  readonly fix: (before: unknown) => unknown
  readonly source: string
}

const schema = (name: string, ...rest: string[]) => ['components', 'schemas', `087adaad_${name}`, ...rest]
const ref = (name: string) => ({ $ref: `#/components/schemas/087adaad_${name}` })
const answer = (path: string) => [
  'paths',
  path,
  'get',
  'responses',
  '200',
  'content',
  'application/json',
  'schema',
]
const set = (value: unknown) => () => value
const nullable = (before: unknown) => ({ anyOf: [before, { type: 'null' }] })
const int = { type: 'integer' }
const bool = { type: 'boolean' }
const text = { type: 'string' }
const moment = { type: 'integer', format: 'timestamp' }
const object = (properties: JsonObject, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
})
const listed = (items: unknown) => ({ type: 'array', items })
const success = (data: unknown, paged: boolean) => ({
  allOf: [
    { $ref: '#/components/schemas/Response' },
    { type: 'object', properties: { data }, required: ['data'] },
    ...(paged ? [{ $ref: '#/components/schemas/Pagination' }] : []),
  ],
})
const emails = listed({ anyOf: [ref('Useremail'), ref('Useremail_f4611cfe')] })
const operation = (data: unknown, paged: boolean) => ({
  get: {
    security: [{ bearerAuth: [] }],
    responses: {
      '200': { description: 'Success', content: { 'application/json': { schema: success(data, paged) } } },
    },
  },
})

const domain = object({
  name: { type: 'string', example: 'mock-{n}.example' },
  tld: { type: 'string', example: 'example' },
  is_premium: bool,
  created_at: moment,
  expires_at: { type: ['integer', 'null'], format: 'timestamp' },
  options: object({ dns_anycast: bool, renewal_warranty: bool, domain_privacy: bool, dnssec: bool }),
  contacts: {
    type: 'object',
    additionalProperties: object({ is_validated: bool, validated_at: moment }, ['validated_at']),
  },
  status: listed({
    enum: 'ok addPeriod autoRenewPeriod clientDeleteProhibited clientHold clientRenewProhibited clientTransferProhibited clientUpdateProhibited inactive pendingCreate pendingDelete pendingRenew pendingRestore pendingTransfer pendingUpdate redemptionPeriod renewPeriod serverDeleteProhibited serverHold serverRenewProhibited serverTransferProhibited serverUpdateProhibited transferPeriod'.split(
      ' ',
    ),
  }),
})

const ownSecurity = schema('UserProfile', 'properties', 'preferences', 'properties', 'security', 'properties')
const extraSecurity = {
  score: int,
  has_recovery_email: bool,
  has_valid_phone: bool,
  email_validated_at: moment,
  infomaniak_application_enabled: bool,
  authenticator: bool,
}

const errorBody = object({
  result: { const: 'error' },
  error: object(
    {
      code: text,
      description: text,
      errors: listed(object({ code: text, description: text, context: { type: 'object' } })),
    },
    ['errors'],
  ),
})

/** Drops what is required here but stands in an object further in. */
const ownRequired = (before: unknown) => {
  const { required, properties, ...rest } = before as { required: string[]; properties: JsonObject }
  return { ...rest, properties, required: required.filter((key) => key in properties) }
}

export const overlay: readonly OverlayRow[] = [
  ...['Account', 'UserProfile', 'Productstatus'].map((name) => ({
    path: schema(name),
    fix: ownRequired,
    source: '3.1, 4.1, 5: keys of nested objects are listed as required of the outer one',
  })),
  {
    path: schema('UserProfile', 'properties', 'preferences', 'properties', 'account'),
    fix: set(object({ current_account_id: int, last_login_at: moment })),
    source: '3.1: "spec says string; live = object"',
  },
  {
    path: ownSecurity,
    fix: (before) => ({ ...(before as JsonObject), ...extraSecurity }),
    source: '3.1: extra keys seen in first-party and live clients',
  },
  {
    path: [...ownSecurity, 'date_last_changed_password'],
    fix: nullable,
    source: '3.1: null for SSO users, Infomaniak/android-core commit 005b6911',
  },
  {
    path: schema('UserProfile', 'properties', 'emails'),
    fix: set(emails),
    source: '3.1: one list holds both types',
  },
  {
    path: schema('Userphone', 'properties', 'reminder'),
    fix: set({ type: ['boolean', 'string'] }),
    source: '3.1: boolean for addresses, the string "true" for phones: accept both',
  },
  {
    path: schema('Userauthdevice', 'properties', 'deleted_at'),
    fix: nullable,
    source: '10.1: nullables are not declared',
  },
  {
    path: schema('Userorpendinguser', 'properties', 'security'),
    fix: set(
      object({
        assistant_at: { type: ['integer', 'null'] },
        double_auth_method: text,
        has_double_auth: bool,
        last_password_at: { type: ['integer', 'null'] },
        score: int,
        has_valid_email: bool,
        has_recovery_email: bool,
        has_valid_phone: bool,
      }),
    ),
    source: '4.2 and 10.1: typed string, an object on the sibling kDrive user (AppUser)',
  },
  {
    path: schema('Userorpendinguser', 'properties', 'last_login_at'),
    fix: nullable,
    source: '4.2: invited people stand in the same list; 10.1: nullables are not declared',
  },
  {
    path: schema('Account', 'properties', 'legal_entity_type', 'enum'),
    fix: (before) => [...(before as string[]), 'association'],
    source: '4.1: "association" also seen',
  },
  {
    path: answer('/2/accounts/{account}/users'),
    fix: set(success(listed(ref('Userorpendinguser')), true)),
    source: '4.4: a list, where the document has one item',
  },
  {
    path: answer('/2/profile/emails'),
    fix: set(success(emails, false)),
    source: '3: `email_type` is email or email_request',
  },
  {
    path: ['paths', '/1/products', 'get', 'security'],
    fix: set([{ bearerAuth: [] }]),
    source: '5: no security key in the document, but the token is needed in practice',
  },
  {
    path: ['paths', '/2/events', 'get', 'security'],
    fix: set([{ bearerAuth: [] }]),
    source: '7: scope `event`',
  },
  {
    path: ['paths', '/2/domains/domains'],
    fix: set(operation(listed(domain), true)),
    source: '6: in the document of 2026, not in this extract; shape of XLL models/domain/domain.py',
  },
  {
    path: ['paths', '/2/domains/domains/{domain}'],
    fix: set(operation(domain, false)),
    source: '6: as above',
  },
  {
    path: ['components', 'schemas', 'ErrorResponse'],
    fix: set(errorBody),
    source: '1.1: envelope of errors; the schemas Error, ApiError and AppError are missing from the extract',
  },
]

export const originalOpenapi = (): JsonObject =>
  JSON.parse(readFileSync(join(folder, 'core.json'), 'utf8')) as JsonObject

/** The document with every row applied. Throws where a row no longer finds its place. */
export function overlaidOpenapi(): JsonObject {
  const document = originalOpenapi()
  for (const { path, fix } of overlay) {
    const last = path.at(-1)
    let holder: unknown = document
    for (const key of path.slice(0, -1)) holder = isObject(holder) ? holder[key] : undefined
    if (last === undefined || !isObject(holder))
      throw new Error(`the OpenAPI has no ${path.join(' > ')}: correct the overlay`)
    holder[last] = fix(holder[last])
  }
  return document
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
