/** The query conventions that all lists share: with, order, paging, counting. */
import { ok, type Result } from '#shared/result.ts'
import { invalid, type ApiError, type Reply } from './reply.ts'

export type Query = URLSearchParams

/** `with=a,b`: a name that is not known is refused with the ones that are. */
export function withOf<T extends string>(
  query: Query,
  allowed: readonly T[],
): Result<ReadonlySet<T>, ApiError> {
  const asked = (query.get('with') ?? '').split(',').filter((name) => name !== '')
  const known = asked.filter((name): name is T => allowed.some((one) => one === name))
  return known.length === asked.length ? ok(new Set(known)) : invalid('with', 'in', allowed)
}

export interface Order<F extends string> {
  readonly field: F
  readonly descending: boolean
}

/** `order_by=field&order=desc`, and `order_for[field]=desc` over `order`. Null where no order was asked for. */
export function orderOf<F extends string>(
  query: Query,
  fields: readonly F[],
): Result<Order<F> | null, ApiError> {
  const asked = query.get('order_by')
  if (asked === null) return ok(null)
  const field = fields.find((one) => one === asked)
  if (field === undefined) return invalid('order_by', 'in', fields)
  const direction = query.get(`order_for[${field}]`) ?? query.get('order') ?? 'asc'
  if (direction !== 'asc' && direction !== 'desc') return invalid('order', 'in', ['asc', 'desc'])
  return ok({ field, descending: direction === 'desc' })
}

/** No larger page was seen in use at the provider. */
const LARGEST_PAGE = 1_000
/** As in the documentation's example. */
const USUAL_PAGE = 15

function wholeOf(query: Query, name: string, least: number, otherwise: number): Result<number, ApiError> {
  const text = query.get(name)
  if (text === null) return ok(otherwise)
  if (!/^\d{1,9}$/.test(text)) return invalid(name, 'integer')
  return Number(text) < least ? invalid(name, 'min') : ok(Number(text))
}

/** One page of a list; only its items are turned into answers. The paging keys appear only where `page` was sent. */
export function listReply<T>(query: Query, items: readonly T[], shape: (item: T) => unknown): Reply {
  if (query.get('return') === 'total') return ok({ data: items.length })
  if (query.has('page')) {
    const page = wholeOf(query, 'page', 1, 1)
    if (!page.ok) return page
    const size = wholeOf(query, 'per_page', 1, USUAL_PAGE)
    if (!size.ok) return size
    if (size.value > LARGEST_PAGE) return invalid('per_page', 'max')
    const from = (page.value - 1) * size.value
    return ok({
      data: items.slice(from, from + size.value).map(shape),
      total: items.length,
      page: page.value,
      pages: Math.max(1, Math.ceil(items.length / size.value)),
      items_per_page: size.value,
    })
  }
  const skip = wholeOf(query, 'skip', 0, 0)
  if (!skip.ok) return skip
  const limit = wholeOf(query, 'limit', 1, items.length)
  if (!limit.ok) return limit
  return ok({ data: items.slice(skip.value, skip.value + limit.value).map(shape) })
}

export const seconds = (moment: number): number => Math.floor(moment / 1000)
export const secondsOrNull = (moment: number | null): number | null =>
  moment === null ? null : seconds(moment)
