/** `activity`: what happened with the logins, in the organisations and on this computer, and "was it you?". */
import { Option } from 'commander'
import * as v from 'valibot'
import type { AddCommands, Context } from './context.ts'
import { table } from './output.ts'
import { WrongUsage } from './secret-input.ts'
import { whyNot, writeWhole } from './whole-file.ts'
import {
  activityAnswer,
  activityFlag,
  activityFlagsAnswer,
  activityKinds,
  type ActivityEvent,
  type ActivityFlag,
  type ActivityKind,
} from '#shared/activity.ts'
import { eventTitle, flagReason, listSaid, nameOfLogin, personOf } from '#shared/activity-words.ts'
import { isKnown } from '#shared/fact.ts'

const answers = { me: 'me', 'not-me': 'not-me', undo: null } as const

interface Asked {
  readonly since?: string
  readonly kind?: ActivityKind
  readonly login?: string
}
/** @throws WrongUsage for a time that is none */
function asking({ since, kind, login }: Asked): URLSearchParams {
  const from = since === undefined ? NaN : Date.parse(since)
  if (since !== undefined && Number.isNaN(from))
    throw new WrongUsage('--since takes a time, such as 2026-11-22T12:00:00Z.')
  return new URLSearchParams({
    ...(since !== undefined && { from: new Date(from).toISOString() }),
    ...(kind && { kinds: kind }),
    ...(login !== undefined && { login }),
  })
}

export const activityCommands: AddCommands = (program, context) => {
  const activity = program
    .command('activity')
    .description('what happened with the logins, in the organisations and on this computer')
  const filtered = (name: string) =>
    activity
      .command(name)
      .option('--since <time>', 'only since then')
      .addOption(new Option('--kind <kind>', 'only this kind').choices(activityKinds))
      .option('--login <name>', 'only of this login')

  filtered('list')
    .description('newest first, at most 100')
    .action(async (options: Asked) => {
      const { daemon, out } = await context()
      const query = asking(options)
      const events: ActivityEvent[] = []
      let lists: v.InferOutput<typeof activityAnswer>['lists'] = []
      // a page may be empty, and not be the last
      for (let next: string | null = ''; next !== null && events.length < MOST;) {
        if (next !== '') query.set('before', next)
        const answer = await daemon.call('GET', `/v1/activity?${query.toString()}`)
        if (!answer.ok) {
          out.failCall(answer.error)
          return
        }
        const page = v.parse(activityAnswer, answer.value)
        events.push(...page.events)
        ;({ next, lists } = page)
      }
      const shown = events.slice(0, MOST)
      out.result({ events: shown, lists }, () =>
        [
          shown.length === 0
            ? out.translator.t('activity.none.found')
            : table(shown.map((event) => rowOf(out, event))),
          ...lists.flatMap((list) => (isKnown(list.state) ? [] : listSaid(out.translator, list))),
        ].join('\n'),
      )
    })

  activity
    .command('flags')
    .description('what asks whether it was you')
    .action(async () => {
      const { daemon, out } = await context()
      const answer = await daemon.call('GET', '/v1/activity/flags')
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const { flags, logins, unheard } = v.parse(activityFlagsAnswer, answer.value)
      out.result({ flags, logins, unheard }, () =>
        [
          ...(flags.length > 0 ? [table(flags.map((flag) => flagRow(out, flag)))] : []),
          ...(logins === 0 ? [out.translator.t('activity.flags.no-login')] : []),
          ...(flags.length === 0 && unheard.length < logins ? [out.translator.t('activity.flags.none')] : []),
          ...unheard.map(({ login, person, reason }) =>
            out.translator.t('activity.flags.unheard', {
              login: nameOfLogin({ login, person }),
              reason: out.translator.t(`reason.${reason}`),
            }),
          ),
        ].join('\n'),
      )
    })

  activity
    .command('answer')
    .description('say that it was you, that it was not, or take that back')
    .argument('<id>', 'as `latchkey activity flags` shows it')
    .argument('<me|not-me|undo>')
    .action(async (id: string, said: string) => {
      const { daemon, out } = await context()
      if (!(said in answers)) throw new WrongUsage('say me, not-me or undo.')
      const was = answers[said as keyof typeof answers]
      const answer = await daemon.call('POST', `/v1/activity/flags/${encodeURIComponent(id)}/answer`, { was })
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const flag = v.parse(activityFlag, answer.value)
      out.result(flag, () =>
        was === 'not-me'
          ? `Noted. Secure the account now, step by step: \`latchkey plan ${flag.plan ?? 'secure-account'}\`.`
          : 'Noted.',
      )
    })

  filtered('export')
    .description('all of it as a table, or as JSON where the file ends so')
    .argument('<file>')
    .option('--force', 'write over a file that is there')
    .action(async (file: string, options: Asked & { readonly force?: boolean }) => {
      const { daemon, out } = await context()
      const query = asking(options)
      const isForced = options.force === true
      const there = await whyNot(file, isForced)
      if (there !== null) {
        out.fail(there)
        return
      }
      query.set('format', file.endsWith('.json') ? 'json' : 'csv')
      const answer = await daemon.read(`/v1/activity/export?${query.toString()}`)
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const fault = await writeWhole(file, answer.value, isForced)
      if (fault !== null) {
        out.fail(fault)
        return
      }
      out.result({ file, bytes: answer.value.length }, () => `Written to ${file}.`)
    })
}

const MOST = 100

const rowOf = (out: Context['out'], event: ActivityEvent) => [
  out.translator.dateTime(event.at),
  eventTitle(out.translator, event),
  personOf(out.translator, event) ?? event.login ?? '',
  event.place?.name ?? '',
  event.device ?? '',
  event.address ?? '',
]

const flagRow = (out: Context['out'], flag: ActivityFlag) => [
  flag.id,
  flag.severity === null ? '' : out.translator.t(`severity.${flag.severity}`),
  out.translator.dateTime(flag.until),
  `${String(flag.count)}×`,
  flag.event.login ?? '',
  eventTitle(out.translator, flag.event),
  flag.event.place?.name ?? flag.event.device ?? flag.event.address ?? '',
  flag.reasons.map((reason) => flagReason(out.translator, reason)).join(', '),
  flag.you ? `probably you (${flag.you.browser})` : '',
  flag.answer?.was ?? 'not answered',
  flag.closedAt ? 'closed' : '',
]
