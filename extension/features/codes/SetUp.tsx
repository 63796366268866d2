/** The vault is made: what it gives up is said, a passphrase is chosen, and whether a press shall open it. */
import { useSignal } from '@preact/signals'
import { useWords } from '../../ui/words.ts'
import { Honesty } from './Honesty.tsx'
import { NewPassphrase } from './NewPassphrase.tsx'
import { VaultFault } from './VaultFault.tsx'
import type { VaultModel } from './vault-model.ts'

export const SetUp = ({ model }: { model: VaultModel }) => {
  const { t } = useWords()
  const keychain = useSignal(false)
  const hasKeychain = model.status.value?.keychainAvailable ?? false
  return (
    <>
      <h1>{t('vault.set-up')}</h1>
      <p class="muted">{t('vault.set-up.lead')}</p>
      <section class="card form" aria-labelledby="honesty">
        <h2 id="honesty">{t('vault.honesty')}</h2>
        <Honesty />
      </section>
      <section class="card form" aria-labelledby="choose">
        <h2 id="choose">{t('vault.choose')}</h2>
        <p class="muted">{t('vault.choose.text')}</p>
        <NewPassphrase
          label={t('vault.passphrase')}
          action={t(model.busy.value === 'set-up' ? 'vault.busy' : 'vault.set-up.action')}
          busy={model.busy.value !== null}
          onSubmit={(passphrase) => model.setUp(passphrase, keychain.peek())}
        >
          {hasKeychain ? (
            <label class="tick">
              <input
                type="checkbox"
                name="keychain"
                checked={keychain.value}
                aria-describedby="keychain-hint"
                onChange={({ currentTarget }) => (keychain.value = currentTarget.checked)}
              />
              {t('vault.keychain.also')}
            </label>
          ) : null}
          <small id="keychain-hint">{t(hasKeychain ? 'vault.keychain.hint' : 'vault.keychain.absent')}</small>
          <VaultFault model={model} acts={['set-up']} />
        </NewPassphrase>
      </section>
    </>
  )
}
