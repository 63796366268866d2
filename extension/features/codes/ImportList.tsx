/** What an import brought, each with a tick; those that are there already have none to begin with. */
import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { CodeDraft } from '#shared/codes.ts'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { useWords } from '../../ui/words.ts'
import type { DraftsModel } from './drafts-model.ts'
import { nameOf } from './entry-words.ts'
import type { CodesModel } from './model.ts'

/** px */
const ROW = 52

export interface ImportListProps {
  readonly model: CodesModel
  readonly drafts: DraftsModel
  readonly found: readonly CodeDraft[]
}

export const ImportList = ({ drafts, found }: ImportListProps) => {
  const words = useWords()
  const { t } = words
  /** Those that the person has decided otherwise about than was proposed. */
  const turned = useSignal<ReadonlySet<string>>(new Set())
  const title = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => title.current?.focus(), [])
  const isChosen = ({ id, duplicateOf }: CodeDraft) => (duplicateOf === null) !== turned.value.has(id)
  const chosen = found.filter(isChosen)
  const progress = drafts.progress.value
  const turn = ({ id }: CodeDraft) => {
    const next = new Set(turned.peek())
    if (!next.delete(id)) next.add(id)
    turned.value = next
  }
  return (
    <section class="card form" aria-labelledby="import-found">
      <h2 id="import-found" tabIndex={-1} ref={title}>
        {t('codes.import.found', { count: found.length })}
      </h2>
      <p class="muted">{t('codes.import.trust')}</p>
      <div class="scrolls" data-scroller tabIndex={0} role="region" aria-label={t('nav.codes')}>
        <VirtualList
          label={t('codes.import.found', { count: found.length })}
          count={found.length}
          rowHeight={ROW}
          onRange={() => undefined}
          row={(index) => {
            const draft = found[index]
            if (!draft) return null
            const notes = [
              ...(draft.duplicateOf === null ? [] : [t('codes.import.there')]),
              ...draft.remarks.map((remark) => t(`codes.remark.${remark}`)),
            ].join(' ')
            return (
              <label class="tick import-row">
                <input type="checkbox" checked={isChosen(draft)} onChange={() => turn(draft)} />
                <span class="text">
                  <b>{nameOf(words, draft)}</b>
                  <small title={notes}>{notes}</small>
                </span>
              </label>
            )
          }}
        />
      </div>
      {progress && (
        <p role="status">
          <progress
            value={progress.done}
            max={progress.of}
            aria-label={t('codes.import.keeping', progress)}
          />{' '}
          <span class="s muted">{t('codes.import.keeping', progress)}</span>
        </p>
      )}
      <div class="buttons">
        <button
          type="button"
          class="btn primary"
          aria-disabled={drafts.busy.value || chosen.length === 0}
          onClick={() => void drafts.keepAll(chosen.map(({ id }) => id))}
        >
          {t('codes.import.keep', { count: chosen.length })}
        </button>
        <button
          type="button"
          class="btn"
          aria-disabled={drafts.busy.value}
          onClick={() => void drafts.dropAll(found.map(({ id }) => id))}
        >
          {t('codes.import.drop')}
        </button>
      </div>
    </section>
  )
}
