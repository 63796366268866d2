import { createHmac } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Document } from '#daemon/core/store.ts'
import type { KeptChannels } from '#daemon/features/notifications/channels.ts'
import type { Resolve } from '#daemon/core/guarded-lookup.ts'
import { answersOf } from '#shared/quick-answers.ts'
import { HOUR, MINUTE } from '#shared/time.ts'
import { eventually } from '../support/latchkey.ts'
import { memoryDocument } from '../support/memory-document.ts'
import { aThing, aWay, noticesRig, type RigOptions } from '../support/notices-rig.ts'
import { startWebServer } from '../support/web-server.ts'

interface Request {
  readonly url: string
  readonly method: string
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

async function server(answer: (request: Request, response: ServerResponse) => void) {
  const got: Request[] = []
  const web = await startWebServer((request, response) => {
    let text = ''
    request.on('data', (part: Buffer) => (text += part.toString()))
    request.on('end', () => {
      const one = { url: request.url ?? '', method: request.method ?? '', headers: request.headers, text }
      got.push(one)
      answer(one, response)
    })
  })
  onTestFinished(() => web.close())
  return { got, origin: web.origin, port: web.port }
}

async function hookWith(answer: (response: ServerResponse) => void, options: RigOptions = {}) {
  const web = await server((_, response) => answer(response))
  const rig = noticesRig(options)
  await rig.put('h', aWay({ kind: 'webhook', url: `${web.origin}/hook?a=1` }), 'whsec_c2VjcmV0')
  return { ...rig, ...web }
}

describe('a webhook', () => {
  it('is asked once for each notice, with a body that its key has signed and an id that stays', async () => {
    let status = 503
    const rig = await hookWith((response) => response.writeHead(status).end())
    await rig.say(aThing('vully.com'))
    await rig.notifications.deliver()
    status = 200
    rig.wait(MINUTE)
    await rig.notifications.deliver()
    await rig.notifications.deliver()
    expect(rig.got).toHaveLength(2)
    const [first, second] = rig.got as [Request, Request]
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id'])
    expect(second.text).toBe(first.text)
    for (const { headers, text } of rig.got) {
      const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${text}`
      const expected = createHmac('sha256', 'secret').update(signed).digest('base64')
      expect(headers['webhook-signature']).toBe(`v1,${expected}`)
    }
    expect(Number(second.headers['webhook-timestamp']) - Number(first.headers['webhook-timestamp'])).toBe(60)
    expect(JSON.parse(first.text)).toMatchObject({
      type: 'latchkey.notice',
      data: { count: 1, notices: [{ check: 'domain-lapsing', area: 'domains', subjects: ['vully.com'] }] },
    })
    expect(rig.states('h')).toEqual({ 'vully.com': 'sent' })
  })

  it('acknowledges by its answer, and nothing goes anywhere after that', async () => {
    const rig = await hookWith((response) => response.end('{"acknowledged":true}'))
    await rig.put(
      'later',
      aWay({ kind: 'webhook', url: `${rig.origin}/later` }, { timing: { type: 'unanswered', minutes: 5 } }),
    )
    await rig.say(aThing('vully.com'))
    await rig.notifications.deliver()
    expect(rig.box.value.entries[0]?.acknowledged).toEqual({ at: rig.now(), by: 'Mine' })
    rig.wait(HOUR)
    await rig.notifications.deliver()
    expect(rig.got.map(({ url }) => url)).toEqual(['/hook?a=1'])
    expect(
      rig.notifications.over(
        rig.box.value.entries.map(({ notice }) => notice.id),
        () => false,
      ),
    ).toHaveLength(1)
  })

  it('that leads on is not followed, and one that says no is not asked again', async () => {
    const other = await server((_, response) => response.end())
    const rig = await hookWith((response) => response.writeHead(307, { location: other.origin }).end())
    expect(await rig.notifications.test('h')).toBe('redirected')
    expect(other.got).toEqual([])
    const gone = await hookWith((response) => response.writeHead(410).end())
    await gone.say(aThing('a.com'))
    await gone.notifications.deliver()
    gone.wait(2 * HOUR)
    await gone.notifications.deliver()
    expect([gone.got.length, gone.states('h')]).toEqual([1, { 'a.com': 'failed' }])
  })

  it('that asks to be left alone is, for as long as it says and no longer than a day', async () => {
    let wait = '7200'
    const rig = await hookWith((response) => response.writeHead(429, { 'retry-after': wait }).end())
    await rig.say(aThing('a.com'))
    await rig.notifications.deliver()
    rig.wait(119 * MINUTE)
    await rig.notifications.deliver()
    expect(rig.got).toHaveLength(1)
    wait = '99999999'
    rig.wait(MINUTE)
    await rig.notifications.deliver()
    expect(rig.got).toHaveLength(2)
    rig.wait(24 * HOUR)
    await rig.notifications.deliver()
    expect(rig.got).toHaveLength(3)
  })

  it('whose answer is long was told all the same, and no more of it is read than is needed', async () => {
    const rig = await hookWith((response) => {
      response.writeHead(200)
      const more = () => {
        while (response.write(Buffer.alloc(64 * 1024, 32)));
        response.once('drain', more)
      }
      more()
    })
    expect(await rig.notifications.test('h')).toBeNull()
  })

  it('whose long answer is a no was not told, and is asked again', async () => {
    const rig = await hookWith((response) => {
      response.writeHead(503)
      response.end(Buffer.alloc(1024 * 1024, 32))
    })
    await rig.say(aThing('a.com'))
    await rig.notifications.deliver()
    expect([rig.states('h'), rig.notifications.last('h')?.fault]).toEqual([{ 'a.com': 'waiting' }, 'busy'])
  })

  it('whose answer breaks off after its yes was told, and is not told again', async () => {
    const rig = await hookWith((response) => {
      response.writeHead(200, { 'content-length': '10' })
      response.write('abc', () => response.destroy())
    })
    await rig.say(aThing('a.com'))
    await rig.notifications.deliver()
    rig.wait(HOUR)
    await rig.notifications.deliver()
    expect([rig.states('h'), rig.got.length]).toEqual([{ 'a.com': 'sent' }, 1])
  })

  it('goes to no address that a name leads to and nobody allowed, and forgets its key when it leads elsewhere', async () => {
    const rig = await hookWith((response) => response.end())
    const url = (text: string, ownNetwork = false) =>
      rig.put('x', aWay({ kind: 'webhook', url: text }, { ownNetwork }), 'key')
    for (const refused of [
      'http://example.org/',
      'https://10.0.0.1/',
      'https://a:b@example.org/',
      'ftp://example.org/',
    ])
      expect(await url(refused)).toMatchObject({ ok: false, error: 'bad-shape' })
    expect(await url('http://8.8.8.8/', true)).toMatchObject({ ok: false })
    expect(await url('http://10.0.0.1/', true)).toMatchObject({ ok: true })
    for (const address of ['127.0.0.1', '192.168.1.4', '169.254.169.254']) {
      const resolve: Resolve = (_, __, done) => done(null, [{ address, family: 4 }])
      const led = noticesRig({ sending: { resolve } })
      await led.put('x', aWay({ kind: 'webhook', url: 'https://example.org/' }))
      expect(await led.notifications.test('x')).toBe('address')
    }
    const before = [...rig.secrets.keys()].filter((name) => name.startsWith('channel/h/'))
    expect(before).toHaveLength(1)
    const moved = aWay({ kind: 'webhook', url: `${rig.origin}/other` })
    expect(await rig.put('h', moved)).toMatchObject({ value: { hasSecret: false } })
    expect([...rig.secrets.keys()].filter((name) => name.startsWith('channel/h/'))).toEqual([])
    expect(rig.acts.map(({ event }) => event)).toContain('channel.secret-forgotten')
    await rig.notifications.test('h')
    expect(rig.got.at(-1)?.headers['webhook-signature']).toBeUndefined()
  })

  it('waits while its key does not open, and is asked when it does', async () => {
    const rig = await hookWith((response) => response.end())
    rig.door.isLocked = true
    await rig.say(aThing('a.com'))
    await rig.notifications.deliver()
    expect([rig.states('h'), rig.notifications.last('h')?.fault]).toEqual([{ 'a.com': 'waiting' }, 'locked'])
    rig.door.isLocked = false
    await rig.notifications.deliver()
    expect([rig.states('h'), rig.got.length]).toEqual([{ 'a.com': 'sent' }, 1])
  })

  it('is not asked without its key, where a restore has taken that away', async () => {
    const rig = await hookWith((response) => response.end())
    rig.secrets.clear()
    expect([await rig.notifications.test('h'), rig.got]).toEqual(['locked', []])
  })
})

describe('ntfy', () => {
  it('gets a message by its rules, and what its button answers stops the others', async () => {
    const pressed: string[] = []
    const web = await server(({ url }, response) => {
      const lines = pressed.map((message, at) => ({ id: `m${String(at)}`, event: 'message', message }))
      const all = ['{"id":"o","event":"open"}', 'no json', ...lines.map((one) => JSON.stringify(one))]
      response.end(url.startsWith('/secret-topic-ack/json') ? all.join('\n') : '{"id":"x","event":"message"}')
    })
    const rig = noticesRig()
    await rig.put(
      'n',
      aWay({ kind: 'ntfy', server: web.origin, topic: 'secret-topic', answers: true }),
      'tk_1',
    )
    const late = aWay(
      { kind: 'webhook', url: `${web.origin}/late` },
      { timing: { type: 'unanswered', minutes: 30 } },
    )
    await rig.put('late', late)
    await rig.say(aThing('vully.com'))
    await rig.notifications.deliver()
    const [published] = web.got as [Request]
    expect([published.url, published.headers.authorization]).toEqual(['/', 'Bearer tk_1'])
    const body = JSON.parse(published.text) as { actions: { url: string; body: string; headers?: unknown }[] }
    expect(body).toMatchObject({
      topic: 'secret-topic',
      priority: 5,
      tags: ['rotating_light'],
      title: expect.stringContaining('vully.com') as string,
      sequence_id: expect.stringMatching(/^[-\w]{22}$/) as string,
      actions: [{ action: 'http', method: 'POST', url: `${web.origin}/secret-topic-ack`, clear: true }],
    })
    // the token stays with the daemon
    expect(published.text).not.toContain('tk_1')
    pressed.push('a guess')
    rig.wait(MINUTE)
    await rig.notifications.deliver()
    expect(rig.box.value.entries[0]?.acknowledged).toBeNull()
    pressed.push(body.actions[0]?.body ?? '')
    rig.wait(MINUTE)
    await rig.notifications.deliver()
    expect(rig.box.value.entries[0]?.acknowledged?.by).toBe('Mine')
    rig.wait(HOUR)
    await rig.notifications.deliver()
    expect(web.got.filter(({ url }) => url === '/late')).toEqual([])
    const polls = web.got.filter(({ method }) => method === 'GET').map(({ url }) => url)
    expect(polls).toEqual(['all', 'm0'].map((since) => `/secret-topic-ack/json?poll=1&since=${since}`))
  })

  describe('from 2.16 on', () => {
    const ntfyWith = async (statusOfClear: () => number) => {
      const web = await server(({ method }, response) =>
        response.writeHead(method === 'PUT' ? statusOfClear() : 200).end('{}'),
      )
      const rig = noticesRig()
      const target = { kind: 'ntfy', server: `${web.origin}/under/`, topic: 'phone', answers: false } as const
      await rig.put('n', aWay(target), 'tk_1')
      await rig.say(aThing('a.com'), aThing('b.com'))
      await rig.notifications.deliver()
      const idOf = (name: string) =>
        rig.box.value.entries.find(({ notice }) => notice.subjects[0] === name)?.notice.id ?? ''
      const sentAs = (name: string) =>
        rig.box.value.entries
          .find(({ notice }) => notice.subjects[0] === name)
          ?.deliveries.find(({ channel }) => channel === 'n')?.message ?? ''
      const cleared = () => web.got.filter(({ method }) => method === 'PUT')
      return { ...rig, ...web, idOf, sentAs, cleared }
    }

    it('takes off the phone what was seen elsewhere, once, and leaves what was not', async () => {
      const rig = await ntfyWith(() => 200)
      await rig.notifications.deliver()
      expect(rig.cleared()).toEqual([])
      await rig.notifications.acknowledge(rig.idOf('a.com'), 'firefox')
      for (let turn = 0; turn < 3; turn += 1) {
        await rig.notifications.deliver()
        rig.wait(HOUR)
      }
      expect(rig.cleared().map(({ url, headers, text }) => [url, headers.authorization, text])).toEqual([
        [`/under/phone/${rig.sentAs('a.com')}/clear`, 'Bearer tk_1', ''],
      ])
      expect(rig.sentAs('a.com')).toMatch(/^[-\w]{22}$/)
      // and what is over, or put off
      await rig.notifications.snooze(rig.idOf('b.com'), 24)
      await rig.notifications.deliver()
      expect(rig.cleared().map(({ url }) => url)).toContain(`/under/phone/${rig.sentAs('b.com')}/clear`)
    })

    it('that is not reached is asked again later, over a restart as well, and no longer than a day', async () => {
      let status = 503
      const rig = await ntfyWith(() => status)
      await rig.notifications.acknowledge(rig.idOf('a.com'), 'firefox')
      await rig.notifications.deliver()
      await rig.notifications.deliver()
      expect(rig.cleared()).toHaveLength(1)
      const next = noticesRig({
        now: rig.now(),
        box: memoryDocument(structuredClone(rig.box.value)),
        channels: memoryDocument(
          structuredClone(rig.channels.list()).map((one) => ({ ...one, hasSecret: false })),
        ),
      })
      await next.notifications.deliver()
      expect(rig.cleared()).toHaveLength(2)
      status = 200
      next.wait(25 * HOUR)
      await next.notifications.deliver()
      expect(rig.cleared()).toHaveLength(2)
    })

    it('an older server, which knows no such page, is asked once and fails at nothing', async () => {
      const rig = await ntfyWith(() => 404)
      await rig.notifications.acknowledge(rig.idOf('a.com'), 'firefox')
      for (let turn = 0; turn < 3; turn += 1) {
        rig.wait(HOUR)
        await rig.notifications.deliver()
      }
      expect([rig.cleared().length, rig.notifications.last('n')?.fault, rig.faults]).toEqual([1, null, []])
    })

    it('of what was sent in one message, takes it away when all of it was seen', async () => {
      const web = await server((_, response) => response.end('{}'))
      const rig = noticesRig()
      await rig.put('n', aWay({ kind: 'ntfy', server: web.origin, topic: 't', answers: false }))
      await rig.say(...Array.from({ length: 6 }, (_, at) => aThing(`n${String(at)}.com`)))
      await rig.notifications.deliver()
      const [last, before] = rig.box.value.entries.map(({ notice }) => notice.id).toReversed()
      const cleared = () => web.got.filter(({ method }) => method === 'PUT').length
      await rig.notifications.acknowledge(last ?? '', 'firefox')
      await rig.notifications.deliver()
      expect(cleared()).toBe(0)
      await rig.notifications.acknowledge(before ?? '', 'firefox')
      await rig.notifications.deliver()
      expect(cleared()).toBe(1)
    })
  })

  it('has no button where the person wants none', async () => {
    const web = await server((_, response) => response.end('{}'))
    const rig = noticesRig()
    await rig.put('n', aWay({ kind: 'ntfy', server: web.origin, topic: 't', answers: false }))
    await rig.say(aThing('vully.com'))
    await rig.notifications.deliver()
    rig.wait(MINUTE)
    await rig.notifications.deliver()
    expect(web.got.map(({ method, text }) => [method, text.includes('actions')])).toEqual([['POST', false]])
  })
})

it('how the last try went is known after a restart, and forgotten where the way leads elsewhere', async () => {
  const web = await server((_, response) => response.writeHead(503).end())
  const kept = memoryDocument<KeptChannels>([])
  const rig = noticesRig({ channels: kept })
  const way = aWay({ kind: 'webhook', url: web.origin })
  await rig.put('h', way)
  expect(rig.notifications.last('h')).toBeNull()
  await rig.notifications.test('h')
  const next = noticesRig({ channels: memoryDocument(structuredClone(kept.value)) })
  expect(next.notifications.last('h')).toEqual({ at: rig.now(), fault: 'busy' })
  await next.put('h', { ...way, name: 'Called otherwise' })
  expect(next.notifications.last('h')?.fault).toBe('busy')
  await next.put('h', aWay({ kind: 'webhook', url: `${web.origin}/other` }))
  expect(next.notifications.last('h')).toBeNull()
})

it('how a try went that was under way as the way was led elsewhere is said of neither', async () => {
  const { promise: asked, resolve: isAsked } = Promise.withResolvers<ServerResponse>()
  const web = await server((_, response) => {
    isAsked(response)
  })
  const rig = noticesRig()
  await rig.put('h', aWay({ kind: 'webhook', url: web.origin }))
  const tried = rig.notifications.test('h')
  const response = await asked
  await rig.put('h', aWay({ kind: 'webhook', url: `${web.origin}/other` }))
  response.writeHead(503).end()
  expect(await tried).toBe('busy')
  expect(rig.notifications.last('h')).toBeNull()
})

it('a disk that is too full for how a try went stops no notice', async () => {
  const web = await server((_, response) => response.end())
  const kept = memoryDocument<KeptChannels>([])
  const full: Document<KeptChannels> = {
    get value() {
      return kept.value
    },
    change: (next) =>
      next(kept.value).some(({ last }) => last !== null)
        ? Promise.reject(new Error('no space left'))
        : kept.change(next),
  }
  const rig = noticesRig({ channels: full })
  await rig.put('h', aWay({ kind: 'webhook', url: web.origin }))
  await rig.say(aThing('a.com'), aThing('b.com'))
  await rig.notifications.deliver()
  expect([web.got.length, rig.states('h')]).toEqual([2, { 'a.com': 'sent', 'b.com': 'sent' }])
  expect(await rig.notifications.test('h')).toBeNull()
  expect(rig.faults).toHaveLength(3)
})

it('a way that stalls holds no other up', async () => {
  const stalled: ServerResponse[] = []
  const rig = await hookWith((response) => void stalled.push(response))
  const other = await server((_, response) => response.end())
  await rig.put('works', aWay({ kind: 'webhook', url: other.origin }))
  await rig.say(aThing('a.com'))
  const first = rig.notifications.deliver()
  await eventually(
    () => other.got,
    ({ length }) => length === 1,
  )
  await rig.say(aThing('b.com'))
  const second = rig.notifications.deliver()
  await eventually(
    () => other.got,
    ({ length }) => length === 2,
  )
  expect(stalled).toHaveLength(1)
  for (const response of stalled) response.end()
  await Promise.all([first, second])
})

it.each([
  ['domain-lapsing', { phase: 'expiring' }, ['renew', 'snooze']],
  ['domain-lapsing', { phase: 'redemption' }, ['restore', 'snooze']],
  ['domain-lapsing', { phase: 'pending-delete' }, ['snooze']],
  ['session-breach', {}, ['sign-out', 'snooze']],
  ['account-2fa-off', {}, ['snooze']],
] as const)('%s with %o is answered with %o', (check, seen, expected) => {
  expect(answersOf({ check, seen, thing: `${check}/main//x` })).toEqual(expected)
  expect(answersOf({ check, seen, thing: '' })).toEqual(['snooze'])
})
