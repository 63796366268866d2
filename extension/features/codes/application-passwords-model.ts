/** The application passwords of each login, and what the person says of them. */
import { batch, createModel, signal } from '@preact/signals'
import * as v from 'valibot'
import {
  applicationPasswordsAnswer,
  purposeAnswer,
  type ApplicationPasswords,
} from '#shared/application-passwords.ts'
import type { Api } from '../../core/api.ts'
import { endsTrust, type Trouble } from '../../core/trouble.ts'

/** How to take back what was just said. */
interface Undo {
  readonly path: string
  readonly body: object
}
const ROOT = '/v1/application-passwords'

export const ApplicationPasswordsModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  const logins = signal<readonly ApplicationPasswords[] | null>(null)
  const trouble = signal<Trouble | null>(null)
  /** Why what the person just did failed. */
  const failure = signal<Trouble | null>(null)
  const undo = signal<Undo | null>(null)

  async function read() {
    const asked = await api.ask({ path: ROOT, answer: applicationPasswordsAnswer })
    batch(() => {
      trouble.value = asked.ok ? null : asked.error
      if (asked.ok) logins.value = asked.value.logins
      else if (endsTrust(asked.error)) logins.value = null
    })
  }
  /** @param back from the answer: how to take it back */
  async function send<S extends v.GenericSchema>(
    path: string,
    body: object,
    answer: S,
    back: (told: v.InferOutput<S>) => object | null,
  ): Promise<boolean> {
    const asked = await api.ask({ method: 'POST', path, body, answer })
    const before = asked.ok ? back(asked.value) : null
    batch(() => {
      failure.value = asked.ok ? null : asked.error
      undo.value = before && { path, body: before }
    })
    await read()
    return asked.ok
  }

  return {
    logins,
    trouble,
    failure,
    undo,
    read,
    say: (connection: string, id: string, purpose: string) =>
      send(`${ROOT}/purpose`, { connection, id, purpose }, purposeAnswer, ({ before }) => ({
        connection,
        id,
        purpose: before,
      })),
    known: (connection: string, id: string) =>
      send(`${ROOT}/seen`, { connection, id, seen: true }, v.unknown(), () => ({
        connection,
        id,
        seen: false,
      })),
    finish: (connection: string) =>
      send(`${ROOT}/done`, { connection, done: true }, v.unknown(), () => ({ connection, done: false })),
    async takeBack() {
      const last = undo.peek()
      if (last) await send(last.path, last.body, v.unknown(), () => null)
    },
  }
})
export type ApplicationPasswordsModel = InstanceType<typeof ApplicationPasswordsModel>
