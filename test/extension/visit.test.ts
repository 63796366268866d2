// @vitest-environment node
import { expect, it } from 'vitest'
import { mayVisit } from '../../extension/core/visit.ts'
import { realFix, sandboxFix } from '#daemon/features/findings/actions.ts'
import { sandboxPathByAction } from '#daemon/sandbox-links.ts'
import { actionIds } from '#shared/actions.ts'

it('opens every page and guide of every action, the real ones and those of the sandbox', () => {
  const sandbox = sandboxFix('http://manager.localhost:47601', sandboxPathByAction)
  for (const action of actionIds)
    for (const { url, guide } of [realFix(action, '12'), realFix(action, null), sandbox(action, null)])
      expect([mayVisit(url), mayVisit(guide)], `${url} ${guide}`).toEqual([true, true])
})

it.each([
  'https://evil.test/',
  'https://infomaniak.com.evil.test/',
  'https://evilinfomaniak.com/',
  'https://manager.infomaniak.com@evil.test/',
  'https://evil.test\\@manager.infomaniak.com/',
  'https://a:b@manager.infomaniak.com/',
  'https://manager.infomaniak.com:8443/',
  'https://manager.infomaniak.com./',
  'http://manager.infomaniak.com/',
  'http://127.0.0.1:47601/',
  'http://localhost.evil.test/',
  'http://evil.test#.localhost',
  'https://manager.localhost/',
  'javascript:alert(1)//.infomaniak.com',
  'data:text/html,hello',
  'file:///etc/passwd',
  'chrome://settings',
  'chrome-extension://abcdefghijklmnop/options.html',
  'about:blank',
  '//manager.infomaniak.com/',
  '',
])('does not open %s', (address) => {
  expect(mayVisit(address)).toBe(false)
})
