/** What is to reach the person, and what happened: for the person alone, and led by nobody else. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aWay } from '../support/notices-rig.ts'
import { pairedProgram, type PairedProgram } from '../support/paired-program.ts'

let program: PairedProgram
beforeAll(async () => {
  program = await pairedProgram()
}, 60_000)
afterAll(() => program.close())

const way = {
  ...aWay({ kind: 'webhook', url: 'https://example.org/' }),
  secret: null,
}
const ask = async (method: string, target: string, body: object | null, bearer = program.client.session) => {
  const text = body === null ? undefined : JSON.stringify(body)
  const asked = { method, target, headers: { authorization: `Bearer ${bearer}` } }
  const answer = await program.send('127.0.0.1', { ...asked, ...(text !== undefined && { body: text }) })
  return [`${method} ${target}`, answer.status, answer.status === 200 ? '' : JSON.parse(answer.body).error]
}

it('a script’s token neither reads what happened nor answers for the person, nor sees or leads a notice', async () => {
  const { token } = await program.latchkey.json<{ token: string }>('token', 'create', '--name', 'report')
  const calls = [
    ['GET', '/v1/activity', null],
    ['GET', '/v1/activity/days', null],
    ['GET', '/v1/activity/flags', null],
    ['GET', '/v1/activity/export', null],
    ['POST', '/v1/activity/flags/x/answer', { was: 'me' }],
    ['POST', '/v1/sessions/sign-ins', { site: 'infomaniak.com', at: new Date().toISOString() }],
    ['GET', '/v1/notices/history', null],
    ['POST', '/v1/notices/x/acknowledge', {}],
    ['POST', '/v1/notices/x/snooze', { hours: 1 }],
    ['POST', '/v1/notices/take', {}],
    ['POST', '/v1/notices/shown', { ids: [] }],
    ['GET', '/v1/notices/channels', null],
    ['PUT', '/v1/notices/channels/a', way],
    ['DELETE', '/v1/notices/channels/a', null],
    ['POST', '/v1/notices/channels/a/test', {}],
    ['POST', '/v1/notices/channels/check', way],
  ] as const
  for (const [method, target, body] of calls)
    expect(await ask(method, target, body, token)).toEqual([`${method} ${target}`, 403, 'not-allowed'])
  // the control: the token is one, and the person may
  expect(await ask('GET', '/v1/overview', null, token)).toEqual([expect.anything(), 200, ''])
  expect(await ask('GET', '/v1/activity', null)).toEqual([expect.anything(), 200, ''])
  expect(await program.latchkey.json('notices', 'channels')).toEqual([])
})

it('nobody sets up a way in the place of this computer’s own', async () => {
  for (const id of ['screen', 'desktop', 'browser', '__proto__'])
    expect(await ask('PUT', `/v1/notices/channels/${id}`, way)).toEqual([expect.anything(), 400, 'bad-shape'])
  expect(await program.latchkey.json('notices', 'channels')).toEqual([])
})

it('what is refused is named by its field, by the gate for browsers and on the command line, and nothing is kept', async () => {
  const mail = { kind: 'mail', host: 'mail.example.org', port: 465, security: 'tls', user: null }
  const aMail = { ...mail, from: 'a@example.org', to: 'b@example.org' }
  const web = (url: string) => ({ target: { kind: 'webhook', url } })
  const wrongs: readonly (readonly [object, string | null])[] = [
    [{}, null],
    [{ name: ' ' }, 'name'],
    [{ name: 'a\nb' }, 'name'],
    [{ areas: ['nothing'] }, 'areas'],
    [{ timing: { type: 'never' } }, 'timing'],
    [{ timing: { type: 'unanswered', minutes: 0 } }, 'minutes'],
    [{ timing: { type: 'daily', at: '25:00' } }, 'at'],
    [{ timing: { type: 'weekly', at: '08:00', day: 8 } }, 'timing'],
    [{ least: 'grave' }, 'least'],
    [{ secret: 'x'.repeat(501) }, 'secret'],
    [web('example.org'), 'url'],
    [web('http://example.org'), 'url'],
    [web('https://10.0.0.1'), 'url'],
    [web('https://a:b@example.org'), 'url'],
    [web('https://example.org/a\u202Eb'), 'url'],
    [{ target: { ...aMail, host: 'not a name' } }, 'host'],
    [{ target: { ...aMail, host: '10.0.0.1' } }, 'host'],
    [{ target: { ...aMail, port: 0 } }, 'port'],
    [{ target: { ...aMail, security: 'none' } }, 'security'],
    [{ target: { ...aMail, security: 'ssl' } }, 'security'],
    [{ target: { ...aMail, user: '' } }, 'user'],
    [{ target: { ...aMail, from: 'nobody' } }, 'from'],
    [{ target: { ...aMail, to: 'a@example.org, b@example.org' } }, 'to'],
    [{ target: { kind: 'ntfy', server: 'https://example.org/?a=1', topic: 't' } }, 'server'],
    [{ target: { kind: 'ntfy', server: 'https://example.org', topic: 'a/b' } }, 'topic'],
    [{ target: { kind: 'ntfy', server: 'https://example.org', topic: 't' }, secret: 'a b' }, 'secret'],
  ]
  for (const [over, wrong] of wrongs) {
    const text = JSON.stringify({ ...way, ...over })
    const headers = { authorization: `Bearer ${program.client.session}` }
    const asked = { method: 'POST', target: '/v1/notices/channels/check', headers, body: text }
    expect(JSON.parse((await program.send('127.0.0.1', asked)).body), text).toEqual({ wrong })
  }
  expect(await program.latchkey.json('notices', 'channels')).toEqual([])
  const add = async (...args: string[]) => {
    const { code, err } = await program.latchkey.cli(['notices', 'add', ...args], '')
    return [code, err]
  }
  expect(await add('webhook', 'http://example.org')).toEqual([
    2,
    expect.stringContaining('<url>: An address'),
  ])
  expect(await add('webhook', 'https://example.org', '--when', 'daily:25:00')).toEqual([
    2,
    expect.stringContaining('--when: A time of day'),
  ])
  expect(await program.latchkey.json('notices', 'channels')).toEqual([])
})

it('a token that would be two headers is none', async () => {
  const target = { kind: 'ntfy', server: 'https://example.org', topic: 't' }
  const put = (secret: string) => ask('PUT', '/v1/notices/channels/n', { ...way, target, secret })
  expect(await put('tk_a\r\nX-Other: 1')).toEqual([expect.anything(), 400, 'bad-shape'])
  expect(await put('tk_a')).toEqual([expect.anything(), 200, ''])
})

it('a browser claims no sign-in of its person at a site under no rule', async () => {
  const claim = { site: 'infomaniak.com', at: new Date().toISOString() }
  const text = JSON.stringify(claim)
  const answer = await program.send('127.0.0.1', {
    method: 'POST',
    target: '/v1/sessions/sign-ins',
    body: text,
  })
  expect(JSON.parse(answer.body)).toEqual({ taken: false })
})
