import type { MailTexts, SignInTold } from './texts.ts'

const yesNo = (is: boolean) => (is ? 'sì' : 'no')
const set = (is: boolean) => (is ? 'presente' : 'mancante')

const told = ({ when, place, device, ip }: SignInTold) =>
  `Data: ${when}\nPosizione: ${place}\nDispositivo: ${device}\nIndirizzo IP: ${ip}`

export const it: MailTexts = {
  look: 'In caso di dubbio, non premere alcun link di un’e-mail: apri il Manager da te e guarda le attività recenti.',
  newLocation: (signIn) => ({
    subject: 'Accesso da una nuova posizione',
    body: `Qualcuno ha effettuato l’accesso al tuo account da una nuova posizione.\n${told(signIn)}\nSe ricevi questa e-mail subito dopo aver effettuato tu stesso l’accesso, in navigazione privata o da un nuovo computer per esempio, puoi ignorarla.`,
  }),
  wrongPassword: (signIn) => ({
    subject: 'Tentativo di accesso con password errata',
    body: `Qualcuno ha inserito il tuo indirizzo e poi una password errata.\n${told(signIn)}`,
  }),
  signInPaused: (signIn) => ({
    subject: 'Troppe password errate',
    body: `L’accesso al tuo account è sospeso: troppe password errate di seguito. L’ultima:\n${told(signIn)}`,
  }),
  passwordChanged: {
    subject: 'La tua password è stata modificata',
    body: 'La password del tuo account è stata modificata. Tutte le altre sessioni sono terminate.',
  },
  loginChanged: (address) => ({
    subject: 'Il tuo indirizzo di accesso è stato modificato',
    body: `Ora accedi con ${address}.`,
  }),
  expiresIn: (name, date, days) => ({
    subject: `${name} scade tra ${days === 1 ? '1 giorno' : `${days} giorni`}`,
    body: `Il nome di dominio ${name} scade il ${date}. Rinnovalo prima della scadenza.`,
  }),
  expired: (name, date) => ({
    subject: `${name} è scaduto`,
    body: `Il nome di dominio ${name} è scaduto il ${date}. Può ancora essere rinnovato al prezzo abituale.`,
  }),
  restorable: (name, fee) => ({
    subject: `${name} può essere ripristinato`,
    body: `Ripristinare il nome di dominio ${name} costa ${fee}. Dopo è perso.`,
  }),
  deleting: (name) => ({
    subject: `${name} è in fase di eliminazione`,
    body: 'Non può più essere ripristinato.',
  }),
  free: (name) => ({ subject: `${name} è libero`, body: 'Ora chiunque può registrarlo.' }),
  keptByWarranty: (name) => ({
    subject: `${name} è stato mantenuto dalla sua garanzia di rinnovo`,
    body: `${name} non è stato rinnovato in tempo e resta attivo. Un anno è da pagare.`,
  }),
  productBlocked: (product, organisation) => ({
    subject: `La gestione di ${product} è bloccata`,
    body: `La gestione di ${product} nell’organizzazione ${organisation} è bloccata. Solo un amministratore o il rappresentante legale può sbloccarla. Il servizio stesso continua.`,
  }),
  securityAlert: (settings) => ({
    subject: 'Controlla la sicurezza del tuo account',
    body: [
      `Verifica in due passaggi: ${yesNo(settings.twoFactor)}`,
      `Telefono di recupero: ${set(settings.phone)}`,
      `Indirizzo di recupero: ${set(settings.address)}`,
      `E-mail a ogni nuovo accesso: ${yesNo(settings.alertOnLogin)}`,
      `E-mail a ogni tentativo fallito: ${yesNo(settings.alertOnFailure)}`,
      `Codici di riserva rimasti: ${settings.backupCodes}`,
      `Password per applicazioni: ${settings.applicationPasswords}`,
      `Password modificata: ${settings.passwordChanged ?? 'sconosciuto'}`,
      'Modificale nel tuo profilo, sotto Informazioni di sicurezza.',
    ].join('\n'),
  }),
  invitation: (who, organisation, hasAccount) => ({
    subject: `${who} ti invita a unirti a ${organisation}`,
    body: `${who} ti invita a unirti all’organizzazione ${organisation}.\n${
      hasAccount
        ? 'Accedi con il tuo account per accettare. Conservi la tua organizzazione e puoi passare dall’una all’altra.'
        : 'Crea il tuo account per accettare.'
    }`,
  }),
  twoFactorRequired: (organisation) => ({
    subject: `${organisation} richiede la verifica in due passaggi`,
    body: `L’organizzazione ${organisation} richiede a tutti la verifica in due passaggi. Attivala: dalla tua prossima azione il Manager non mostra altro finché non è fatto.`,
  }),
  hurry: 'Ultimo promemoria: senza pagamento entro 24 ore è perso per sempre.',
  hello: 'Buongiorno',
}
