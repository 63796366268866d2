/** A list of names: pasted, dropped, or opened from a file. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { LONGEST_LIST } from '#shared/domain-notes.ts'
import { DropField } from '../../ui/DropField.tsx'
import { useWords } from '../../ui/words.ts'
import type { AddModel } from './add-model.ts'
import { readListFile } from './list-file.ts'

export const AddList = ({ model, focused }: { model: AddModel; focused: boolean }) => {
  const { t } = useWords()
  const area = useRef<HTMLTextAreaElement>(null)
  const [tooLong, setTooLong] = useState(false)
  const busy = model.busy.value && model.text.value !== null
  useLayoutEffect(() => {
    if (focused) area.current?.focus()
  }, [])
  const look = (text: string | null) => {
    setTooLong(text === null || text.length > LONGEST_LIST)
    if (text !== null && text.length <= LONGEST_LIST && text.trim() !== '') void model.look(text)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        look(area.current?.value ?? '')
      }}
    >
      <DropField
        title={t('add.list')}
        choose={t('add.list.open')}
        accept=".txt,.csv,.tsv,.zone,.db,text/*"
        fault={tooLong ? t('add.list.too-long', { most: LONGEST_LIST }) : null}
        onFile={async (file) => look(await readListFile(file))}
        onText={look}
        buttons={
          <button type="submit" class="btn" aria-disabled={busy}>
            {t(busy ? 'add.list.looking' : 'add.list.look')}
          </button>
        }
      >
        <label>
          {t('add.list.field')}
          <textarea ref={area} name="list" rows={6} spellcheck={false} aria-describedby="add-list-hint" />
        </label>
        <small id="add-list-hint">{t('add.list.hint', { most: LONGEST_LIST })}</small>
      </DropField>
    </form>
  )
}
