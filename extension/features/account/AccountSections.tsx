/** One login: its second factor, the ways back in, its password, tools, devices and profile. */
import type { ComponentChildren } from 'preact'
import type { ActionId } from '#shared/actions.ts'
import type { ChangeRequest } from '#shared/changes.ts'
import type { AccountFactKey, AccountView } from '#shared/account-view.ts'
import { isKnown } from '#shared/fact.ts'
import type { MessageKey } from '#shared/i18n.ts'
import type { IsoTime } from '#shared/time.ts'
import { useWords } from '../../ui/words.ts'
import { Contacts, Devices, Tools } from './AccountLists.tsx'
import { FactRow } from './FactRow.tsx'
import type { AccountModel } from './model.ts'
import { ProfileForm } from './ProfileForm.tsx'

export interface AccountSectionsProps {
  readonly model: AccountModel
  readonly account: AccountView
  readonly now: IsoTime
  /** `null` where the page of an action is not known. */
  readonly onGuided: (action: ActionId) => (() => void) | null
  readonly onChange: (request: ChangeRequest) => void
}

const keysBySection = {
  'two-factor': ['twoFactor', 'methods', 'backupCodesLeft', 'backupCodesKept'],
  recovery: ['recoveryPhone', 'recoveryEmail', 'loginHostedHere'],
  password: ['passwordChangedAt', 'lastLoginAt', 'alertOnLogin', 'alertOnFailure'],
  tools: ['unusedPasswords'],
  devices: ['unseenDevices'],
  profile: ['language', 'country', 'timeZone'],
} as const satisfies Record<string, readonly AccountFactKey[]>
type Section = keyof typeof keysBySection

export const AccountSections = (props: AccountSectionsProps) => {
  const { account, now, onChange, model } = props
  const { t } = useWords()
  const { login } = account
  return (
    <div class="halves">
      <div>
        <Part {...props} section="two-factor">
          <SecondFactor account={account} />
          <Guided {...props} action="enable-2fa" label="account.methods.manage" />
        </Part>
        <Part {...props} section="recovery">
          <Contacts account={account} />
          <Guided {...props} action="edit-login-address" label="action.edit-login-address.label" />
        </Part>
        <Part {...props} section="password">
          <Guided {...props} action="change-password" label="action.change-password.label" />
        </Part>
      </div>
      <div>
        <Part {...props} section="tools">
          <Tools account={account} now={now} />
          <div class="buttons">
            <button
              type="button"
              class="btn"
              onClick={() => onChange({ kind: 'application-password', connection: login })}
            >
              {t('account.tools.create')}
            </button>
          </div>
          <Guided
            {...props}
            action="manage-application-passwords"
            label="action.manage-application-passwords.label"
          />
        </Part>
        <Part {...props} section="devices">
          <Devices account={account} now={now} />
          <Guided {...props} action="manage-devices" label="action.manage-devices.label" />
        </Part>
        <Part {...props} section="profile">
          <ProfileForm
            account={account}
            references={model.references.value}
            onLook={(set) => onChange({ kind: 'profile', connection: login, set })}
          />
        </Part>
      </div>
    </div>
  )
}

interface PartProps extends Pick<AccountSectionsProps, 'model' | 'account' | 'now'> {
  readonly section: Section
  readonly children: ComponentChildren
}

const Part = ({ model, account, now, section, children }: PartProps) => {
  const { t } = useWords()
  const title = t(`account.section.${section}`)
  const keys: readonly AccountFactKey[] = keysBySection[section]
  return (
    <section class="card account-part" aria-label={title}>
      <h2>{title}</h2>
      <table class="facts">
        <tbody>
          {account.facts
            .filter(({ key }) => keys.includes(key))
            .map((fact) => (
              <FactRow key={fact.key} model={model} login={account.login} fact={fact} now={now} />
            ))}
        </tbody>
      </table>
      {children}
    </section>
  )
}

const SecondFactor = ({ account: { facts, requiredBy } }: { account: AccountView }) => {
  const { t, list } = useWords()
  const fact = facts.find(({ key }) => key === 'twoFactor')
  const isOn = fact !== undefined && isKnown(fact.told) && fact.told.known === 'on'
  return (
    <>
      {requiredBy.length > 0 && (
        <p class={isOn ? 'muted' : 'note'}>{t('account.required', { organisations: list(requiredBy) })}</p>
      )}
      {isOn && fact.source === 'infomaniak' && <p class="ok">{t('account.verified')}</p>}
    </>
  )
}

interface GuidedProps extends Pick<AccountSectionsProps, 'onGuided'> {
  readonly action: ActionId
  readonly label: MessageKey
}

const Guided = ({ onGuided, action, label }: GuidedProps) => {
  const { t } = useWords()
  const open = onGuided(action)
  if (open === null) return null
  return (
    <div class="buttons">
      <button type="button" class="btn" onClick={open}>
        {t(label)}
      </button>
    </div>
  )
}
