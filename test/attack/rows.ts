import type { ErrorCode } from '#shared/errors.ts'
import type { askingAt } from '../support/asking.ts'
import { chromium } from '../support/gated-daemon.ts'
import { hostOf, type Family } from '../support/raw-http.ts'

/** A daemon, whichever, with a browser that is paired. */
export interface Attacked {
  readonly port: number
  readonly client: { readonly token: string; readonly origin: string }
  readonly ask: ReturnType<typeof askingAt>
  sessionOf(client: Attacked['client']): string
}

/** `unit` is the rule that must refuse it; `parser` what stands before the gate. */
export interface Row {
  readonly what: string
  readonly unit: string
  readonly code: ErrorCode
  send(daemon: Attacked, family: Family): string
}
type Ask = Parameters<Attacked['ask']>[1]
/** A header's value, for a port. */
type Value =
  string | readonly string[] | null | ((port: number, family: Family) => string | readonly string[] | null)

const asked =
  (ask: NonNullable<Ask>): Row['send'] =>
  (daemon, family) =>
    daemon.ask(family, ask)

const withHeader = (name: string, value: Value, ask: NonNullable<Ask> = {}): Row['send'] => {
  return (daemon, family) =>
    daemon.ask(family, {
      ...ask,
      headers: { ...ask.headers, [name]: typeof value === 'function' ? value(daemon.port, family) : value },
    })
}

const note = { method: 'POST', target: '/v1/notes', body: '{"text":"attack"}' }
const anything = (body: string) => asked({ method: 'POST', target: '/v1/anything', body })
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

const hosts: readonly (readonly [string, Value, Row['unit']?])[] = [
  ['a foreign name', 'evil.test'],
  ['a foreign name with our port (a rebound page)', (port) => `evil.test:${String(port)}`],
  ['localhost as a foreign subdomain', (port) => `localhost.evil.test:${String(port)}`],
  ['a wildcard DNS name', (port) => `127.0.0.1.nip.io:${String(port)}`],
  ['no port', '127.0.0.1'],
  ['another port', (port) => `127.0.0.1:${String(port === 1024 ? 1025 : port - 1)}`],
  ['a trailing dot', (port) => `127.0.0.1.:${String(port)}`, 'parser'],
  ['localhost', (port) => `localhost:${String(port)}`],
  ['LOCALHOST', (port) => `LOCALHOST:${String(port)}`],
  ['localhost with a dot', (port) => `localhost.:${String(port)}`],
  ['the address of all interfaces', (port) => `0.0.0.0:${String(port)}`],
  ['a short spelling', (port) => `127.1:${String(port)}`],
  ['a decimal spelling', (port) => `2130706433:${String(port)}`],
  ['another loopback address', (port) => `127.0.0.2:${String(port)}`],
  ['a mapped address', (port) => `[::ffff:127.0.0.1]:${String(port)}`, 'parser'],
  ['ours as a user name', (port) => `127.0.0.1:${String(port)}@evil.test`, 'parser'],
  ['a list', (port) => `127.0.0.1:${String(port)},evil.test`, 'parser'],
  ['nothing', ''],
  ['a space in it', (port) => `127.0.0.1 :${String(port)}`, 'parser'],
  ['no such header', null],
  ['ours and a zero before the port', (port) => `127.0.0.1:0${String(port)}`],
]

const origins: readonly (readonly [string, Value])[] = [
  ['null', 'null'],
  ['a page', 'https://evil.test'],
  ['another extension', `chrome-extension://${'p'.repeat(32)}`],
  ['ours and a slash', `${chromium}/`],
  ['ours in capitals', chromium.toUpperCase()],
  ['an unpaired Firefox', 'moz-extension://11111111-2222-4333-8444-555555555555'],
  ['the daemon itself', (port) => `http://127.0.0.1:${String(port)}`],
  ['localhost', (port) => `http://localhost:${String(port)}`],
  ['ours as a prefix', `${chromium}.evil.test`],
  ['a file', 'file://'],
  ['an empty one', ''],
  ['ours in a list', `${chromium}, https://evil.test`],
  ['a rebound page', (port) => `http://evil.test:${String(port)}`],
]

/** Site, mode, destination. */
const fetches: readonly (readonly [string, string | null, string | null, string | null])[] = [
  ['a page on another site', 'cross-site', 'cors', 'empty'],
  ['a page on the same site', 'same-site', 'cors', 'empty'],
  ['an image', 'cross-site', 'no-cors', 'image'],
  ['a typed address', 'none', 'navigate', 'document'],
  ['a frame', 'cross-site', 'navigate', 'iframe'],
  ['a web socket', 'cross-site', 'websocket', 'websocket'],
  ['a script of no site', 'none', 'no-cors', 'script'],
  ['a rebound page, or curl', null, null, null],
  ['no site', null, 'cors', 'empty'],
  ['no mode', 'none', null, 'empty'],
  ['no destination', 'none', 'cors', null],
]

const types: readonly (readonly [string, Value])[] = [
  ['plain text', 'text/plain'],
  ['a form', 'application/x-www-form-urlencoded'],
  ['a form with files', 'multipart/form-data; boundary=x'],
  ['plain text that mentions ours', 'text/plain; application/json'],
  ['a charset', 'application/json; charset=utf-8'],
  ['one that begins alike', 'application/jsonx'],
  ['capitals', 'Application/JSON'],
  ['a list', 'application/json, text/plain'],
  ['none', null],
]

const targets: readonly (readonly [string, string])[] = [
  ['two slashes in front', '//v1/status'],
  ['two slashes inside', '/v1//status'],
  ['a way up and down', '/v1/../v1/status'],
  ['an encoded way up', '/v1/%2e%2e/v1/status'],
  ['an encoded slash', '/v1%2fstatus'],
  ['encoded letters', '/%76%31/status'],
  ['a slash at the end', '/v1/status/'],
  ['a capital version', '/V1/status'],
  ['an id that climbs', '/v1/notes/..%2f..%2fetc%2fpasswd'],
  ['an id of two dots', '/v1/notes/..'],
  ['an encoded zero', '/v1/status%00'],
  ['a path parameter', '/v1/status;x'],
  ['a backslash', '/v1\\status'],
  ['the root', '/'],
  ['one dot', '/v1/./status'],
  ['a hidden segment', '/v1/.git'],
  ['a fragment', '/v1/status#x'],
]

const credentials: readonly (readonly [string, Value | ((daemon: Attacked) => string)])[] = [
  ['none', null],
  ['an empty one', ''],
  ['a wrong secret', `Bearer ${'A'.repeat(43)}`],
  ['an unknown client', `Bearer ${'0'.repeat(16)}.${'A'.repeat(43)}`],
  ['another scheme', 'Basic YTpi'],
  ['only the scheme', 'Bearer '],
  ['far too long a one', `Bearer ${'A'.repeat(3000)}`],
]

export const rows: readonly Row[] = [
  ...hosts.map(([what, value, unit = 'host']): Row => ({
    what: `Host: ${what}`,
    unit,
    code: 'bad-host',
    send: withHeader('host', value),
  })),
  {
    what: 'Host: absent in HTTP/1.0',
    unit: 'host',
    code: 'bad-host',
    send: asked({ version: '1.0', headers: { host: null } }),
  },
  {
    what: 'Host: two of them',
    unit: 'headers',
    code: 'bad-request',
    send: withHeader('host', (port, family) => [hostOf(family, port), 'evil.test']),
  },
  {
    what: 'Host: ours in a header that proxies use',
    unit: 'host',
    code: 'bad-host',
    send: withHeader('x-forwarded-host', (port) => `127.0.0.1:${String(port)}`, {
      headers: { host: 'evil.test', forwarded: 'host=127.0.0.1', 'x-original-host': '127.0.0.1' },
    }),
  },
  {
    what: 'a whole URL as target',
    unit: 'target',
    code: 'bad-path',
    send: (daemon, family) =>
      daemon.ask(family, { target: `http://evil.test:${String(daemon.port)}/v1/status` }),
  },
  {
    what: 'our own URL as target',
    unit: 'target',
    code: 'bad-path',
    send: (daemon, family) =>
      daemon.ask(family, { target: `http://${hostOf(family, daemon.port)}/v1/status` }),
  },
  ...origins.flatMap(([what, value]): Row[] => [
    {
      what: `Origin: ${what}, on POST`,
      unit: 'origin',
      code: 'bad-origin',
      send: withHeader('origin', value, note),
    },
    {
      what: `Origin: ${what}, on GET`,
      unit: 'origin',
      code: 'bad-origin',
      send: withHeader('origin', value),
    },
  ]),
  {
    what: 'Origin: two of them',
    unit: 'headers',
    code: 'bad-request',
    send: withHeader('origin', [chromium, 'https://evil.test'], note),
  },
  {
    what: 'Origin: none on POST',
    unit: 'origin',
    code: 'bad-origin',
    send: withHeader('origin', null, note),
  },
  {
    what: 'Origin: none on DELETE',
    unit: 'origin',
    code: 'bad-origin',
    send: withHeader('origin', null, { method: 'DELETE', target: '/v1/notes' }),
  },
  {
    what: 'Origin: a page that pairs',
    unit: 'origin',
    code: 'bad-origin',
    send: withHeader('origin', 'https://evil.test', { method: 'POST', target: '/v1/pair', body: '{}' }),
  },
  {
    what: 'Origin: none when pairing',
    unit: 'origin',
    code: 'bad-origin',
    send: withHeader('origin', null, { method: 'POST', target: '/v1/pair', body: '{}' }),
  },
  ...fetches.map(([what, site, mode, destination]): Row => ({
    what: `fetch metadata: ${what}`,
    unit: 'fetch-metadata',
    code: 'bad-fetch-metadata',
    send: asked({
      headers: { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': destination },
    }),
  })),
  ...[null, '0', 'true', ''].map((value): Row => ({
    what: `client header: ${value ?? 'absent'}`,
    unit: 'client-header',
    code: 'bad-client-header',
    send: withHeader('x-latchkey-client', value),
  })),
  ...types.map(([what, value]): Row => ({
    what: `content type: ${what}`,
    unit: 'content-type',
    code: 'bad-content-type',
    send: withHeader('content-type', value, note),
  })),
  {
    what: 'a compressed body',
    unit: 'content-type',
    code: 'bad-content-type',
    send: withHeader('content-encoding', 'gzip', note),
  },
  ...['OPTIONS', 'TRACE', 'PROPFIND', 'LINK', 'QUERY'].map((method): Row => ({
    what: `method: ${method}`,
    unit: 'method',
    code: 'method-not-allowed',
    send: asked({ method }),
  })),
  {
    what: "method: a page's preflight",
    unit: 'method',
    code: 'method-not-allowed',
    send: asked({
      method: 'OPTIONS',
      headers: {
        origin: 'https://evil.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
        'access-control-request-private-network': 'true',
        authorization: null,
      },
    }),
  },
  { what: 'method: one that is none', unit: 'parser', code: 'bad-request', send: asked({ method: 'FOO' }) },
  { what: 'method: in small letters', unit: 'parser', code: 'bad-request', send: asked({ method: 'get' }) },
  {
    what: 'method: overridden by a header',
    unit: 'route',
    code: 'bad-shape',
    send: withHeader('x-http-method-override', 'DELETE', { ...note, body: '{}' }),
  },
  {
    what: 'method: overridden in the query',
    unit: 'route',
    code: 'bad-shape',
    send: asked({ target: '/v1/status?_method=DELETE' }),
  },
  {
    what: 'a call back in the query',
    unit: 'route',
    code: 'bad-shape',
    send: asked({ target: '/v1/status?callback=x' }),
  },
  {
    what: 'a name twice in the query',
    unit: 'route',
    code: 'bad-shape',
    send: asked({ target: '/v1/notes?text=a&text=b' }),
  },
  ...targets.map(([what, target]): Row => ({
    what: `path: ${what}`,
    unit: target === '/v1\\status' ? 'parser' : 'target',
    code: 'bad-path',
    send: asked({ target }),
  })),
  ...credentials.map(([what, value]): Row => ({
    what: `credential: ${what}`,
    unit: 'authentication',
    code: 'unauthorized',
    send: withHeader('authorization', value as Value),
  })),
  {
    what: 'credential: a scheme in small letters',
    unit: 'authentication',
    code: 'unauthorized',
    send: (daemon, family) =>
      daemon.ask(family, { headers: { authorization: `bearer ${daemon.sessionOf(daemon.client)}` } }),
  },
  {
    what: 'credential: something after it',
    unit: 'authentication',
    code: 'unauthorized',
    send: (daemon, family) =>
      daemon.ask(family, { headers: { authorization: `Bearer ${daemon.sessionOf(daemon.client)} x` } }),
  },
  {
    what: 'credential: the token itself, good for a session only',
    unit: 'authentication',
    code: 'unauthorized',
    send: (daemon, family) =>
      daemon.ask(family, { headers: { authorization: `Bearer ${daemon.client.token}` } }),
  },
  {
    what: 'credential: in the query',
    unit: 'authentication',
    code: 'unauthorized',
    send: (daemon, family) =>
      daemon.ask(family, {
        target: `/v1/status?token=${daemon.sessionOf(daemon.client)}`,
        headers: { authorization: null },
      }),
  },
  {
    what: 'credential: in a cookie',
    unit: 'authentication',
    code: 'unauthorized',
    send: (daemon, family) =>
      daemon.ask(family, {
        headers: { authorization: null, cookie: `session=${daemon.sessionOf(daemon.client)}` },
      }),
  },
  {
    what: 'credential: none, on a path that is not there',
    unit: 'authentication',
    code: 'unauthorized',
    send: asked({ target: '/v1/nowhere', headers: { authorization: null } }),
  },
  {
    what: 'a path that is not there',
    unit: 'route',
    code: 'not-found',
    send: asked({ target: '/v1/nowhere' }),
  },
  {
    what: 'body: 100 KB',
    unit: 'body',
    code: 'body-too-large',
    send: anything(JSON.stringify('x'.repeat(100_000))),
  },
  {
    what: 'body: a huge length announced',
    unit: 'body',
    code: 'body-too-large',
    send: withHeader('content-length', '9000000000', { method: 'POST', target: '/v1/anything', body: '"x"' }),
  },
  {
    what: 'body: 640 KB in chunks',
    unit: 'body',
    code: 'body-too-large',
    send: asked({
      method: 'POST',
      target: '/v1/anything',
      headers: { 'content-length': null, 'transfer-encoding': 'chunked' },
      body: `1\r\n"\r\n${`4000\r\n${'x'.repeat(0x4000)}\r\n`.repeat(40)}1\r\n"\r\n0\r\n\r\n`,
    }),
  },
  {
    what: 'body: 100 KB of names without a session',
    unit: 'body',
    code: 'body-too-large',
    send: asked({
      method: 'POST',
      target: '/v1/domains',
      headers: { authorization: `Bearer ${'A'.repeat(43)}` },
      body: JSON.stringify('x'.repeat(100_000)),
    }),
  },
  {
    what: 'body: 100 KB of names to remove without a session',
    unit: 'body',
    code: 'body-too-large',
    send: asked({
      method: 'POST',
      target: '/v1/domains/remove',
      headers: { authorization: `Bearer ${'A'.repeat(43)}` },
      body: JSON.stringify('x'.repeat(100_000)),
    }),
  },
  {
    what: 'body: 100 KB of names in chunks',
    unit: 'body',
    code: 'body-too-large',
    send: asked({
      method: 'POST',
      target: '/v1/domains',
      headers: { 'content-length': null, 'transfer-encoding': 'chunked' },
      body: `1\r\n"\r\n${`4000\r\n${'x'.repeat(0x4000)}\r\n`.repeat(7)}1\r\n"\r\n0\r\n\r\n`,
    }),
  },
  {
    what: 'body: 5 MB of names',
    unit: 'body',
    code: 'body-too-large',
    send: withHeader('content-length', '5000000', { method: 'POST', target: '/v1/domains', body: '"x"' }),
  },
  {
    what: 'body: 100 KB of codes without a session',
    unit: 'body',
    code: 'body-too-large',
    send: asked({
      method: 'POST',
      target: '/v1/codes/drafts',
      headers: { authorization: `Bearer ${'A'.repeat(43)}` },
      body: JSON.stringify('x'.repeat(100_000)),
    }),
  },
  {
    what: 'body: a huge length of codes announced',
    unit: 'body',
    code: 'body-too-large',
    send: withHeader('content-length', '9000000', {
      method: 'POST',
      target: '/v1/codes/drafts',
      body: '"x"',
    }),
  },
  {
    what: 'body: 2 KB when pairing',
    unit: 'body',
    code: 'body-too-large',
    send: asked({ method: 'POST', target: '/v1/pair', body: JSON.stringify({ code: '0'.repeat(2048) }) }),
  },
  {
    what: 'body: one on GET',
    unit: 'body',
    code: 'bad-request',
    send: asked({ body: '{}', headers: { 'content-length': '2' } }),
  },
  {
    what: 'body: a length and chunks',
    unit: 'parser',
    code: 'bad-request',
    send: withHeader('transfer-encoding', 'chunked', { ...note, body: '0\r\n\r\n' }),
  },
  {
    what: 'body: two lengths',
    unit: 'parser',
    code: 'bad-request',
    send: withHeader('content-length', ['17', '2'], note),
  },
  {
    what: 'headers: 9 KB',
    unit: 'parser',
    code: 'headers-too-large',
    send: withHeader('x-long', 'x'.repeat(9 * 1024)),
  },
  {
    what: 'headers: 200',
    unit: 'headers',
    code: 'headers-too-large',
    send: asked({
      headers: Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`x-${String(n)}`, '1'])),
    }),
  },
  {
    what: 'headers: one that is folded',
    unit: 'parser',
    code: 'bad-request',
    send: withHeader('x-folded', 'a\r\n b'),
  },
  {
    what: 'headers: a zero byte',
    unit: 'parser',
    code: 'bad-request',
    send: withHeader('x-zero', 'a\0b'),
  },
  {
    what: 'headers: a bare line feed',
    unit: 'parser',
    code: 'bad-request',
    send: withHeader('x-feed', 'a\nx-latchkey-client: 1'),
  },
  {
    what: 'headers: the same twice',
    unit: 'headers',
    code: 'bad-request',
    send: withHeader('x-twice', ['1', '1']),
  },
  {
    what: 'headers: an expectation that is none',
    unit: 'parser',
    code: 'bad-request',
    send: withHeader('expect', '200-maybe'),
  },
  {
    what: 'protocol: an upgrade to a web socket',
    unit: 'upgrade',
    code: 'no-upgrade',
    send: asked({
      headers: {
        connection: 'Upgrade, close',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      },
    }),
  },
  {
    what: 'protocol: HTTP/2 without asking',
    unit: 'parser',
    code: 'bad-request',
    send: () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  },
  {
    what: 'protocol: a TLS greeting',
    unit: 'parser',
    code: 'bad-request',
    send: () => '\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00FC\u0003\u0003',
  },
  {
    what: 'protocol: a tunnel',
    unit: 'parser',
    code: 'method-not-allowed',
    send: (daemon, family) => daemon.ask(family, { method: 'CONNECT', target: 'evil.test:443' }),
  },
  { what: 'JSON: 20,000 deep', unit: 'json', code: 'too-deep', send: anything(nested(20_000)) },
  { what: 'JSON: 33 deep', unit: 'json', code: 'too-deep', send: anything(nested(33)) },
  {
    what: 'JSON: __proto__',
    unit: 'json',
    code: 'bad-shape',
    send: anything('{"__proto__":{"admin":true}}'),
  },
  {
    what: 'JSON: constructor.prototype',
    unit: 'json',
    code: 'bad-shape',
    send: anything('{"constructor":{"prototype":{"admin":true}}}'),
  },
  {
    what: 'JSON: __proto__ in a list',
    unit: 'json',
    code: 'bad-shape',
    send: anything('[[{"__proto__":1}]]'),
  },
  {
    what: 'JSON: an escaped __proto__',
    unit: 'json',
    code: 'bad-shape',
    send: anything(String.raw`{"\u005f_proto__":1}`),
  },
  { what: 'JSON: half a character', unit: 'json', code: 'bad-shape', send: anything(String.raw`"\ud800"`) },
  { what: 'JSON: an endless number', unit: 'json', code: 'bad-shape', send: anything('[1e999]') },
  { what: 'JSON: broken', unit: 'json', code: 'bad-request', send: anything('{"text":') },
  { what: 'JSON: a byte order mark', unit: 'json', code: 'bad-request', send: anything('\uFEFF{}') },
  {
    what: 'JSON: an unknown field',
    unit: 'route',
    code: 'bad-shape',
    send: asked({ ...note, body: '{"text":"a","admin":true}' }),
  },
  {
    what: 'JSON: none where one is due',
    unit: 'route',
    code: 'bad-shape',
    send: asked({ method: 'POST', target: '/v1/notes' }),
  },
  {
    what: 'JSON: one where none is due',
    unit: 'route',
    code: 'bad-shape',
    send: asked({ method: 'DELETE', target: '/v1/notes', body: '{"all":true}' }),
  },
  {
    what: "a call of the command line's",
    unit: 'route',
    code: 'not-allowed',
    send: asked({ method: 'POST', target: '/v1/pairing', body: '{}' }),
  },
  {
    what: 'an id that every object has',
    unit: 'route',
    code: 'not-found',
    send: asked({ method: 'DELETE', target: '/v1/clients/constructor' }),
  },
]
