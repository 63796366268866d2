/**
 * What is asked of the provider's support when a member must be shut out (guide: block a user): in each language, to be
 * copied. The support code is the person's to put in; it is asked for nowhere and kept nowhere.
 */
import { onOneLine } from '#daemon/core/foreign-text.ts'
import type { Language } from '#shared/settings.ts'

export interface AboutMember {
  readonly name: string
  readonly email: string
  readonly organisation: string
}
type Words = (about: AboutMember) => { readonly subject: string; readonly body: string }

const wordsIn: Readonly<Record<Language, Words>> = {
  en: ({ name, email, organisation }) => ({
    subject: `Security incident: block a user of ${organisation}`,
    body: `Support code: [yours, from the Manager]

Please block this user of our organisation “${organisation}” at once, without deleting them:
${name} <${email}>

Reason: [what happened, and when]

Please make the Manager, the kDrive Web app and the Web Mail app inaccessible to them. We close mail (IMAP, SMTP), web services and products ourselves.`,
  }),
  fr: ({ name, email, organisation }) => ({
    subject: `Incident de sécurité : bloquer un utilisateur de ${organisation}`,
    body: `Code d’assistance : [le vôtre, dans le Manager]

Merci de bloquer immédiatement cet utilisateur de notre organisation « ${organisation} », sans le supprimer :
${name} <${email}>

Motif : [ce qui s’est passé, et quand]

Merci de lui rendre inaccessibles le Manager, l’app Web kDrive et l’app Web Mail. Nous fermons nous-mêmes la messagerie (IMAP, SMTP), les services Web et les produits.`,
  }),
  de: ({ name, email, organisation }) => ({
    subject: `Sicherheitsvorfall: Benutzer von ${organisation} sperren`,
    body: `Support-Code: [Ihrer, aus dem Manager]

Bitte sperren Sie diesen Benutzer unserer Organisation „${organisation}“ sofort, ohne ihn zu löschen:
${name} <${email}>

Grund: [was geschehen ist, und wann]

Bitte machen Sie ihm den Manager, die Web-App kDrive und die Web-App Mail unzugänglich. E-Mail (IMAP, SMTP), Webdienste und Produkte schliessen wir selbst.`,
  }),
  it: ({ name, email, organisation }) => ({
    subject: `Incidente di sicurezza: bloccare un utente di ${organisation}`,
    body: `Codice di assistenza: [il suo, dal Manager]

Vi preghiamo di bloccare subito questo utente della nostra organizzazione «${organisation}», senza eliminarlo:
${name} <${email}>

Motivo: [che cosa è successo, e quando]

Vi preghiamo di rendergli inaccessibili il Manager, l’app Web kDrive e l’app Web Mail. Chiudiamo noi la posta (IMAP, SMTP), i servizi Web e i prodotti.`,
  }),
  es: ({ name, email, organisation }) => ({
    subject: `Incidente de seguridad: bloquear a un usuario de ${organisation}`,
    body: `Código de soporte: [el suyo, del Manager]

Les rogamos que bloqueen de inmediato a este usuario de nuestra organización «${organisation}», sin eliminarlo:
${name} <${email}>

Motivo: [qué ha ocurrido y cuándo]

Les rogamos que le hagan inaccesibles el Manager, la app Web kDrive y la app Web Mail. Nosotros cerramos el correo (IMAP, SMTP), los servicios web y los productos.`,
  }),
}

/** Names come from outside: none may write a line of its own into what the person asks for. */
const tame = (text: string) => onOneLine(text, ' ')

/** One for each language. */
export function supportRequestOf({ name, email, organisation }: AboutMember) {
  const about = { name: tame(name), email: tame(email), organisation: tame(organisation) }
  return (Object.keys(wordsIn) as Language[]).map((language) => ({ language, ...wordsIn[language](about) }))
}
