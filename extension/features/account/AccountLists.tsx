/** What hangs on a login: its numbers and addresses, application passwords and devices. */
import type { ComponentChildren } from 'preact'
import type { AccountView } from '#shared/account-view.ts'
import { isKnown, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import { useWords } from '../../ui/words.ts'

interface Listed<T> {
  readonly told: Told<readonly T[]>
}

interface EntriesProps<T> {
  readonly label: string
  readonly list: Listed<T>
  readonly none: string
  readonly entry: (one: T) => ComponentChildren
}

const Entries = <T extends { readonly id: string }>({ label, list, none, entry }: EntriesProps<T>) => {
  const { t } = useWords()
  if (!isKnown(list.told))
    return (
      <p class="muted">
        {label}: {t('app.unknown')}. {t(`reason.${list.told.unknown}`)}
      </p>
    )
  if (list.told.known.length === 0) return <p class="muted">{none}</p>
  return (
    <ul class="account-list" aria-label={label}>
      {list.told.known.map((one) => (
        <li key={one.id}>{entry(one)}</li>
      ))}
    </ul>
  )
}

export const Contacts = ({ account }: { account: AccountView }) => {
  const { t } = useWords()
  const states = (one: { verified: Told<boolean>; forRecovery: Told<boolean> }) =>
    [
      isKnown(one.verified)
        ? t(one.verified.known ? 'account.value.verified' : 'account.value.unverified')
        : t('app.unknown'),
      ...(isKnown(one.forRecovery) && one.forRecovery.known ? [t('account.contact.recovery')] : []),
    ].join(', ')
  return (
    <>
      <Entries
        label={t('account.fact.recoveryPhone')}
        list={account.phones}
        none={t('account.phones.none')}
        entry={(one) => (
          <>
            <bdi>{one.number}</bdi> <small>{states(one)}</small>
          </>
        )}
      />
      <Entries
        label={t('account.fact.recoveryEmail')}
        list={account.emails}
        none={t('account.emails.none')}
        entry={(one) => (
          <>
            <bdi>{one.address}</bdi> <small>{states(one)}</small>
          </>
        )}
      />
    </>
  )
}

interface ToolsProps {
  readonly account: AccountView
  readonly now: IsoTime
}

export const Tools = ({ account, now }: ToolsProps) => {
  const { t } = useWords()
  return (
    <Entries
      label={t('account.section.tools')}
      list={account.applicationPasswords}
      none={t('account.tools.none')}
      entry={(one) => (
        <>
          <bdi>{one.name}</bdi> <small>{useAge('account.tools.used', one.lastUsedAt, now)}</small>
        </>
      )}
    />
  )
}

export const Devices = ({ account, now }: ToolsProps) => {
  const { t } = useWords()
  return (
    <Entries
      label={t('account.section.devices')}
      list={account.devices}
      none={t('account.devices.none')}
      entry={(one) => (
        <>
          <bdi>{one.name}</bdi> <small>{useAge('account.devices.seen', one.lastSeenAt, now)}</small>
        </>
      )}
    />
  )
}

/** When it was last used; `null` is never. */
function useAge(key: 'account.tools.used' | 'account.devices.seen', at: Told<IsoTime | null>, now: IsoTime) {
  const { t, relative } = useWords()
  if (!isKnown(at)) return `${t('app.unknown')}. ${t(`reason.${at.unknown}`)}`
  return at.known === null ? t('account.tools.never') : t(key, { when: relative(at.known, now) })
}
