/** What pages call the field of a one-time code, and what looks like it and is not. Pure. */

/** Their names mean nothing else. In the five languages of the extension. */
const surely = [
  /\b[tmh]?otp\b|\b[2mt]fa\b|one[\s_-]?time|two[\s_-]?(factor|step)|multi[\s_-]?factor|authenticator/,
  /(verification|security|authentication|login)[\s_-]?code/,
  /einmal[\s_-]?(code|kennwort|passwort)|zwei[\s_-]?faktor|(bestätigungs|sicherheits|verifizierungs)[\s_-]?code/,
  /usage unique|deux (facteurs|étapes)|code de (vérification|sécurité|validation)/,
  /monouso|due (fattori|passaggi)|codice di (verifica|sicurezza)/,
  /un solo uso|(dos|dobles?) (factor|pasos)|código de (verificación|seguridad)/,
]
const perhaps = /\b(code|codice|código|pin|token)\b|code\b/

/** Codes as well, and never of an app. */
const never =
  /backup|recover|rescue|emergency|secours|wiederherstell|ersatz|recuper|respaldo|captcha|promo|coupon|voucher|gutschein/

/** What a person has many of that is called a code, or is made of digits. */
const other =
  /zip|post(al|code|leitzahl)|\bplz\b|phone|mobile|téléphone|telefon|area|country|prefix|landes|pays|discount|gift|invit|referr|search|\bcv[cv]2?\b|card|iban|\bbic\b|amount|birth|\bdate|year|month|quantity/

/** camelCase and under_scores become words. */
const inWords = (text: string) =>
  text
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase()

export function saysCode(text: string): 'surely' | 'perhaps' | 'no' | 'another' {
  const words = inWords(text)
  if (never.test(words)) return 'another'
  if (surely.some((one) => one.test(words))) return 'surely'
  if (other.test(words)) return 'another'
  return perhaps.test(words) ? 'perhaps' : 'no'
}
