/** The logins: what is known of each, what the person states of it, and the lists that a profile is chosen from. */
import { batch, createModel, signal } from '@preact/signals'
import * as v from 'valibot'
import { accountAnswer, type AccountView } from '#shared/account-view.ts'
import { referencesAnswer } from '#shared/references.ts'
import {
  statementRemoved,
  statementStated,
  type Statement,
  type StatementRequest,
  type StatementRow,
} from '#shared/statements.ts'
import type { Api } from '../../core/api.ts'
import { endsTrust, type Trouble } from '../../core/trouble.ts'

export type References = v.InferOutput<typeof referencesAnswer>

/** What was just taken back or said anew, and how it was before. */
export interface Undo {
  readonly key: string
  readonly before: Statement
}

const subject = (login: string, key: string) => ({ scope: 'account' as const, subject: login, key })

/** They come with the second look at the provider. */
const isWhole = (references: References | null) =>
  references !== null && Object.values(references).every(({ entries }) => entries !== null)

export const AccountModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  const accounts = signal<readonly AccountView[] | null>(null)
  const references = signal<References | null>(null)
  /** Why it could not be read the last time. */
  const trouble = signal<Trouble | null>(null)
  /** Why what the person just did failed. */
  const failure = signal<Trouble | null>(null)
  const undoable = signal<Undo | null>(null)
  let generation = 0

  async function read() {
    const mine = (generation += 1)
    const [answered, lists] = await Promise.all([
      api.ask({ path: '/v1/account', answer: accountAnswer }),
      isWhole(references.peek()) ? null : api.ask({ path: '/v1/references', answer: referencesAnswer }),
    ])
    if (mine !== generation) return
    batch(() => {
      trouble.value = answered.ok ? null : answered.error
      if (answered.ok) accounts.value = answered.value.accounts
      else if (endsTrust(answered.error)) accounts.value = null
      if (lists?.ok) references.value = lists.value
    })
  }

  /** @returns whether it is kept now */
  async function send(body: StatementRequest): Promise<boolean> {
    const said = await api.ask({ method: 'POST', path: '/v1/statements', body, answer: statementStated })
    batch(() => {
      failure.value = said.ok ? null : said.error
      undoable.value = null
    })
    if (said.ok) await read()
    return said.ok
  }

  return {
    accounts,
    references,
    trouble,
    failure,
    undoable,
    read,
    state: (login: string, key: string, value: Statement['value']) => send({ ...subject(login, key), value }),
    /** It is still so: said again, now. */
    confirm: ({ scope, subject, key, value }: StatementRow) => send({ scope, subject, key, value }),
    async remove({ scope, subject, key }: StatementRow) {
      const path = '/v1/statements/remove'
      const body = { scope, subject, key }
      const gone = await api.ask({ method: 'POST', path, body, answer: statementRemoved })
      batch(() => {
        failure.value = gone.ok ? null : gone.error
        undoable.value = gone.ok && gone.value.removed ? { key, before: gone.value.removed } : null
      })
      if (gone.ok) await read()
    },
    /** As it was, with the day on which it had been said. */
    async undo() {
      const last = undoable.peek()
      if (last) await send(last.before)
    },
  }
})
export type AccountModel = InstanceType<typeof AccountModel>
