import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallState } from '#daemon/sandbox/small.ts'
import { languages } from '#shared/settings.ts'
import type { StepId } from '#shared/plan-steps.ts'
import { plan, plans, supportRequest, type Plan } from '#shared/plans.ts'
import { recovery } from '#shared/recovery.ts'
import * as v from 'valibot'
import { askAsExtension, pairExtension } from '../support/extension-client.ts'
import { startLatchkey, temporaryFolder, type Latchkey } from '../support/latchkey.ts'
import { linkTo } from '../support/page-link.ts'
import { createVisitor, type Visitor } from '../support/sandbox-visitor.ts'

const TIMEOUT = 60_000
const ANNA = 'anna.vully@atelier-vully.example'
const ELODIE = 'elodie.favre@atelier-vully.example'
const PRODUCTS = '/v3/ng/products'
const INFO = '/v3/ng/profile/user/security'
const PEOPLE = '/v3/ng/accounts/rights/users/list'

let home: string
let latchkey: Latchkey
let anna: Visitor
let manager: string
let elodie: string
const state = smallState(Date.now())

beforeAll(async () => {
  home = await temporaryFolder()
  latchkey = await startLatchkey({ home })
  manager = `http://manager.localhost:${String(latchkey.sandboxPort)}`
  anna = createVisitor({ url: manager, world: { state } as Parameters<typeof createVisitor>[0]['world'] })
  await anna.signIn(ANNA)
  elodie = `u${String(state.people.find(({ email }) => email === ELODIE)?.id)}`
}, TIMEOUT)
afterAll(async () => {
  await latchkey.stop()
  await rm(home, { recursive: true, force: true })
})

const read = async (id: string, ...args: string[]) => v.parse(plan, await latchkey.json('plan', id, ...args))
const stepIn = (one: Plan, id: StepId) => one.steps.find((step) => step.id === id)
const stateOf = async (id: string, step: StepId) => stepIn(await read(id), step)?.state
const sync = () => latchkey.json('sync')

describe('plans, over the real daemon and the sandbox', () => {
  it('are listed for a paired browser, and refused to a stranger', { timeout: TIMEOUT }, async () => {
    const { session } = await pairExtension(latchkey)
    const ask = async (method: string, target: string, bearer: string | null, body?: object) => {
      const answer = await askAsExtension(latchkey.port, { method, target, bearer, body })
      return { status: answer.status, value: JSON.parse(answer.body) as unknown }
    }
    const listed = await ask('GET', '/v1/plans', session)
    expect(v.parse(plans, listed.value).map(({ id }) => id)).toContain('second-factor-lost')
    const ready = await ask('GET', '/v1/recovery', session)
    expect(v.parse(recovery, ready.value)).toHaveLength(1)
    for (const [method, path] of [
      ['GET', '/v1/plans'],
      ['GET', '/v1/recovery'],
      ['POST', '/v1/plans/secure-account/open'],
    ] as const)
      expect(await ask(method, path, null), path).toMatchObject({ status: 401 })
    const word = { step: 'activity', done: true }
    expect(await ask('POST', '/v1/plans/nope/steps', session, word)).toMatchObject({ status: 404 })
    // a step of another plan, and a note that could hold anything
    expect(await ask('POST', '/v1/plans/enable-2fa/steps', session, word)).toMatchObject({ status: 400 })
    const long = { step: 'codes-kept', done: true, note: 'x'.repeat(81) }
    expect(await ask('POST', '/v1/plans/enable-2fa/steps', session, long)).toMatchObject({ status: 400 })
    expect(
      await ask('POST', '/v1/plans/leaving-48210-u1/steps', session, { step: 'rehearsal', done: true }),
    ).toMatchObject({ status: 404 })
  })

  it('follow the account: a password that is changed closes its step', { timeout: TIMEOUT }, async () => {
    await read('secure-account', '--open')
    expect(await stateOf('secure-account', 'password-changed')).toBe('open')
    const password = state.people.find(({ email }) => email === ANNA)?.password ?? ''
    await anna.submit(await anna.open(INFO), `${INFO}/password`, {
      password,
      new: 'a new one that is long enough',
    })
    await sync()
    const after = await read('secure-account')
    expect(stepIn(after, 'password-changed')).toMatchObject({ state: 'done', source: 'infomaniak' })
  })

  it(
    'of an incident follow the organisation, and prepare the request to support',
    { timeout: TIMEOUT },
    async () => {
      const id = `incident-48210-${elodie}`
      const opened = await read(id, '--open')
      expect(opened).toMatchObject({ subject: 'Elodie Favre', organisation: 'Atelier Vully SA' })
      expect(stepIn(opened, 'member-two-factor')?.state).toBe('open')
      expect(stepIn(opened, 'mail-shut')).toMatchObject({ state: 'open', left: 1 })
      const service = await anna.open(linkTo(await anna.open(PRODUCTS), 'atelier-vully.example'))
      const managed = await anna.open(linkTo(service, 'Manage'))
      await anna.submit(managed, `${PRODUCTS}/maintenance`, {}, 'Suspend the addresses')
      await sync()
      expect(await stateOf(id, 'mail-shut')).toBe('done')

      const { session } = await pairExtension(latchkey, { name: 'Another' })
      const answer = await askAsExtension(latchkey.port, {
        method: 'GET',
        target: `/v1/plans/${id}/request`,
        bearer: session,
      })
      const texts = v.parse(supportRequest, JSON.parse(answer.body))
      expect(texts.map(({ language }) => language).sort()).toEqual([...languages].sort())
      for (const { body } of texts) expect(body).toContain(`Elodie Favre <${ELODIE}>`)
    },
  )

  it('of a member who leaves end when the list no longer has them', { timeout: TIMEOUT }, async () => {
    const id = `leaving-48210-${elodie}`
    const opened = await read(id, '--open')
    expect(stepIn(opened, 'login-trap')?.state).toBe('open')
    expect(stepIn(opened, 'removed')?.state).toBe('open')
    await read(id, '--done', 'products-handed')
    const page = `${PEOPLE}/${elodie.slice(1)}`
    await anna
      .submit(await anna.open(page), `${page}/remove`)
      .then((asked) => anna.submit(asked, `${page}/remove`))
    await sync()
    const after = await read(id)
    expect(after.subject).toBe('Elodie Favre')
    expect(stepIn(after, 'removed')).toMatchObject({ state: 'done', source: 'infomaniak' })
    expect(stepIn(after, 'products-handed')?.state).toBe('stated')
    // whoever is not there, and of whom nothing was kept, has no plan
    expect((await latchkey.cli(['plan', 'leaving-48210-u999'])).code).toBe(1)
  })

  it(
    'open pages of the sandbox, each of which is there without signing in',
    { timeout: TIMEOUT },
    async () => {
      const all = v.parse(plans, await latchkey.json('plans'))
      const stranger = createVisitor({ url: manager, world: { state } as never })
      const open = async (url: string) => (await stranger.open(url.slice(manager.length))).status
      for (const { kind, rehearsal, steps } of all) {
        if (rehearsal !== null) {
          expect(rehearsal.startsWith(manager), kind).toBe(true)
          expect(await open(rehearsal), kind).toBe(200)
        }
        for (const { fix } of steps)
          if (fix?.url.startsWith('http:')) expect(await open(fix.url), fix.url).toBe(200)
      }
      expect(all.filter(({ rehearsal }) => rehearsal !== null)).toHaveLength(7)
    },
  )

  it(
    'keep what was said over a daemon that is killed, and note it in the journal',
    { timeout: TIMEOUT },
    async () => {
      await latchkey.json('plan', 'enable-2fa', '--done', 'codes-kept', '--note', 'In the safe')
      await latchkey.json('plan', 'phone-lost', '--done', 'rehearsal')
      const before = v.parse(recovery, await latchkey.json('recovery'))
      expect(before[0]?.cases.find((one) => one.case === 'phone-lost')?.state).toBe('yes')
      await latchkey.stop('SIGKILL')
      latchkey = await startLatchkey({ home })
      const kept = await read('enable-2fa')
      expect(stepIn(kept, 'codes-kept')).toMatchObject({ state: 'stated', note: 'In the safe' })
      expect((await read('phone-lost')).rehearsedAt).not.toBeNull()
      const taken = await read('enable-2fa', '--undo', 'codes-kept')
      expect(stepIn(taken, 'codes-kept')).toMatchObject({ statedAt: null, note: null })

      const found = await readdir(home, { recursive: true })
      const journals = found.filter((name) => /journal-\d+\.ndjson$/.test(name))
      expect(journals.length).toBeGreaterThan(0)
      const lines = (await Promise.all(journals.map((name) => readFile(join(home, name), 'utf8')))).join('')
      for (const event of ['plan.opened', 'plan.step-stated', 'plan.step-taken-back'])
        expect(lines).toContain(event)
      expect(lines).not.toContain('In the safe')
    },
  )

  it(
    'are said in words on the command line, with what is wrong when it is',
    { timeout: TIMEOUT },
    async () => {
      const { out } = await latchkey.cli(['plan', 'second-factor-lost'])
      expect(out).toContain('There is no need to call: they hold none of your codes')
      expect((await latchkey.cli(['recovery'])).out).toContain('Verified recovery phone (…')
      expect((await latchkey.cli(['plans'])).out).toMatch(/^ID +PLAN +OF +DONE +BEGUN/)
      const wrong = await latchkey.cli(['plan', 'phone-lost', '--done', 'nope'])
      expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('sim-blocked')])
      expect((await latchkey.cli(['plan', 'phone-lost', '--open', '--close'])).code).toBe(2)
    },
  )
})
