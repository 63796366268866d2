/**
 * What a mail asks for that nobody honest asks for in one: a password, a code, a card, a call, a picture to scan. The
 * imperative and the infinitive ask; “somebody entered a wrong password” does not, and neither does “never send it”. Pure.
 */
import type { Language } from '#shared/settings.ts'
import { WAS_CHANGED } from './claims.ts'
import type { Said } from './said.ts'
import { speaksOf } from './words.ts'

export type AskedFor = 'password' | 'code' | 'card' | 'call' | 'scan' | 'remote'

type Words = Readonly<Record<Language, string>>
/** To hand over, or to type in. */
const give: Words = {
  en: 'enter|type|confirm|verify|validate|provide|send|submit|reply with|give|tell|share|supply|log ?in with|sign ?in with|fill in|re-?enter',
  fr: 'entre[zr]|saisi(?:r|ssez)|confirme[zr]|verifie[zr]|valide[zr]|fourni(?:r|ssez)|envoye[zr]|transmett(?:re|ez)|communique[zr]|renseigne[zr]|indique[zr]|repond(?:re|ez) avec|donne[zr]',
  de: 'eingeben|geben sie|gib|bestatig(?:en|e)|verifizier(?:en|e)|senden|schicken|teilen sie|mitteilen|ubermitteln|angeben|hinterlegen|eintragen|tragen sie',
  it: 'inser(?:ire|isci|isca|ite)|conferma(?:re|te)?|confermi|verifica(?:re|te)?|verifichi|forni(?:re|sci|sca|te)|invi(?:a|are|i|ate)|comunic(?:a|are|hi)|indica(?:re|te)?|digita(?:re|te)?',
  es: 'introdu(?:cir|zca|ce|cid)|ingres(?:ar|e|a)|confirm(?:ar|e|a)|verifi(?:car|que|ca)|valid(?:ar|e|a)|proporcion(?:ar|e|a)|envi(?:ar|e|a)|facilit(?:ar|e|a)|indi(?:car|que|ca)|escrib(?:ir|a|e)',
}
/** What is the reader's own. */
const secrets: Readonly<Record<'password' | 'card', Words>> = {
  password: {
    en: '(?:your |the |current |e-?mail |account |login )*(?:password|credentials|login (?:details|data|information)|passphrase)',
    fr: '(?:vos |votre |le |ancien |actuel )*(?:mots? de passe|identifiants|informations de connexion|donnees de connexion)',
    de: '(?:ihr(?:e|en|em)? |dein(?:e|en|em)? |das |aktuelles? |alle )*(?:passwort|kennwort|zugangsdaten|anmeldedaten|login-?daten)',
    it: '(?:la |le |il |tua |tue |sua |sue |vostra |vostre )*(?:password|credenziali|dati di accesso)',
    es: '(?:su |sus |tu |tus |la |las )*(?:contrasenas?|credenciales|datos de acceso|clave de acceso)',
  },
  card: {
    en: '(?:your |the |new |valid )*(?:credit card|debit card|card (?:number|details|data)|payment (?:details|data|information|method)|bank (?:details|data|account)|billing (?:details|information)|cvv|iban|pin$)',
    fr: '(?:vos |votre |la |les |une )*(?:carte (?:bancaire|de credit|bleue)|numero de carte|coordonnees bancaires|moyen de paiement|donnees bancaires|informations (?:de paiement|bancaires)|cvv|iban)',
    de: '(?:ihr(?:e|en|em)? |dein(?:e|en)? |die |eine )*(?:kreditkarte|kartennummer|kartendaten|bankdaten|zahlungs(?:daten|informationen|methode|mittel)|bankverbindung|cvv|iban)',
    it: '(?:la |il |i |tua |tuoi |sua |suoi |una )*(?:carta di credito|numero (?:di|della) carta|dati (?:bancari|di pagamento|della carta)|metodo di pagamento|coordinate bancarie|cvv|iban)',
    es: '(?:su |sus |tu |tus |la |los |una )*(?:tarjeta de credito|numero de (?:la )?tarjeta|datos (?:bancarios|de pago|de la tarjeta)|metodo de pago|cuenta bancaria|cvv|iban)',
  },
}
/** A code is entered at the provider; who asks for it by mail or on the phone is somebody else. */
const handOver: Words = {
  en: '(?:send|reply with|give|tell|share|read|forward)(?: (?:us|me|it|out|to us))*',
  fr: '(?:envoye[zr]|communique[zr]|repond(?:re|ez) avec|donne[zr]|transmett(?:re|ez))(?:-nous)?',
  de: '(?:senden sie|schicken sie|teilen sie|nennen sie|antworten sie mit)(?: uns)?',
  it: '(?:invia(?:re|te|ci)?|comunica(?:re|te|ci)?|rispond(?:ere|i|a) con|fornisci(?:ci)?|dacci)',
  es: '(?:envi(?:e|a|ar)(?:nos)?|comuni(?:que|ca|car)(?:nos)?|respond(?:a|e|er) con|facilit(?:e|a)(?:nos)?|denos)',
}
const code =
  '(?:your|the|this|votre|le|vos|les|ihren|den|il|tuo|suo|su|el|tu)? ?(?:(?:verification|security|backup|sms|one-?time|login|auth\\w*|6-?digit) ?)*(?:code|codes|codigo|codigos|codice|codici|bestatigungscode|sicherheitscode|sicherungscodes|einmalcode)'
const call: Words = {
  en: '(?:call|phone|dial|ring)(?: us| our| the| support| team| now| immediately| back)*',
  fr: '(?:appele[zr]|telephone[zr]|contacte[zr])(?:-nous)?',
  de: '(?:rufen sie|anrufen|telefonisch)',
  it: '(?:chiam(?:a|are|ate|i|aci)|telefon(?:a|are|ate|i))',
  es: '(?:llam(?:e|a|ar|enos|anos)|telefonee)',
}
const PHONE = String.raw`[+(]?\d[\d\s()./-]{6,20}\d`
const scan: Words = {
  en: 'scan [^.]{0,40}(?:qr|code)|qr[ -]?code',
  fr: 'scanne[zr] [^.]{0,40}(?:qr|code)|(?:code|flash) ?qr|qr ?code',
  de: 'scannen [^.]{0,40}(?:qr|code)|qr-?code',
  it: '(?:scansion|inquadra)[^.]{0,40}(?:qr|codice)|(?:codice|code) qr|qr ?code',
  es: 'escane[ae][^.]{0,40}(?:qr|codigo)|codigo qr|qr ?code',
}
const remote =
  '(?:install|download|telecharge|installe|herunterlad|installier|scarica|instal|descarg)[^.]{0,60}(?:anydesk|teamviewer|rustdesk|screenconnect|remote)'

const any = (words: Words) => Object.values(words).join('|')
const whole = (pattern: string) => new RegExp(`(?<![a-z])(?:${pattern.replaceAll('$', '(?![a-z])')})`)
const giving = (things: Words) =>
  // German and Italian put the verb behind
  whole(
    `(?:${any(give)})(?![a-z])[^.!?\\n]{0,60}(?<![a-z])(?:${any(things)})|(?<![a-z])(?:${any(things)})[^.!?\\n]{0,40} (?:${give.de})(?![a-z])`,
  )

const rows: readonly (readonly [AskedFor, RegExp])[] = [
  ['card', giving(secrets.card)],
  ['password', giving(secrets.password)],
  ['code', whole(`(?:${any(handOver)}) ${code}(?![a-z])`)],
  ['call', whole(`(?:${any(call)})(?![a-z])[^.!?\\n]{0,60}${PHONE}`)],
  ['scan', whole(any(scan))],
  ['remote', whole(remote)],
]

/** “If you do not confirm your password” asks for it all the same. */
const NEVER =
  /(?<![a-z])(?:never|jamais|nie|niemals|mai|nunca|jamas|(?:do not|don’t|not) (?:share|give|send|enter|disclose|reveal|tell|ask)|ne (?:partage|communique|donne|transmette|envoye|vous demand)|nicht (?:weiter|preis|nach)|non (?:condivid|comunic|inser|forni|invi|chied)|no (?:compart|facilit|envi|introduz|pedi|solicit))/
/** To change it, or to choose a new one, is no asking for it. */
const ABOUT_IT =
  /(?:forgot|oubli|vergessen|dimenticat|olvid)|(?<![a-z])(?:(?:new|nouveau|neues|nuova|nueva)|(?:chang|modifi|reinitialis|reset|ander|cambi|restablec|reimpost)[a-z]*(?: [a-z]+){0,2}) (?:password|mots? de passe|passwort|kennwort|contrasena)/

/** That it was changed, or that a wrong one was entered. */
const isTold = (words: string) =>
  speaksOf('password', words) && (WAS_CHANGED.test(words) || speaksOf('wrong', words))

/** What it asks for, once each. */
export function asksFor({ subject, sentences }: Said): readonly AskedFor[] {
  const asking = [subject, ...sentences]
    .map(({ words }) => words)
    .filter((words) => !NEVER.test(words) && !ABOUT_IT.test(words) && !isTold(words))
  return rows.filter(([, pattern]) => asking.some((words) => pattern.test(words))).map(([what]) => what)
}
