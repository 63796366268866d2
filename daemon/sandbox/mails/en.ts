import type { MailTexts, SignInTold } from './texts.ts'

const onOff = (on: boolean) => (on ? 'on' : 'off')
const set = (is: boolean) => (is ? 'set' : 'missing')

const told = ({ when, place, device, ip }: SignInTold) =>
  `Date: ${when}\nLocation: ${place}\nDevice: ${device}\nIP address: ${ip}`

export const en: MailTexts = {
  look: 'If you are not sure, do not press a link of a mail: open the Manager yourself and look at the recent activity.',
  newLocation: (signIn) => ({
    subject: 'Connection from a new location',
    body: `Somebody signed in to your account from a new location.\n${told(signIn)}\nIf you receive this right after you signed in yourself, in a private window or on a new computer for instance, you can safely ignore it.`,
  }),
  wrongPassword: (signIn) => ({
    subject: 'Login attempt with a wrong password',
    body: `Somebody entered your address and then a wrong password.\n${told(signIn)}`,
  }),
  signInPaused: (signIn) => ({
    subject: 'Too many wrong passwords',
    body: `Signing in to your account is paused: too many wrong passwords in a row. The last one:\n${told(signIn)}`,
  }),
  passwordChanged: {
    subject: 'Your password was changed',
    body: 'The password of your account was changed. Every other session has ended.',
  },
  loginChanged: (address) => ({
    subject: 'Your login address was changed',
    body: `You now sign in with ${address}.`,
  }),
  expiresIn: (name, date, days) => ({
    subject: `${name} expires in ${days === 1 ? '1 day' : `${days} days`}`,
    body: `The domain name ${name} expires on ${date}. Renew it before it expires.`,
  }),
  expired: (name, date) => ({
    subject: `${name} has expired`,
    body: `The domain name ${name} expired on ${date}. It can still be renewed at the usual price.`,
  }),
  restorable: (name, fee) => ({
    subject: `${name} can be restored`,
    body: `Restoring the domain name ${name} costs ${fee}. Afterwards it is lost.`,
  }),
  deleting: (name) => ({ subject: `${name} is being deleted`, body: 'It can no longer be restored.' }),
  free: (name) => ({ subject: `${name} is free`, body: 'Anyone may register it now.' }),
  keptByWarranty: (name) => ({
    subject: `${name} was kept by its Renewal Warranty`,
    body: `${name} was not renewed in time and lives on. One year is to be paid.`,
  }),
  productBlocked: (product, organisation) => ({
    subject: `The management of ${product} is blocked`,
    body: `The management of ${product} in the organisation ${organisation} is blocked. Only an administrator or the legal representative can unblock it. The service itself runs on.`,
  }),
  securityAlert: (settings) => ({
    subject: 'Check the security of your account',
    body: [
      `Two-step verification: ${onOff(settings.twoFactor)}`,
      `Recovery phone: ${set(settings.phone)}`,
      `Recovery address: ${set(settings.address)}`,
      `Mails about new sign-ins: ${onOff(settings.alertOnLogin)}`,
      `Mails about failed attempts: ${onOff(settings.alertOnFailure)}`,
      `Backup codes left: ${settings.backupCodes}`,
      `Application passwords: ${settings.applicationPasswords}`,
      `Password changed: ${settings.passwordChanged ?? 'unknown'}`,
      'Change them in your profile, under Security information.',
    ].join('\n'),
  }),
  invitation: (who, organisation, hasAccount) => ({
    subject: `${who} invites you to ${organisation}`,
    body: `${who} invites you to join the organisation ${organisation}.\n${
      hasAccount
        ? 'Sign in with your account to accept. You keep your own organisation and can switch between them.'
        : 'Create your account to accept.'
    }`,
  }),
  twoFactorRequired: (organisation) => ({
    subject: `${organisation} requires two-step verification`,
    body: `The organisation ${organisation} requires two-step verification of everybody. Set it up: from your next action on, the Manager shows nothing else until it is done.`,
  }),
  hurry: 'Last reminder: without payment within 24 hours it is lost for good.',
  hello: 'Hello',
}
