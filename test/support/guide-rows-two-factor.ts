/** Rows of the guide on the second step, and on signing in at every start of the browser. */
import type { GuideRow } from './guide-rows.ts'

export const twoFactorRows: readonly GuideRow[] = [
  {
    guide: '- This two-step verification protects',
    sandbox: ['guides: A login email address (identifier), the password'],
    latchkey: ['finding account-2fa-off'],
  },
  {
    guide: '- If a malicious person were to crack',
    sandbox: ['two-factor: a validation code that only'],
    latchkey: ['finding account-2fa-off', 'finding account-2fa-sms-only'],
  },
  {
    guide: '- Refer to this other guide if you are an administrator',
    sandbox: 'about another guide',
    latchkey: ['page #/team/require', 'finding organisation-2fa-not-required'],
  },
  {
    guide: '- Click here to access the management of two-step',
    sandbox: ['guides-two-factor: Follow the on-screen instructions'],
    latchkey: ['action enable-2fa 1'],
  },
  {
    guide: '- Display and choose the authentication method',
    sandbox: ['two-factor: the four methods of the guide'],
    latchkey: ['action enable-2fa 2', 'plan enable-2fa method-set-up'],
  },
  {
    guide: '- The app kAuth',
    sandbox: ['two-factor: The app kAuth', 'two-factor: NO denies the connection'],
    latchkey: ['action enable-2fa 2'],
  },
  {
    guide: '- Any OTP application',
    sandbox: ['two-factor: Any OTP application'],
    latchkey: ['action enable-2fa 2'],
  },
  {
    guide: '- YubiKey (from Yubico)',
    sandbox: ['security-key: YubiKey (from Yubico)'],
    latchkey: ['action enable-2fa 2'],
  },
  {
    guide: '- SMS reception',
    sandbox: ['two-factor: SMS reception'],
    latchkey: ['action enable-2fa 2', 'finding account-2fa-sms-only'],
    proof: 'extension/action-panel.test.tsx: says before the first step what will need',
  },
  {
    guide: 'Follow the on-screen instructions',
    sandbox: ['guides-two-factor: Follow the on-screen instructions'],
    latchkey: ['action enable-2fa 3'],
    proof: 'extension/action-panel.test.tsx: ends verified once a source has seen it',
  },
  {
    guide: 'Keep the backup codes safe',
    sandbox: ['two-factor: Keep the backup codes safe'],
    latchkey: [
      'action enable-2fa 4',
      'plan enable-2fa codes-kept',
      'finding account-backup-codes-unkept',
      'finding account-backup-codes-few',
    ],
  },
  {
    guide: 'Once strong authentication is activated',
    sandbox: ['apps: Once strong authentication is activated', 'apps: before enrolment, not after'],
    latchkey: [
      'action enable-2fa 5',
      'plan enable-2fa sync-tools',
      'plan enable-2fa app-passwords-made',
      'cli application-password',
    ],
  },
  {
    guide: 'There is no need to call Infomaniak',
    sandbox: ['guides-two-factor: There is no need to call Infomaniak'],
    latchkey: ['plan second-factor-lost factor-help'],
  },
  {
    guide: 'To request not to save cookies',
    sandbox: ['guides: authentication each time you access'],
    latchkey: ['page #/sessions'],
    proof: 'extension/own-rule.test.ts: stands for the sites whose session ends',
  },
  {
    guide: 'Specify in Google Chrome settings',
    sandbox: 'a setting of the browser, which is no part of the Manager',
    latchkey: ['page #/sessions'],
    proof: 'extension/doctor.test.ts: copies the text that the guide asks for',
  },
]
