/** A picture of a QR code: chosen, dropped or pasted. It goes to the daemon, which reads it and keeps nothing of it. */
import { useState } from 'preact/hooks'
import { hashOf } from '../../core/routes.ts'
import { DropField } from '../../ui/DropField.tsx'
import { useWords } from '../../ui/words.ts'
import { pageOfDrafts } from './draft-kinds.ts'
import type { DraftsModel } from './drafts-model.ts'
import { grayOf, type PictureFault } from './gray-picture.ts'

export const PictureField = ({ drafts }: { drafts: DraftsModel }) => {
  const { t } = useWords()
  const [fault, setFault] = useState<PictureFault | null>(null)
  const read = async (picture: File) => {
    setFault(null)
    const gray = await grayOf(picture)
    if (!gray.ok) return setFault(gray.error)
    const answer = await drafts.addPicture(gray.value)
    if (answer?.pictureFault) setFault(answer.pictureFault)
    else if (answer && pageOfDrafts(answer.drafts) === 'import') location.hash = hashOf('codes', 'import')
  }
  return (
    <DropField
      title={t('codes.picture')}
      choose={t('codes.picture.choose')}
      accept="image/*"
      pasted
      fault={fault && t(`codes.picture.${fault}`)}
      onFile={read}
    >
      <p>{t('codes.picture.popup')}</p>
      <p>{t('codes.picture.here')}</p>
    </DropField>
  )
}
