/** `members list`. */
import * as v from 'valibot'
import type { AddCommands } from './context.ts'
import { table } from './output.ts'
import { memberPage, type MemberRow } from '#shared/team.ts'

export const memberCommands: AddCommands = (program, context) => {
  program
    .command('members')
    .description('the people of your organisations')
    .command('list')
    .option('--without-2fa', 'only those who lack 2FA, or of whom it is not known')
    .action(async ({ without2fa }: { without2fa?: true }) => {
      const { daemon, out } = await context()
      const filter = without2fa ? 'without-2fa' : 'all'
      const rows: MemberRow[] = []
      for (;;) {
        const path = `/v1/members?organisation=all&filter=${filter}&limit=500&offset=${String(rows.length)}`
        const answer = await daemon.call('GET', path)
        if (!answer.ok) {
          if (answer.error.type === 'refused' && answer.error.code === 'not-found')
            out.fail(
              'the members are not known: no connected login may read them. `latchkey status` says why.',
            )
          else out.failCall(answer.error)
          return
        }
        const page = v.parse(memberPage, answer.value)
        rows.push(...page.rows)
        if (page.rows.length === 0 || rows.length >= page.total) break
      }
      const told = rows.map(({ name, email, role, kind, twoFactor, lastAlertAt }) => ({
        name,
        email,
        role,
        kind,
        twoFactor,
        lastAlertAt,
      }))
      out.result(told, () =>
        table([
          ['2FA', 'NAME', 'ADDRESS', 'ROLE', 'KIND'],
          ...told.map((row) => [row.twoFactor ?? '?', row.name, row.email, row.role ?? '?', row.kind]),
        ]),
      )
    })
}
