/** `organisations`: list, leave-out, count. */
import * as v from 'valibot'
import type { AddCommands, Context } from './context.ts'
import { table } from './output.ts'
import { onOneLine } from '../core/foreign-text.ts'
import { settings } from '#shared/settings.ts'
import { overview, type Overview } from '#shared/status.ts'

type Organisation = Overview['organisations'][number]

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
        const others = v.parse(settings, chosen.value).leftOut.filter((id) => id !== found.id)
        const leftOut = counted ? others : [...others, found.id]
        const changed = await daemon.call('PATCH', '/v1/settings', { leftOut })
        if (!changed.ok) {
          out.failCall(changed.error)
          return
        }
        out.result({ leftOut }, () => out.translator.t('badge.left-out', { count: leftOut.length }))
      })
}

async function readOrganisations({
  daemon,
  out,
}: Pick<Context, 'daemon' | 'out'>): Promise<readonly Organisation[] | null> {
  const answer = await daemon.call('GET', '/v1/overview')
  if (answer.ok) return v.parse(overview, answer.value).organisations
  out.failCall(answer.error)
  return null
}

/** By its id, or by its whole name. */
export async function findOrganisation(
  wanted: string,
  context: Pick<Context, 'daemon' | 'out'>,
): Promise<Organisation | null> {
  const all = await readOrganisations(context)
  if (all === null) return null
  const named = all.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase())
  const [found] = named
  if (found && named.length === 1) return found
  const known = all.map(({ id, name }) => `${id} (${onOneLine(name, '\uFFFD')})`).join(', ')
  context.out.fail(
    named.length > 1
      ? `several organisations are called that: say the id. There are ${known}.`
      : `no login sees such an organisation. There are ${known || 'none'}.`,
  )
  return null
}
