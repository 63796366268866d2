/**
 * The port of the feeds: loopback alone, read alone, and only by who knows the secret in the address. What asks is a
 * calendar or a program that collects metrics, so whatever looks like a web page is refused.
 */
import type { HttpBindings } from '@hono/node-server'
import { safeHeaders } from '#daemon/core/answer.ts'
import { countFailures } from '#daemon/core/failures.ts'
import { headers, host, target, upgrade } from '#daemon/core/gate/head.ts'
import { visitOf, type Unit, type Visit } from '#daemon/core/gate/visit.ts'
import { errorStatus, type ErrorCode } from '#shared/errors.ts'
import { feedAbout, feedFormats, type FeedFormat } from '#shared/feeds.ts'

export interface FeedAnswer {
  /** Quoted, as in the header. */
  readonly etag: string
  /** `null` where the caller has it already. */
  readonly bytes: Uint8Array<ArrayBuffer> | null
}

export interface FeedDoorDeps {
  readonly isSecret: (text: string) => boolean
  /** @param isHeld whether the caller has what an ETag stands for */
  readonly answer: (format: FeedFormat, isHeld: (etag: string) => boolean) => Promise<FeedAnswer>
  /** ms on a clock that nobody can set */
  readonly monotonic: () => number
  readonly report: (error: unknown, call: string) => void
}

const method: Unit = {
  name: 'method',
  admit: (visit) => (visit.method === 'GET' || visit.method === 'HEAD' ? null : 'method-not-allowed'),
}

/** A person may open the address; a page may not, whatever it knows. Programs send none of these headers. */
const notFromPage: Unit = {
  name: 'not-from-page',
  admit(visit) {
    if (visit.header('origin') !== undefined || visit.header('referer') !== undefined) return 'bad-origin'
    return (visit.header('sec-fetch-site') ?? 'none') === 'none' ? null : 'bad-fetch-metadata'
  },
}

const noBody: Unit = {
  name: 'no-body',
  admit(visit) {
    const isEmpty =
      visit.header('transfer-encoding') === undefined && Number(visit.header('content-length') ?? 0) === 0
    return isEmpty ? null : 'bad-request'
  },
}

/** The rules before the secret, in order. Other users of this computer are let on to it: a collector may be one. */
export const feedUnits = (port: number): readonly Unit[] => [
  headers,
  host(port),
  upgrade,
  target,
  method,
  notFromPage,
  noBody,
]

const formatByPath = new Map(feedFormats.map((format) => [feedAbout[format].path, format]))

/** @param port where it listens; it is part of what is compared */
export function createFeedDoor(port: number, deps: FeedDoorDeps, units = feedUnits(port)) {
  const isTooMany = countFailures(deps.monotonic)

  return async (_: Request, { incoming }: HttpBindings): Promise<Response> => {
    const visit = visitOf(incoming)
    for (const unit of units) {
      const code = await unit.admit(visit)
      if (code !== null) return refusal(code)
    }
    const format = admitted(visit)
    // a wrong secret, an old one and a path that is none are told alike; the right one is let in however many fail
    if (format === null) return refusal(isTooMany() ? 'too-many-failures' : 'not-found')
    try {
      return answerOf(visit, format, await deps.answer(format, heldBy(visit)))
    } catch (error) {
      deps.report(error, `${visit.method} /feed/…/${feedAbout[format].path}`)
      return refusal('internal')
    }
  }

  function admitted({ path }: Visit): FeedFormat | null {
    const [, feed, secret = '', name = '', ...rest] = path.split('/')
    const isRight = deps.isSecret(secret)
    const format = formatByPath.get(name)
    return isRight && feed === 'feed' && rest.length === 0 && format !== undefined ? format : null
  }
}

function answerOf({ method }: Visit, format: FeedFormat, { etag, bytes }: FeedAnswer): Response {
  const told = { ...safeHeaders, 'cache-control': 'private, no-cache', etag }
  if (bytes === null) return new Response(null, { status: 304, headers: told })
  const { type, file } = feedAbout[format]
  return new Response(method === 'HEAD' ? null : bytes, {
    headers: {
      ...told,
      'content-type': type,
      'content-length': String(bytes.length),
      // opened by hand it is saved, and never shown as a page
      'content-disposition': `attachment; filename="${file}"`,
    },
  })
}

/** By `If-None-Match` (RFC 9110, section 13.1.2). */
function heldBy(visit: Visit): (etag: string) => boolean {
  const held = (visit.header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  return (etag) => held.includes(etag) || held.includes('*')
}

const refusal = (code: ErrorCode) =>
  new Response(JSON.stringify({ error: code }), {
    status: errorStatus[code],
    headers: { ...safeHeaders, 'content-type': 'application/json' },
  })
