/** What keeping the second factor on the same computer gives up, and what is better: said before the vault is made, and later when asked for. */
import { useWords } from '../../ui/words.ts'

const points = ['same-computer', 'open', 'still', 'phone', 'key'] as const

export const Honesty = () => {
  const { t } = useWords()
  return (
    <div class="honesty">
      <p>
        <b>{t('vault.honesty.lead')}</b>
      </p>
      <ul class="plain">
        {points.map((point) => (
          <li key={point}>{t(`vault.honesty.${point}`)}</li>
        ))}
      </ul>
    </div>
  )
}
