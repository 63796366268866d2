/** The one place where outcomes become HTTP: a value, a code of the closed list, or a bug that shows nothing of itself. */
import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { routePath } from 'hono/route'
import { errorStatus, type ErrorCode } from '#shared/errors.ts'
import type { Result } from '#shared/result.ts'
import type { Env } from './caller.ts'
import { StoreWriteError } from './store.ts'

/** On every answer, errors included. */
export const safeHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
} as const

/** Typed by its code, so that a client that looks at `ok` sees the value alone. */
export const refuse = <C extends ErrorCode>(c: Context, code: C) => c.json({ error: code }, errorStatus[code])

/** A value as 200, an expected failure by its code. */
export const answer = <T, C extends ErrorCode>(c: Context, result: Result<T, C>) =>
  result.ok ? c.json(result.value, 200) : refuse(c, result.error)

export const answerNotFound: NotFoundHandler<Env> = (c) => refuse(c, 'not-found')

/** @param report gets what was thrown, and by which route, without what stands in its path; the answer never shows it */
export const answerError =
  (report: (error: unknown, call: string) => void): ErrorHandler<Env> =>
  (error, c) => {
    report(error, `${c.req.method} ${routePath(c)}`)
    return refuse(c, error instanceof StoreWriteError ? 'disk-full' : 'internal')
  }
