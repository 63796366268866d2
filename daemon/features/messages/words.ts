/**
 * What a sentence speaks of, in five languages: beginnings of words (a whole word ends in `$`), folded as `folded.ts` does.
 * A kind of mail is recognised by several of these together, so that no exact sentence has to be known.
 */
import type { Language } from '#shared/settings.ts'

type Words = Readonly<Record<Language, string>>

const table = {
  'sign-in': {
    en: 'sign-?in$|sign(ed|s|ing)? ?in$|log-?in|log(ged|s|ging)? (in|on)$|logon|connection|connected$|access(ed)? (to|from)',
    fr: 'connexion|connecte|identification|acces a',
    de: 'anmeld|angemeldet|login|eingeloggt|einlogg|zugriff|zugegriffen',
    it: 'accesso$|accessi$|connession|collegament|login',
    es: 'inici[oa]|conexion|acced|acceso$|conecta|sesion',
  },
  new: {
    en: 'new$|unknown|unusual|unfamiliar|unrecogni|different|suspicious',
    fr: 'nouve|inconnu|inhabituel|suspect|non reconnu',
    de: 'neu(e|en|em|er|es)?$|unbekannt|ungewohnlich|verdachtig|fremd',
    it: 'nuov|sconosciut|insolit|sospett|inusual',
    es: 'nuev|desconocid|inusual|sospechos|no reconocid|inhabitual',
  },
  place: {
    en: 'location|place$|device|browser|computer|city$|country$|ip address',
    fr: 'emplacement|lieu|endroit|appareil|navigateur|ordinateur|pays$|localisation',
    de: 'ort$|orte?s?$|standort|gerat|browser|computer|rechner',
    it: 'posizion|luogo|localita|dispositivo|browser|computer',
    es: 'ubicacion|lugar|dispositivo|navegador|ordenador|localizacion|localidad',
  },
  password: {
    en: 'password',
    fr: 'mots? de passe',
    de: 'passwort|passworter|kennwort',
    it: 'password|parola d’ordine',
    es: 'contrasena|clave de acceso',
  },
  wrong: {
    en: 'wrong|incorrect|invalid|failed|unsuccessful|mistyped',
    fr: 'incorrect|errone|mauvais|faux$|echou|echec|invalide',
    de: 'falsch|fehlgeschlagen|ungultig|inkorrekt|fehlversuch',
    it: 'errat|sbagliat|non corrett|incorrett|fallit|non valid',
    es: 'incorrect|erron|equivocad|fallid|no valid',
  },
  domain: { en: 'domain', fr: 'domaine', de: 'domain|domane', it: 'domini', es: 'dominio' },
  ends: {
    en: 'expir|renew|restor|lapse|runs? out|will end|comes to an end|being deleted',
    fr: 'expir|echeance|echoi|renouvel|arrive a (son )?terme|prend fin|restaur|supprim|suppression',
    de: 'ablauf|ablaeuft|lauft.{0,60} ab$|abgelaufen|verlanger|erneuer|auslauf|endet|wiederhergestell|wiederherstell|wiederherzu|geloscht',
    it: 'scad|rinnov|ripristin|termina il|eliminat|eliminazione',
    es: 'venc|caduc|expir|renov|renuev|restaur|eliminando|eliminad',
  },
  product: {
    en: 'product|services?$|hosting|web ?site|kdrive|ksuite|subscription',
    fr: 'produit|services?$|hebergement|site$|sites$|kdrive|ksuite|abonnement',
    de: 'produkt|dienst|hosting|web ?site|webseite|kdrive|ksuite|abonnement',
    it: 'prodott|servizi|hosting|sito$|siti$|kdrive|ksuite|abbonament',
    es: 'product|servicio|alojamiento|sitio|hosting|kdrive|ksuite|suscripcion',
  },
  blocked: {
    en: 'block|suspen|locked|disabled|deactivat|restrict|on hold',
    fr: 'bloqu|blocage|suspen|desactiv|verrouill|restrein',
    de: 'gesperrt|sperr|blockier|deaktivier|ausgesetzt|eingeschrankt',
    it: 'blocc|sospes|sospen|disattiv|limitat',
    es: 'bloque|suspen|desactiv|inhabilit|restring',
  },
  account: {
    en: 'accounts?$|mailbox|inbox$|e-?mail address|webmail|storage',
    fr: 'comptes?$|boite|messagerie|adresse (e-?mail|mail)|webmail|stockage',
    de: 'konto$|kontos$|kontos?|benutzerkonto|postfach|mailbox|e-?mail-?adresse|webmail|speicher',
    it: 'account|conto$|casella|indirizzo e-?mail|webmail|spazio',
    es: 'cuentas?$|buzon|direccion de correo|correo electronico|webmail|almacenamiento',
  },
  closing: {
    en: 'clos(e|ed|es|ing|ure)$|delet|terminat|deactivat|suspen|expire|shut ?down|quota|full$|exceed|limit',
    fr: 'ferm|clotur|supprim|desactiv|suspen|expir|quota|plein|satur|depass|limite',
    de: 'geschlossen|schliess|geloscht|losch|deaktivier|gesperrt|sperr|ablauf|lauft.{0,60} ab$|kontingent|voll$|uberschritten|limit',
    it: 'chius|chiud|eliminat|elimina|cancellat|disattiv|sospes|scad|quota|pien|esaurit|superat',
    es: 'cerr|cierre|elimin|desactiv|suspen|caduc|expir|cuota|llen|super(ad|o)|limite',
  },
  invite: { en: 'invit', fr: 'invit', de: 'einlad|eingeladen|ladt[^.]{0,80} ein$', it: 'invit', es: 'invit' },
  share: {
    en: 'shared?$|sharing',
    fr: 'partag',
    de: 'geteilt|freigegeben|freigabe',
    it: 'condivi',
    es: 'compart',
  },
  organisation: {
    en: 'organi[sz]ation|company|join',
    fr: 'organisation|entreprise|rejoindre',
    de: 'organisation|unternehmen|firma|beitreten|beizutreten',
    it: 'organizzazion|aziend|unirti|unirsi|unirvi',
    es: 'organizacion|empresa|unirse|unirte',
  },
  changed: {
    en: 'chang|updat|modif|replac|now sign in',
    fr: 'chang|modif|mise? a jour|remplac',
    de: 'geander|anderung|andern|aktualisier|gewechselt',
    it: 'modific|cambi|aggiorn|sostitui',
    es: 'cambi|modific|actualiz|sustitu',
  },
  'login-address': {
    en: '(login|sign-?in|log-in|connection) (e-?mail|address|identifier|name)|(address|e-?mail)[^.]{0,40} (sign|log) in|(sign|log) in with$',
    fr: 'adresse (e-?mail |mail |electronique )?de connexion|(identifiant|e-?mail|mail) de connexion',
    de: 'anmelde-?(adresse|e-?mail|name|kennung)|login-?(adresse|e-?mail)|adresse (fur|zur) anmeldung',
    it: '(indirizzo|e-?mail)( e-?mail)? di (accesso|login|connessione)',
    es: '(direccion|correo)( de correo| de e-?mail| electronic[oa])* de (inicio de sesion|acceso|conexion)',
  },
  'two-factor': {
    en: 'two-?(factor|step)|two (factor|step)|2fa|multi-?factor|double authentication',
    fr: 'double authentification|deux (facteurs|etapes)|2fa|a2f',
    de: 'zwei-?(faktor|stufen|schritt)|zwei (faktoren|schritten)|2fa',
    it: 'due (fattori|passaggi)|doppia (autenticazione|verifica)|2fa',
    es: 'dos (factores|pasos)|doble (autenticacion|factor)|2fa',
  },
  required: {
    en: 'requir|mandatory|compulsory|oblig|must$|impos|enforc',
    fr: 'oblig|exig|requi|impos|devez|doit|necessaire',
    de: 'erforder|verlang|pflicht|muss$|mussen|verbindlich|vorgeschrieben|notwendig',
    it: 'obblig|richied|richiest|deve$|devi$|devono|impon|impost[oa] da|necessari',
    es: 'obligat|exig|requier|requeri|debe|impon|necesari',
  },
  off: {
    en: '(not|never|isn’t)( been| yet)? (enabled|active|activated|on|protected|set)|disabled|deactivated|switched off|without$|missing',
    fr: '(pas|non)( encore)? (active|protege)|desactive|sans$|manqu',
    de: '(nicht|noch nicht) (aktiv|eingerichtet|geschutzt)|deaktiviert|ausgeschaltet|ohne$|fehlt',
    it: 'non( e| ancora| e ancora)? (attiv|protett)|disattivat|senza$|manca',
    es: 'no( esta| ha sido)? (activ|protegid)|desactivad|sin$|falta',
  },
  security: {
    en: 'security|secure your|protect your',
    fr: 'securite|securis|protegez',
    de: 'sicherheit|schutzen sie|absichern',
    it: 'sicurezza|proteggi|proteggere',
    es: 'seguridad|proteja|protege ',
  },
  invoice: {
    en: 'invoice|receipt|payment|unpaid|amount due|overdue',
    fr: 'facture|paiement|impaye|montant du|reglement',
    de: 'rechnung|zahlung|mahnung|offene[rn]? (betrag|posten)|unbezahlt',
    it: 'fattura|pagament|insolut|importo|sollecito',
    es: 'factura|pago|impagad|importe (de|total|pendiente)|recibo',
  },
  yours: {
    en: 'your$|dear (customer|client|user)',
    fr: 'votre$|vos$|cher(e|s)? client',
    de: 'ihr(e|en|em|er|es)$|ihr (domain|konto|produkt|dienst|hosting|abonnement|passwort|postfach)|dein|sehr geehrte',
    it: 'tu(o|a|oi|e)$|vostr|il suo$|la sua$|gentile client',
    es: '(su|tu)s? (dominio|cuenta|producto|servicio|correo|contrasena|sitio|suscripcion|factura|buzon|alojamiento)|estimad',
  },
  urgent: {
    en: 'urgent|immediately|within \\d+ ?h|within (the next )?\\d+ hours|final (notice|warning|reminder)|last (warning|chance|reminder)|act now|as soon as possible|without delay|today only|permanent(ly)? (delet|clos|los)',
    fr: 'urgent|immediatement|sans delai|(sous|dans les) \\d+ ?h|derni(er|ere) (rappel|avertissement|chance)|au plus vite|sans tarder|definitivement (supprim|perdu|ferm)',
    de: 'dringend|sofort|umgehend|unverzuglich|innerhalb von \\d+ stunden|letzte[rn]? (warnung|mahnung|erinnerung|chance)|so schnell wie moglich|endgultig (geloscht|geschlossen|verloren)',
    it: 'urgent|immediatamente|subito|entro \\d+ ?(h|ore)|ultim[oa] (avviso|avvertimento|promemoria|possibilita)|il prima possibile|definitivamente (eliminat|chius|pers)',
    es: 'urgent|inmediatamente|de inmediato|en (las proximas )?\\d+ ?h|ultim[oa] (aviso|advertencia|recordatorio|oportunidad)|lo antes posible|cuanto antes|definitivamente (eliminad|cerrad|perdid)',
  },
} as const satisfies Record<string, Words>
export type Concept = keyof typeof table

/** No letter before it, and none behind a `$`. */
const compiled = (words: Words): RegExp =>
  new RegExp(`(?<![a-z])(?:${Object.values(words).join('|').replaceAll('$', '(?![a-z])')})`)

const concepts = Object.fromEntries(
  Object.entries(table).map(([concept, words]) => [concept, compiled(words)]),
) as Readonly<Record<Concept, RegExp>>

/** @param sentence folded */
export const speaksOf = (concept: Concept, sentence: string): boolean => concepts[concept].test(sentence)

/** The word by which it was known. */
export const wordFor = (concept: Concept, sentence: string): string | null =>
  concepts[concept].exec(sentence)?.[0] ?? null
