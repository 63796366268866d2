import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import * as v from 'valibot'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createAskName } from '#daemon/ask-name.ts'
import { createDaemonClient } from '#daemon/cli/client.ts'
import { missingName, nameAsked } from '#shared/domain-detail.ts'
import type { DomainRow } from '#shared/domains.ts'
import { HOUR, iso, MINUTE } from '#shared/time.ts'
import { eventually, startLatchkey } from '../support/latchkey.ts'
import { rdap, rdapFound, startRegistries, type RdapAnswer } from '../support/registry-rig.ts'

const START = Date.UTC(2026, 10, 22, 12)
const inFull = (text: string, status = 200): RdapAnswer => {
  return (response) => response.writeHead(status, { 'content-type': 'application/rdap+json' }).end(text)
}

describe('a registry that is asked now', () => {
  it('answers as it came, and its answer counts as that of a pass', async () => {
    const { ask, known, host, source, clock } = await startRegistries({
      names: ['a.test'],
      answers: { 'a.test': rdapFound('A.TEST') },
    })
    const before = source.revision
    const asked = v.parse(nameAsked, await ask('a.test'))
    expect(asked).toMatchObject({
      outcome: 'found',
      server: host,
      protocol: 'rdap',
      cut: false,
      retryAt: null,
    })
    expect(JSON.parse(asked.raw ?? '')).toMatchObject({ ldhName: 'A.TEST' })
    expect(known('a.test')).toMatchObject({ outcome: 'found', askedAt: clock.now() })
    expect(source.revision).toBeGreaterThan(before)
  })

  it('is heard over WHOIS, too', async () => {
    const { ask, known, whois } = await startRegistries({
      names: ['a.zz'],
      whois: (name, socket) =>
        socket.end(`Domain Name: ${name}\r\nRegistrar: R\r\nExpiry Date: 2031-02-03\r\n`),
    })
    expect(await ask('a.zz')).toEqual({
      outcome: 'found',
      server: `127.0.0.1:${String(whois?.port)}`,
      protocol: 'whois',
      raw: 'Domain Name: a.zz\nRegistrar: R\nExpiry Date: 2031-02-03\n',
      cut: false,
      retryAt: null,
    })
    expect(known('a.zz')).toMatchObject({ expiry: { known: '2031-02-03T00:00:00.000Z' } })
  })

  it('leaves nothing of its raw words behind', async () => {
    const { ask, sync, store, later } = await startRegistries({
      names: ['a.test'],
      answers: { 'a.test': rdapFound('a.test', { handle: 'MARK-OF-THE-RAW' }) },
    })
    expect((await ask('a.test')).raw).toContain('MARK-OF-THE-RAW')
    later(48 * HOUR)
    await sync()
    expect(store.dump()).toContain('a.test')
    expect(store.dump()).not.toContain('MARK-OF-THE-RAW')
  })

  it('cannot act on the page that shows it: controls are taken out, lines stay', async () => {
    const { ask } = await startRegistries({
      names: ['a.zz'],
      whois: (_, socket) =>
        socket.end('Domain Name:\ta.zz\r\nEvil: \u001b[2J\u0000\u202Egnp\u2066\rNext\u2028x\n'),
    })
    expect((await ask('a.zz')).raw).toBe(
      'Domain Name:    a.zz\nEvil: \uFFFD[2J\uFFFDgnp\uFFFD\nNext\uFFFDx\n',
    )
  })

  it.each([
    ['short', 'x'.repeat(65_535), false],
    ['just enough', 'x'.repeat(65_536), false],
    ['too long', 'x'.repeat(65_537), true],
    ['too long in bytes alone', 'é'.repeat(40_000), true],
    ['cut amid a sign', '€'.repeat(30_000), true],
    ['longer by its tabs', '\t'.repeat(20_000), true],
  ])('is cut at 64 KiB, and says so: %s', async (_, text, cut) => {
    const { ask } = await startRegistries({ names: ['a.test'], answers: { 'a.test': inFull(text) } })
    const { raw, cut: isCut } = await ask('a.test')
    expect(isCut).toBe(cut)
    expect(Buffer.byteLength(raw ?? '')).toBeLessThanOrEqual(65_536)
    expect(Buffer.byteLength(raw ?? '')).toBeGreaterThan(65_530)
    expect(raw).not.toContain('\uFFFD')
  })

  it('is not asked again within a minute, and then it is', async () => {
    const { ask, asked, later, answers } = await startRegistries({
      names: ['a.test'],
      answers: { 'a.test': rdapFound('a.test', { handle: 'FIRST' }) },
    })
    const [first, twin] = await Promise.all([ask('a.test'), ask('a.test')])
    answers['a.test'] = rdapFound('a.test', { handle: 'SECOND' })
    later(MINUTE - 1)
    const again = await ask('a.test')
    expect([first.raw, twin.raw, again.raw].map((raw) => raw?.includes('FIRST'))).toEqual([true, true, true])
    expect(asked()).toEqual(['a.test'])
    later(1)
    expect((await ask('a.test')).raw).toContain('SECOND')
    expect(asked()).toEqual(['a.test', 'a.test'])
  })

  it('is asked anew after the clock was set back', async () => {
    const { ask, asked, later } = await startRegistries({
      names: ['a.test'],
      answers: { 'a.test': rdapFound('a.test') },
    })
    await ask('a.test')
    later(-HOUR)
    await ask('a.test')
    expect(asked()).toHaveLength(2)
  })

  it('says when it may be asked again, and is left alone until then', async () => {
    const { ask, asked, later, answers, known, source } = await startRegistries({
      names: ['a.test'],
      answers: { 'a.test': rdap({}, 429, { 'retry-after': '7200' }) },
    })
    const retryAt = iso(START + 2 * HOUR)
    expect(await ask('a.test')).toMatchObject({ outcome: 'rate-limited', raw: '{}', retryAt })
    answers['a.test'] = rdapFound('a.test')
    later(HOUR)
    expect(await ask('a.test')).toMatchObject({ outcome: null, raw: null, protocol: 'rdap', retryAt })
    expect(source.asksAgainAt('a.test')).toBe(retryAt)
    expect(asked()).toHaveLength(1)
    expect(known('a.test')).toEqual({ unknown: 'source-failed' })
    later(HOUR)
    expect(await ask('a.test')).toMatchObject({ outcome: 'found', retryAt: null })
    expect(known('a.test')).toMatchObject({ outcome: 'found' })
  })

  it('that asks for a rest gets it from those who wait already', async () => {
    const names = ['a.test', 'b.test']
    const tired = rdap({}, 429, { 'retry-after': '7200' })
    const { ask, asked } = await startRegistries({
      names,
      answers: Object.fromEntries(names.map((name) => [name, tired])),
      spacingMs: 100,
    })
    const both = await Promise.all(names.map((name) => ask(name)))
    expect(asked()).toHaveLength(1)
    expect(new Set(both.map(({ outcome }) => outcome))).toEqual(new Set(['rate-limited', null]))
    for (const { retryAt } of both) expect(retryAt).toBe(iso(START + 2 * HOUR))
  })

  it('that fails keeps what was known before', async () => {
    const { ask, later, answers, known } = await startRegistries({
      names: ['a.test'],
      answers: { 'a.test': rdapFound('a.test') },
    })
    await ask('a.test')
    answers['a.test'] = (response) => response.destroy()
    later(HOUR)
    expect(await ask('a.test')).toMatchObject({
      outcome: 'unavailable',
      raw: null,
      retryAt: iso(START + HOUR + 5 * MINUTE),
    })
    expect(known('a.test')).toMatchObject({
      outcome: 'unavailable',
      expiry: { known: '2030-01-01T00:00:00.000Z' },
    })
  })

  it.each(['a.invalid', 'www.a.test'])('where nobody can be asked nobody is: %s', async (name) => {
    const { ask, asked, source } = await startRegistries({ names: [name] })
    const nobody = { outcome: null, server: null, protocol: null, raw: null, cut: false, retryAt: null }
    expect(await ask(name)).toEqual(nobody)
    expect(asked()).toEqual([])
    expect(source.asksAgainAt(name)).toBeNull()
  })

  it('twice within a minute does not make a name free', async () => {
    const { ask, known, later } = await startRegistries({ names: ['a.test'] })
    await ask('a.test')
    later(MINUTE)
    await ask('a.test')
    expect(known('a.test')).toMatchObject({ notFoundSince: iso(START), observedAt: iso(START + MINUTE) })
  })

  it('waits between two requests however often it is pressed', async () => {
    const spacingMs = 120
    const names = ['a.test', 'b.test', 'c.test', 'd.test']
    const answers = Object.fromEntries(names.map((name) => [name, rdapFound(name)]))
    const { ask, sync, arrivals } = await startRegistries({ names, answers, spacingMs })
    await Promise.all([sync(), ...names.map((name) => ask(name))])
    expect(arrivals).toHaveLength(4)
    // one that comes late itself makes the next seem early
    const [first = 0] = arrivals
    expect((arrivals.at(-1) ?? 0) - first).toBeGreaterThan(2 * spacingMs)
  })
})

describe('beside a pass', () => {
  /** A name whose answer waits for the test. */
  const held = () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const answer =
      (then: RdapAnswer): RdapAnswer =>
      (response) =>
        void promise.then(() => then(response))
    return { answer, release: () => resolve(undefined) }
  }

  it('the answer of the pass is heard, and no second question asked', async () => {
    const { answer, release } = held()
    const { ask, sync, asked } = await startRegistries({
      names: ['a.test'],
      answers: { 'a.test': answer(rdapFound('a.test', { handle: 'ONCE' })) },
    })
    const pass = sync()
    await eventually(asked, ({ length }) => length === 1)
    const asking = ask('a.test')
    release()
    expect((await asking).raw).toContain('ONCE')
    expect(await pass).toMatchObject({ calls: 1, state: 'ok' })
    expect(asked()).toEqual(['a.test'])
  })

  it('a pass hears the answer to the person’s question, which is no call of its own', async () => {
    const { answer, release } = held()
    const names = ['before.test']
    const { ask, sync, asked, whois } = await startRegistries({
      names,
      answers: { 'a.test': answer(rdapFound('a.test')) },
      whois: (_, socket) => socket.end('No match\r\n'),
    })
    await sync()
    names.push('a.test', 'b.zz')
    const asking = ask('a.test')
    await eventually(asked, ({ length }) => length === 2)
    const pass = sync()
    // a pass asks all servers at once
    await eventually(
      () => whois?.questions.length,
      (count) => count === 1,
    )
    release()
    expect(await pass).toMatchObject({ calls: 1, state: 'ok' })
    expect(await asking).toMatchObject({ outcome: 'found' })
    expect(asked()).toEqual(['before.test', 'a.test'])
  })

  it('a name that was asked about before its turn came is passed over', async () => {
    const { answer, release } = held()
    const answers: Record<string, RdapAnswer> = {
      'a.test elsewhere': answer(rdapFound('a.test')),
      'b.test': rdapFound('b.test'),
    }
    const { ask, sync, asked, elsewhere, known } = await startRegistries({
      names: ['a.test', 'b.test'],
      answers,
    })
    // the registry itself has time for others meanwhile
    answers['a.test'] = (response) =>
      response.writeHead(302, { location: `${elsewhere.origin}/domain/a.test` }).end()
    const pass = sync()
    await eventually(
      () => elsewhere.requests.length,
      (count) => count === 1,
    )
    expect(await ask('b.test')).toMatchObject({ outcome: 'found' })
    release()
    expect(await pass).toMatchObject({ calls: 2 })
    expect(asked()).toEqual(['a.test', 'b.test'])
    expect([known('a.test'), known('b.test')]).toMatchObject([{ outcome: 'found' }, { outcome: 'found' }])
  })

  it('one that the pass has just asked about says when it may be asked again', async () => {
    const { answer, release } = held()
    const { ask, sync, asked, host } = await startRegistries({
      names: ['a.test', 'b.test'],
      answers: { 'a.test': rdapFound('a.test'), 'b.test': answer(rdapFound('b.test')) },
    })
    const pass = sync()
    await eventually(asked, ({ length }) => length === 2)
    expect(await ask('a.test')).toEqual({
      outcome: 'found',
      server: host,
      protocol: 'rdap',
      raw: null,
      cut: false,
      retryAt: iso(START + MINUTE),
    })
    release()
    await pass
    expect(asked()).toEqual(['a.test', 'b.test'])
  })

  it('what was asked since is not undone when the pass ends', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const { ask, sync, asked, whois, answers, known, later } = await startRegistries({
      names: ['a.test', 'b.zz'],
      answers: { 'a.test': rdapFound('a.test') },
      whois: (_, socket) => void promise.then(() => socket.end('No match\r\n')),
    })
    const pass = sync()
    await eventually(
      () => asked().length + (whois?.questions.length ?? 0),
      (count) => count === 2,
    )
    // heard by the pass, or together with it
    expect(await ask('a.test')).toMatchObject({ outcome: 'found' })
    later(MINUTE)
    answers['a.test'] = rdapFound('a.test', { status: ['client hold'] })
    await ask('a.test')
    resolve(undefined)
    await pass
    expect(known('a.test')).toMatchObject({ statuses: { known: ['client hold'] } })
  })
})

describe('the daemon', () => {
  it('looks at what came, tells open pages, and calls off what is asked when it ends', async () => {
    const did: string[] = []
    const { ask, asked, server } = await startRegistries({
      names: ['a.test', 'b.test'],
      answers: { 'a.test': rdapFound('a.test'), 'b.test': () => undefined },
    })
    const asking = createAskName({
      ask,
      look: () => {
        did.push('looked')
        return Promise.reject(new Error('the disk is full'))
      },
      changed: () => did.push('changed'),
      log: { error: () => did.push('logged') },
    })
    expect(await asking.ask('a.test')).toMatchObject({ outcome: 'found' })
    expect(did).toEqual(['looked', 'logged', 'changed'])
    const silent = asking.ask('b.test')
    await eventually(asked, ({ length }) => length === 2)
    await asking.stop()
    expect(await silent).toMatchObject({ outcome: null, retryAt: null })
    await setTimeout(0)
    expect(server.requests).toHaveLength(2)
  })

  it('answers for names of its own, and helps to find others', { timeout: 60_000 }, async () => {
    const latchkey = await startLatchkey()
    onTestFinished(() => latchkey.stop())
    await latchkey.json('sync')
    const client = createDaemonClient(join(latchkey.home, 'cli.sock'))
    const call = async (path: string, body: object) => {
      const answered = await client.call('POST', path, body)
      return answered.ok ? answered.value : answered.error
    }
    const asked = v.parse(nameAsked, await call('/v1/domains/vully-editions.example/ask', {}))
    // the pass has just asked about it
    expect(asked).toMatchObject({ outcome: 'found', protocol: 'rdap', raw: null })
    await latchkey.json('sandbox', 'clock', '+1d')
    const states = async (name: string) => {
      const { steps, fix } = v.parse(missingName, await call('/v1/domains/missing', { name }))
      return [...steps.map(({ state }) => state), fix?.action]
    }
    expect(await states('vully-editions.example')).toEqual(['yes', 'yes', 'yes', 'no', 'no', 'renew-domain'])
    expect(await states('nobody-has-it.example')).toEqual([
      'no',
      'no',
      'no',
      'unknown',
      'unknown',
      'open-manager',
    ])
    await latchkey.json('sandbox', 'clock', '+1d')
    expect((await states('nobody-has-it.example')).at(4)).toBe('yes')
    expect(await latchkey.json<DomainRow[]>('domains', 'list')).not.toContainEqual(
      expect.objectContaining({ name: 'nobody-has-it.example' }),
    )
    expect(await call('/v1/domains/nobody-has-it.example/ask', {})).toMatchObject({ code: 'not-found' })
  })
})
