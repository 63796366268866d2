/** What is done with an open vault: locked, opened otherwise, given a new sheet, new keys, or removed. */
import { useRef, useState } from 'preact/hooks'
import type { VaultStatus } from '#shared/vault.ts'
import { iso } from '#shared/time.ts'
import { hashOf } from '../../core/routes.ts'
import { useWords } from '../../ui/words.ts'
import { GivenForm } from './GivenForm.tsx'
import { Honesty } from './Honesty.tsx'
import { NewPassphrase } from './NewPassphrase.tsx'
import { VaultFault } from './VaultFault.tsx'
import type { VaultAct, VaultModel } from './vault-model.ts'

interface VaultSettingsProps {
  readonly model: VaultModel
  readonly status: VaultStatus
}

const said: Partial<Record<VaultAct, 'passphrase' | 'keychain' | 'settings'>> = {
  passphrase: 'passphrase',
  recover: 'passphrase',
  keychain: 'keychain',
  settings: 'settings',
}

export const VaultSettings = ({ model, status }: VaultSettingsProps) => {
  const { t, date } = useWords()
  const done = model.done.value && said[model.done.value]
  const busy = model.busy.value !== null
  const { ways, keychainAvailable, recoveryMadeAt } = status
  const byKeychain = ways.includes('keychain')
  return (
    <>
      <p class={done ? 'code-note ok' : 'hidden'} role="status">
        {done && t(`vault.done.${done}`)}
      </p>
      <Locking model={model} status={status} />
      <section class="card" aria-labelledby="opening">
        <h2 id="opening">{t('vault.opening')}</h2>
        <details class="sub">
          <summary>{t('vault.passphrase.change')}</summary>
          <NewPassphrase
            given={t('vault.passphrase.now')}
            label={t('vault.passphrase.new')}
            action={t(model.busy.value === 'passphrase' ? 'vault.busy' : 'vault.passphrase.change')}
            busy={busy}
            onSubmit={(passphrase, given) => model.changePassphrase(given, passphrase)}
          >
            <VaultFault model={model} acts={['passphrase']} />
          </NewPassphrase>
        </details>
        <details class="sub">
          <summary>{t(byKeychain ? 'vault.keychain.off' : 'vault.keychain.on')}</summary>
          {keychainAvailable || byKeychain ? (
            <GivenForm
              model={model}
              act="keychain"
              action={t(byKeychain ? 'vault.keychain.off' : 'vault.keychain.on')}
              onGiven={(given) => model.setKeychain(given, !byKeychain)}
            >
              <p>{t('vault.keychain.hint')}</p>
            </GivenForm>
          ) : (
            <p>{t('vault.keychain.absent')}</p>
          )}
        </details>
      </section>
      <section class="card" aria-labelledby="recovery">
        <h2 id="recovery">{t('vault.sheet')}</h2>
        {recoveryMadeAt !== null && (
          <p class="muted">{t('vault.sheet.since', { when: date(recoveryMadeAt, iso(Date.now())) })}</p>
        )}
        <details class="sub">
          <summary>{t('vault.sheet.new')}</summary>
          <GivenForm
            model={model}
            act="recovery"
            action={t('vault.sheet.new.action')}
            onGiven={model.makeSheet}
          >
            <p>{t('vault.sheet.new.text')}</p>
          </GivenForm>
        </details>
        <details class="sub">
          <summary>{t('vault.rotate')}</summary>
          <GivenForm model={model} act="rotate" action={t('vault.rotate')} onGiven={model.rotate}>
            <p>{t('vault.rotate.text')}</p>
          </GivenForm>
        </details>
      </section>
      <details class="card">
        <summary>{t('vault.honesty')}</summary>
        <Honesty />
      </details>
      <details class="card">
        <summary>{t('vault.remove')}</summary>
        <GivenForm model={model} act="remove" action={t('vault.remove.action')} danger onGiven={model.remove}>
          <p>{t('vault.remove.text', { count: status.codes })}</p>
          <p>
            <a class="link" href={hashOf('codes', 'export')}>
              {t('vault.remove.export')}
            </a>
          </p>
        </GivenForm>
      </details>
    </>
  )
}

const Locking = ({ model, status }: VaultSettingsProps) => {
  const { t } = useWords()
  const [wrong, setWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const most = 60
  return (
    <section class="card form" aria-labelledby="locking">
      <h2 id="locking">{t('vault.locking')}</h2>
      <p class="muted">{t('vault.locking.text')}</p>
      <label class="number">
        {t('vault.minutes')}
        <input
          ref={field}
          inputMode="numeric"
          defaultValue={String(status.autoLockMinutes)}
          aria-invalid={wrong}
          aria-describedby="minutes-said"
          onChange={({ currentTarget }) => {
            const typed = Number(currentTarget.value)
            const isRight = Number.isInteger(typed) && typed >= 1 && typed <= most
            setWrong(!isRight)
            if (isRight) void model.setMinutes(typed)
          }}
        />
        {t('vault.minutes.unit')}
      </label>
      <small id="minutes-said" class={wrong ? 'error' : 'hidden'} role="status">
        {wrong && t('vault.minutes.wrong', { most })}
      </small>
      <VaultFault model={model} acts={['settings', 'lock']} />
      <div class="buttons">
        <button type="button" class="btn" onClick={() => void model.lock()}>
          {t('vault.lock')}
        </button>
      </div>
    </section>
  )
}
