/** Calls that change something: what goes wrong on purpose, then the call itself. */
import { ok } from '#shared/result.ts'
import { invalid, refuse, type Reply } from './reply.ts'
import type { Call, WriteRoute } from './route.ts'

const isRecord = (body: unknown): body is Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null && !Array.isArray(body)

/** Only asks whether it would be taken. */
export const isRehearsal = ({ query }: Call): boolean => query.get('dry_run') === 'true'

/** @param name `PATCH /2/profile` */
export function answerWrite(name: string, route: WriteRoute, body: unknown, call: Call): Reply {
  const { answerLost, invalidAttributes, passwordAsked, pretending } = call.world.faults
  if (!isRecord(body)) return invalid('body', 'json')
  const spoiled = invalidAttributes.find((one) => Object.hasOwn(body, one))
  if (spoiled !== undefined) return invalid(spoiled, 'refused')
  if (passwordAsked.includes(name) && !Object.hasOwn(body, 'current_password'))
    return invalid('current_password', 'required')
  const checked = route.answer({ ...call, body })
  if (!checked.ok) return checked
  if (isRehearsal(call)) return checked.value()
  if (pretending.includes(name)) return ok({ data: true })
  const done = checked.value()
  return answerLost.includes(name) ? refuse('unexpected_error', 'Unexpected error') : done
}
