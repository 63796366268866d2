/** Why the last act with the vault failed, beside what asked for it. */
import type { Trouble } from '../../core/trouble.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { useWords } from '../../ui/words.ts'
import type { Translator } from '#shared/i18n.ts'
import type { VaultAct, VaultModel } from './vault-model.ts'

export interface VaultFaultProps {
  readonly model: VaultModel
  readonly id?: string
  /** What is asked for here; the fault of another act stands elsewhere. */
  readonly acts: readonly VaultAct[]
}

export const VaultFault = ({ model, id, acts }: VaultFaultProps) => {
  const words = useWords()
  const fault = model.fault.value
  const own = fault && acts.includes(fault.act) ? fault.trouble : null
  return (
    <p id={id} class={own ? 'error' : 'hidden'} role="alert">
      {own && vaultSentence(words, own)}
    </p>
  )
}

/** The seconds of the moment: a number that ran on would be said again and again. */
export const vaultSentence = (words: Translator, trouble: Trouble): string =>
  trouble.type === 'problem' && trouble.wait !== undefined
    ? words.t('vault.fault.wait', { seconds: trouble.wait })
    : troubleSentence(words, trouble)
