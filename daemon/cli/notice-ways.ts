/** `notices channels|add|remove|test`: the ways by which notices go to other places than this computer. */
import { randomInt } from 'node:crypto'
import type { Command } from 'commander'
import * as v from 'valibot'
import type { CallFault } from './client.ts'
import type { Context } from './context.ts'
import { table } from './output.ts'
import { readSecret } from './secret-input.ts'
import { severities } from '#shared/findings.ts'
import type { Translator } from '#shared/i18n.ts'
import { channelCheckAnswer, type ChannelField } from '#shared/channel-fields.ts'
import {
  channelTestAnswer,
  channelView,
  noticeAreas,
  type ChannelTarget,
  type ChannelTiming,
  type ChannelView,
} from '#shared/notice-channels.ts'

interface Common {
  readonly name?: string
  readonly least?: string
  readonly areas?: string
  readonly when?: string
  readonly ownNetwork?: true
}

export function addNoticeWays(notices: Command, context: () => Promise<Context>): void {
  notices
    .command('channels')
    .description('by which ways notices go elsewhere, and how that went')
    .action(async () => {
      const { daemon, out } = await context()
      const answer = await daemon.call('GET', '/v1/notices/channels')
      if (!answer.ok) return out.failCall(answer.error)
      const ways = v.parse(v.array(channelView), answer.value)
      out.result(ways, () =>
        ways.length === 0
          ? 'None. `latchkey notices add mail|webhook|ntfy` sets one up.'
          : table(ways.map((one) => wayRow(one, out.translator))),
      )
    })

  const add = notices
    .command('add')
    .description('set one up; its password, token or key is read from standard input')
  const adding = (name: string, description: string) => withCommon(add.command(name).description(description))

  adding('mail', 'by your own mail server')
    .requiredOption('--host <name>')
    .option('--port <port>', 'else 465, or 587 with STARTTLS')
    .option('--security <tls|starttls|none>', '`none` only for a server on this computer', 'tls')
    .option('--user <name>', 'where the server asks for a password')
    .requiredOption('--from <address>')
    .requiredOption('--to <address>')
    .action(
      async (
        given: Common &
          Record<'host' | 'security' | 'from' | 'to', string> & { port?: string; user?: string },
      ) => {
        const { host, security, from, to, user } = given
        const port = Number(given.port ?? (security === 'starttls' ? 587 : 465))
        const target = { kind: 'mail', host, port, security, user: user ?? null, from, to }
        await put(await context(), given, target as ChannelTarget, user !== undefined)
      },
    )
  adding('webhook', 'by a request that is signed as the Standard Webhooks describe')
    .argument('<url>')
    .action(async (url: string, given: Common) => {
      await put(await context(), given, { kind: 'webhook', url }, true)
    })
  adding('ntfy', 'to your phone')
    .argument('<topic>', 'hard to guess: whoever knows it may read it')
    .option('--server <url>', 'else ntfy.sh', 'https://ntfy.sh')
    .option('--no-answers', 'without the button that says you have seen it')
    .action(async (topic: string, given: Common & { server: string; answers: boolean }) => {
      const { server, answers } = given
      await put(await context(), given, { kind: 'ntfy', server, topic, answers }, true)
    })

  notices
    .command('remove')
    .description('take one away, with its secret')
    .argument('<id>')
    .action(async (id: string) => {
      const { daemon, out } = await context()
      const answer = await daemon.call('DELETE', `/v1/notices/channels/${encodeURIComponent(id)}`)
      if (answer.ok) out.result({ removed: id }, () => 'Removed.')
      else failOn(out, id, answer.error)
    })

  notices
    .command('test')
    .description('send a message of no meaning, now')
    .argument('<id>', 'or desktop')
    .action(async (id: string) => {
      const { daemon, out } = await context()
      const answer = await daemon.call('POST', `/v1/notices/channels/${encodeURIComponent(id)}/test`, {})
      if (!answer.ok) return failOn(out, id, answer.error)
      const { fault } = v.parse(channelTestAnswer, answer.value)
      if (fault !== null) out.fail(out.translator.t(`channel.fault.${fault}`))
      else out.result({ fault }, () => 'It was taken.')
    })
}

function failOn(out: Context['out'], id: string, fault: CallFault): void {
  if (fault.type === 'refused' && fault.code === 'not-found')
    out.fail(`there is no way “${id}”. \`latchkey notices channels\` lists them.`)
  else out.failCall(fault)
}

const withCommon = (command: Command): Command =>
  command
    .option('--name <name>', 'how you call it')
    .option('--least <severity>', severities.join(', '), 'warning')
    .option('--areas <areas>', `all, or some of ${noticeAreas.join(', ')}, with commas between`)
    .option(
      '--when <when>',
      'at-once, unanswered:MINUTES, daily:HH:MM or weekly:DAY:HH:MM (1 is Monday)',
      'at-once',
    )
    .option('--own-network', 'it lies in your own network')

/** What is wrong with it the daemon says: it knows what may be. */
function timingOf(text: string): ChannelTiming {
  const [type, ...rest] = text.split(':')
  if (type === 'unanswered') return { type, minutes: Number(rest[0]) }
  if (type === 'daily') return { type, at: rest.join(':') }
  if (type === 'weekly') return { type, day: Number(rest[0]), at: rest.slice(1).join(':') }
  return { type: type as 'at-once' }
}

/** As it is given on the command line. */
function optionOf(field: ChannelField): string {
  if (field === 'url' || field === 'topic') return `<${field}>`
  if (field === 'timing' || field === 'minutes' || field === 'at') return '--when'
  return field === 'secret' ? 'what was read from standard input' : `--${field}`
}

/** How what the sentence of a field asks for is said here. */
const howTo = (field: ChannelField) => (/^(?:host|url|server)$/.test(field) ? ' (--own-network)' : '')

async function put({ daemon, out }: Context, given: Common, target: ChannelTarget, mayHaveSecret: boolean) {
  if (mayHaveSecret) out.message('Its password, token or key, or nothing where it has none:')
  const secret = mayHaveSecret ? (await readSecret(1000)).replace(/\r?\n$/, '') : ''
  const id = randomInt(36 ** 6).toString(36)
  const request = {
    name: given.name ?? out.translator.t(`channel.kind.${target.kind}`),
    on: true,
    least: given.least,
    areas: given.areas === undefined || given.areas === 'all' ? null : given.areas.split(','),
    timing: timingOf(given.when ?? 'at-once'),
    language: null,
    ownNetwork: given.ownNetwork === true,
    target,
    secret,
  }
  const answer = await daemon.call('PUT', `/v1/notices/channels/${id}`, request)
  if (!answer.ok && answer.error.type === 'refused' && answer.error.code === 'bad-shape') {
    const checked = await daemon.call('POST', '/v1/notices/channels/check', request)
    const { wrong } = checked.ok ? v.parse(channelCheckAnswer, checked.value) : { wrong: null }
    const { t } = out.translator
    return out.fail(
      wrong === null
        ? t('error.bad-shape')
        : `${optionOf(wrong)}: ${t(`channel.wrong.${wrong}`)}${howTo(wrong)}`,
      2,
    )
  }
  if (!answer.ok) return out.failCall(answer.error)
  const way = v.parse(channelView, answer.value)
  out.result(way, () => `Set up as ${id}. Try it: latchkey notices test ${id}`)
}

function wayRow(
  { id, name, on, target, last, waiting }: ChannelView,
  { t, dateTime }: Translator,
): readonly string[] {
  const went =
    last === null
      ? ''
      : `${dateTime(last.at)} ${last.fault === null ? t('channel.state.sent') : t(`channel.fault.${last.fault}`)}`
  return [
    id,
    name,
    t(`channel.kind.${target.kind}`),
    placeOf(target),
    on ? 'on' : 'off',
    went,
    waiting === 0 ? '' : `${String(waiting)} waiting`,
  ]
}

function placeOf(target: ChannelTarget): string {
  if (target.kind === 'mail') return target.to
  return target.kind === 'webhook'
    ? new URL(target.url).host
    : `${new URL(target.server).host}/${target.topic}`
}
