/** RDAP answers that a careless reader takes for something else, about invented names. Read at 2026-06-01T00:00:00Z. */

export interface RdapAnswerExample {
  readonly name: string
  readonly phase: string
  readonly expiry?: string | null
  readonly outcome?: string
  readonly httpStatus?: number
  /** JSON, where it is no text. */
  readonly body: unknown
}

const ev = (eventAction: string, eventDate: unknown) => ({ eventAction, eventDate })
const dom = (ldhName: string, over: object = {}) => ({
  rdapConformance: ['rdap_level_0'],
  objectClassName: 'domain',
  ldhName,
  ...over,
})
const err = (errorCode: unknown, over: object = {}) => ({
  rdapConformance: ['rdap_level_0'],
  errorCode,
  ...over,
})

export const adverseRdapAnswers: readonly RdapAnswerExample[] = [
  // 404 shapes
  { name: 'vully.com', httpStatus: 404, body: '', phase: 'available' },
  { name: 'vully.com', httpStatus: 404, body: '\n', phase: 'available' },
  {
    name: 'vully.fr',
    httpStatus: 404,
    body: err(404, { title: 'Object not found', description: ['...'] }),
    phase: 'available',
  },
  {
    name: 'vully.fr',
    httpStatus: 404,
    body: { message: 'no Route matched with those values' },
    phase: 'unknown',
  },
  {
    name: 'vully.fr',
    httpStatus: 404,
    body: {
      timestamp: '2026-06-01T00:00:00.000+00:00',
      status: 404,
      error: 'Not Found',
      path: '/domain/vully.fr',
    },
    phase: 'unknown',
  },
  { name: 'vully.fr', httpStatus: 404, body: { detail: 'Not Found' }, phase: 'unknown' },
  {
    name: 'vully.fr',
    httpStatus: 404,
    body: {
      type: 'https://tools.ietf.org/html/rfc7231#section-6.5.4',
      title: 'Not Found',
      status: 404,
      traceId: '00-x',
    },
    phase: 'unknown',
  },
  {
    name: 'vully.fr',
    httpStatus: 404,
    body: { error: { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' } },
    phase: 'unknown',
  },
  {
    name: 'vully.fr',
    httpStatus: 404,
    body: { fault: { faultstring: 'Unable to identify proxy for host', detail: { errorcode: 'x' } } },
    phase: 'unknown',
  },
  {
    name: 'vully.app',
    httpStatus: 404,
    body: err(404, {
      title: 'Not Found',
      description: ['vully.app not found'],
      notices: [
        {
          title: 'RDAP Terms of Service',
          description: [
            'By querying our Domain Database, you are agreeing to comply with these terms...',
            'If you exceed the query rate limit you will be blocked',
          ],
        },
      ],
      lang: 'en',
    }),
    phase: 'available',
  },
  {
    name: 'vully.live',
    httpStatus: 404,
    body: err(404, { title: 'Object not found', description: ['The name is blocked by DPML'] }),
    phase: 'unknown',
  },
  {
    name: 'vully.live',
    httpStatus: 404,
    body: err(404, { title: 'Domain reserved', description: ['This name is reserved by the registry'] }),
    phase: 'unknown',
  },
  {
    name: 'vully.live',
    httpStatus: 404,
    body: err(404, {
      title: 'Not Found',
      description: ['The domain you requested is not available for registration'],
    }),
    phase: 'unknown',
  },
  {
    name: 'vully.live',
    httpStatus: 404,
    body: err(429, { title: 'Too Many Requests' }),
    phase: 'unknown',
    outcome: 'rate-limited',
  },
  {
    name: 'vully.live',
    httpStatus: 404,
    body: err(404, { title: 'Rate limit exceeded', description: ['Too many requests'] }),
    phase: 'unknown',
  },
  { name: 'vully.live', httpStatus: 404, body: err(403, { title: 'Forbidden' }), phase: 'unknown' },
  { name: 'vully.live', httpStatus: 404, body: err(500, { title: 'Internal' }), phase: 'unknown' },
  { name: 'vully.live', httpStatus: 404, body: err(501, { title: 'Not implemented' }), phase: 'unknown' },
  { name: 'vully.live', httpStatus: 404, body: err('404', {}), phase: 'available' },
  {
    name: 'vully.live',
    httpStatus: 404,
    body: err(404, { title: 'TLD not supported', description: ['The TLD is not served by this server'] }),
    phase: 'unknown',
  },
  {
    name: 'vully.live',
    httpStatus: 404,
    body: err(404, { title: 'No RDAP service for this domain' }),
    phase: 'unknown',
  },
  { name: 'vully.live', httpStatus: 404, body: 'Not Found', phase: 'unknown' },
  { name: 'vully.live', httpStatus: 404, body: '"Not Found"', phase: 'unknown' },
  {
    name: 'vully.live',
    httpStatus: 404,
    body: '<html><head><title>404 Not Found</title></head></html>',
    phase: 'unknown',
  },
  { name: 'vully.live', httpStatus: 404, body: '404 page not found', phase: 'unknown' },
  { name: 'vully.live', httpStatus: 404, body: dom('vully.live', { errorCode: 404 }), phase: 'unknown' },
  {
    name: 'vully.live',
    httpStatus: 404,
    body: err(404, { title: 'Not found', description: ['other.live not found'] }),
    phase: 'unknown',
  },
  {
    name: 'vully.live',
    httpStatus: 404,
    body: err(404, { title: 'vully.live not found', objectClassName: 'domain', ldhName: 'other.live' }),
    phase: 'unknown',
  },
  { name: 'vully.live', httpStatus: 200, body: { message: 'API rate limit exceeded' }, phase: 'unknown' },
  {
    name: 'vully.live',
    httpStatus: 200,
    body: {
      rdapConformance: ['rdap_level_0'],
      notices: [{ title: 'No result', description: ['not found'] }],
    },
    phase: 'unknown',
  },
  { name: 'vully.live', httpStatus: 200, body: { domainSearchResults: [] }, phase: 'unknown' },
  {
    name: 'vully.live',
    httpStatus: 200,
    body: { rdapConformance: ['rdap_level_0'], domainSearchResults: [dom('vully.live')] },
    phase: 'unknown',
  },
  { name: 'vully.live', httpStatus: 400, body: err(400), phase: 'unknown' },
  { name: 'vully.live', httpStatus: 401, body: err(404), phase: 'unknown' },
  { name: 'vully.live', httpStatus: 403, body: err(404), phase: 'unknown' },
  { name: 'vully.live', httpStatus: 503, body: err(404), phase: 'unknown' },
  { name: 'vully.live', httpStatus: 410, body: err(404), phase: 'unknown' },
  { name: 'vully.live', httpStatus: 204, body: '', phase: 'unknown' },
  { name: 'vully.live', httpStatus: 206, body: dom('vully.live'), phase: 'unknown' },
  // registered
  {
    name: 'vully.com',
    body: {
      objectClassName: 'domain',
      handle: '1_DOMAIN_COM-VRSN',
      ldhName: 'VULLY.COM',
      links: [{ rel: 'related', href: 'https://x/domain/VULLY.COM' }],
      status: ['client transfer prohibited'],
      entities: [
        {
          objectClassName: 'entity',
          handle: '292',
          roles: ['registrar'],
          publicIds: [{ type: 'IANA Registrar ID', identifier: '292' }],
          vcardArray: [
            'vcard',
            [
              ['version', {}, 'text', '4.0'],
              ['fn', {}, 'text', 'X'],
            ],
          ],
        },
      ],
      events: [
        ev('registration', '1997-09-15T04:00:00Z'),
        ev('expiration', '2027-09-14T04:00:00Z'),
        ev('last changed', '2019-09-09T15:39:04Z'),
        ev('last update of RDAP database', '2026-06-01T00:00:00Z'),
      ],
      secureDNS: { delegationSigned: false },
      nameservers: [{ objectClassName: 'nameserver', ldhName: 'NS1.X.COM' }],
      rdapConformance: ['rdap_level_0'],
    },
    phase: 'active',
    expiry: '2027-09-14T04:00:00Z',
  },
  {
    name: 'vully.org',
    body: dom('vully.org', {
      status: ['auto renew period', 'client hold'],
      events: [ev('expiration', '2027-05-20T04:00:00Z')],
    }),
    phase: 'expired',
    expiry: '2027-05-20T04:00:00Z',
  },
  {
    name: 'vully.org',
    body: dom('vully.org', {
      status: ['pending delete', 'redemption period', 'client hold', 'inactive'],
      events: [ev('expiration', '2027-04-20T04:00:00Z'), ev('deletion', '2026-05-20T04:00:00Z')],
    }),
    phase: 'redemption',
  },
  {
    name: 'vully.org',
    body: dom('vully.org', {
      status: ['pending transfer'],
      events: [ev('expiration', '2027-04-20T04:00:00Z')],
    }),
    phase: 'active',
  },
  {
    name: 'vully.org',
    body: dom('vully.org', {
      status: ['transfer period', 'server transfer prohibited'],
      events: [ev('expiration', '2027-04-20T04:00:00Z'), ev('transfer', '2026-05-30T04:00:00Z')],
    }),
    phase: 'active',
  },
  { name: 'vully.org', body: dom('vully.org', { status: ['reserved'] }), phase: 'unknown' },
  {
    name: 'vully.org',
    body: dom('vully.org', {
      status: ['add period', 'ok'],
      events: [
        ev('registration', '2026-05-30T04:00:00Z'),
        ev('deletion', '2026-04-20T04:00:00Z'),
        ev('expiration', '2027-05-30T04:00:00Z'),
      ],
    }),
    phase: 'active',
  },
  {
    name: 'vully.de',
    body: {
      rdapConformance: ['rdap_level_0'],
      objectClassName: 'domain',
      ldhName: 'vully.de',
      status: ['active'],
      events: [ev('last changed', '2020-02-23T05:36:15+01:00')],
      nameservers: [{ objectClassName: 'nameserver', ldhName: 'ns1.x.de' }],
    },
    phase: 'active',
    expiry: null,
  },
  {
    name: 'vully.de',
    body: {
      rdapConformance: ['rdap_level_0'],
      objectClassName: 'domain',
      ldhName: 'vully.de',
      status: ['redemption period'],
    },
    phase: 'redemption',
    expiry: null,
  },
  {
    name: 'vully.fr',
    body: dom('vully.fr', {
      status: ['pending delete', 'redemption period'],
      events: [
        ev('registration', '2005-08-02T14:16:36Z'),
        ev('expiration', '2026-05-09T22:08:09Z'),
        ev('deletion', '2026-05-12T22:08:09Z'),
      ],
    }),
    phase: 'redemption',
    expiry: '2026-05-09T22:08:09Z',
  },
  {
    name: 'vully.fr',
    body: dom('vully.fr', { status: ['server hold'], events: [ev('expiration', '2027-05-09T22:08:09Z')] }),
    phase: 'active',
  },
  {
    name: 'vully.nl',
    body: dom('vully.nl', {
      status: ['active'],
      events: [
        ev('registration', '2005-08-02T14:16:36Z'),
        ev('last changed', '2020-01-01T00:00:00Z'),
        ev('last update of RDAP database', '2026-06-01T00:00:00Z'),
      ],
    }),
    phase: 'active',
    expiry: null,
  },
  {
    name: 'vully.nl',
    body: dom('vully.nl', {
      status: ['pending delete', 'redemption period'],
      events: [ev('registration', '2005-08-02T14:16:36Z'), ev('deletion', '2026-05-20T00:00:00Z')],
    }),
    phase: 'redemption',
  },
  {
    name: 'vully.uk',
    body: dom('vully.uk', { status: ['active'], events: [ev('expiration', '2027-01-26T11:42:24Z')] }),
    phase: 'active',
  },
  {
    name: 'vully.uk',
    body: dom('vully.uk', {
      status: ['inactive', 'server hold', 'pending delete'],
      events: [ev('expiration', '2026-04-20T11:42:24Z')],
    }),
    phase: 'redemption',
  },
  {
    name: 'vully.ca',
    body: dom('vully.ca', {
      status: ['auto renew period', 'server transfer prohibited'],
      events: [ev('expiration', '2027-05-20T04:00:00Z')],
    }),
    phase: 'expired',
  },
  {
    name: 'vully.com.au',
    body: dom('vully.com.au', {
      status: ['server hold', 'server renew prohibited'],
      events: [ev('last changed', '2026-05-20T04:00:00Z')],
      redacted: [
        {
          name: { description: 'Registry Expiry Date' },
          prePath: "$.events[?(@.eventAction=='expiration')]",
          method: 'removal',
        },
      ],
    }),
    phase: 'active',
    expiry: null,
  },
  {
    name: 'vully.com.br',
    body: dom('vully.com.br', {
      status: ['active'],
      events: [
        ev('registration', '1999-05-18T12:00:00Z'),
        ev('last changed', '2026-04-17T12:00:00Z'),
        ev('expiration', '2027-05-18T12:00:00Z'),
      ],
      secureDNS: { delegationSigned: false },
      nicbr_registration: 1,
    }),
    phase: 'active',
    expiry: '2027-05-18T12:00:00Z',
  },
  {
    name: 'vully.cz',
    body: dom('vully.cz', {
      rdapConformance: ['rdap_level_0', 'fred_version_0'],
      status: ['active'],
      events: [ev('expiration', '2026-10-27T22:00:00Z')],
    }),
    phase: 'active',
    expiry: '2026-10-27T22:00:00Z',
  },
  {
    name: 'vully.fi',
    body: dom('vully.fi', { events: [ev('registration', '2006-06-30T00:00:00')] }),
    phase: 'active',
    expiry: null,
  },
  {
    name: 'vully.no',
    body: dom('vully.no', { handle: 'X-NORID', events: [ev('registration', '2001-02-26T00:00:00Z')] }),
    phase: 'active',
    expiry: null,
  },
  {
    name: 'vully.pl',
    body: dom('vully.pl', { status: ['active'], events: [ev('expiration', '2026-09-18T12:00:00Z')] }),
    phase: 'active',
  },
  {
    name: 'vully.pl',
    body: dom('vully.pl', { status: ['blocked'], events: [ev('expiration', '2026-05-18T12:00:00Z')] }),
    phase: 'expired',
  },
  {
    name: 'vully.sg',
    body: dom('vully.sg', { status: ['active'], events: [ev('Expiration', '2027-01-05T03:00:00.000Z')] }),
    phase: 'active',
    expiry: '2027-01-05T03:00:00Z',
  },
  {
    name: 'vully.tw',
    body: dom('vully.tw', { status: ['active'], events: [ev('expiration', '2027-01-05T03:00:00+08:00')] }),
    phase: 'active',
    expiry: '2027-01-04T19:00:00Z',
  },
  {
    name: 'vully.ar',
    body: dom('vully.ar', { status: ['active'], events: [ev('expiration', '2027-03-01T00:00:00Z')] }),
    phase: 'active',
  },
  {
    name: 'vully.lol',
    body: dom('vully.lol', { status: ['active'], events: [ev('expiration', '294247-01-10T04:00:54.775Z')] }),
    phase: 'active',
    expiry: null,
  },
  {
    name: 'vully.com',
    body: dom('vully.com', { events: [ev('expiration', '2027-09-14T04:00Z')] }),
    phase: 'active',
    expiry: '2027-09-14T04:00:00Z',
  },
  {
    name: 'vully.com',
    body: dom('vully.com', { events: [ev('expiration', '2027-09-14T04:00:00 UTC')] }),
    phase: 'active',
    expiry: '2027-09-14T04:00:00Z',
  },
  {
    name: 'vully.com',
    body: dom('vully.com', { events: [ev('expiration', 1820895600000)] }),
    phase: 'unknown',
  },
  {
    name: 'vully.com',
    body: dom('vully.com', { events: [ev('expiration', '14/09/2027')] }),
    phase: 'unknown',
  },
  {
    name: 'vully.com',
    body: dom('vully.com', { events: [ev('expiration', '2027-09-14T04:00:00Z'), ev('expiration', 'soon')] }),
    phase: 'active',
  },
  {
    name: 'vully.com',
    body: dom('vully.com', { events: [ev('registrar expiration', '2027-09-14T04:00:00Z')] }),
    phase: 'active',
    expiry: null,
  },
  { name: 'vully.com', body: dom('vully.com', { status: 'redemptionPeriod' }), phase: 'redemption' },
  { name: 'vully.com', body: dom('vully.com', { status: ['REDEMPTION_PERIOD'] }), phase: 'redemption' },
  { name: 'vully.com', body: dom('vully.com', { objectClassName: 'Domain' }), phase: 'active' },
  { name: 'vully.com', body: dom('www.vully.com'), phase: 'unknown' },
  { name: 'vully.com', body: [dom('vully.com')], phase: 'unknown' },
  {
    name: 'vully.com',
    body: JSON.stringify(dom('vully.com', { events: [ev('expiration', '2027-09-14T04:00:00Z')] })).slice(
      0,
      -4,
    ),
    phase: 'unknown',
  },
  {
    name: 'vully.com',
    body: '\uFEFF' + JSON.stringify(dom('vully.com', { events: [ev('expiration', '2027-09-14T04:00:00Z')] })),
    phase: 'active',
  },
  { name: 'vully.com', body: ")]}',\n" + JSON.stringify(dom('vully.com')), phase: 'unknown' },
  { name: 'vully.com', body: dom('vully.com', { status: ['quarantine'] }), phase: 'redemption' },
  {
    name: 'vully.com',
    body: dom('vully.com', { status: ['expired'], events: [ev('expiration', '2026-05-14T04:00:00Z')] }),
    phase: 'expired',
  },
]
