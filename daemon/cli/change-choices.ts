/** Which login, and which entry of a list, is meant by what was typed. */
import * as v from 'valibot'
import { allMembers } from './member-rows.ts'
import type { Context } from './context.ts'
import type { Output } from './output.ts'
import { connection } from '#shared/connections.ts'
import { referencesAnswer, type Reference } from '#shared/references.ts'

const list = v.object({ connections: v.array(connection) })

/** The one that was named, or the only one there is; `null` where neither is, which was said. */
export async function loginOf({ daemon, out }: Context, named: string | undefined): Promise<string | null> {
  if (named !== undefined) return named
  const answer = await daemon.call('GET', '/v1/connections')
  if (!answer.ok) {
    out.failCall(answer.error)
    return null
  }
  const [only, ...more] = v.parse(list, answer.value).connections
  if (only !== undefined && more.length === 0) return only.name
  out.fail(
    only === undefined
      ? 'no login is connected: `latchkey connect infomaniak` does it.'
      : 'several logins are connected: say which one with --connection <name>.',
    2,
  )
  return null
}

/** The id of an open invitation, named by itself or by who is invited; `null` where there is none, which was said. */
export async function invitationOf(
  { daemon, out }: Context,
  organisation: string,
  typed: string,
): Promise<string | null> {
  if (!typed.includes('@')) return typed.replace(/^i/, '')
  const found = await allMembers(daemon, { organisation, filter: 'invited' })
  if (!found.ok) {
    out.failCall(found.error)
    return null
  }
  const invited = found.value.rows.find(({ email }) => email.toLowerCase() === typed.trim().toLowerCase())
  if (invited?.id.startsWith('i')) return invited.id.slice(1)
  out.fail(`nobody is invited as ${typed} there: \`members list\` says who is.`, 2)
  return null
}

/** The lists that were heard; a pass is asked for where one is wanted that was not. `null` where it failed, which was said. */
export async function referencesFor({ daemon, out }: Context, typed: readonly (string | undefined)[]) {
  const ask = async () => daemon.call('GET', '/v1/references')
  let answer = await ask()
  const isMissing = () =>
    answer.ok &&
    Object.values(v.parse(referencesAnswer, answer.value)).some(({ entries }) => entries === null)
  if (typed.some((one) => one !== undefined) && isMissing()) {
    // they come with the second pass: the first one has more urgent things to ask
    await daemon.call('POST', '/v1/sync')
    answer = await ask()
  }
  if (answer.ok) return v.parse(referencesAnswer, answer.value)
  out.failCall(answer.error)
  return null
}

/**
 * The id of what was typed: a code, the beginning of one (`fr` of `fr_FR`), or a name. Undefined where nothing was typed,
 * `null` where it is not in the list, which was said.
 */
export function chosenIn(
  out: Output,
  what: string,
  entries: readonly Reference[] | null,
  typed: string | undefined,
): string | undefined | null {
  if (typed === undefined) return undefined
  const wanted = typed.toLowerCase()
  const found = (entries ?? []).find(
    ({ code, name }) =>
      name.toLowerCase() === wanted ||
      code?.toLowerCase() === wanted ||
      code?.toLowerCase().startsWith(`${wanted}_`) === true,
  )
  if (found !== undefined) return found.id
  const reason =
    entries === null ? 'the list of Infomaniak is not known yet' : 'it is not in Infomaniak’s list'
  out.fail(`there is no ${what} ${typed}: ${reason}.`, entries === null ? 1 : 2)
  return null
}
