/** Long lists in pages. */
import { html } from 'hono/html'
import type { Markup } from './frame.ts'

const PAGE = 50

interface Shown<T> {
  readonly items: readonly T[]
  readonly page: number
  readonly pages: number
}

/** @param asked the page number as it stands in the address */
export function pageOf<T>(rows: readonly T[], asked: string | undefined): Shown<T> {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE))
  const page = /^\d{1,6}$/.test(asked ?? '') ? Math.min(pages, Math.max(1, Number(asked))) : 1
  return { items: rows.slice((page - 1) * PAGE, page * PAGE), page, pages }
}

export function pager(
  path: string,
  query: Record<string, string>,
  shown: Omit<Shown<unknown>, 'items'>,
): Markup {
  const link = (to: number, label: string) =>
    to < 1 || to > shown.pages
      ? ''
      : html`<a href="${path}?${new URLSearchParams({ ...query, page: String(to) }).toString()}">${label}</a>`
  return shown.pages === 1
    ? html``
    : html`<nav aria-label="Pages of the list">
        ${link(shown.page - 1, 'Previous')} ${shown.page} of ${shown.pages} ${link(shown.page + 1, 'Next')}
      </nav>`
}
