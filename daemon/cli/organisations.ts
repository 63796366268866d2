/** `organisations`: list, leave-out, count. */
import * as v from 'valibot'
import type { AddCommands } from './context.ts'
import { findOrganisation, readOrganisations } from './organisation.ts'
import { table } from './output.ts'
import { settingsAnswer } from '#shared/settings.ts'

export const organisationCommands: AddCommands = (program, context) => {
  const organisations = program.command('organisations').description('the organisations that your logins see')
  organisations
    .command('list', { isDefault: true })
    .description('each with what needs you')
    .action(async () => {
      const { daemon, out } = await context()
      const rows = await readOrganisations({ daemon, out })
      if (rows === null) return
      const { t } = out.translator
      const told = rows.map(({ badge, ...rest }) => ({ ...rest, count: badge.count, unknown: badge.unknown }))
      out.result(told, () =>
        table([
          ['ID', 'NAME', 'ROLE', 'NEEDS YOU', 'NOT KNOWN', 'WITHOUT 2FA', '2FA REQUIRED', 'BADGE'],
          ...told.map((row) => [
            row.id,
            row.name,
            t(`role.${row.role ?? 'unknown'}`),
            String(row.count),
            String(row.unknown),
            row.members === null ? '?' : String(row.members.off),
            row.requires2fa === null ? '?' : t(row.requires2fa ? 'app.on' : 'app.off'),
            t(row.counted ? 'app.on' : 'app.off'),
          ]),
        ]),
      )
    })
  for (const [name, counted, description] of [
    ['leave-out', false, 'leave one out of the badge; its findings stay'],
    ['count', true, 'count one in the badge again'],
  ] as const)
    organisations
      .command(`${name} <organisation>`)
      .description(description)
      .action(async (wanted: string) => {
        const { daemon, out } = await context()
        const found = await findOrganisation(wanted, { daemon, out })
        if (found === null) return
        const chosen = await daemon.call('GET', '/v1/settings')
        if (!chosen.ok) {
          out.failCall(chosen.error)
          return
        }
        const others = v.parse(settingsAnswer, chosen.value).leftOut.filter((id) => id !== found.id)
        const leftOut = counted ? others : [...others, found.id]
        const changed = await daemon.call('PATCH', '/v1/settings', { leftOut })
        if (!changed.ok) {
          out.failCall(changed.error)
          return
        }
        out.result({ leftOut }, () => out.translator.t('badge.left-out', { count: leftOut.length }))
      })
}
