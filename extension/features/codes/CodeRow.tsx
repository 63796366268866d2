/** One entry: whose it is, its code while it is asked for, and the one press that matters most. */
import type { CodeEntry } from '#shared/codes.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { CodeDigits, secondsLeft } from './CodeDigits.tsx'
import { nameOf } from './entry-words.ts'
import type { CodesModel } from './model.ts'
import { TimeRing } from './TimeRing.tsx'

export interface CodeRowProps {
  readonly model: CodesModel
  readonly entry: CodeEntry
  /** It is of the page in front: 'first' is the one that is meant. */
  readonly fills?: 'first' | 'also' | undefined
  /** Of the entry's own page, where there is one. */
  readonly href?: string | undefined
}

export const CodeRow = ({ model, entry, fills, href }: CodeRowProps) => {
  const words = useWords()
  const { code } = model
  const { id, kind } = entry
  const name = nameOf(words, entry)
  const isShown = code.shown.value?.id === id
  const fault = code.fault.value?.id === id ? code.fault.value.trouble : null
  const press = () => (isShown ? code.hide() : void code.reveal(id))
  return (
    <div class="item code-item">
      {/* wherever on its text; by the keyboard it is the button beside it */}
      <div class="text" onClick={kind === 'totp' && href === undefined ? press : undefined}>
        {href === undefined ? (
          <small title={name}>{name}</small>
        ) : (
          <a class="name" href={href}>
            {name}
          </a>
        )}
        {fault ? (
          <small class="error" role="alert">
            {troubleSentence(words, fault)}
          </small>
        ) : (
          <CodeDigits model={code} id={id} digits={entry.digits} />
        )}
      </div>
      <CodeActs model={model} entry={entry} name={name} fills={fills} press={press} isShown={isShown} />
    </div>
  )
}

interface ActsProps extends Pick<CodeRowProps, 'model' | 'entry' | 'fills'> {
  readonly name: string
  readonly isShown: boolean
  readonly press: () => void
}

const CodeActs = ({ model, entry, name, fills, press, isShown }: ActsProps) => {
  const { t } = useWords()
  const { code } = model
  const left = isShown ? secondsLeft(code) : null
  const isFilling = model.filling.value === entry.id
  const label = (word: string) => `${word}: ${name}`
  return (
    <span class="code-acts">
      {left !== null && <TimeRing left={left} period={entry.period ?? left} />}
      {isShown && (
        <button
          type="button"
          class="btn"
          aria-label={label(t('codes.copy'))}
          onClick={() => void model.copy(code.shown.peek()?.code ?? '')}
        >
          {t('codes.copy')}
        </button>
      )}
      {entry.kind === 'hotp' ? (
        <button
          type="button"
          class="btn"
          aria-label={label(t('codes.new'))}
          onClick={() => void code.reveal(entry.id)}
        >
          {t('codes.new')}
        </button>
      ) : (
        <button
          type="button"
          class={isShown ? 'icon-btn' : 'btn'}
          aria-expanded={isShown}
          aria-label={label(t(isShown ? 'codes.hide' : 'codes.show'))}
          title={isShown ? t('codes.hide') : undefined}
          onClick={press}
        >
          {isShown ? <Icon name="close" /> : t('codes.show')}
        </button>
      )}
      {fills && (
        <button
          type="button"
          class={fills === 'first' ? 'btn primary' : 'btn'}
          aria-label={label(t('codes.fill'))}
          aria-disabled={isFilling}
          onClick={() => void model.fill(entry)}
        >
          {t(isFilling ? 'codes.filling' : 'codes.fill')}
        </button>
      )}
    </span>
  )
}
