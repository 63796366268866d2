import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { asOrigin } from '#shared/code-origin.ts'

test.each([
  ['https://manager.infomaniak.com', 'https://manager.infomaniak.com'],
  ['https://manager.infomaniak.com/', 'https://manager.infomaniak.com'],
  ['HTTPS://Manager.Infomaniak.COM', 'https://manager.infomaniak.com'],
  ['https://manager.infomaniak.com:443', 'https://manager.infomaniak.com'],
  ['https://manager.infomaniak.com:8443', 'https://manager.infomaniak.com:8443'],
  ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ['https://intranet', 'https://intranet'],
  ['https://[2001:DB8::1]', 'https://[2001:db8::1]'],
  ['http://localhost:47601', 'http://localhost:47601'],
  ['http://127.0.0.1:80', 'http://127.0.0.1'],
  ['http://127.1', 'http://127.0.0.1'],
  ['http://manager.localhost:47601', 'http://manager.localhost:47601'],
  ['http://[::1]:47601', 'http://[::1]:47601'],
])('%s is %s', (text, origin) => {
  expect(asOrigin(text)).toBe(origin)
})

test.each([
  '',
  'manager.infomaniak.com',
  'http://manager.infomaniak.com',
  'http://localhost.evil.test',
  'http://127.0.0.1.evil.test',
  'http://0.0.0.0',
  'https://*.infomaniak.com',
  'https://*',
  'https://manager.infomaniak.com/login',
  'https://manager.infomaniak.com//',
  'https://manager.infomaniak.com?x',
  'https://manager.infomaniak.com#x',
  'https://anna@infomaniak.com',
  'https://manager.infomaniak.com@evil.test',
  'https://manager.infomaniak.com.',
  'https://manager..infomaniak.com',
  'https://.infomaniak.com',
  'https:manager.infomaniak.com',
  'https:/manager.infomaniak.com',
  'https:\\\\manager.infomaniak.com',
  'https://manager.infomaniak.com\\',
  ' https://manager.infomaniak.com',
  'https://manager.infomaniak.com\n',
  'https://manager\t.infomaniak.com',
  'https://manager%2einfomaniak.com',
  'https://manager.infomaniak.com:99999',
  'https://manager.infomaniak.com:x',
  'javascript://manager.infomaniak.com',
  'file:///etc/passwd',
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
  'null',
  'data:text/html,x',
  `https://${'a'.repeat(400)}.example`,
])('%j is none', (text) => {
  expect(asOrigin(text)).toBeNull()
})

test('whatever it takes, it gives what a browser calls the origin of that page, and gives that again', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.webUrl({ withFragments: true }),
        fc.string(),
        fc.domain().map((name) => `https://${name}`),
      ),
      (text) => {
        const origin = asOrigin(text)
        if (origin === null) return
        expect(new URL(origin).origin).toBe(origin)
        expect(new URL(text).origin).toBe(origin)
        expect(asOrigin(origin)).toBe(origin)
      },
    ),
  )
})
