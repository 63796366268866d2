/** `members list`. */
import type { AddCommands } from './context.ts'
import { allMembers } from './member-rows.ts'
import { organisationIn } from './organisation.ts'
import { table } from './output.ts'

interface ListOptions {
  readonly without2fa?: true
  readonly organisation?: string
  readonly search?: string
}

export const memberCommands: AddCommands = (program, context) => {
  program
    .command('members')
    .description('the people of your organisations')
    .command('list')
    .option('--without-2fa', 'only those who lack 2FA, or of whom it is not known')
    .option('--organisation <organisation>', 'only those of this one, by its id or its name')
    .option('--search <text>', 'only those whose name or address has this in it')
    .action(async ({ without2fa, organisation, search = '' }: ListOptions) => {
      const { daemon, out } = await context()
      const named = organisation === undefined ? null : await organisationIn({ daemon, out }, [organisation])
      if (organisation !== undefined && named === null) return
      if (named !== null && named.rest.length > 0) {
        out.fail(`${String(organisation)} is none of your organisations. \`latchkey status\` names them.`, 2)
        return
      }
      const found = await allMembers(daemon, {
        organisation: named?.organisation.id ?? 'all',
        filter: without2fa ? 'without-2fa' : 'all',
        search,
      })
      if (!found.ok) {
        if (found.error.type === 'refused' && found.error.code === 'not-found')
          out.fail('the members are not known: no connected login may read them. `latchkey status` says why.')
        else out.failCall(found.error)
        return
      }
      const told = found.value.rows.map(({ name, email, role, kind, twoFactor, lastAlertAt }) => ({
        name,
        email,
        role,
        kind,
        twoFactor,
        lastAlertAt,
      }))
      out.result(told, () =>
        table([
          ['2FA', 'NAME', 'ADDRESS', 'ROLE', 'KIND', 'LAST ALERT'],
          ...told.map((row) => [
            row.twoFactor ?? '?',
            row.name,
            row.email,
            row.role ?? '?',
            row.kind,
            row.lastAlertAt?.slice(0, 10) ?? '–',
          ]),
        ]),
      )
    })
}
