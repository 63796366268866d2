/** An answer as it came: text of a stranger, drawn letter by letter in the order in which it was sent. */
import { useState } from 'preact/hooks'
import type { NameAsked } from '#shared/domain-detail.ts'
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

/** Signs that would move the cursor, turn the text or hide it become signs that are seen; lines and tabs stay. */
export const visible = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[\p{Cc}--[\n\t]]/gv, pictured)
    .replaceAll(/[\p{Cf}\u2028\u2029]/gu, named)

/** The first 32 have pictures of their own (Unicode, block “Control Pictures”). */
const pictured = (sign: string): string => {
  const code = sign.charCodeAt(0)
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : named(sign)
}
const named = (sign: string): string =>
  `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
