/** What stands beside a name that is imitated: the words of dnstwist's lists, and those of sign-in pages in five languages. */
import { skeletonOf } from './skeleton.ts'

const words =
  'abonnement|acceso|access|accesso|account|admin|agree|aide|aiuto|anmelden|anmeldung|app|assistance|assistenza|' +
  'auth|ayuda|banking|bill|billing|cdn|check|choose|claim|click|client|cliente|cloud|compte|confirm|confirmation|' +
  'connect|connexion|conto|cuenta|download|ebanking|einloggen|enroll|factura|facture|fattura|find|help|' +
  'hilfe|home|hosting|http|https|id|info|install|invoice|konto|kunde|kunden|log|login|logon|mail|manager|' +
  'my|office|online|pagamento|pago|paiement|password|passwort|pay|payment|payments|portal|postfach|' +
  'rechnung|recovery|register|renew|renouvellement|reset|rinnovo|safe|secure|securise|securite|security|' +
  'seguridad|service|services|sicher|sicherheit|sicurezza|sign|signin|signup|site|ssl|sso|summary|support|' +
  'team|update|user|verifica|verificar|verification|verify|verlaengerung|view|web|ww|www|zahlung'

/** By their looks. */
export const onlyWords = new RegExp(`^(?:${skeletonOf(words)})+$`)

const asWritten = [new RegExp(`^(?:${words})+`), new RegExp(`(?:${words})+$`)] as const
const asLooked = [new RegExp(`^(?:${skeletonOf(words)})+`), new RegExp(`(?:${skeletonOf(words)})+$`)] as const

/**
 * How a text looks without such words behind it, before it, and both. They are looked for as they are written, since letters are read
 * as one across words, and as they look.
 * @param text without hyphens
 */
export const withoutWords = (text: string): string[] => [
  ...shortened(text, asWritten).map(skeletonOf),
  ...shortened(skeletonOf(text), asLooked),
]
const shortened = (text: string, [before, behind]: readonly [RegExp, RegExp]) => [
  text.replace(behind, ''),
  text.replace(before, ''),
  text.replace(before, '').replace(behind, ''),
]
