/** Rows of the guides on security mails, language, region and the mobile phone. */
import type { GuideRow } from './guide-rows.ts'

export const accountRows: readonly GuideRow[] = [
  {
    guide: '- Warning: fake messages are circulating',
    sandbox: ['guides: If you are unsure about the authenticity'],
    latchkey: 'missing: no message is judged',
  },
  {
    guide: '- If you are unsure about the authenticity',
    sandbox: ['guides: If you are unsure about the authenticity'],
    latchkey: ['plan secure-account activity'],
  },
  {
    guide: 'A security email is automatically sent when a new connection',
    sandbox: ['activity: when a new connection to your account'],
    latchkey: ['finding account-alerts-off', 'action enable-alerts'],
  },
  {
    guide: 'This can notably happen',
    sandbox: ['activity: notably if you are using', 'activity: a browser without its earlier cookies'],
    latchkey: ['page #/sessions'],
  },
  {
    guide: 'If you receive this email immediately',
    sandbox: ['activity: it can be ignored immediately'],
    latchkey: 'missing: a sign-in mail is not set beside the sign-ins of this browser',
  },
  {
    guide: 'A security email is automatically sent when someone enters',
    sandbox: ['activity: when someone enters an incorrect password'],
    latchkey: ['finding account-alerts-off', 'action enable-alerts'],
  },
  {
    guide: 'You can find the recent activities',
    sandbox: ['activity: you can find the recent activities'],
    latchkey: ['plan secure-account activity', 'action enable-alerts', 'cli changes profile'],
  },
  {
    guide: 'If you notice actions',
    sandbox: ['activity: if you notice actions'],
    latchkey: ['plan secure-account'],
    proof: 'daemon/plans.test.ts: the steps of a plan',
  },
  {
    guide: '- Familiarize yourself with this other guide to quickly',
    sandbox: ['activity: Familiarize yourself with this other guide'],
    latchkey: ['plan secure-account secure-guide'],
  },
  {
    guide: '- Enable two-factor authentication on your account',
    sandbox: ['activity: if you notice actions'],
    latchkey: ['plan secure-account two-factor', 'action enable-2fa'],
  },
  {
    guide: '- Change the password of the Manager',
    sandbox: ['profile: change the password of the Manager'],
    latchkey: [
      'plan secure-account password-changed',
      'action change-password',
      'finding account-password-before-incident',
    ],
  },
  {
    guide: '- Change the password of the email addresses',
    sandbox: ['activity: Change the password of the email addresses'],
    latchkey: ['plan secure-account mail-passwords'],
  },
  {
    guide: 'This guide explains how to modify certain language',
    sandbox: ['profile: the language is also that of Mail'],
    latchkey: ['page #/account', 'cli changes profile'],
    proof: 'daemon/changes-profile.test.ts: is shown by name, sent with the present address',
  },
  {
    guide: '- Click here (or on the badge with your initials/avatar',
    sandbox: ['profile: Click on the badge with your initials'],
    latchkey: ['page #/account', 'cli changes profile'],
  },
  {
    guide: '- Click on the pencil icon ✎ (in the Language',
    sandbox: ['profile: Click on the pencil icon ✎ (in the Language section)'],
    latchkey: ['page #/account', 'cli changes profile'],
  },
  {
    guide: '- Change the language and then',
    sandbox: ['profile: Click on the pencil icon ✎ (in the Language section)'],
    latchkey: ['page #/account', 'cli changes profile'],
    proof: 'extension/account-page.test.tsx: previews what differs of the profile',
  },
  {
    guide: '- Click on the pencil icon ✎ (in the Country',
    sandbox: ['profile: Click on the pencil icon ✎ (in the Country'],
    latchkey: ['page #/account', 'cli changes profile'],
  },
  {
    guide: '- Change the settings and then',
    sandbox: ['profile: Click on the pencil icon ✎ (in the Country'],
    latchkey: ['page #/account', 'cli changes profile'],
    proof: 'extension/account-page.test.tsx: previews what differs of the profile',
  },
  {
    guide: '- Refer to this other guide if you wish to modify the email',
    sandbox: ['address-deleted: there is no issue if the email address'],
    latchkey: ['action edit-login-address', 'page #/account'],
  },
  {
    guide: '- Click here to access the security information',
    sandbox: ['profile: Click on Edit in the Recovery Phone box'],
    latchkey: ['action edit-recovery-phone 1'],
  },
  {
    guide: '- Click on Edit in the Recovery Phone',
    sandbox: ['profile: Click on Edit in the Recovery Phone box'],
    latchkey: ['action edit-recovery-phone 2'],
  },
  {
    guide: '- Enter the country code',
    sandbox: ['profile: Click on Edit in the Recovery Phone box'],
    latchkey: ['action edit-recovery-phone 3', 'page #/account', 'cli changes profile'],
    proof: 'daemon/changes-profile.test.ts: for which the password is asked becomes a page',
  },
]
