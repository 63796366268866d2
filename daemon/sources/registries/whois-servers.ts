/** Which WHOIS server speaks for which extension, and how it wants to be asked. */

export interface WhoisServer {
  readonly host: string
  readonly port: number
}

/**
 * For extensions whose registry has no RDAP server on IANA's list, or none that tells dates. A server that has moved is
 * silent, and then nothing is known; what is missing here is asked of IANA.
 */
const hosts: Readonly<Record<string, string>> = {
  'whois.nic.ac': 'ac',
  'whois.aeda.net.ae': 'ae',
  'whois.amnic.net': 'am',
  'whois.nic.ar': 'ar',
  'whois.nic.at': 'at',
  'whois.dns.be': 'be',
  'whois.register.bg': 'bg',
  'whois.cctld.by': 'by',
  'whois.nic.ch': 'ch li',
  'whois.nic.cl': 'cl',
  'whois.cnnic.cn': 'cn xn--fiqs8s',
  'whois.registry.co': 'co',
  'whois.denic.de': 'de',
  'whois.punktum.dk': 'dk',
  'whois.tld.ee': 'ee',
  'whois.eu': 'eu xn--e1a4c xn--qxa6a',
  'whois.fi': 'fi',
  'whois.registration.ge': 'ge',
  'whois.hkirc.hk': 'hk',
  'whois.dns.hr': 'hr',
  'whois.nic.hu': 'hu',
  'whois.isoc.org.il': 'il',
  'whois.nic.io': 'io',
  'whois.nic.ir': 'ir',
  'whois.nic.it': 'it',
  'whois.jprs.jp': 'jp',
  'whois.kr': 'kr',
  'whois.nic.kz': 'kz xn--80ao21a',
  'whois.domreg.lt': 'lt',
  'whois.dns.lu': 'lu',
  'whois.nic.lv': 'lv',
  'whois.nic.md': 'md',
  'whois.nic.me': 'me',
  'whois.marnet.mk': 'mk',
  'whois.mx': 'mx',
  'whois.mynic.my': 'my',
  'whois.iis.nu': 'nu',
  'whois.irs.net.nz': 'nz',
  'kero.yachay.pe': 'pe',
  'whois.dns.pt': 'pt',
  'whois.registry.qa': 'qa',
  'whois.rotld.ro': 'ro',
  'whois.rnids.rs': 'rs xn--90a3ac',
  'whois.tcinet.ru': 'ru su xn--p1ai',
  'whois.nic.net.sa': 'sa',
  'whois.iis.se': 'se',
  'whois.nic.sh': 'sh',
  'whois.sk-nic.sk': 'sk',
  'whois.ati.tn': 'tn',
  'whois.trabis.gov.tr': 'tr',
  'whois.nic.us': 'us',
  'whois.nic.ve': 've',
}
const hostByTld = new Map(
  Object.entries(hosts).flatMap(([host, tlds]) => tlds.split(' ').map((tld) => [tld, host] as const)),
)

/** Extensions without a server for the public: Red.es answers addresses that it has listed, and the others have none. */
const WITHOUT = new Set(['es', 'gr', 'cy', 'vn', 'mt', 'al', 'ba', 'va'])

/** RDAP servers on IANA's list that tell neither state nor date, where WHOIS does (uptime-kuma, pull request 7452). */
export const WHOIS_BEFORE_RDAP = new Set(['fi'])

export const IANA_WHOIS: WhoisServer = { host: 'whois.iana.org', port: 43 }

/** `null`: there is none. `undefined`: IANA may know. */
export function whoisServerFor(tld: string): WhoisServer | null | undefined {
  if (WITHOUT.has(tld)) return null
  const host = hostByTld.get(tld)
  return host === undefined ? undefined : { host, port: 43 }
}

/** Where the name alone is not enough: DENIC wants the kind, JPRS answers in Japanese unless asked not to. */
const questions: Readonly<Record<string, (name: string) => string>> = {
  de: (name) => `-T dn,ace ${name}`,
  jp: (name) => `${name}/e`,
  // Verisign would list every name server that contains the name.
  com: (name) => `domain ${name}`,
  net: (name) => `domain ${name}`,
}

export function whoisQuestion(name: string): string {
  const tld = name.slice(name.lastIndexOf('.') + 1)
  return (Object.hasOwn(questions, tld) ? questions[tld] : undefined)?.(name) ?? name
}

/** The server that IANA refers to for an extension; an address or a name of this computer is none. */
export function referredServer(text: string): WhoisServer | null {
  const line = text.split('\n', 200).find((one) => /^(?:whois|refer):/i.test(one))
  const host = line
    ?.slice(line.indexOf(':') + 1)
    .trim()
    .toLowerCase()
  const isHost = host !== undefined && host.length <= 253 && /^[a-z0-9.-]+\.[a-z][a-z0-9-]*$/.test(host)
  return isHost && !host.endsWith('.localhost') ? { host, port: 43 } : null
}
