/** The sandbox's own registry: RDAP (RFC 9083) about its names, and a bootstrap file (RFC 9224) that leads to it. */
import { Hono } from 'hono'
import { iso } from '#shared/time.ts'
import { eppStatuses, extensions, phaseAt, registryExpiry } from './lifecycle.ts'
import type { Domain } from './state.ts'
import type { World } from './world.ts'

const JSON_TYPE = { 'content-type': 'application/rdap+json' }
const CONFORMANCE = ['rdap_level_0', 'icann_rdap_response_profile_1']

/** @param baseUrl where this registry is reached, for the bootstrap file */
export function createRegistry(world: World, baseUrl: () => string): Hono {
  const registry = new Hono()
  registry.get('/rdap/bootstrap.json', (c) =>
    c.json({
      version: '1.0',
      publication: world.now(),
      services: [[Object.keys(extensions), [`${baseUrl()}/rdap/`]]],
    }),
  )
  registry.get('/rdap/domain/:name', (c) => {
    if (world.faults.registry !== null) return new Response(null, { status: world.faults.registry })
    const name = c.req.param('name').toLowerCase().replace(/\.$/, '')
    const now = world.at()
    const found = byName(world).get(name)
    if (found === undefined || phaseAt(found, now) === 'free')
      return Response.json(
        { rdapConformance: CONFORMANCE, errorCode: 404, title: 'Not found' },
        { status: 404, headers: JSON_TYPE },
      )
    return Response.json(answer(found, now, baseUrl()), { headers: JSON_TYPE })
  })
  return registry
}

const byName = (world: World) =>
  world.view('by-name', () => new Map(world.state.domains.map((one) => [one.name, one])))

const event = (eventAction: string, at: number) => ({ eventAction, eventDate: iso(at) })

function answer(domain: Domain, now: number, baseUrl: string) {
  const expiry = registryExpiry(domain, now)
  return {
    rdapConformance: CONFORMANCE,
    objectClassName: 'domain',
    handle: `${domain.name.toUpperCase()}-SANDBOX`,
    ldhName: domain.name,
    status: eppStatuses(domain, now).map(rdapStatus),
    events: [
      event('registration', domain.createdAt),
      ...(expiry === null ? [] : [event('expiration', expiry)]),
      event('last changed', Math.min(now, domain.paidUntil)),
      event('last update of RDAP database', now),
    ],
    entities: [
      {
        objectClassName: 'entity',
        handle: 'SANDBOX',
        roles: ['registrar'],
        vcardArray: [
          'vcard',
          [
            ['version', {}, 'text', '4.0'],
            ['fn', {}, 'text', 'Sandbox Registrar'],
          ],
        ],
      },
    ],
    nameservers: serversOf(domain).map((ldhName) => ({ objectClassName: 'nameserver', ldhName })),
    secureDNS: { delegationSigned: domain.dnssec },
    links: [{ rel: 'self', type: 'application/rdap+json', href: `${baseUrl}/rdap/domain/${domain.name}` }],
  }
}

const serversOf = ({ strange }: Domain) =>
  strange.includes('elsewhere') ? ['ns1.stranger.example'] : ['ns11.sandbox.example', 'ns12.sandbox.example']

/** RFC 8056, section 2: camel case becomes words, and `ok` is `active`. */
const rdapStatus = (epp: string): string =>
  epp === 'ok' ? 'active' : epp.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
