/** What is the person's to say of an entry: its names, where it may be filled in, and whose second factor it is. */
import { useSignal, type Signal } from '@preact/signals'
import type { CodeEntry } from '#shared/codes.ts'
import { LONGEST_CODE_NAME } from '#shared/codes.ts'
import { useWords } from '../../ui/words.ts'
import { OriginsField } from './OriginsField.tsx'

export type EntryNames = Pick<CodeEntry, 'issuer' | 'account' | 'origins' | 'connection'>
export type NamesDraft = { readonly [Key in keyof EntryNames]: Signal<EntryNames[Key]> }

export const useNames = (start: EntryNames): NamesDraft => ({
  issuer: useSignal(start.issuer),
  account: useSignal(start.account),
  origins: useSignal<readonly string[]>(start.origins) as NamesDraft['origins'],
  connection: useSignal(start.connection),
})
export const typedNames = ({ issuer, account, origins, connection }: NamesDraft): EntryNames => ({
  issuer: issuer.peek().trim(),
  account: account.peek().trim(),
  origins: origins.peek(),
  connection: connection.peek(),
})

export interface NamesFieldsProps {
  readonly names: NamesDraft
  /** The logins at the provider that are connected. */
  readonly connections: readonly string[]
}

export const NamesFields = ({ names, connections }: NamesFieldsProps) => {
  const { t } = useWords()
  const chosen = names.connection.value
  const options = chosen === null || connections.includes(chosen) ? connections : [...connections, chosen]
  const text = (key: 'issuer' | 'account') => (
    <label>
      {t(`codes.${key}`)}
      <input
        name={key}
        maxLength={LONGEST_CODE_NAME}
        autocomplete="off"
        spellcheck={false}
        value={names[key].value}
        onInput={({ currentTarget }) => (names[key].value = currentTarget.value)}
      />
    </label>
  )
  return (
    <>
      <div class="pair-fields">
        {text('issuer')}
        {text('account')}
      </div>
      <OriginsField origins={names.origins} />
      {options.length > 0 && (
        <label>
          {t('codes.connection')}
          <select
            name="connection"
            value={chosen ?? ''}
            onChange={({ currentTarget: { value } }) =>
              (names.connection.value = value === '' ? null : value)
            }
          >
            <option value="">{t('codes.connection.none')}</option>
            {options.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  )
}
