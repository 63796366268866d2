/** The logins, each with what is known of it. */
import { Hono } from 'hono'
import type { Env } from '#daemon/core/caller.ts'
import type { Clock } from '#daemon/core/clock.ts'
import { describe } from '#daemon/core/route.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { accountAnswer } from '#shared/account-view.ts'
import type { StatementRow } from '#shared/statements.ts'
import { accountsView } from './view.ts'

export const accountRoutes = (deps: {
  readonly snapshot: () => { readonly snapshot: Snapshot }
  readonly statements: { list(): readonly StatementRow[] }
  readonly clock: Clock
}) =>
  new Hono<Env>().get(
    '/v1/account',
    describe({
      for: 'any',
      summary: 'Your logins: what is known of each, who says it, and what you stated',
      answers: { 200: accountAnswer },
    }),
    (c) => {
      const { snapshot } = deps.snapshot()
      return c.json({ accounts: accountsView(snapshot, deps.statements.list(), deps.clock.now()) }, 200)
    },
  )
