/** Rows of the guide on a forgotten password or login address. */
import type { GuideRow } from './guide-rows.ts'

export const recoveryRows: readonly GuideRow[] = [
  {
    guide: '- To log in within an Organization',
    sandbox: ['guides: A login email address (identifier), the password'],
    latchkey: 'signing in, which Latchkey does for nobody',
  },
  {
    guide: '- A login email address (identifier).',
    sandbox: ['guides: A login email address (identifier), the password'],
    latchkey: 'signing in, which Latchkey does for nobody',
  },
  {
    guide: '- The password chosen during',
    sandbox: ['guides: A login email address (identifier), the password'],
    latchkey: 'signing in, which Latchkey does for nobody',
  },
  {
    guide: '- A additional code if 2FA',
    sandbox: [
      'guides: A login email address (identifier), the password',
      'people: takes a password, then the code',
    ],
    latchkey: 'signing in, which Latchkey does for nobody',
  },
  {
    guide: '- If you can log in to the platform',
    sandbox: ['activity: Change the password of the email addresses'],
    latchkey: ['plan mailbox-password mailbox-new'],
  },
  {
    guide: '- Click here to reset your password',
    sandbox: ['recovery: Click here to reset your password'],
    latchkey: ['plan forgotten-password reset-page'],
  },
  {
    guide: '- Enter the email address associated',
    sandbox: ['recovery: Enter the email address associated'],
    latchkey: ['plan forgotten-password enter-login'],
  },
  {
    guide: '- Choose the desired recovery option',
    sandbox: [
      'recovery: Enter the email address associated',
      'recovery: the recovery option by mail',
      'recovery: or follow the identity verification',
    ],
    latchkey: ['plan forgotten-password choose-option', 'plan forgotten-password identity'],
    proof: 'daemon/plans.test.ts: readiness',
  },
  {
    guide: 'When you signed up, you had to provide',
    sandbox: [
      'organisation-rules: If you were alone',
      'recovery: you have forgotten the login email address',
    ],
    latchkey: ['finding account-recovery-phone-missing', 'plan forgotten-address'],
  },
  {
    guide: '- Click here to retrieve your login',
    sandbox: ['recovery: Click here to reset your password'],
    latchkey: ['plan forgotten-address address-page'],
  },
  {
    guide: '- Enter your mobile number',
    sandbox: ['recovery: Enter your mobile number'],
    latchkey: ['plan forgotten-address enter-phone'],
  },
  {
    guide: '- Enter (if necessary) your recovery',
    sandbox: ['recovery: Enter (if necessary) your recovery'],
    latchkey: ['plan forgotten-address enter-recovery'],
  },
  {
    guide: '- The system manages to identify',
    sandbox: ['recovery: Enter your mobile number'],
    latchkey: ['plan forgotten-address receive-login'],
  },
  {
    guide: '- Otherwise: follow the on-screen',
    sandbox: ['recovery: Otherwise: follow the on-screen'],
    latchkey: ['plan forgotten-address identity-manual'],
  },
  {
    guide: 'If you have an Infomaniak account where the login ID',
    sandbox: ['address-deleted: there is no issue if the email address'],
    latchkey: [
      'plan address-deleted-elsewhere sign-in-last',
      'plan address-deleted-elsewhere login-moved',
      'action edit-login-address',
    ],
  },
  {
    guide: 'However, if the email address used',
    sandbox: [
      'address-deleted: an administrator deletes the email address',
      'address-deleted: or cancels the Mail Service',
    ],
    latchkey: ['plan address-deleted-hosted find-sms', 'finding account-login-hosted-here'],
    proof: 'daemon/plans.test.ts: does not take a new login address',
  },
  {
    guide: 'The connection using your old',
    sandbox: ['address-deleted: the connection using your old'],
    latchkey: ['plan address-deleted-hosted login-page'],
  },
  {
    guide: '- Click here to access the login page',
    sandbox: ['address-deleted: enter the username specified in the SMS'],
    latchkey: ['plan address-deleted-hosted login-page'],
  },
  {
    guide: '- Enter the username specified',
    sandbox: ['address-deleted: enter the username specified in the SMS'],
    latchkey: ['plan address-deleted-hosted enter-user-name'],
  },
  {
    guide: '- Enter the usual password',
    sandbox: ['address-deleted: enter the username specified in the SMS'],
    latchkey: ['plan address-deleted-hosted same-password'],
  },
  {
    guide: '- Enter the requested new information',
    sandbox: ['address-deleted: enter the username specified in the SMS'],
    latchkey: ['plan address-deleted-hosted new-details'],
  },
  {
    guide: '- You will be logged back',
    sandbox: ['address-deleted: enter the username specified in the SMS'],
    latchkey: ['plan address-deleted-hosted login-moved'],
  },
  {
    guide: 'The following animation shows',
    sandbox: ['address-deleted: “connection address being changed” for kSuite'],
    latchkey: ['plan address-deleted-hosted'],
  },
  {
    guide: '- The connection is impossible',
    sandbox: ['address-deleted: the connection using your old'],
    latchkey: ['plan address-deleted-hosted'],
  },
  {
    guide: '- The mandatory connection',
    sandbox: ['address-deleted: enter the username specified in the SMS'],
    latchkey: ['plan address-deleted-hosted'],
  },
  {
    guide: '- And the update of the information',
    sandbox: ['address-deleted: enter the username specified in the SMS'],
    latchkey: ['plan address-deleted-hosted'],
  },
]
