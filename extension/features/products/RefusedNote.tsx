/** Why the person may not change a product, and who may. */
import type { ProductOrganisation } from '#shared/products.ts'
import { useWords } from '../../ui/words.ts'

export const RefusedNote = ({ organisation: { refused, ask } }: { organisation: ProductOrganisation }) => {
  const { t, list } = useWords()
  return (
    <small class="muted">
      {refused === 'role-unknown'
        ? t('products.role-unknown')
        : t('products.role-too-low', { some: ask.length > 0 ? 'yes' : 'no', names: list(ask) })}
    </small>
  )
}
