/** What the Manager's mails say, as every language has to say it. Dates and names come in as the language writes them. */

export interface MailText {
  readonly subject: string
  readonly body: string
}

/** A sign-in, or what was tried. */
export interface SignInTold {
  /** Day and time, with its zone. */
  readonly when: string
  readonly place: string
  readonly device: string
  readonly ip: string
}

interface SettingsTold {
  readonly twoFactor: boolean
  readonly phone: boolean
  readonly address: boolean
  readonly backupCodes: number
  readonly applicationPasswords: number
  readonly alertOnLogin: boolean
  readonly alertOnFailure: boolean
  /** The day; null where it is not known. */
  readonly passwordChanged: string | null
}

export interface MailTexts {
  /** What ends every mail about security. */
  readonly look: string
  readonly newLocation: (told: SignInTold) => MailText
  readonly wrongPassword: (told: SignInTold) => MailText
  readonly signInPaused: (told: SignInTold) => MailText
  readonly passwordChanged: MailText
  readonly loginChanged: (address: string) => MailText
  readonly expiresIn: (name: string, date: string, days: number) => MailText
  readonly expired: (name: string, date: string) => MailText
  readonly restorable: (name: string, fee: string) => MailText
  readonly deleting: (name: string) => MailText
  readonly free: (name: string) => MailText
  readonly keptByWarranty: (name: string) => MailText
  readonly productBlocked: (product: string, organisation: string) => MailText
  readonly securityAlert: (settings: SettingsTold) => MailText
  readonly invitation: (who: string, organisation: string, hasAccount: boolean) => MailText
  readonly twoFactorRequired: (organisation: string) => MailText
  /** What whoever imitates a mail adds to it. */
  readonly hurry: string
  readonly hello: string
}
