/** What the provider might write, in other words than anybody’s table: one text for each kind of mail and language. */
import type { MessageKind } from '#shared/messages.ts'
import type { Language } from '#shared/settings.ts'

export interface Told {
  readonly name: string
  /** As the language writes it. */
  readonly date: string
  readonly when: string
  readonly place: string
  readonly ip: string
  readonly organisation: string
  readonly product: string
  readonly address: string
}
type Text = (told: Told) => readonly [subject: string, ...lines: string[]]

export const mailTexts: Readonly<Record<MessageKind, Readonly<Record<Language, Text>>>> = {
  'new-location': {
    en: (t) => [
      'Your Infomaniak account was accessed from a new device',
      `Date: ${t.when}`,
      `Location: ${t.place}`,
      `IP address: ${t.ip}`,
      'If this was you, there is nothing to do.',
    ],
    fr: (t) => [
      'Nouvelle connexion à votre compte',
      'Une connexion à votre compte a eu lieu depuis un nouvel emplacement.',
      `Le ${t.when}, depuis ${t.place} (${t.ip}).`,
    ],
    de: (t) => [
      'Neue Anmeldung bei Ihrem Konto',
      `Am ${t.when} hat sich jemand mit einem unbekannten Gerät angemeldet.`,
      `Standort: ${t.place}`,
      `IP-Adresse: ${t.ip}`,
    ],
    it: (t) => [
      'Accesso da una nuova posizione',
      `Il ${t.when} è stato effettuato un accesso al tuo account da un nuovo dispositivo.`,
      `Luogo: ${t.place}`,
      `IP: ${t.ip}`,
    ],
    es: (t) => [
      'Nuevo inicio de sesión',
      `El ${t.when} se inició sesión en su cuenta desde un dispositivo nuevo.`,
      `Ubicación: ${t.place}`,
      `IP: ${t.ip}`,
    ],
  },
  'wrong-password': {
    en: (t) => [
      'Failed attempt on your account',
      `Someone tried to open your account on ${t.when} with an incorrect password.`,
      `IP address: ${t.ip}`,
    ],
    fr: (t) => [
      'Tentative de connexion',
      `Un mot de passe erroné a été saisi le ${t.when}, depuis ${t.place} (${t.ip}).`,
    ],
    de: (t) => [
      'Anmeldeversuch',
      `Am ${t.when} wurde ein ungültiges Passwort eingegeben (${t.ip}, ${t.place}).`,
    ],
    it: (t) => [
      'Tentativo di accesso',
      `Il ${t.when} qualcuno ha inserito una password sbagliata (${t.ip}).`,
    ],
    es: (t) => ['Intento de acceso', `El ${t.when} alguien escribió una contraseña errónea (${t.ip}).`],
  },
  'domain-expiring': {
    en: (t) => [
      `Renewal of ${t.name}`,
      'Dear customer,',
      `Your domain name ${t.name} will expire on ${t.date}.`,
      'You can renew it in the Manager.',
    ],
    fr: (t) => [
      'Échéance de votre nom de domaine',
      `Le domaine ${t.name} arrive à échéance le ${t.date}.`,
      'Pensez à le renouveler.',
    ],
    de: (t) => [
      'Ihre Domain läuft bald ab',
      `${t.name} läuft am ${t.date} ab.`,
      'Verlängern Sie sie im Manager.',
    ],
    it: (t) => [
      'Il tuo dominio sta per scadere',
      `${t.name} scade il ${t.date}.`,
      'Puoi rinnovarlo dal Manager.',
    ],
    es: (t) => [
      'Vencimiento de su dominio',
      `${t.name} vence el ${t.date}.`,
      'Puede renovarlo en el Manager.',
    ],
  },
  'product-blocked': {
    en: (t) => [
      'Product locked',
      `The product ${t.product} has been locked by an administrator of ${t.organisation}.`,
    ],
    fr: (t) => [
      'Blocage d’un produit',
      `La gestion du produit ${t.product} a été bloquée dans ${t.organisation}.`,
    ],
    de: (t) => ['Produkt gesperrt', `Die Verwaltung von ${t.product} wurde in ${t.organisation} gesperrt.`],
    it: (t) => ['Prodotto bloccato', `La gestione di ${t.product} è stata bloccata in ${t.organisation}.`],
    es: (t) => ['Producto bloqueado', `La gestión de ${t.product} se ha bloqueado en ${t.organisation}.`],
  },
  'security-alert': {
    en: (t) => [
      'Security alert',
      `An administrator of ${t.organisation} invites you to look at the security settings of your account.`.replace(
        'invites',
        'asks',
      ),
    ],
    fr: (t) => [
      'Alerte de sécurité',
      `Un administrateur de ${t.organisation} vous rappelle l’état de vos paramètres de sécurité.`,
    ],
    de: (t) => [
      'Sicherheitswarnung',
      `Ein Administrator von ${t.organisation} erinnert an Ihre Sicherheitseinstellungen.`,
    ],
    it: (t) => [
      'Avviso di sicurezza',
      `Un amministratore di ${t.organisation} ti ricorda le impostazioni di sicurezza.`,
    ],
    es: (t) => [
      'Alerta de seguridad',
      `Un administrador de ${t.organisation} le recuerda la configuración de seguridad.`,
    ],
  },
  invitation: {
    en: (t) => [
      'You have been invited',
      `Luca Bernasconi invited you to the organisation ${t.organisation}.`,
    ],
    fr: (t) => ['Invitation', `Luca Bernasconi vous invite à rejoindre l’organisation ${t.organisation}.`],
    de: (t) => ['Einladung', `Luca Bernasconi hat Sie in die Organisation ${t.organisation} eingeladen.`],
    it: (t) => ['Invito', `Luca Bernasconi ti invita nell’organizzazione ${t.organisation}.`],
    es: (t) => ['Invitación', `Luca Bernasconi le invita a la organización ${t.organisation}.`],
  },
  'login-changed': {
    en: (t) => [
      'Your sign-in address has changed',
      `The email address you use to log in is now ${t.address}.`,
    ],
    fr: (t) => ['Modification de votre adresse de connexion', `Votre nouvelle adresse est ${t.address}.`],
    de: (t) => ['Änderung Ihrer Anmeldeadresse', `Ihre neue Adresse lautet ${t.address}.`],
    it: (t) => ['Modifica del tuo indirizzo di accesso', `Il nuovo indirizzo è ${t.address}.`],
    es: (t) => ['Cambio de su dirección de acceso', `Su nueva dirección es ${t.address}.`],
  },
  'two-factor-required': {
    en: (t) => [
      `2FA is now mandatory`,
      `${t.organisation} requires all members to use two-factor authentication.`,
    ],
    fr: (t) => [
      'Double authentification obligatoire',
      `${t.organisation} impose désormais la double authentification à ses membres.`,
    ],
    de: (t) => [
      'Zwei-Faktor-Authentifizierung ist Pflicht',
      `${t.organisation} verlangt sie nun von allen Mitgliedern.`,
    ],
    it: (t) => [
      'Autenticazione a due fattori obbligatoria',
      `${t.organisation} la richiede a tutti i membri.`,
    ],
    es: (t) => [
      'La autenticación de dos factores es obligatoria',
      `${t.organisation} la exige a todos sus miembros.`,
    ],
  },
  invoice: {
    en: () => ['Your invoice', 'Invoice no. 2026-48213 of CHF 59.40 is available in the Manager.'],
    fr: () => [
      'Votre facture',
      'La facture n° 2026-48213 d’un montant de CHF 59.40 est disponible dans le Manager.',
    ],
    de: () => ['Ihre Rechnung', 'Die Rechnung Nr. 2026-48213 über CHF 59.40 liegt im Manager bereit.'],
    it: () => ['La tua fattura', 'La fattura n. 2026-48213 di CHF 59.40 è disponibile nel Manager.'],
    es: () => ['Su factura', 'La factura n.º 2026-48213 de 59,40 EUR está disponible en el Manager.'],
  },
  'account-closing': {
    en: (t) => [
      'Closing of your account',
      `As you requested, your account ${t.address} will be deleted on ${t.date}.`,
    ],
    fr: (t) => [
      'Fermeture de votre compte',
      `Comme demandé, votre compte ${t.address} sera supprimé le ${t.date}.`,
    ],
    de: (t) => [
      'Schliessung Ihres Kontos',
      `Wie gewünscht wird Ihr Konto ${t.address} am ${t.date} gelöscht.`,
    ],
    it: (t) => [
      'Chiusura del tuo account',
      `Come richiesto, il tuo account ${t.address} sarà eliminato il ${t.date}.`,
    ],
    es: (t) => ['Cierre de su cuenta', `Como pidió, su cuenta ${t.address} será eliminada el ${t.date}.`],
  },
}

/** What whoever forges adds: time presses, and something is to be given. */
export const pressing: Readonly<Record<Language, string>> = {
  en: 'Act within 24 hours or you will lose everything.',
  fr: 'Agissez sous 24 h, sinon tout sera définitivement supprimé.',
  de: 'Handeln Sie umgehend, sonst ist alles endgültig verloren.',
  it: 'Agisci entro 24 ore, altrimenti tutto sarà perso.',
  es: 'Actúe de inmediato o lo perderá todo.',
}
export const asking: Readonly<Record<Language, string>> = {
  en: 'Please confirm your password to keep your account.',
  fr: 'Veuillez confirmer votre mot de passe pour conserver votre compte.',
  de: 'Bitte bestätigen Sie Ihr Passwort, um Ihr Konto zu behalten.',
  it: 'Conferma la tua password per conservare il tuo account.',
  es: 'Confirme su contraseña para conservar su cuenta.',
}
export const calling: Readonly<Record<Language, string>> = {
  en: 'Call us now on +44 20 7946 0123.',
  fr: 'Appelez-nous au +33 1 99 00 12 34.',
  de: 'Rufen Sie uns an: +49 30 23125 123.',
  it: 'Chiamaci al numero +39 06 9999 1234.',
  es: 'Llámenos al +34 91 999 12 34.',
}
