/** Adding names: one at once, or a list that is looked at before anything is added. */
import { useRef } from 'preact/hooks'
import { troubleSentence } from '../../core/trouble-words.ts'
import { hashOf } from '../../core/routes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { useWords } from '../../ui/words.ts'
import type { AddModel } from './add-model.ts'
import { AddList } from './AddList.tsx'
import { AddPreview } from './AddPreview.tsx'
import { BackToNames } from './BackToNames.tsx'

export const AddPage = ({ model }: { model: AddModel }) => {
  const words = useWords()
  const { t } = words
  const trouble = model.trouble.value
  const preview = model.preview.value
  // back from a preview the keyboard goes on at the list, else it begins with the one name
  const looked = useRef(false)
  looked.current ||= preview !== null
  return (
    <div class="name-page narrow">
      <BackToNames />
      <h1>{t('names.add')}</h1>
      <p class="muted">{t('add.lead')}</p>
      {trouble && (
        <p class="error" role="alert">
          {troubleSentence(words, trouble)}
        </p>
      )}
      <AddOne model={model} />
      <Undo model={model} />
      {preview ? (
        <AddPreview model={model} preview={preview} />
      ) : (
        <AddList model={model} focused={looked.current} />
      )}
    </div>
  )
}

const AddOne = ({ model }: { model: AddModel }) => {
  const { t } = useWords()
  const fault = model.one.value?.faults[0] ?? null
  const kept = model.one.value?.names.find(({ state }) => state === 'kept') ?? null
  return (
    <section class="card form" aria-labelledby="add-one">
      <h2 id="add-one">{t('add.one')}</h2>
      <LineField
        name="name"
        label={t('add.one.field')}
        action={t('add.one.action')}
        said={
          fault
            ? t(`add.fault.${fault.fault}`)
            : kept
              ? t('add.one.kept', { name: kept.display })
              : t('add.one.hint')
        }
        isWrong={fault !== null}
        primary
        focused
        onSubmit={async (typed) => {
          if (typed === '') return false
          await model.addOne(typed)
          return (model.one.peek()?.names.length ?? 0) > 0
        }}
      />
    </section>
  )
}

/** What was added, with the way back; it stays until something else is added. */
const Undo = ({ model }: { model: AddModel }) => {
  const { t } = useWords()
  const done = model.done.value
  const said = done === null ? '' : done.undone ? t('add.undone') : t('add.done', countsOf(done))
  return (
    <div class={done === null ? 'hidden' : 'acted-box'} role="status">
      {done && (
        <>
          <Icon name="check" />
          <span class="grow">{said}</span>
          {!done.undone && (
            <>
              <a class="link" href={hashOf('domains', done.added.length === 1 ? done.added[0] : null)}>
                {t('add.show', { count: done.added.length })}
              </a>
              <button
                type="button"
                class="btn"
                aria-disabled={model.busy.value}
                onClick={() => void model.undo()}
              >
                {t(model.busy.value ? 'add.undoing' : 'names.undo')}
              </button>
            </>
          )}
        </>
      )}
    </div>
  )
}

const countsOf = ({ added, dated }: { added: readonly string[]; dated: ReadonlyMap<string, unknown> }) => ({
  count: added.length,
  dated: dated.size,
})
