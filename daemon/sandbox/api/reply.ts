/** The public API's envelope and errors. */
import { err, ok, type Result } from '#shared/result.ts'

/** Codes seen in answers and in the documentation, each with its status. */
const errorStatus = {
  not_authorized: 401,
  access_denied: 403,
  all_scopes: 403,
  object_not_found: 404,
  method_not_found: 404,
  validation_failed: 422,
  too_many_requests: 429,
  unexpected_error: 500,
  method_not_yet_implemented: 501,
} as const
type ApiErrorCode = keyof typeof errorStatus

export interface ApiError {
  readonly code: ApiErrorCode
  readonly description: string
  readonly errors?: readonly {
    readonly code: string
    readonly description: string
    readonly context: Readonly<Record<string, unknown>>
  }[]
}
/** What stands beside `result`: `data`, and the paging keys where a page was asked for. */
type Body = Readonly<Record<string, unknown>>
export type Reply = Result<Body, ApiError>

export const data = (value: unknown): Reply => ok({ data: value })

export const refuse = (code: ApiErrorCode, description: string) => err<ApiError>({ code, description })

/** A 422 that names the parameter and, where there are some, the values it takes. */
export const invalid = (attribute: string, rule: string, values?: readonly string[]) =>
  err<ApiError>({
    code: 'validation_failed',
    description: 'Validation failed',
    errors: [
      {
        code: `validation_rule_${rule}`,
        description: `The ${attribute} parameter is invalid`,
        context: { attribute, ...(values === undefined ? {} : { values }) },
      },
    ],
  })

export const toResponse = (reply: Reply, headers: Record<string, string> = {}): Response =>
  reply.ok
    ? Response.json({ result: 'success', ...reply.value }, { headers })
    : Response.json(
        { result: 'error', error: reply.error },
        { status: errorStatus[reply.error.code], headers },
      )
