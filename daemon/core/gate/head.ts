/** Units over the request line and the headers that every caller sends. */
import type { Unit } from './visit.ts'

const MAX_HEADERS = 100

/** No browser repeats a header; two of one name are a way to show two readers different requests. */
export const headers: Unit = {
  name: 'headers',
  admit({ incoming }) {
    const names = incoming.rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase())
    if (names.length > MAX_HEADERS) return 'headers-too-large'
    return new Set(names).size === names.length ? null : 'bad-request'
  },
}

/** A rebound page is told from ours by nothing but this header, so it is compared, never parsed. */
export const host = (port: number): Unit => {
  const ours = new Set([`127.0.0.1:${String(port)}`, `[::1]:${String(port)}`])
  return { name: 'host', admit: (visit) => (ours.has(visit.header('host') ?? '') ? null : 'bad-host') }
}

export const upgrade: Unit = {
  name: 'upgrade',
  admit: (visit) => (visit.header('upgrade') === undefined ? null : 'no-upgrade'),
}

const segment = '[A-Za-z0-9_~:@-][A-Za-z0-9._~:@-]*'
/** The "origin-form" of RFC 9112, section 3.2.1, narrowed to the characters our own paths need. */
const originForm = new RegExp(String.raw`^/[a-z0-9-]+(?:/${segment})*(?:\?[A-Za-z0-9._~:@/?!$&'()*+,=%-]*)?$`)

/** One spelling for each path: what is judged here is what Hono routes, with nothing left to decode or normalise. */
export const target: Unit = {
  name: 'target',
  admit: ({ target, path }) => (originForm.test(target) && !path.includes('..') ? null : 'bad-path'),
}

const methods: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])

/** OPTIONS too: the extension never preflights, and nobody else shall learn that they may. */
export const method: Unit = {
  name: 'method',
  admit: (visit) => (methods.has(visit.method) ? null : 'method-not-allowed'),
}
