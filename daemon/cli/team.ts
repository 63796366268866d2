/** `team`: requiring 2FA of an organisation, and who was told. */
import { Option } from 'commander'
import * as v from 'valibot'
import { alertCommand } from './team-alerted.ts'
import type { AddCommands, Context } from './context.ts'
import { wholeDryRun } from './member-rows.ts'
import { organisationIn, type Organisation } from './organisation.ts'
import { adoptionWords, dryRunWords, plannedWords, requirementWords } from './team-words.ts'
import { adoption, dryRunFilters, requirement, textAnswer, type textRequest } from '#shared/requirement.ts'
import { languages } from '#shared/settings.ts'

type Ways = Pick<Context, 'daemon' | 'out'>
type TextRequest = v.InferOutput<typeof textRequest>

const pathOf = ({ id }: Organisation, rest: string) => `/v1/organisations/${encodeURIComponent(id)}/${rest}`

/** The organisation of a command that takes nothing else; `null` where it was said what is wrong. */
async function onlyOrganisation(ways: Ways, named: string | undefined): Promise<Organisation | null> {
  const found = await organisationIn(ways, named === undefined ? [] : [named])
  if (found === null || found.rest.length === 0) return found?.organisation ?? null
  ways.out.fail(`${String(named)} is none of your organisations. \`latchkey status\` names them.`, 2)
  return null
}

export const teamCommands: AddCommands = (program, context) => {
  const team = program.command('team').description('requiring 2FA of an organisation, and who was told')

  team
    .command('requirement')
    .description('whether 2FA is required, and what stands in the way')
    .argument('[organisation]', 'its id or its name; needless where there is one')
    .action(async (named?: string) => {
      const { daemon, out } = await context()
      const organisation = await onlyOrganisation({ daemon, out }, named)
      if (organisation === null) return
      const answer = await daemon.call('GET', pathOf(organisation, 'requirement'))
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const told = v.parse(requirement, answer.value)
      out.result(told, () => requirementWords(told))
    })

  team
    .command('plan')
    .description('the day from which 2FA is to be required')
    .argument('[words...]', '[organisation] and the day in UTC, as 2027-02-01')
    .option('--none', 'take the day back')
    .action(async (words: readonly string[], { none }: { none?: true }) => {
      const { daemon, out } = await context()
      const found = await organisationIn({ daemon, out }, words)
      if (found === null) return
      const [on, ...more] = found.rest
      if ((on === undefined) === (none === undefined) || more.length > 0) {
        out.fail('say the day, as in `latchkey team plan 2027-02-01`, or --none: one of them is required', 2)
        return
      }
      if (on !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(on)) {
        out.fail(`${on} is neither an organisation nor a day: write it as 2027-02-01`, 2)
        return
      }
      const answer = await daemon.call('POST', pathOf(found.organisation, 'requirement/plan'), {
        on: on ?? null,
      })
      if (!answer.ok) {
        const code = answer.error.type === 'refused' ? answer.error.code : null
        if (code === 'bad-shape')
          out.fail(`${String(on)} cannot be planned: it has passed, or no calendar has it`)
        else if (code === 'conflict') out.fail(`${found.organisation.name} requires 2FA already`)
        else out.failCall(answer.error)
        return
      }
      const told = v.parse(requirement, answer.value)
      out.result(told, () => (told.planned === null ? 'No day is planned.' : plannedWords(told.planned)))
    })

  team
    .command('dry-run')
    .description('who would be stopped at their next action')
    .argument('[organisation]', 'its id or its name; needless where there is one')
    .addOption(new Option('--filter <filter>', 'only these').choices(dryRunFilters).default('all'))
    .action(async (named: string | undefined, { filter }: { filter: string }) => {
      const { daemon, out } = await context()
      const organisation = await onlyOrganisation({ daemon, out }, named)
      if (organisation === null) return
      const found = await wholeDryRun(daemon, organisation.id, { filter })
      if (!found.ok) {
        if (found.error.type === 'refused' && found.error.code === 'not-found')
          out.fail('the members are not known: no connected login may read them. `latchkey status` says why.')
        else out.failCall(found.error)
        return
      }
      const { rows, first } = found.value
      out.result({ ...first, rows }, () => dryRunWords(rows))
    })

  team
    .command('text')
    .description('a mail to those concerned; nothing is sent')
    .argument('[organisation]', 'its id or its name; needless where there is one')
    .addOption(new Option('--language <language>', 'of those who read it').choices(languages))
    .addOption(
      new Option('--kind <kind>', 'to everybody before, to those who lack it, or about one account')
        .choices(['announce', 'remind', 'alert'])
        .default('announce'),
    )
    .action(async (named: string | undefined, { language, kind }: Partial<TextRequest>) => {
      const { daemon, out } = await context()
      const organisation = await onlyOrganisation({ daemon, out }, named)
      if (organisation === null) return
      const wanted = { kind, language: language ?? out.translator.language }
      const answer = await daemon.call('POST', pathOf(organisation, 'requirement/text'), wanted)
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const told = v.parse(textAnswer, answer.value)
      out.result(told, () => `${told.subject}\n\n${told.body.trimEnd()}`)
    })

  team
    .command('adoption')
    .description('how it has gone: who has 2FA by day, and what was seen to change')
    .argument('[organisation]', 'its id or its name; needless where there is one')
    .action(async (named?: string) => {
      const { daemon, out } = await context()
      const organisation = await onlyOrganisation({ daemon, out }, named)
      if (organisation === null) return
      const answer = await daemon.call('GET', pathOf(organisation, 'adoption'))
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const told = v.parse(adoption, answer.value)
      out.result(told, () => adoptionWords(told))
    })

  alertCommand(team, context)
}
