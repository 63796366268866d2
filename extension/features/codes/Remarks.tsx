/** What is to be said of a code, and keeps nobody from using it. */
import type { CodeRemark } from '#shared/codes.ts'
import { useWords } from '../../ui/words.ts'

export const Remarks = ({ remarks }: { remarks: readonly CodeRemark[] }) => {
  const { t } = useWords()
  if (remarks.length === 0) return null
  return (
    <ul class="note remarks">
      {remarks.map((remark) => (
        <li key={remark}>{t(`codes.remark.${remark}`)}</li>
      ))}
    </ul>
  )
}
