/** A change at the provider before it is made: each field now and then. And after: what was read back. */
import type { ReadonlySignal } from '@preact/signals'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ActionId } from '#shared/actions.ts'
import type { ChangeKind, ChangePreview, ChangeResult } from '#shared/changes.ts'
import type { Translator } from '#shared/i18n.ts'
import { saidProducts } from '#shared/products.ts'
import { roles } from '#shared/team.ts'
import { useWords } from './words.ts'

/** What the card draws and presses: the model of `extension/core/change-model.ts`. */
interface Change {
  readonly kind: ReadonlySignal<ChangeKind | null>
  readonly preview: ReadonlySignal<ChangePreview | null>
  readonly result: ReadonlySignal<ChangeResult | null>
  readonly busy: ReadonlySignal<boolean>
  readonly confirm: () => Promise<void>
  readonly drop: () => void
}

export interface ChangeCardProps {
  readonly change: Change
  /** Why the daemon could not be asked, as a sentence. */
  readonly trouble: string | null
  /** What the person does on a page of the Manager instead. */
  readonly onGuided: (action: ActionId) => void
}

/** Nothing is drawn before something was asked for. */
export const ChangeCard = ({ change, trouble, onGuided }: ChangeCardProps) => {
  const { t } = useWords()
  const kind = change.kind.value
  const preview = change.preview.value
  const result = change.result.value
  const busy = change.busy.value
  const title = useRef<HTMLHeadingElement>(null)
  // what was asked for stands here now, and then what came of it
  useLayoutEffect(() => title.current?.focus(), [preview, result])
  if (kind === null || preview === null)
    return busy || trouble !== null ? (
      <p class={trouble === null ? 'muted' : 'error'} role={trouble === null ? 'status' : 'alert'}>
        {trouble ?? t('change.looking')}
      </p>
    ) : null
  const { refused, guided } = result ?? preview
  return (
    <section class="card form change" aria-labelledby="change-title">
      <h2 id="change-title" tabIndex={-1} ref={title}>
        {result ? t(`change.outcome.${result.outcome}`) : t(`change.title.${kind}`)}
      </h2>
      {result ? <ReadBack rows={result.rows} /> : <NowAndThen rows={preview.rows} />}
      {result?.once != null && <Once text={result.once} />}
      {!result &&
        preview.warnings.map((warning) => (
          <p key={warning} class="note">
            {t(`change.warning.${warning}`)}
          </p>
        ))}
      {refused.map(({ because, field }) => (
        <p key={`${because}/${String(field)}`} class="error" role="alert">
          {field !== null && <b>{t(`change.field.${field}`)}: </b>}
          {t(`change.refused.${because}`)}
        </p>
      ))}
      {trouble !== null && (
        <p class="error" role="alert">
          {trouble}
        </p>
      )}
      <div class="buttons">
        {!result && preview.id !== null && (
          <button
            type="button"
            class="btn primary"
            aria-disabled={busy}
            onClick={() => void change.confirm()}
          >
            {busy ? t('change.sending') : t(`change.confirm.${kind}`)}
          </button>
        )}
        {guided !== null && (
          <button type="button" class="btn" onClick={() => onGuided(guided)}>
            {t(`action.${guided}.label`)}
          </button>
        )}
        <button type="button" class="btn" aria-disabled={busy} onClick={() => !busy && change.drop()}>
          {t(result ? 'change.close' : 'app.cancel')}
        </button>
      </div>
    </section>
  )
}

const NowAndThen = ({ rows }: { rows: ChangePreview['rows'] }) => (
  <Rows heads={['change.now', 'change.then']} rows={rows.map(({ field, from, to }) => [field, from, to])} />
)
const ReadBack = ({ rows }: { rows: ChangeResult['rows'] }) => (
  <Rows
    heads={['change.wanted', 'change.is']}
    rows={rows.map(({ field, wanted, is }) => [field, wanted, is])}
  />
)

type Field = ChangePreview['rows'][number]['field']
type Shown = ChangePreview['rows'][number]['from']

interface RowsProps {
  readonly heads: readonly ('change.now' | 'change.then' | 'change.wanted' | 'change.is')[]
  readonly rows: readonly (readonly [Field, Shown, Shown])[]
}

const Rows = ({ heads, rows }: RowsProps) => {
  const words = useWords()
  const { t } = words
  if (rows.length === 0) return null
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('change.field')}</th>
          {heads.map((head) => (
            <th key={head} scope="col">
              {t(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([field, ...values]) => (
          <tr key={field}>
            <th scope="row">{t(`change.field.${field}`)}</th>
            {values.map((value, index) => (
              <td key={index}>
                <bdi>{sayShown(words, field, value)}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A value in the reader's language, where it is a word of ours. */
function sayShown(words: Translator, field: Field, value: Shown): string {
  const { t, language } = words
  if (value === null) return '–'
  if (typeof value === 'boolean') return t(value ? 'app.on' : 'app.off')
  if (Array.isArray(value)) return saidProducts(words, value)
  const role = field === 'role' && roles.find((one) => one === value)
  if (role) return t(`role.${role}`)
  if (field === 'invitation-language')
    return new Intl.DisplayNames([language], { type: 'language' }).of(value) ?? value
  return value
}

/** A password that is shown this once: it goes when the card does. */
const Once = ({ text }: { text: string }) => {
  const { t } = useWords()
  const [copied, setCopied] = useState(false)
  return (
    <>
      <div class="line">
        <code class="block grow">{text}</code>
        <button
          type="button"
          class="btn"
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          {t('change.copy')}
        </button>
      </div>
      <p class="note" role="status">
        {t(copied ? 'change.copied' : 'change.warning.shown-once')}
      </p>
    </>
  )
}
