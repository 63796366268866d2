/** Which IP addresses the daemon may dial: a foreign name must never lead it to this computer or its network. */
import { BlockList, isIP } from 'node:net'

export type AddressKind = 'public' | 'loopback' | 'forbidden'

/** IANA's special-purpose IPv4 registry (RFC 6890 and its updates), loopback apart, multicast and reserved included. */
const specialIpv4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
/** Holes in global unicast: Teredo and its neighbours, documentation, 6to4 (which carries any IPv4 address). */
const specialIpv6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']
/** NAT64 (RFC 6052), how an IPv6-only network reaches IPv4: its last 32 bits are judged as IPv4. */
const NAT64 = '64:ff9b::'

const special = new BlockList()
for (const subnet of specialIpv4) {
  const [net = '', bits = ''] = subnet.split('/')
  special.addSubnet(net, Number(bits), 'ipv4')
  special.addSubnet(NAT64 + net, 96 + Number(bits), 'ipv6')
}
const globalIpv6 = new BlockList()
globalIpv6.addSubnet('2000::', 3, 'ipv6')
globalIpv6.addSubnet(NAT64, 96, 'ipv6')
for (const subnet of specialIpv6) {
  const [net = '', bits = ''] = subnet.split('/')
  special.addSubnet(net, Number(bits), 'ipv6')
}
/** Networks of one's own (RFC 1918, RFC 4193), where the person says so. Link-local ones are not among them: clouds answer there. */
const ownNetworks = new BlockList()
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  ownNetworks.addSubnet(net, bits, 'ipv4')
ownNetworks.addSubnet('fc00::', 7, 'ipv6')

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** @param address an IP address without brackets; anything else is `forbidden` */
export function addressKind(address: string): AddressKind {
  const family = isIP(address)
  if (family === 0) return 'forbidden'
  // A mapped address (::ffff:127.0.0.1) reaches IPv4 by another spelling, which nobody needs.
  const kind = family === 4 ? 'ipv4' : 'ipv6'
  if (/^::ffff:/i.test(address)) return 'forbidden'
  if (loopback.check(address, kind)) return 'loopback'
  if (special.check(address, kind)) return 'forbidden'
  return kind === 'ipv4' || globalIpv6.check(address, kind) ? 'public' : 'forbidden'
}

/** Where a connection may lead: `private` is the person's own network alone, `own` that or a public address. */
export type Reach = 'public' | 'loopback' | 'private' | 'own'

/** @param address an IP address without brackets */
export function isWithin(reach: Reach, address: string): boolean {
  const family = isIP(address)
  const isOwn = family !== 0 && ownNetworks.check(address, family === 4 ? 'ipv4' : 'ipv6')
  if (reach === 'private') return isOwn
  if (reach === 'own') return isOwn || addressKind(address) === 'public'
  return addressKind(address) === reach
}
