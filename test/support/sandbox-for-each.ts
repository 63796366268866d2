/** A fresh sandbox Manager for each test of a file, and what tests that walk its pages ask it. */
import { afterEach, beforeEach, expect } from 'vitest'
import type { Person } from '#daemon/sandbox/person.ts'
import { startSandbox, type Sandbox } from '#daemon/sandbox/server.ts'
import { createVisitor, type Page, type Visitor } from './sandbox-visitor.ts'

/** The first page behind the sign-in. */
export const HOME = '/v3/ng/home'

/** The address of somebody of the invented organisation. */
export const at = (name: string) => `${name}@atelier-vully.example`

export function sandboxForEach() {
  let started: Sandbox | null = null
  beforeEach(async () => {
    started = await startSandbox({ port: 0, size: 'small', dataDir: null })
  })
  afterEach(() => started?.close())
  const running = (): Sandbox => {
    if (started === null) throw new Error('there is a sandbox only while a test runs')
    return started
  }
  const person = (email: string): Person => {
    const found = running().world.state.people.find((one) => one.email === email)
    if (found === undefined) throw new Error(`the sandbox has no ${email}`)
    return found
  }

  return {
    get sandbox() {
      return running()
    },
    person,
    /** What was sent of one kind, oldest first. */
    sent: (kind: string) => running().world.state.outbox.filter((one) => one.kind === kind),
    /** Of the message that was sent last. */
    lastCode: () => /\d{6}/.exec(running().world.state.outbox.at(-1)?.body ?? '')?.[0] ?? '',
    /** The kinds of what was recorded about the person. */
    recorded: (email: string) =>
      running()
        .world.state.activity.filter(({ personId }) => personId === person(email).id)
        .map(({ kind }) => kind),
    visit: async (email: string): Promise<Visitor> => {
      const visitor = createVisitor(running())
      expect((await visitor.signIn(email)).path).toBe(HOME)
      return visitor
    },
    /** Behind the password, wherever that leads. */
    signIn: async (email: string, password: string, visitor = createVisitor(running())): Promise<Page> =>
      visitor.submit(await visitor.open('/login'), '/login', { email, password }, 'type="password"'),
  }
}
