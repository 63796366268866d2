/** Which organisation a command is about: named by its id or its name, or the only one there is. */
import * as v from 'valibot'
import { onOneLine } from '../core/foreign-text.ts'
import type { Context } from './context.ts'
import { overview, type Overview } from '#shared/status.ts'

export type Organisation = Overview['organisations'][number]

type Asking = Pick<Context, 'daemon' | 'out'>

/** `null` where the daemon did not answer, which was said. */
export async function readOrganisations({ daemon, out }: Asking): Promise<readonly Organisation[] | null> {
  const answer = await daemon.call('GET', '/v1/overview')
  if (answer.ok) return v.parse(overview, answer.value).organisations
  out.failCall(answer.error)
  return null
}

/** `null` where none, or more than one, is called that, which was said. */
export async function findOrganisation(wanted: string, context: Asking): Promise<Organisation | null> {
  const all = await readOrganisations(context)
  if (all === null) return null
  const named = calledBy(all, wanted)
  const [found] = named
  if (found && named.length === 1) return found
  context.out.fail(
    named.length > 1
      ? `several organisations are called that: say the id. There are ${listOf(all)}.`
      : `no login sees such an organisation. There are ${listOf(all) || 'none'}.`,
  )
  return null
}

/** What is left of the words when the organisation is taken from them; `null` where it was said what is wrong. */
export async function organisationIn(
  context: Asking,
  words: readonly string[],
): Promise<{ readonly organisation: Organisation; readonly rest: readonly string[] } | null> {
  const all = await readOrganisations(context)
  if (all === null) return null
  const [first, ...rest] = words
  const [found, ...others] = first === undefined ? [] : calledBy(all, first)
  if (found && others.length === 0) return { organisation: found, rest }
  const [only] = all
  if (only && all.length === 1) return { organisation: only, rest: words }
  context.out.fail(
    only
      ? `say which organisation: ${listOf(all)}`
      : 'no organisation is known: no connected login sees one. `latchkey status` says why.',
    only ? 2 : 1,
  )
  return null
}

/** An id goes before a name: that one may be written by anybody. */
function calledBy(all: readonly Organisation[], wanted: string): readonly Organisation[] {
  const text = wanted.trim()
  const byId = all.filter(({ id }) => id === text)
  return byId.length > 0 ? byId : all.filter(({ name }) => name.toLowerCase() === text.toLowerCase())
}

const listOf = (all: readonly Organisation[]) =>
  all.map(({ id, name }) => `${id} (${onOneLine(name, '\uFFFD')})`).join(', ')
