/** The vault's passphrase once more, for an act that a press alone shall not do. */
import type { ComponentChildren } from 'preact'
import { exactText } from '../../ui/fields.ts'
import { useWords } from '../../ui/words.ts'
import { VaultFault } from './VaultFault.tsx'
import type { VaultAct, VaultModel } from './vault-model.ts'

export interface GivenFormProps {
  readonly model: VaultModel
  readonly act: VaultAct
  readonly action: string
  readonly danger?: boolean
  readonly children?: ComponentChildren
  /** Answers whether it was done, which empties the field. */
  readonly onGiven: (passphrase: string) => Promise<boolean>
}

export const GivenForm = ({ model, act, action, danger = false, children, onGiven }: GivenFormProps) => {
  const { t } = useWords()
  const busy = model.busy.value !== null
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        const typed = exactText(form, 'given')
        if (busy || typed === '') return
        void onGiven(typed).then((isDone) => isDone && form.reset())
      }}
    >
      {children}
      <label>
        {t('vault.passphrase')}
        <input name="given" type="password" autocomplete="off" maxLength={1024} />
      </label>
      <VaultFault model={model} acts={[act]} />
      <button type="submit" class={danger ? 'btn danger' : 'btn'} aria-disabled={busy}>
        {model.busy.value === act ? t('vault.busy') : action}
      </button>
    </form>
  )
}
