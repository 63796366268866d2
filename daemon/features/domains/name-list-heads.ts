/** What tables call their columns, in five languages: without accents, apostrophes and hyphens. What goes before is preferred. */
const heads = (text: string): readonly string[] => text.split(/[,\n]/).map((head) => head.trim())

/** A column called merely “name” may be somebody's own, so it comes last. */
export const nameHeads = heads(`domain name, domainname, fqdn, domain, domains,
  nom de domaine, domaine, domaines, domane, domanen,
  nome di dominio, nome a dominio, nome dominio, nombre de dominio, nombre del dominio, dominio, domini, dominios,
  zone, hostname, host, name, nom, nome, nombre`)

/** What is paid goes before what the registry prints, and that before the day of renewal. */
export const dateHeads =
  heads(`paid until, paid through, paye jusqu au, bezahlt bis, pagato fino al, pagado hasta,
  expiry date, expiration date, expire date, expires at, expires on, expires, expiry, expiration, valid until, end date,
  date d expiration, expire le, date d echeance, echeance, valable jusqu au, date de fin,
  ablaufdatum, ablauf, lauft ab am, lauft ab, gultig bis, laufzeitende, vertragsende,
  data di scadenza, data scadenza, scadenza, scade il, valido fino al,
  fecha de caducidad, caducidad, caduca el, fecha de vencimiento, vencimiento, vence el, fecha de expiracion, valido hasta,
  renewal date, renews on, renew by, next due date, due date,
  date de renouvellement, verlangerungsdatum, data di rinnovo, data rinnovo, fecha de renovacion`)
