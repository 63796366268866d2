/** A new entry: brought in one of four ways, then confirmed before it is kept. */
import { useEffect } from 'preact/hooks'
import { hashOf } from '../../core/routes.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { BackToCodes } from './BackToCodes.tsx'
import { ByHand } from './ByHand.tsx'
import { DraftCard } from './DraftCard.tsx'
import { isImported } from './draft-kinds.ts'
import type { DraftsModel } from './drafts-model.ts'
import { nameOf } from './entry-words.ts'
import type { CodesModel } from './model.ts'
import { PasteAddress } from './PasteAddress.tsx'
import { PictureField } from './PictureField.tsx'
import { Unread } from './Unread.tsx'
import { useVeil } from './use-veil.ts'
import { WhileOpen } from './WhileOpen.tsx'

export interface AddPageProps {
  readonly model: CodesModel
  readonly drafts: DraftsModel
  readonly connections: readonly string[]
}

export const AddPage = (props: AddPageProps) => {
  const { t } = useWords()
  return (
    <div class="name-page narrow">
      <BackToCodes />
      <h1>{t('codes.add')}</h1>
      <WhileOpen model={props.model} adds>
        <Adding {...props} />
      </WhileOpen>
    </div>
  )
}

const Adding = ({ model, drafts, connections }: AddPageProps) => {
  const words = useWords()
  const { t } = words
  useEffect(() => void drafts.read(), [])
  useVeil(drafts.code, 'hidden')
  const all = drafts.drafts.value ?? []
  const single = all.filter((draft) => !isImported(draft))
  const imported = all.length - single.length
  const trouble = drafts.trouble.value
  const last = drafts.kept.value.find(({ confirmedBy }) => confirmedBy !== 'import')
  return (
    <>
      {trouble && (
        <p class="error" role="alert">
          {troubleSentence(words, trouble)}
        </p>
      )}
      <div class={last ? 'acted-box' : 'hidden'} role="status">
        {last && (
          <>
            <Icon name="check" />
            <span class="grow">{t('codes.kept', { name: nameOf(words, last) })}</span>
            <a class="link" href={hashOf('codes', last.id)}>
              {t('codes.kept.show')}
            </a>
            <a class="link" href={hashOf('codes', 'backup')}>
              {t('codes.kept.backup')}
            </a>
          </>
        )}
      </div>
      {imported > 0 && (
        <p class="code-note notice">
          {t('codes.imported.waiting', { count: imported })}{' '}
          <a class="link" href={hashOf('codes', 'import')}>
            {t('codes.page.import')}
          </a>
        </p>
      )}
      <Unread unread={drafts.unread.value} />
      {single.map((draft) => (
        <DraftCard key={draft.id} model={model} drafts={drafts} draft={draft} connections={connections} />
      ))}
      {single.length === 0 && (
        <>
          <PictureField drafts={drafts} />
          <PasteAddress drafts={drafts} />
          <ByHand drafts={drafts} />
        </>
      )}
    </>
  )
}
