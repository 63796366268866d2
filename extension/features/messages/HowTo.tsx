/** Where each program has the mail as it was received. */
import { useWords } from '../../ui/words.ts'

const programs = ['infomaniak', 'thunderbird', 'gmail', 'outlook', 'apple'] as const

export const HowTo = () => {
  const { t } = useWords()
  return (
    <details class="card">
      <summary>{t('message.how')}</summary>
      <ul class="plain">
        {programs.map((id) => (
          <li key={id}>{t(`message.how.${id}`)}</li>
        ))}
      </ul>
    </details>
  )
}
