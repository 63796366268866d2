/** What could not be read, each with why; never the text itself, which may hold a seed. */
import type { DraftsAnswer } from '#shared/code-calls.ts'
import { codeEntryFaults, type CodeEntryFault } from '#shared/code-files.ts'
import type { MessageKey, Translator } from '#shared/i18n.ts'
import { useWords } from '../../ui/words.ts'

export const Unread = ({ unread }: { unread: DraftsAnswer['unread'] }) => {
  const words = useWords()
  const { t } = words
  return (
    <div class={unread.length > 0 ? 'note' : 'hidden'} role="alert">
      {unread.length > 0 && (
        <>
          <b>{t('codes.unread', { count: unread.length })}</b>
          <ul class="plain">
            {unread.map((one, index) => (
              <li key={index}>
                {unread.length > 1 && placeIn(words, one)} {t(reasonOf(one))}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

type Unread = DraftsAnswer['unread'][number]

const placeIn = ({ t }: Translator, { line, entry, name }: Unread): string =>
  name !== ''
    ? t('codes.unread.name', { name })
    : line !== null
      ? t('codes.unread.line', { line })
      : entry === null
        ? ''
        : t('codes.unread.entry', { entry })

const isOfFile = (reason: Unread['reason']): reason is CodeEntryFault =>
  codeEntryFaults.some((one) => one === reason)

const reasonOf = ({ reason }: Unread): MessageKey =>
  isOfFile(reason) ? `codes.file.${reason}` : `codes.fault.${reason}`
