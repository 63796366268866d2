/** The keys that registries print, and what each says. Compared without case, dots, dashes and what stands in brackets. */

/** The last three are dates. */
export type KeyRole =
  | 'name'
  | 'registry-expiry'
  | 'expiry'
  | 'registrar-expiry'
  | 'status'
  | 'state' // a status beside the name; in an address, a part of a country
  | 'pending' // what is under way with it
  | 'reason' // why it has a status
  | 'registrar'
  | 'registrar-id'
  | 'server' // that it is delegated to
  | 'signed'
  | 'evidence' // only registered names have it
  | 'trace' // the answer about a free name may have it, too
  | 'foreign' // begins an object that is not the name
  | 'deleted'
  | 'free-from' // the end of a quarantine
  | 'changed'

const keys: Readonly<Record<KeyRole, readonly string[]>> = {
  name: [
    'domain, domain name, domainname, query, information about, informations about, nom de domaine, dominio',
    'nome de dominio, nombre de dominio, ドメイン名',
  ],
  'registry-expiry': ['registry expiry date, registry expiration date'],
  expiry: [
    'billed until, date expires, domain datebilleduntil, domain expiration date, domain expires, domain expiry date',
    'exp date, expiration, expiration date, expiration on, expiration time, expiration timestamp, expire, expire date',
    'expire on, expired date, expired on, expires, expires at, expires date, expires on, expiring date, expiry',
    'expiry date, expiry on, expiry timestamp, paid till, paid until, record expired, record expires, record expires on',
    'record expiry date, record will expire on, domain expires on, registered until, registration expires',
    'registration expiry date, renew date, renewal, renewal date, till date, valid date, valid thru, valid to',
    'valid until, validity, expiration du domaine, date d expiration, data de expiracao, data expiracao',
    'fecha de expiracion, fecha de vencimiento, data di scadenza, 有効期限, 有効限, 사용 종료일',
  ],
  'registrar-expiry': [
    'registrar registration expiration date, registrar registration expiry date',
    'registrar expiration date, registrar expiry date',
  ],
  status: [
    'status, domain status, domain state, statuses, epp status, eppstatus, registration status, query status',
    'domaintype, flags, record status, estado, estado status, estatus del dominio, stato, 状態, ren status',
  ],
  state: ['state'],
  pending: ['pending'],
  reason: ['status reason'],
  registrar: [
    'registrar, registrar name, sponsoring registrar, current registar, registrar info, registered through',
    'sponsoring registrar organization, registration service provider',
  ],
  'registrar-id': ['registrar iana id, sponsoring registrar iana id'],
  server: [
    'nserver, nservers, name server, name servers, nameserver, nameservers, domain nameservers, domain servers',
    'domain servers in listed order, dns servers, primary server, hostname, host name, name servers dns',
  ],
  signed: ['dnssec'],
  evidence: [
    'registar created, registrar handle, registrar information, reseller, last registrar, registrant, holder, owner',
    'registrant name, registrant organization, registrant contact, domain holder, holder c, owner c, admin c, tech c',
    'org, organisation, organization, created, created on, created date, creation date, record created, crdate',
    'registered, registered on, registered date, registration date, registration time, first registration date',
    'domain registered, domain created, domain record activated, assigned, activated, fecha de creacion, titular',
    'name server handle, registry domain id, roid, norid handle, registrant type, authinfo, 登録年月日',
  ],
  trace: [
    'modified, last modified, last update, last updated, last updated on, last updated date, updated, updated date',
    'updated on, modification date, record last updated on, changed date, signing key, dns',
  ],
  foreign: ['contact, contact id, nic hdl, nic hdl br, person, personname, role, nsset, keyset'],
  deleted: ['deleted, deletion date, delete date'],
  'free-from': ['date out of quarantine, available'],
  changed: ['changed'],
}

function plain(key: string): string {
  return key
    .replace(/\([^)]{0,40}\)/g, '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const roles = new Map(
  Object.entries(keys).flatMap(([role, lines]) =>
    lines.flatMap((line) => line.split(', ')).map((name) => [plain(name), role as KeyRole] as const),
  ),
)

/** What a key says; of two languages side by side (`Nome de domínio / Domain Name`) either will do. */
export function roleOf(key: string): KeyRole | null {
  for (const part of new Set([key, ...key.split('/')])) {
    const role = roles.get(plain(part))
    if (role !== undefined) return role
  }
  return null
}
