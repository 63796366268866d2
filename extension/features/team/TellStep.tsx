/** Telling people in advance, in their language. */
import { useState } from 'preact/hooks'
import type { Trouble } from '../../core/trouble.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { useWords } from '../../ui/words.ts'
import type { MailKind } from './mail-model.ts'
import { MailCard } from './MailCard.tsx'
import type { StepsProps } from './PlannerPage.tsx'

const kinds = ['announce', 'remind'] as const

export const TellStep = ({ team, planner, mail, organisation, requirement }: StepsProps) => {
  const words = useWords()
  const { t, language } = words
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const address = async (kind: MailKind) => {
    const found = await planner.everybody(kind)
    setTrouble(found.ok ? null : found.error)
    if (found.ok) await mail.prepare(organisation.id, found.value, { kind, language: mail.language.peek() })
  }
  if (mail.to.value === null)
    return (
      <>
        <p>{t('require.tell.lead')}</p>
        <div class="buttons">
          <button
            type="button"
            class="btn"
            onClick={() => {
              mail.language.value = language
              void address(requirement.required === true ? 'remind' : 'announce')
            }}
          >
            {t('letter.prepare')}
          </button>
        </div>
        {trouble && (
          <p class="error" role="alert">
            {troubleSentence(words, trouble)}
          </p>
        )}
      </>
    )
  return (
    <MailCard
      model={mail}
      kinds={kinds}
      onKind={(kind) => void address(kind)}
      onSent={(ids) => team.tell(ids, 'mail')}
      onClose={() => mail.drop()}
    />
  )
}
