/** Opens the vault: by the passphrase, or by a press where this computer's keychain may. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { exactText } from '../../ui/fields.ts'
import { useWords } from '../../ui/words.ts'
import type { CodesModel } from './model.ts'
import { VaultFault } from './VaultFault.tsx'

export interface UnlockFormProps {
  readonly model: CodesModel
  /** The host whose code is filled in by the same press; null where none can be. */
  readonly fills: string | null
}

const lookOf = (isFirst: boolean) => (isFirst ? 'btn primary wide' : 'btn wide')

export const UnlockForm = ({ model, fills }: UnlockFormProps) => {
  const { t } = useWords()
  const { vault } = model
  const field = useRef<HTMLInputElement>(null)
  const byKeychain = vault.opensByKeychain.value
  const wait = vault.wait.value
  const isShut = vault.busy.value !== null || wait > 0
  useLayoutEffect(() => field.current?.focus(), [])
  useEffect(() => {
    if (wait === 0) return undefined
    const timer = setInterval(vault.tick, 1000)
    return () => clearInterval(timer)
  }, [wait === 0])
  const unlock = (passphrase: string | null, andFill: boolean) => {
    if (vault.busy.peek() !== null || (passphrase !== null && vault.wait.peek() > 0) || passphrase === '')
      return
    void model.unlock(passphrase, andFill)
    if (field.current) field.current.value = ''
  }
  const verb = t(fills === null ? 'vault.unlock' : 'vault.unlock.fill')
  return (
    <form
      class="form unlock"
      onSubmit={(event) => {
        event.preventDefault()
        unlock(exactText(event.currentTarget, 'passphrase'), fills !== null)
      }}
    >
      {byKeychain && (
        <button
          type="button"
          class={lookOf(true)}
          aria-disabled={vault.busy.value !== null}
          onClick={() => unlock(null, fills !== null)}
        >
          {t(fills === null ? 'vault.unlock.keychain' : 'vault.unlock.keychain.fill')}
        </button>
      )}
      <label>
        {t('vault.passphrase')}
        <input
          ref={field}
          name="passphrase"
          type="password"
          autocomplete="off"
          aria-describedby="unlock-said"
          aria-invalid={vault.fault.value?.act === 'unlock'}
        />
      </label>
      <VaultFault model={vault} id="unlock-said" acts={['unlock', 'keychain-unlock']} />
      <button type="submit" class={lookOf(!byKeychain)} aria-disabled={isShut}>
        {vault.busy.value === 'unlock'
          ? t('vault.unlocking')
          : wait > 0
            ? t('vault.wait', { seconds: wait })
            : verb}
      </button>
      {fills !== null && (
        <p class="muted s">
          {t('vault.unlock.fill.hint', { host: fills })}{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              const typed = field.current?.value ?? ''
              unlock(typed === '' && byKeychain ? null : typed, false)
            }}
          >
            {t('vault.unlock.only')}
          </button>
        </p>
      )}
    </form>
  )
}
