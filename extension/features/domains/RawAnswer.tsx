/** An answer as it came: text of a stranger, drawn letter by letter in the order in which it was sent. */
import { useState } from 'preact/hooks'
import type { NameAsked } from '#shared/domain-detail.ts'
import { visible } from '../../ui/visible.ts'
import { useWords } from '../../ui/words.ts'

export const RawAnswer = ({ asked: { raw, server, protocol, cut } }: { asked: NameAsked }) => {
  const { t } = useWords()
  const [copied, setCopied] = useState<boolean | null>(null)
  if (raw === null) return null
  const title = t('name.raw', {
    server: server ?? t('app.unknown'),
    protocol: protocol === null ? t('app.unknown') : protocol.toUpperCase(),
  })
  const copy = async () =>
    setCopied(
      await navigator.clipboard.writeText(raw).then(
        () => true,
        () => false,
      ),
    )
  return (
    <div class="raw">
      <div class="line">
        <h3 class="grow">{title}</h3>
        <span class="saved" role="status">
          {copied === null ? '' : t(copied ? 'change.copied' : 'name.raw.not-copied')}
        </span>
        <button type="button" class="btn" onClick={() => void copy()}>
          {t('change.copy')}
        </button>
      </div>
      {/* a box that scrolls must be reached by the keyboard */}
      <pre tabIndex={0} role="region" aria-label={title}>
        {visible(raw)}
      </pre>
      {cut && <p class="muted s">{t('name.raw.cut')}</p>}
    </div>
  )
}
