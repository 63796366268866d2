/** What an answer's body says, where it can be understood at all. */
import * as v from 'valibot'
import { errorCodes, type ErrorCode } from '#shared/errors.ts'

const errorBody = v.object({ error: v.picklist(errorCodes as [ErrorCode, ...ErrorCode[]]) })

/** The code of a refusal; null where it is not one of the daemon's. */
export async function problemOf(response: Response): Promise<ErrorCode | null> {
  const body = v.safeParse(errorBody, await response.json().catch(() => null))
  return body.success ? body.output.error : null
}

/** Undefined where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return undefined
  }
}
