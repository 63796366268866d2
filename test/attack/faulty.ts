/** A program that fails with a secret in what it throws. @param argv how, and whether with the daemon's own log */
import * as v from 'valibot'
import { createLog, endOnFault } from '#daemon/log.ts'

const SECRET = ['planted', 'in', 'a', 'fault'].join('-')

const thrown: Readonly<Record<string, () => unknown>> = {
  error: () =>
    Object.assign(new Error('broken', { cause: new Error(SECRET) }), { issues: [{ input: SECRET }] }),
  schema: () => v.parse(v.object({}), SECRET),
  parser: () => JSON.parse(SECRET) as unknown,
  text: () => SECRET,
}

const [, , how = '', own] = process.argv
if (own === 'own') endOnFault(createLog())
let fault: unknown
try {
  fault = thrown[how]?.()
} catch (error) {
  fault = error
}
throw fault
