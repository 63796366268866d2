/** The pages beside the list of domains: one name, names to add, a name that is missing. */
import type { DomainRow } from '#shared/domains.ts'
import { ADD_NAMES, MISSING_NAME } from '../core/routes.ts'
import { AddPage } from '../features/domains/AddPage.tsx'
import type { DomainAction } from '../features/domains/due.ts'
import { MissingPage } from '../features/domains/MissingPage.tsx'
import { NamePage } from '../features/domains/NamePage.tsx'
import type { App } from './app.ts'
import type { DomainPages } from './domain-pages.ts'

export interface NamePagesProps {
  readonly app: App
  readonly pages: DomainPages
  /** The name, or which of the others. */
  readonly page: string
  readonly onAct: (action: DomainAction, row: DomainRow) => (() => void) | null
}

export const NamePages = ({ app, pages, page, onAct }: NamePagesProps) => {
  const organisations = app.overview.overview.value?.organisations ?? []
  if (page === ADD_NAMES) return <AddPage model={pages.add} />
  if (page === MISSING_NAME)
    return (
      <MissingPage
        model={pages.missing}
        organisations={organisations}
        onVisit={(url) => app.visit(url)}
        onOrganisation={(id) => app.choose(id)}
      />
    )
  return (
    <NamePage
      key={page}
      model={pages.name}
      name={page}
      now={app.overview.now.value}
      organisationName={(id) => organisations.find((one) => one.id === id)?.name ?? null}
      onAct={onAct}
    />
  )
}
