/** The public API's envelope and errors. */
import { err, ok, type Result } from '#shared/result.ts'

/** Codes seen in answers and in the documentation, each with its status. */
const errorStatus = {
  not_authorized: 401,
  access_denied: 403,
  all_scopes: 403,
  object_not_found: 404,
  method_not_found: 404,
  object_already_exists: 409,
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
  allInvalid([{ attribute, rule, ...(values === undefined ? {} : { values }) }])

export interface Fault {
  readonly attribute: string
  readonly rule: string
  readonly values?: readonly string[]
}
export const allInvalid = (faults: readonly Fault[]) =>
  err<ApiError>({
    code: 'validation_failed',
    description: 'Validation failed',
    errors: faults.map(({ rule, ...context }) => ({
      code: `validation_rule_${rule}`,
      description: `The ${context.attribute} parameter is invalid`,
      context,
    })),
  })

/** @param status of a success */
export const toResponse = (reply: Reply, headers: Record<string, string> = {}, status = 200): Response =>
  reply.ok
    ? Response.json({ result: 'success', ...reply.value }, { status, headers })
    : Response.json(
        { result: 'error', error: reply.error },
        { status: errorStatus[reply.error.code], headers },
      )
