/** How long each extension leaves a name after its end: grace, redemption, deletion. Days; each row with its source. */

export interface TldLengths {
  /** After expiry a name can still be renewed this long; where the registrar decides, from the least to the most. */
  readonly grace: readonly [least: number, most: number]
  /** After deletion it can be restored this long. */
  readonly redemption: number
  /** After that it can be neither, until it is free. */
  readonly pendingDelete: number
  /** Renewal closes this long before expiry. */
  readonly closesBefore?: number
  /** `pending delete` is shown while the name can still be renewed. */
  readonly pendingDeleteRenewable?: true
  /** Seen in a registry's or registrar's own text, or only inferred or told by one reseller. */
  readonly sure: boolean
  readonly source: string
}

const ROUTE53 = 'AWS Route 53 documentation, awsdocs/amazon-route53-docs b5a28eb, doc_source'
const ERRP = 'ICANN Expired Registration Recovery Policy, 3.1'
const SANDBOX = 'the rules of the sandbox'
const gtld = (source: string, sure = true): TldLengths => ({
  grace: [0, 45],
  redemption: 30,
  pendingDelete: 5,
  sure,
  source,
})

const lengthsByTld: Readonly<Record<string, TldLengths>> = {
  com: gtld(`${ROUTE53}; ${ERRP}`),
  net: gtld(ROUTE53),
  org: gtld(ROUTE53),
  info: gtld(ROUTE53),
  biz: gtld(ROUTE53),
  app: gtld('google/nomulus Tld.java, defaults 45/30/5; registry.google pricing policy'),
  dev: gtld('google/nomulus Tld.java, defaults 45/30/5; registry.google pricing policy'),
  swiss: gtld(ERRP, false),
  io: gtld(`${ROUTE53}: deleted at 80 d`),
  me: { ...gtld(ROUTE53), grace: [0, 30] },
  co: { ...gtld(`${ROUTE53}: restore 30-45 d, gone at 50 d`), grace: [0, 30], redemption: 15 },
  // Registrars take the name out the day before it ends; WebNIC says 35 d, and no registry text was seen.
  ch: { ...keptDays(40, `${ROUTE53}: 9-49 d; dnsimple-support domains-ch.md`, false), closesBefore: 1 },
  li: { ...keptDays(40, 'dnsimple-support domains-li.md; same registry as .ch', false), closesBefore: 1 },
  fr: { ...keptDays(30, `afnic.fr, remember to renew; ${ROUTE53}`), grace: [0, 28] },
  be: keptDays(40, 'docs.dnsbelgium.be, deletes and domain name life cycle'),
  de: keptDays(30, 'denic.de, Redemption Grace Period'),
  eu: keptDays(40, 'help.eurid.eu, article 9731562911261'),
  nl: keptDays(40, 'sidn.nl, undoing the cancellation'),
  at: keptDays(30, 'zone.ee, .at rules', false),
  it: {
    grace: [15, 15],
    redemption: 30,
    pendingDelete: 5,
    sure: true,
    source: 'guide.hosting.aruba.it, stati domini .it; registrazionedomini.info',
  },
  uk: {
    grace: [30, 30],
    redemption: 60,
    pendingDelete: 5,
    pendingDeleteRenewable: true,
    sure: true,
    source: 'registrars.nominet.uk, new domain expiry process (2022-09-13)',
  },
  se: internetstiftelsen(),
  nu: internetstiftelsen(),
  es: { ...keptDays(10, `${ROUTE53}: renew until 6 d before, restore until 4 d after`), closesBefore: 6 },
  // Reserved (RFC 2606, RFC 9476): they exist only in the sandbox, whose registries keep these lengths.
  example: { ...keptDays(30, SANDBOX), grace: [30, 30], pendingDelete: 5 },
  test: keptDays(40, SANDBOX),
  alt: { ...keptDays(20, SANDBOX), grace: [10, 10] },
}

/** Ten days expired, sixty deactivated, and renewable all along; what then lies in quarantine is the registry's own. */
function internetstiftelsen(): TldLengths {
  const source =
    'internetstiftelsen.se, domains that may soon be available; support.registry.se, release of names'
  return { grace: [70, 70], redemption: 0, pendingDelete: 7, sure: true, source }
}

/** No grace after the end, nothing after the redemption: as most European registries do it. */
function keptDays(redemption: number, source: string, sure = true): TldLengths {
  return { grace: [0, 0], redemption, pendingDelete: 0, sure, source }
}

/** Sponsored and reserved extensions, which the policy does not bind. */
const outsideErrp = new Set(['aero', 'arpa', 'coop', 'edu', 'gov', 'int', 'mil', 'museum', 'post'])
const anyGtld = gtld(ERRP, false)

/** `null` where nothing is known: country extensions beyond the table. */
export function tldLengths(name: string): TldLengths | null {
  const tld = name.slice(name.lastIndexOf('.') + 1)
  const row = Object.hasOwn(lengthsByTld, tld) ? lengthsByTld[tld] : undefined
  if (row !== undefined) return row
  // Country extensions have two letters, or are A-labels, which only IANA's list could tell from generic ones.
  return tld.length === 2 || tld.startsWith('xn--') || outsideErrp.has(tld) ? null : anyGtld
}
