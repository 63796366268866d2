import type { MailTexts, SignInTold } from './texts.ts'

const onOff = (on: boolean) => (on ? 'ein' : 'aus')
const set = (is: boolean) => (is ? 'gesetzt' : 'fehlt')

const told = ({ when, place, device, ip }: SignInTold) =>
  `Datum: ${when}\nOrt: ${place}\nGerät: ${device}\nIP-Adresse: ${ip}`

export const de: MailTexts = {
  look: 'Wenn Sie nicht sicher sind, drücken Sie keinen Link einer E-Mail: Öffnen Sie den Manager selbst und sehen Sie die letzten Aktivitäten an.',
  newLocation: (signIn) => ({
    subject: 'Anmeldung von einem neuen Ort',
    body: `Jemand hat sich von einem neuen Ort aus bei Ihrem Konto angemeldet.\n${told(signIn)}\nWenn Sie diese E-Mail erhalten, gleich nachdem Sie sich selbst angemeldet haben, etwa in einem privaten Fenster oder auf einem neuen Computer, können Sie sie ignorieren.`,
  }),
  wrongPassword: (signIn) => ({
    subject: 'Anmeldeversuch mit falschem Passwort',
    body: `Jemand hat Ihre Adresse und dann ein falsches Passwort eingegeben.\n${told(signIn)}`,
  }),
  signInPaused: (signIn) => ({
    subject: 'Zu viele falsche Passwörter',
    body: `Die Anmeldung bei Ihrem Konto ist unterbrochen: zu viele falsche Passwörter nacheinander. Das letzte:\n${told(signIn)}`,
  }),
  passwordChanged: {
    subject: 'Ihr Passwort wurde geändert',
    body: 'Das Passwort Ihres Kontos wurde geändert. Alle anderen Sitzungen sind beendet.',
  },
  loginChanged: (address) => ({
    subject: 'Ihre Anmeldeadresse wurde geändert',
    body: `Sie melden sich nun mit ${address} an.`,
  }),
  expiresIn: (name, date, days) => ({
    subject: `${name} läuft in ${days === 1 ? '1 Tag' : `${days} Tagen`} ab`,
    body: `Der Domainname ${name} läuft am ${date} ab. Erneuern Sie ihn vor dem Ablauf.`,
  }),
  expired: (name, date) => ({
    subject: `${name} ist abgelaufen`,
    body: `Der Domainname ${name} ist am ${date} abgelaufen. Er kann noch zum üblichen Preis erneuert werden.`,
  }),
  restorable: (name, fee) => ({
    subject: `${name} kann wiederhergestellt werden`,
    body: `Den Domainnamen ${name} wiederherzustellen kostet ${fee}. Danach ist er verloren.`,
  }),
  deleting: (name) => ({
    subject: `${name} wird gelöscht`,
    body: 'Er kann nicht mehr wiederhergestellt werden.',
  }),
  free: (name) => ({ subject: `${name} ist frei`, body: 'Jeder kann ihn nun registrieren.' }),
  keptByWarranty: (name) => ({
    subject: `${name} wurde durch seine Erneuerungsgarantie erhalten`,
    body: `${name} wurde nicht rechtzeitig erneuert und besteht weiter. Ein Jahr ist zu bezahlen.`,
  }),
  productBlocked: (product, organisation) => ({
    subject: `Die Verwaltung von ${product} ist gesperrt`,
    body: `Die Verwaltung von ${product} in der Organisation ${organisation} ist gesperrt. Nur ein Administrator oder der rechtliche Vertreter kann sie entsperren. Der Dienst selbst läuft weiter.`,
  }),
  securityAlert: (settings) => ({
    subject: 'Prüfen Sie die Sicherheit Ihres Kontos',
    body: [
      `Zwei-Faktor-Authentifizierung: ${onOff(settings.twoFactor)}`,
      `Telefonnummer zur Wiederherstellung: ${set(settings.phone)}`,
      `Adresse zur Wiederherstellung: ${set(settings.address)}`,
      `E-Mails bei neuer Anmeldung: ${onOff(settings.alertOnLogin)}`,
      `E-Mails bei einem fehlgeschlagenen Versuch: ${onOff(settings.alertOnFailure)}`,
      `Verbleibende Backup-Codes: ${settings.backupCodes}`,
      `Anwendungspasswörter: ${settings.applicationPasswords}`,
      `Passwort geändert: ${settings.passwordChanged ?? 'unbekannt'}`,
      'Ändern Sie sie in Ihrem Profil, unter Sicherheitsinformationen.',
    ].join('\n'),
  }),
  invitation: (who, organisation, hasAccount) => ({
    subject: `${who} lädt Sie zu ${organisation} ein`,
    body: `${who} lädt Sie in die Organisation ${organisation} ein.\n${
      hasAccount
        ? 'Melden Sie sich mit Ihrem Konto an, um anzunehmen. Sie behalten Ihre eigene Organisation und können zwischen beiden wechseln.'
        : 'Erstellen Sie Ihr Konto, um anzunehmen.'
    }`,
  }),
  twoFactorRequired: (organisation) => ({
    subject: `${organisation} verlangt die Zwei-Faktor-Authentifizierung`,
    body: `Die Organisation ${organisation} verlangt von allen die Zwei-Faktor-Authentifizierung. Richten Sie sie ein: Ab Ihrer nächsten Handlung zeigt der Manager nichts anderes, bis es getan ist.`,
  }),
  hurry: 'Letzte Erinnerung: Ohne Zahlung innert 24 Stunden ist er endgültig verloren.',
  hello: 'Guten Tag',
}
