/** A sandbox Manager with its people, for tests that walk its pages. */
import { generateSync } from 'otplib'
import type { Person } from '#daemon/sandbox/person.ts'
import { startSandbox, type Sandbox } from '#daemon/sandbox/server.ts'
import { createVisitor, type Page, type Visitor } from './sandbox-visitor.ts'

const at = (name: string) => `${name}@atelier-vully.example`
/** Legal representative, OTP app. */
export const ANNA = at('anna.vully')
/** Administrator, no second factor. */
export const BRUNO = at('bruno.keller')
/** Collaborator, OTP app. */
export const DAVID = at('david.moret')
/** Collaborator, no second factor. */
export const ELODIE = at('elodie.favre')
/** Collaborator, SMS only. */
export const FARID = at('farid.haddad')
/** External, no second factor. */
export const LEO = 'leo@studio-martin.example'

export interface SandboxRig {
  readonly sandbox: Sandbox
  /** Moves the computer's clock, which the codes follow. @param ms forward */
  pass(ms: number): void
  person(email: string): Person
  /** Signed in, by the app's code or the last SMS where one is asked for. */
  visit(email: string): Promise<Visitor>
  /** Behind the password and before the second step. */
  halfway(email: string): Promise<{ readonly visitor: Visitor; readonly page: Page }>
  /** @param skewMinutes by which the clock of the phone is ahead */
  appCode(email: string, skewMinutes?: number): string
  /** Everything recorded about the person, with its detail. */
  journal(email: string): string[]
  lastSms(to: string): string
  /** What the API says with this person's own token. */
  api(email: string, path: string): Promise<never>
  enrolApp(visitor: Visitor): Promise<Page>
  /** Answers on the person's phone; throws where it asks nothing. */
  answer(email: string, answer: 'YES' | 'NO'): Promise<Page>
  requireOfAll(): void
}

export async function openSandbox(): Promise<SandboxRig> {
  let now = Date.now()
  const sandbox = await startSandbox({ port: 0, size: 'small', dataDir: null, now: () => now })
  const { world } = sandbox
  const rig: SandboxRig = {
    sandbox,
    pass: (ms) => {
      now += ms
    },
    person(email) {
      const found = world.state.people.find((one) => one.email === email)
      if (found === undefined) throw new Error(`the sandbox has no ${email}`)
      return found
    },
    async visit(email) {
      const { visitor, page } = await rig.halfway(email)
      if (!page.path.startsWith('/login/second-factor')) return visitor
      const { smsPhone, otpSecret } = rig.person(email)
      const code = otpSecret === null ? rig.lastSms(smsPhone ?? '') : rig.appCode(email)
      await visitor.submit(page, '/login/second-factor', { code })
      return visitor
    },
    async halfway(email) {
      const visitor = createVisitor(sandbox)
      const { password } = rig.person(email)
      const page = await visitor.submit(
        await visitor.open('/login'),
        '/login',
        { email, password },
        'type="password"',
      )
      return { visitor, page }
    },
    appCode: (email, skewMinutes = 0) =>
      generateSync({
        secret: rig.person(email).otpSecret ?? '',
        epoch: Math.floor(now / 1000) + skewMinutes * 60,
      }),
    journal: (email) =>
      world.state.activity
        .filter(({ personId }) => personId === rig.person(email).id)
        .map(({ kind, detail }) => (detail === '' ? kind : `${kind}: ${detail}`)),
    lastSms: (to) =>
      /\d{6}/.exec(
        world.state.outbox.findLast((one) => one.channel === 'sms' && one.to === to)?.body ?? '',
      )?.[0] ?? '',
    async api(email, path) {
      const [first] = world.state.tokens
      if (first === undefined) throw new Error('nobody has a token')
      const token = `of ${email}`.replaceAll(' ', '-')
      if (!world.state.tokens.some((one) => one.token === token))
        world.state.tokens.push({ ...first, personId: rig.person(email).id, token })
      const response = await fetch(sandbox.apiUrl + path, { headers: { authorization: `Bearer ${token}` } })
      return ((await response.json()) as { data: never }).data
    },
    async enrolApp(visitor) {
      const page = await visitor.submit(await visitor.open('/2fa'), '/2fa/app/start')
      const secret = /id="secret">([A-Z2-7]+)</.exec(page.html)?.[1] ?? ''
      return visitor.submit(page, '/2fa/app', {
        code: generateSync({ secret, epoch: Math.floor(now / 1000) }),
      })
    },
    async answer(email, answer) {
      const phone = createVisitor(sandbox)
      const page = await phone.open(`/sandbox/phone?person=${rig.person(email).id}`)
      return phone.submit(page, '/sandbox/phone', {}, `>${answer}<`)
    },
    requireOfAll() {
      for (const organisation of world.state.organisations) organisation.requires2fa = true
      world.touch()
    },
  }
  return rig
}
