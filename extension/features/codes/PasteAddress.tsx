/** The address that stands behind a QR code, pasted. It goes to the daemon at once. */
import { hashOf } from '../../core/routes.ts'
import { exactText } from '../../ui/fields.ts'
import { useWords } from '../../ui/words.ts'
import { pageOfDrafts } from './draft-kinds.ts'
import type { DraftsModel } from './drafts-model.ts'

export const PasteAddress = ({ drafts }: { drafts: DraftsModel }) => {
  const { t } = useWords()
  const add = async (form: HTMLFormElement) => {
    const text = exactText(form, 'address').trim()
    if (text === '' || drafts.busy.peek()) return
    const answer = await drafts.addText(text)
    if (!answer) return
    // what could not be read is left to be corrected
    if (answer.unread.length === 0) form.reset()
    if (pageOfDrafts(answer.drafts) === 'import') location.hash = hashOf('codes', 'import')
  }
  return (
    <section class="card" aria-labelledby="add-address">
      <h2 id="add-address">{t('codes.address')}</h2>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void add(event.currentTarget)
        }}
      >
        <label>
          {t('codes.address.field')}
          {/* veiled: the seed stands in it */}
          <input name="address" type="password" autocomplete="off" spellcheck={false} />
        </label>
        <small>{t('codes.address.hint')}</small>
        <button type="submit" class="btn" aria-disabled={drafts.busy.value}>
          {t('codes.read')}
        </button>
      </form>
    </section>
  )
}
