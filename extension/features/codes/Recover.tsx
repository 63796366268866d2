/** The way back in without the passphrase: the recovery sheet, group by group, and a new passphrase. */
import { useRef, useState } from 'preact/hooks'
import { secretOf } from '#shared/recovery-code.ts'
import { useWords } from '../../ui/words.ts'
import { NewPassphrase } from './NewPassphrase.tsx'
import type { VaultModel } from './vault-model.ts'
import { VaultFault } from './VaultFault.tsx'

export const Recover = ({ model }: { model: VaultModel }) => {
  const { t } = useWords()
  const field = useRef<HTMLTextAreaElement>(null)
  const [said, setSaid] = useState<string | null>(null)
  const recover = async (passphrase: string) => {
    const typed = field.current?.value ?? ''
    const read = secretOf(typed)
    const fault = read.ok ? null : read.error
    setSaid(
      fault &&
        (fault.type === 'group'
          ? t('vault.recover.group', { group: fault.group })
          : t('vault.recover.groups', { count: fault.count })),
    )
    if (fault) {
      field.current?.focus()
      return false
    }
    return model.recover(typed, passphrase)
  }
  return (
    <div class="form">
      <p>{t('vault.recover.text')}</p>
      <label>
        {t('vault.recover.sheet')}
        <textarea
          ref={field}
          name="sheet"
          rows={2}
          maxLength={200}
          autocapitalize="characters"
          spellcheck={false}
          aria-invalid={said !== null}
          aria-describedby="recover-said"
          onInput={() => setSaid(null)}
        />
      </label>
      <p id="recover-said" class={said === null ? 'hidden' : 'error'} role="alert">
        {said}
      </p>
      <NewPassphrase
        label={t('vault.passphrase.new')}
        action={t(model.busy.value === 'recover' ? 'vault.busy' : 'vault.recover.action')}
        busy={model.busy.value !== null}
        onSubmit={recover}
      >
        <VaultFault model={model} acts={['recover']} />
      </NewPassphrase>
    </div>
  )
}
