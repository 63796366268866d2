/** `site check`, alone and with a daemon; and the names that the daemon guards. */
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guardedNames } from '#daemon/features/sites/guarded.ts'
import { typedAddress } from '#daemon/features/sites/typed-address.ts'
import { judgeWrapped } from '#daemon/features/sites/wrapped-address.ts'
import { fact, known } from '#shared/fact.ts'
import { en } from '#shared/locales/en.ts'
import { judgeAddress } from '#shared/look-alike.ts'
import type { GuardedName, SiteJudgement } from '#shared/sites.ts'
import { askAsExtension, pairExtension } from '../support/extension-client.ts'
import { runCli, startLatchkey, temporaryFolder, type Latchkey } from '../support/latchkey.ts'
import { aBrowser, aDomain, anOrganisation, aSite, aSnapshot, fresh, justNow } from '../support/snapshot.ts'

interface Told {
  readonly verdict: SiteJudgement['verdict']
  readonly reasons: readonly { readonly code: string; readonly text: string }[]
}

describe('alone', () => {
  const check = async (url: string) => {
    const home = join(await temporaryFolder(), 'none')
    const env = { ...process.env, LANG: 'en_GB.UTF-8', LATCHKEY_HOME: home }
    const { code, out, err } = await runCli(['site', 'check', url, '--json'], env)
    // nothing is kept, and no folder made
    await expect(access(home)).rejects.toThrow('ENOENT')
    return { code, told: out === '' ? null : (JSON.parse(out) as Told), err }
  }

  it('says what an address is, with the reasons in words', async () => {
    expect((await check('infomaniak.com')).told).toEqual({
      verdict: 'genuine',
      reasons: [{ code: 'true-origin', text: en['site.reason.true-origin'] }],
    })
    const { code, told } = await check('https://manager.infomaniak.com.evil.tk/login')
    expect([code, told?.verdict, told?.reasons[0]?.text]).toEqual([
      0,
      'lookalike',
      'infomaniak.com stands within another name.',
    ])
  })

  it('refuses what is no address', async () => {
    const { code, told, err } = await check('no address')
    expect([code, told, err]).toEqual([2, null, expect.stringContaining('no address of a page')])
  })
})

it.each([
  ['infomaniak.com', 'https://infomaniak.com'],
  ['infomaniak.com:8443/a', 'https://infomaniak.com:8443/a'],
  ['//infomaniak.com', 'https://infomaniak.com'],
  [' https://a.example/ ', 'https://a.example/'],
  ['localhost:3000', 'https://localhost:3000'],
  ['[::1]:80', 'https://[::1]:80'],
  ['about:blank', 'about:blank'],
  ['', null],
  ['infomaniak', null],
  ['https://', null],
  ['a b.example', null],
  // what nobody sees is part of what is judged
  ['info\u{ad}maniak.com', 'https://info\u{ad}maniak.com'],
  ['view-source:https://a.example', 'https://a.example'],
  ['a.example:99999', null],
  // as it stood in a sentence
  ['<https://a.example/b>', 'https://a.example/b'],
  ['"https://a.example",', 'https://a.example'],
  ['„a.example“', 'https://a.example'],
  ['(https://a.example/b).', 'https://a.example/b'],
  ['https://a.example/b_(c)', 'https://a.example/b_(c)'],
  ['<URL:https://a.example>', 'https://a.example'],
  ['[https://a.example]', 'https://a.example'],
  ['https://[::1]', 'https://[::1]'],
  // written so that nobody presses it
  ['hxxps://a[.]example/b', 'https://a.example/b'],
  ['hxxp[:]//a(dot)example', 'http://a.example'],
  ['hxxps[://]a{.}example', 'https://a.example'],
])('%s is read as %s', (typed, address) => {
  expect(typedAddress(typed)).toBe(address)
})

describe('an address in the place of another', () => {
  const imitation = encodeURIComponent('https://infomaniak-login.tk/a?b=c')
  const outlook = `https://eur02.safelinks.protection.outlook.com/?url=${imitation}&data=05`
  it.each([
    ['of Outlook', outlook],
    ['of Proofpoint', 'https://urldefense.com/v3/__https://infomaniak-login.tk/x__;!!abc$'],
    [
      'of Proofpoint, older',
      'https://urldefense.proofpoint.com/v2/url?u=https-3A__infomaniak-2Dlogin.tk_x&d=DwMF',
    ],
    ['of a search', `https://www.google.com/url?q=${imitation}&sa=D`],
    ['twice', `https://l.facebook.com/l.php?u=${encodeURIComponent(outlook)}`],
  ])('shows the imitation behind it: %s', (_what, address) => {
    expect(judgeWrapped(address, [])).toMatchObject({ verdict: 'lookalike', of: 'infomaniak.com' })
  })
  it.each([
    'https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmanager.infomaniak.com%2F',
    `https://safelinks.protection.outlook.com.example/?url=${imitation}`,
    'https://www.google.com/url?q=infomaniak',
    'https://urldefense.proofpoint.com/v2/url?u=https-3A__-F',
  ])('is no more than what it is: %s', (address) => {
    expect(judgeWrapped(address, []).verdict).toBe('unrelated')
  })
})

describe('names that are guarded', () => {
  const named = (...names: string[]) =>
    anOrganisation({ domains: fresh(names.map((name) => aDomain({ name }))) })

  it('sites under a rule first, then names of organisations, each once, and the provider’s not at all', () => {
    const sites = ['shop.vully.example', 'infomaniak.com', 'manager.localhost'].map((site) => aSite({ site }))
    const snapshot = aSnapshot(
      { organisations: fresh([named('vully.ch', 'vully.example'), named('vully.ch')]) },
      [aBrowser({ sites }), aBrowser({ sites: null })],
    )
    expect(guardedNames({ ...snapshot, byHand: [aDomain({ name: 'leman.ch' })] })).toEqual([
      { name: 'vully.example', by: 'rule' },
      { name: 'vully.ch', by: 'organisation' },
      { name: 'leman.ch', by: 'organisation' },
    ])
  })

  it('though their list is old, and never more than a page can bear', () => {
    const many = Array.from({ length: 2_500 }, (_, at) => aDomain({ name: `name-${String(at)}.ch` }))
    const domains = fact(known(many), { ...justNow, observedAt: null }, 1)
    const told = guardedNames(aSnapshot({ organisations: fresh([anOrganisation({ domains })]) }))
    expect([told.length, told[0]?.name]).toEqual([2_000, 'name-0.ch'])
  })
})

describe('with a daemon', () => {
  let latchkey: Latchkey
  beforeAll(async () => {
    latchkey = await startLatchkey()
  }, 60_000)
  afterAll(() => latchkey.stop())

  it('guards the names of the organisation, and tells a browser only what has changed', async () => {
    const { session } = await pairExtension(latchkey)
    const ask = (headers = {}) =>
      askAsExtension(latchkey.port, {
        method: 'GET',
        target: '/v1/sites/guarded',
        bearer: session,
        headers,
      })
    const told = await ask()
    const names = JSON.parse(told.body) as readonly GuardedName[]
    const etag = told.headers.get('etag') ?? ''
    expect([
      (await ask({ 'if-none-match': etag })).status,
      (await ask({ 'if-none-match': '"x"' })).status,
    ]).toEqual([304, 200])

    const [label = ''] = (names[0]?.name ?? '').split('.')
    const url = `https://${label}.tk`
    expect(await latchkey.json<Told>('site', 'check', url)).toMatchObject({
      verdict: 'lookalike',
      reasons: [{ code: 'other-ending' }],
    })
    // the control: nobody else guards it
    expect(judgeAddress(url, []).verdict).toBe('unrelated')
  })
})
