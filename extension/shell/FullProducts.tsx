/** The products in the full view, with the support of their organisation. */
import { effect } from '@preact/signals'
import type { ActionId } from '#shared/actions.ts'
import type { ProductAction, ProductRow } from '#shared/products.ts'
import { guidedActions } from '../features/findings/guide.ts'
import { ProductsModel } from '../features/products/model.ts'
import { ProductsTable } from '../features/products/ProductsTable.tsx'
import { SupportCard } from '../features/products/SupportCard.tsx'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'
import { knownGuides } from './commands.ts'
import type { FullViewProps } from './FullOverview.tsx'
import { openThing } from './open-thing.ts'

export const FullProducts = ({ app, overview }: Pick<FullViewProps, 'app' | 'overview'>) => {
  const { t } = useWords()
  const model = modelOf(app)
  const chosen = app.overview.organisation.value
  const one = overview.organisations.length === 1 ? overview.organisations[0] : null
  const organisation = overview.organisations.find(({ id }) => id === chosen) ?? one
  return (
    <>
      <h1>{t('nav.products')}</h1>
      {organisation && (
        <SupportCard
          level={organisation.supportLevel}
          onOpen={() => void guide(app, 'open-support', organisation.id, organisation.name)}
          onSubscribe={() => void guide(app, 'subscribe-support', organisation.id, organisation.name)}
        />
      )}
      <ProductsTable
        model={model}
        now={app.overview.now.value}
        onAct={(action, row) => act(app, model, action, row)}
        onVerify={() => void app.overview.sync()}
        verifying={app.overview.syncing.value}
      />
    </>
  )
}

/** As the thing that needs it, where there is one: that says why it matters, and is closed by what is seen. */
function act(app: App, model: ProductsModel, action: ProductAction, row: ProductRow): void {
  const things = app.overview.overview.peek()?.things ?? []
  const thing = things.find(
    ({ id, fix, subjects, organisation }) =>
      id.startsWith('product-') &&
      fix.action === action &&
      organisation === row.organisation.name &&
      subjects.includes(row.name),
  )
  if (thing) openThing(app, thing)
  else
    void guide(app, action, row.organisation.id, row.name, () =>
      model.noteOpened(row, action, app.overview.now.peek()),
    )
}

/** Opens a guided action on the page of that organisation, else on the nearest that is known. */
async function guide(
  app: App,
  action: ActionId,
  organisation: string,
  subject: string,
  onOpened?: () => void,
): Promise<void> {
  const asked = await app.api.ask({
    path: `/v1/actions?organisation=${encodeURIComponent(organisation)}`,
    answer: guidedActions,
  })
  const found = (asked.ok ? asked.value : knownGuides(app)).find((one) => one.action === action)
  if (!found) return
  const title = `${app.words.peek().t(`action.${action}.label`)}: ${subject}`
  app.guided.value = { guide: found, title, key: null, ...(onOpened && { onOpened }) }
}

const models = new WeakMap<App, ProductsModel>()

/** Made when it is first looked at; read anew whenever the overview was. */
function modelOf(app: App): ProductsModel {
  const known = models.get(app)
  if (known) return known
  const model = new ProductsModel({ api: app.api })
  models.set(app, model)
  effect(() => {
    const heard = app.overview.receivedAt.value > 0 && app.overview.trouble.value === null
    const organisation = app.shownNames.value
    if (heard && app.view.value === 'products') void model.show(organisation)
  })
  return model
}
