/** A picture of a QR code: chosen, dropped or pasted. It is read here, and goes nowhere. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { hashOf } from '../../core/routes.ts'
import { useWords } from '../../ui/words.ts'
import { pageOfDrafts } from './draft-kinds.ts'
import type { DraftsModel } from './drafts-model.ts'
import { readQr, type PictureFault } from './read-qr.ts'

export const PictureField = ({ drafts }: { drafts: DraftsModel }) => {
  const { t } = useWords()
  const file = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [fault, setFault] = useState<PictureFault | null>(null)
  const read = async (picture: Blob | null | undefined) => {
    if (!picture) return
    setFault(null)
    const found = await readQr(picture)
    if (!found.ok) return setFault(found.error)
    const answer = await drafts.addText(found.value.join('\n'))
    if (answer && pageOfDrafts(answer.drafts) === 'import') location.hash = hashOf('codes', 'import')
  }
  useEffect(() => {
    const onPaste = ({ clipboardData }: ClipboardEvent) => {
      const [picture] = clipboardData?.files ?? []
      void read(picture)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [])
  return (
    <section
      class={over ? 'card form dropping' : 'card form'}
      aria-labelledby="add-picture"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void read(event.dataTransfer?.files[0])
      }}
    >
      <h2 id="add-picture">{t('codes.picture')}</h2>
      <p>{t('codes.picture.popup')}</p>
      <p>{t('codes.picture.here')}</p>
      <div class="buttons">
        <button type="button" class="btn" onClick={() => file.current?.click()}>
          {t('codes.picture.choose')}
        </button>
        {/* the button stands for it */}
        <input
          ref={file}
          type="file"
          hidden
          aria-label={t('codes.picture.choose')}
          accept="image/*"
          onChange={({ currentTarget }) => {
            void read(currentTarget.files?.[0]).then(() => (currentTarget.value = ''))
          }}
        />
      </div>
      <p class={fault === null ? 'hidden' : 'error'} role="alert">
        {fault && t(`codes.picture.${fault}`)}
      </p>
    </section>
  )
}
