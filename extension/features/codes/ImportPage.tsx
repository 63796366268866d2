/** What another app has exported: read, looked at, chosen from, and kept; what could not be read is told. */
import { useEffect, useState } from 'preact/hooks'
import type { DraftsAnswer } from '#shared/code-calls.ts'
import { LARGEST_CODE_FILE } from '#shared/code-files.ts'
import type { Translator } from '#shared/i18n.ts'
import { hashOf } from '../../core/routes.ts'
import { exactText } from '../../ui/fields.ts'
import { DropField } from '../../ui/DropField.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import type { AddPageProps } from './AddPage.tsx'
import { BackToCodes } from './BackToCodes.tsx'
import { isImported } from './draft-kinds.ts'
import type { DraftsModel } from './drafts-model.ts'
import { ImportList } from './ImportList.tsx'
import { Unread } from './Unread.tsx'
import { vaultSentence } from './VaultFault.tsx'
import { WhileOpen } from './WhileOpen.tsx'

export const ImportPage = ({ model, drafts }: Pick<AddPageProps, 'model' | 'drafts'>) => {
  const { t } = useWords()
  return (
    <div class="name-page narrow">
      <BackToCodes />
      <h1>{t('codes.page.import')}</h1>
      <WhileOpen model={model} adds>
        <Importing model={model} drafts={drafts} />
      </WhileOpen>
    </div>
  )
}

const Importing = ({ model, drafts }: Pick<AddPageProps, 'model' | 'drafts'>) => {
  const words = useWords()
  const { t } = words
  useEffect(() => void drafts.read(), [])
  const found = (drafts.drafts.value ?? []).filter(isImported)
  const kept = drafts.kept.value.filter(({ confirmedBy }) => confirmedBy === 'import').length
  const trouble = drafts.trouble.value
  const pictures = drafts.pictures.value
  return (
    <>
      <div class={kept > 0 ? 'acted-box' : 'hidden'} role="status">
        {kept > 0 && (
          <>
            <Icon name="check" />
            <span class="grow">{t('codes.imported', { count: kept })}</span>
            <a class="link" href={hashOf('codes')}>
              {t('codes.all')}
            </a>
          </>
        )}
      </div>
      {kept > 0 && found.length === 0 && <p class="note">{t('codes.imported.then')}</p>}
      <p class={trouble ? 'error' : 'hidden'} role="alert">
        {trouble && vaultSentence(words, trouble)}
      </p>
      {pictures && pictures.read < pictures.size && (
        <p class="note" role="status">
          {t('codes.pictures', pictures)}
        </p>
      )}
      <Unread unread={drafts.unread.value} />
      {found.length > 0 && <ImportList model={model} drafts={drafts} found={found} />}
      {drafts.sealed.value === null ? <FileField drafts={drafts} /> : <Sealed drafts={drafts} />}
    </>
  )
}

const FileField = ({ drafts }: { drafts: DraftsModel }) => {
  const { t } = useWords()
  const [tooBig, setTooBig] = useState(false)
  const open = async (file: File) => {
    setTooBig(file.size > LARGEST_CODE_FILE)
    if (file.size <= LARGEST_CODE_FILE) await drafts.addFile(file.name, await file.text())
  }
  return (
    <DropField
      title={t('codes.import.file')}
      choose={t('codes.import.choose')}
      reading={t('codes.reading')}
      busy={drafts.busy.value}
      fault={faultSentence(t, tooBig ? 'too-big' : drafts.fileFault.value)}
      onFile={open}
    >
      <p>{t('codes.import.text')}</p>
      <p class="muted">{t('codes.import.pictures')}</p>
    </DropField>
  )
}

const Sealed = ({ drafts }: { drafts: DraftsModel }) => {
  const { t } = useWords()
  const fault = faultSentence(t, drafts.fileFault.value)
  return (
    <section class="card" aria-labelledby="import-sealed">
      <h2 id="import-sealed">{t('codes.import.sealed', { name: drafts.sealed.value ?? '' })}</h2>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          const typed = exactText(event.currentTarget, 'file-passphrase')
          if (typed !== '' && !drafts.busy.peek()) void drafts.openFile(typed)
        }}
      >
        <label>
          {t('codes.import.passphrase')}
          <input name="file-passphrase" type="password" autocomplete="off" autofocus maxLength={1024} />
        </label>
        <p class={fault === null ? 'hidden' : 'error'} role="alert">
          {fault}
        </p>
        <div class="buttons">
          <button type="submit" class="btn primary" aria-disabled={drafts.busy.value}>
            {t(drafts.busy.value ? 'codes.reading' : 'codes.read')}
          </button>
          <button type="button" class="btn" onClick={drafts.closeFile}>
            {t('app.cancel')}
          </button>
        </div>
      </form>
    </section>
  )
}

// that it has a passphrase is asked, not said
const faultSentence = (t: Translator['t'], fault: DraftsAnswer['fault']) =>
  fault === null || fault === 'needs-passphrase' ? null : t(`codes.file.${fault}`)
