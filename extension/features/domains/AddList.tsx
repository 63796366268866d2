/** A list of names: pasted, dropped, or opened from a file. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { LONGEST_LIST } from '#shared/domain-notes.ts'
import { useWords } from '../../ui/words.ts'
import type { AddModel } from './add-model.ts'
import { readListFile } from './list-file.ts'

export const AddList = ({ model, focused }: { model: AddModel; focused: boolean }) => {
  const { t } = useWords()
  const area = useRef<HTMLTextAreaElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [tooLong, setTooLong] = useState(false)
  const busy = model.busy.value && model.text.value !== null
  useLayoutEffect(() => {
    if (focused) area.current?.focus()
  }, [])
  const look = (text: string | null) => {
    setTooLong(text === null || text.length > LONGEST_LIST)
    if (text !== null && text.length <= LONGEST_LIST && text.trim() !== '') void model.look(text)
  }
  const open = async (files: FileList | null | undefined) => {
    const [chosen] = files ?? []
    if (chosen) look(await readListFile(chosen))
  }
  return (
    <section
      class={over ? 'card form dropping' : 'card form'}
      aria-labelledby="add-list"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const files = event.dataTransfer?.files
        if (files?.length) void open(files)
        else look(event.dataTransfer?.getData('text/plain') ?? '')
      }}
    >
      <h2 id="add-list">{t('add.list')}</h2>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          look(area.current?.value ?? '')
        }}
      >
        <label>
          {t('add.list.field')}
          <textarea ref={area} name="list" rows={6} spellcheck={false} aria-describedby="add-list-hint" />
        </label>
        <small id="add-list-hint" class={tooLong ? 'error' : ''} role="status">
          {t(tooLong ? 'add.list.too-long' : 'add.list.hint', { most: LONGEST_LIST })}
        </small>
        <div class="buttons">
          <button type="submit" class="btn" aria-disabled={busy}>
            {t(busy ? 'add.list.looking' : 'add.list.look')}
          </button>
          <button type="button" class="btn" onClick={() => file.current?.click()}>
            {t('add.list.open')}
          </button>
          {/* the button above stands for it */}
          <input
            ref={file}
            type="file"
            hidden
            accept=".txt,.csv,.tsv,.zone,.db,text/*"
            onChange={({ currentTarget }) => {
              void open(currentTarget.files).then(() => (currentTarget.value = ''))
            }}
          />
        </div>
      </form>
    </section>
  )
}
