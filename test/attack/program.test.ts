/** The program itself, as a person runs it, on both address families: what a test of its gate alone cannot show. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describedRoutes } from '#daemon/core/openapi.ts'
import { errorStatus } from '#shared/errors.ts'
import { pairExtension } from '../support/extension-client.ts'
import { targetOf, type DescribedCall } from '../support/described-calls.ts'
import { firefox, gatedDaemon } from '../support/gated-daemon.ts'
import { eventually } from '../support/latchkey.ts'
import { pairedProgram, type PairedProgram } from '../support/paired-program.ts'
import { exchange, families, type Family, type RawAnswer } from '../support/raw-http.ts'
import { unsafeIn } from '../support/safe-answer.ts'
import { rows, type Attacked } from './rows.ts'

let program: PairedProgram
let calls: readonly DescribedCall[]
beforeAll(async () => {
  program = await pairedProgram()
  calls = await program.calls()
}, 60_000)
afterAll(() => program.close())

/** All that these attacks are after: who is paired, what is kept and what was chosen. */
const state = async () =>
  JSON.stringify([
    await program.latchkey.json('clients', 'list'),
    await program.latchkey.json('domains', 'list'),
    (await program.send('127.0.0.1', { target: '/v1/settings' })).body,
  ])

/** What a stranger may ask; each judges for itself what it is given. */
const open = ['GET /health', 'POST /v1/hello', 'POST /v1/pair', 'POST /v1/session']
const nameOf = ({ method, path }: DescribedCall) => `${method} ${path}`

/** Which of the calls are answered to who has no credential. */
async function unguarded(daemon: Attacked, calls: readonly DescribedCall[]): Promise<string[]> {
  const found: string[] = []
  for (const call of calls.filter((call) => !open.includes(nameOf(call))))
    for (const family of families) {
      const target = targetOf(call, 'x')
      const asked = daemon.ask(family, { method: call.method, target, headers: { authorization: null } })
      const { status } = await exchange(daemon.port, family, asked)
      if (status !== 401) found.push(`${nameOf(call)} on ${family}: ${String(status)}`)
    }
  return found
}

// first of all: after the storm of the others a failure is called one too many
it("one browser's session is none at another's origin, and the journal tells of it", async () => {
  const other = await pairExtension(program.latchkey, { origin: firefox, name: 'Other' })
  const change = (family: Family, session: string) =>
    program.send(family, {
      method: 'PATCH',
      target: '/v1/settings',
      body: '{}',
      headers: { origin: firefox, authorization: `Bearer ${session}` },
    })
  const folder = join(program.latchkey.home, 'sandbox', 'journal')
  const thefts = async () => {
    const told = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
    )
    const theft = `"event":"pairing.possible-theft","by":"${program.client.id}","data":{"origin":"${firefox}"}`
    return told.join('').split(theft).length - 1
  }
  for (const [index, family] of families.entries()) {
    expect(await change(family, program.client.session)).toMatchObject({ status: 401 })
    expect(await eventually(thefts, (count) => count > index)).toBe(index + 1)
    expect(await change(family, other.session)).toMatchObject({ status: 200 })
  }
})

describe.each(families)('the program over %s', (family) => {
  it('refuses whatever the gate is to refuse, and changes nothing', async () => {
    const before = await state()
    const wrong: string[] = []
    for (const row of rows.filter(({ unit }) => unit !== 'route')) {
      const answer = await exchange(program.port, family, row.send(program, family))
      // what is refused for a host or a path may be so for either; guessing is counted, and then refused for that
      const codes = /^bad-(host|path)$/.test(row.code)
        ? (['bad-host', 'bad-path', 'bad-request'] as const)
        : row.code === 'unauthorized'
          ? ([row.code, 'too-many-failures'] as const)
          : [row.code]
      const fits = codes.some(
        (code) => answer.status === errorStatus[code] && answer.body === JSON.stringify({ error: code }),
      )
      if (!fits || unsafeIn(answer).length > 0) wrong.push(`${row.what}: ${JSON.stringify(answer)}`)
    }
    expect(wrong).toEqual([])
    expect(await state()).toBe(before)
  })

  it('sends the same safe headers with every answer, good or bad', async () => {
    const answers: [string, RawAnswer][] = []
    const note = async (what: string, asked: Parameters<PairedProgram['ask']>[1]) =>
      answers.push([what, await program.send(family, asked)])
    for (const call of calls.filter(({ path }) => path !== '/v1/events')) {
      const { method } = call
      const target = targetOf(call, 'nobody')
      const wrong = method === 'GET' ? {} : { body: '{"nobody-knows-this":1}' }
      await note(nameOf(call), { method, target, ...wrong })
      await note(`${nameOf(call)}, with a cookie and no credential`, {
        method,
        target,
        ...wrong,
        headers: { authorization: null, cookie: 'session=1' },
      })
    }
    const etag = (await program.send(family, { target: '/v1/badge' })).headers.get('etag') ?? ''
    await note('unchanged', { target: '/v1/badge', headers: { 'if-none-match': etag } })
    await note('HEAD', { method: 'HEAD' })
    const statuses = new Set(answers.map(([, { status }]) => status))
    expect([...statuses]).toEqual(expect.arrayContaining([200, 304, 400, 401, 403, 404, 405]))
    expect(answers.filter(([, answer]) => unsafeIn(answer).length > 0)).toEqual([])
    // the guard sees what is missing, and what lets a page in
    const lax = new Map([['access-control-allow-origin', '*']])
    expect(unsafeIn({ headers: lax })).toHaveLength(6)
  })

  it('answers a name that every object has as one that nobody has', async () => {
    const before = await state()
    const ask = async ({ method, path }: DescribedCall, word: string) => {
      const target = targetOf({ path }, word)
      const { status, body } = await program.send(family, {
        method,
        target,
        ...(method !== 'GET' && { body: '{}' }),
      })
      return `${method} ${path}: ${String(status)} ${body.replaceAll(word, '')}`
    }
    const wrong: string[] = []
    for (const call of calls.filter(({ path }) => path.includes('{'))) {
      const unknown = await ask(call, 'nobodys')
      if (/: 5/.test(unknown)) wrong.push(unknown)
      for (const word of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
        if ((await ask(call, word)) !== unknown)
          wrong.push(`${word}: ${await ask(call, word)}, not ${unknown}`)
    }
    expect(wrong).toEqual([])
    expect(await state()).toBe(before)
  })
})

describe('a route', () => {
  it('answers nobody without a credential, but for the four that come before one', async () => {
    const forStrangers = calls.filter(({ caller }) => caller === 'stranger').map(nameOf)
    expect(forStrangers.sort()).toEqual(open)
    expect(calls.length).toBeGreaterThan(40)
    expect(await unguarded(program, calls)).toEqual([])
  })

  it('that forgot to ask for one would be found', async () => {
    const forgetful = await gatedDaemon((units) =>
      units.map((unit) => ({
        name: unit.name,
        admit(visit) {
          if (unit.name !== 'authentication' || visit.path !== '/v1/notes/x') return unit.admit(visit)
          visit.caller = { kind: 'browser', id: 'anybody', origin: firefox, session: 's' }
          return null
        },
      })),
    )
    const itsCalls = describedRoutes(forgetful.routes.routes).map(({ method, path, about }) => ({
      method,
      path: path.replace(':id', '{id}'),
      caller: about?.for ?? '',
    }))
    const found = await unguarded(forgetful, itsCalls)
    await forgetful.close()
    expect(found).toEqual(families.map((family) => `GET /v1/notes/{id} on ${family}: 200`))
  })
})
