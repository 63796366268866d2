/** `team alerted`: the person's word that members were told, or that they were not. */
import { Option } from 'commander'
import * as v from 'valibot'
import type { AddCommands, Context } from './context.ts'
import { allMembers } from './member-rows.ts'
import { organisationIn } from './organisation.ts'
import { alertsAdded, alertsPage, alertWays, type Alert } from '#shared/alerts.ts'
import type { MemberRow } from '#shared/team.ts'

interface Options {
  readonly way: Alert['way']
  readonly undo?: true
}

export const alertCommand: AddCommands = (team, context) => {
  team
    .command('alerted')
    .description('note that you told members; nothing is sent')
    .argument('<words...>', '[organisation] and the members, by address or id')
    .addOption(
      new Option('--way <way>', 'a mail of your own, or the alert of the Manager')
        .choices(alertWays)
        .default('mail'),
    )
    .option('--undo', 'it was not so: take back the last of each')
    .action(async (words: readonly string[], { way, undo }: Options) => {
      const { daemon, out } = await context()
      const found = await organisationIn({ daemon, out }, words)
      if (found === null) return
      const { organisation, rest } = found
      if (rest.length === 0) {
        out.fail('name the members, by address or id', 2)
        return
      }
      const people = await allMembers(daemon, { organisation: organisation.id, filter: 'all' })
      if (!people.ok) {
        out.failCall(people.error)
        return
      }
      const members = rest.map((word) => people.value.rows.find(isNamed(word)))
      const strangers = rest.filter((_, place) => members[place] === undefined)
      if (strangers.length > 0) {
        out.fail(`nobody of ${organisation.name} is ${strangers.join(' or ')}. Nothing was noted.`)
        return
      }
      const ids = members.flatMap((member) => member?.id ?? [])
      if (undo) await takeBack({ daemon, out }, organisation.id, ids, way)
      else await note({ daemon, out }, organisation.id, ids, way)
    })
}

const isNamed =
  (word: string) =>
  ({ id, email }: MemberRow) =>
    id === word || email.toLowerCase() === word.toLowerCase()

type Ways = Pick<Context, 'daemon' | 'out'>

async function note(
  { daemon, out }: Ways,
  organisation: string,
  members: readonly string[],
  way: Alert['way'],
) {
  const answer = await daemon.call('POST', '/v1/alerts', { organisation, members, way })
  if (!answer.ok) {
    out.failCall(answer.error)
    return
  }
  const told = v.parse(alertsAdded, answer.value)
  out.result(told, () =>
    [
      `Noted: ${told.added.map(({ name }) => name).join(', ')}.`,
      ...(told.missing > 0 ? [`Left meanwhile: ${String(told.missing)}.`] : []),
    ].join('\n'),
  )
}

async function takeBack(
  { daemon, out }: Ways,
  organisation: string,
  members: readonly string[],
  way: Alert['way'],
) {
  const last: Alert[] = []
  for (const member of members) {
    const query = new URLSearchParams({ organisation, member })
    const answer = await daemon.call('GET', `/v1/alerts?${query.toString()}`)
    if (!answer.ok) {
      out.failCall(answer.error)
      return
    }
    const found = v.parse(alertsPage, answer.value).rows.find((one) => one.way === way)
    if (found) last.push(found)
  }
  if (last.length === 0) {
    out.fail('none of them was told that way')
    return
  }
  const answer = await daemon.call('POST', '/v1/alerts/remove', { ids: last.map(({ id }) => id) })
  if (!answer.ok) {
    out.failCall(answer.error)
    return
  }
  out.result({ removed: last }, () => `Taken back: ${last.map(({ name }) => name).join(', ')}.`)
}
