/** The keys that registries print, and what each says. Compared without case, dots, dashes and what stands in brackets. */

/** The last three are dates. */
export type KeyRole =
  | 'name'
  | 'registry-expiry'
  | 'expiry'
  | 'registrar-expiry'
  | 'status'
  | 'state' // a status beside the name; in an address, a part of a country
  | 'evidence' // only registered names have it
  | 'foreign' // begins an object that is not the name
  | 'deleted'
  | 'free-from' // the end of a quarantine
  | 'changed'

const keys: Readonly<Record<KeyRole, readonly string[]>> = {
  name: ['domain', 'domain name', 'domainname', 'nom de domaine', 'dominio', 'nome de dominio'],
  'registry-expiry': ['registry expiry date', 'registry expiration date'],
  expiry: [
    'billed until, date expires, domain datebilleduntil, domain expiration date, domain expires, domain expiry date',
    'exp date, expiration, expiration date, expiration on, expiration time, expiration timestamp, expire, expire date',
    'expire on, expired date, expired on, expires, expires at, expires date, expires on, expiring date, expiry',
    'expiry date, expiry on, expiry timestamp, paid till, paid until, record expired, record expires, record expires on',
    'record expiry date, record will expire on, domain expires on, registered until, registration expires',
    'registration expiry date, renew date, renewal, renewal date, till date, valid date, valid thru, valid to',
    'valid until, validity, expiration du domaine, data de expiracao, data expiracao, fecha de expiracion',
    'fecha de vencimiento, data di scadenza, 有効期限, 有効限, 사용 종료일',
  ].flatMap((line) => line.split(', ')),
  'registrar-expiry': [
    'registrar registration expiration date',
    'registrar registration expiry date',
    'registrar expiration date',
    'registrar expiry date',
  ],
  status: [
    'status, domain status, domain state, statuses, epp status, eppstatus, registration status, query status',
    'domaintype, flags, pending, estado, estado status, stato, 状態, ren status',
  ].flatMap((line) => line.split(', ')),
  state: ['state'],
  evidence: [
    'registrar, registrar name, sponsoring registrar, current registar, registar created, registrar handle',
    'registrar info, registrar information, reseller, registered through, last registrar, registrant, holder, owner',
    'registrant name, registrant organization, registrant contact, domain holder, holder c, owner c, admin c, tech c',
    'org, organisation, organization, created, created on, created date, creation date, record created, crdate',
    'registered, registered on, registered date, registration date, registration time, first registration date',
    'domain registered, domain created, domain record activated, assigned, activated, modified, last modified',
    'last update, last updated, last updated on, last updated date, updated, updated date, updated on, modification date',
    'record last updated on, changed date, nserver, nservers, name server, name servers, nameserver, nameservers',
    'domain nameservers, domain servers, dns, name server handle, primary server, hostname, host name, dnssec',
    'registry domain id, roid, norid handle, registrant type, authinfo, signing key, 登録年月日',
  ].flatMap((line) => line.split(', ')),
  foreign: [
    'contact',
    'contact id',
    'nic hdl',
    'nic hdl br',
    'person',
    'personname',
    'role',
    'nsset',
    'keyset',
  ],
  deleted: ['deleted', 'deletion date', 'delete date'],
  'free-from': ['date out of quarantine', 'available'],
  changed: ['changed'],
}

const roles = new Map(
  Object.entries(keys).flatMap(([role, names]) => names.map((name) => [name, role as KeyRole] as const)),
)

/** What a key says; of two languages side by side (`Nome de domínio / Domain Name`) either will do. */
export function roleOf(key: string): KeyRole | null {
  for (const part of [key, ...key.split('/')]) {
    const role = roles.get(plain(part))
    if (role !== undefined) return role
  }
  return null
}

const plain = (key: string) =>
  key
    .replace(/\([^)]{0,40}\)/g, '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
