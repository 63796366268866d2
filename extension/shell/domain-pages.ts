/** What only the full page shows of the domains; the popup carries none of it. */
import { effect } from '@preact/signals'
import { AddModel } from '../features/domains/add-model.ts'
import { MissingModel } from '../features/domains/missing-model.ts'
import { NameModel } from '../features/domains/name-model.ts'
import { YearModel } from '../features/domains/year-model.ts'
import type { App } from './app.ts'

export type DomainPages = ReturnType<typeof openDomainPages>

/** Read anew whenever the overview was, and whenever another organisation is chosen. */
export function openDomainPages({ api, overview, page, shownNames, view }: App) {
  const pages = {
    year: new YearModel({ api }),
    name: new NameModel({ api }),
    add: new AddModel({ api }),
    missing: new MissingModel({ api }),
  }
  effect(() => {
    // the time of the last answer, even if nothing had changed
    const known = overview.receivedAt.value > 0 && overview.trouble.value === null
    const pictured = view.value === 'overview' || (view.value === 'domains' && page.value === null)
    const organisation = shownNames.value
    if (!known) return
    if (pictured) void pages.year.read(organisation)
    else if (page.value !== null && page.value === pages.name.name.peek()) void pages.name.read()
  })
  return pages
}
