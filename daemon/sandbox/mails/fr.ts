import type { MailTexts, SignInTold } from './texts.ts'

const onOff = (on: boolean) => (on ? 'activé' : 'désactivé')
const set = (is: boolean) => (is ? 'défini' : 'manquant')

const told = ({ when, place, device, ip }: SignInTold) =>
  `Date : ${when}\nEmplacement : ${place}\nAppareil : ${device}\nAdresse IP : ${ip}`

export const fr: MailTexts = {
  look: 'En cas de doute, ne cliquez sur aucun lien d’un e-mail : ouvrez le Manager vous-même et regardez les activités récentes.',
  newLocation: (signIn) => ({
    subject: 'Connexion depuis un nouvel emplacement',
    body: `Une connexion à votre compte a eu lieu depuis un nouvel emplacement.\n${told(signIn)}\nSi vous recevez cet e-mail juste après vous être connecté vous-même, en navigation privée ou depuis un nouvel ordinateur par exemple, vous pouvez l’ignorer.`,
  }),
  wrongPassword: (signIn) => ({
    subject: 'Tentative de connexion avec un mot de passe erroné',
    body: `Quelqu’un a saisi votre adresse puis un mot de passe erroné.\n${told(signIn)}`,
  }),
  signInPaused: (signIn) => ({
    subject: 'Trop de mots de passe erronés',
    body: `La connexion à votre compte est suspendue : trop de mots de passe erronés de suite. Le dernier :\n${told(signIn)}`,
  }),
  passwordChanged: {
    subject: 'Votre mot de passe a été modifié',
    body: 'Le mot de passe de votre compte a été modifié. Toutes les autres sessions sont terminées.',
  },
  loginChanged: (address) => ({
    subject: 'Votre adresse de connexion a été modifiée',
    body: `Vous vous connectez désormais avec ${address}.`,
  }),
  expiresIn: (name, date, days) => ({
    subject: `${name} expire dans ${days === 1 ? '1 jour' : `${days} jours`}`,
    body: `Le nom de domaine ${name} expire le ${date}. Renouvelez-le avant son expiration.`,
  }),
  expired: (name, date) => ({
    subject: `${name} a expiré`,
    body: `Le nom de domaine ${name} a expiré le ${date}. Il peut encore être renouvelé au prix habituel.`,
  }),
  restorable: (name, fee) => ({
    subject: `${name} peut être restauré`,
    body: `Restaurer le nom de domaine ${name} coûte ${fee}. Ensuite il est perdu.`,
  }),
  deleting: (name) => ({
    subject: `${name} est en cours de suppression`,
    body: 'Il ne peut plus être restauré.',
  }),
  free: (name) => ({ subject: `${name} est libre`, body: 'N’importe qui peut désormais l’enregistrer.' }),
  keptByWarranty: (name) => ({
    subject: `${name} a été conservé par sa garantie de renouvellement`,
    body: `${name} n’a pas été renouvelé à temps et reste actif. Une année est à payer.`,
  }),
  productBlocked: (product, organisation) => ({
    subject: `La gestion de ${product} est bloquée`,
    body: `La gestion de ${product} dans l’organisation ${organisation} est bloquée. Seul un administrateur ou le représentant légal peut la débloquer. Le service lui-même continue.`,
  }),
  securityAlert: (settings) => ({
    subject: 'Vérifiez la sécurité de votre compte',
    body: [
      `Validation en deux étapes : ${onOff(settings.twoFactor)}`,
      `Téléphone de récupération : ${set(settings.phone)}`,
      `Adresse de récupération : ${set(settings.address)}`,
      `E-mails lors d’une nouvelle connexion : ${onOff(settings.alertOnLogin)}`,
      `E-mails lors d’une tentative échouée : ${onOff(settings.alertOnFailure)}`,
      `Codes de secours restants : ${settings.backupCodes}`,
      `Mots de passe d’application : ${settings.applicationPasswords}`,
      `Mot de passe modifié : ${settings.passwordChanged ?? 'inconnu'}`,
      'Modifiez-les dans votre profil, sous Informations de sécurité.',
    ].join('\n'),
  }),
  invitation: (who, organisation, hasAccount) => ({
    subject: `${who} vous invite à rejoindre ${organisation}`,
    body: `${who} vous invite à rejoindre l’organisation ${organisation}.\n${
      hasAccount
        ? 'Connectez-vous avec votre compte pour accepter. Vous gardez votre propre organisation et pouvez passer de l’une à l’autre.'
        : 'Créez votre compte pour accepter.'
    }`,
  }),
  twoFactorRequired: (organisation) => ({
    subject: `${organisation} exige la validation en deux étapes`,
    body: `L’organisation ${organisation} exige de chacun la validation en deux étapes. Activez-la : dès votre prochaine action, le Manager n’affiche rien d’autre avant que ce soit fait.`,
  }),
  hurry: 'Dernier rappel : sans paiement sous 24 heures, il est définitivement perdu.',
  hello: 'Bonjour',
}
