/** The domains in the full view: the list with its year, and the pages beside it. */
import type { DomainRow } from '#shared/domains.ts'
import { ADD_NAMES, hashOf, MISSING_NAME } from '../core/routes.ts'
import { DomainsTable } from '../features/domains/DomainsTable.tsx'
import type { DomainAction } from '../features/domains/due.ts'
import { YearLine } from '../features/domains/YearLine.tsx'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'
import type { DomainPages } from './domain-pages.ts'
import { late } from './late.tsx'
import { openThing } from './open-thing.ts'
import { guideFor } from './Views.tsx'
import { withServedWords } from './with-served-words.tsx'

const NamePages = withServedWords(late(async () => (await import('./NamePages.tsx')).NamePages))

/** The action of a name: as the thing that needs it, which the next sync verifies, where there is one. */
function acting(app: App, action: DomainAction, { name, display }: DomainRow): (() => void) | null {
  const things = app.overview.overview.value?.things ?? []
  const thing = things.find(
    ({ fix, subjects }) => fix.action === action && (subjects.includes(name) || subjects.includes(display)),
  )
  if (thing) return () => openThing(app, thing)
  const open = guideFor(app, action)
  return open && (() => open(display))
}

/** The year, whose bars and words lead into the list. */
export const Year = ({ app, pages }: { app: App; pages: DomainPages }) => (
  <YearLine
    year={pages.year.year.value}
    now={app.overview.now.value}
    onSpan={(from, to) => {
      void app.domains.choose({ from, to })
      location.hash = hashOf('domains')
    }}
    onRest={(filter) => {
      app.domains.span.value = null
      void app.domains.names.choose(filter)
      location.hash = hashOf('domains')
    }}
  />
)

export const FullDomains = ({ app, pages }: { app: App; pages: DomainPages }) => {
  const { t } = useWords()
  const now = app.overview.now.value
  const page = app.page.value
  const onAct = (action: DomainAction, row: DomainRow) => acting(app, action, row)
  if (page !== null) return <NamePages app={app} pages={pages} page={page} onAct={onAct} />
  return (
    <>
      <div class="title">
        <h1>{t('nav.domains')}</h1>
        <a class="btn" href={hashOf('domains', MISSING_NAME)}>
          {t('names.missing')}
        </a>
        <a class="btn" href={hashOf('domains', ADD_NAMES)}>
          {t('names.add')}
        </a>
      </div>
      <section class="card full" aria-label={t('domains.year')}>
        <h2>{t('domains.year')}</h2>
        <Year app={app} pages={pages} />
      </section>
      <DomainsTable model={app.domains} now={now} onAct={onAct} />
    </>
  )
}
