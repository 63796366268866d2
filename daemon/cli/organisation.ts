/** Which organisation a command is about: named by its id or its name, or the only one there is. */
import * as v from 'valibot'
import type { Context } from './context.ts'
import { overview, type Overview } from '#shared/status.ts'

export type NamedOrganisation = Pick<Overview['organisations'][number], 'id' | 'name'>

/** What is left of the words when the organisation is taken from them; `null` where it was said what is wrong. */
export async function organisationIn(
  { daemon, out }: Pick<Context, 'daemon' | 'out'>,
  words: readonly string[],
): Promise<{ readonly organisation: NamedOrganisation; readonly rest: readonly string[] } | null> {
  const answer = await daemon.call('GET', '/v1/overview')
  if (!answer.ok) {
    out.failCall(answer.error)
    return null
  }
  const { organisations } = v.parse(overview, answer.value)
  const [first, ...rest] = words
  const named = first === undefined ? undefined : find(organisations, first)
  if (named) return { organisation: named, rest }
  const [only] = organisations
  if (only && organisations.length === 1) return { organisation: only, rest: words }
  const list = organisations.map(({ id, name }) => `${id} (${name})`).join(', ')
  out.fail(
    only
      ? `say which organisation: ${list}`
      : 'no organisation is known: no connected login sees one. `latchkey status` says why.',
    only ? 2 : 1,
  )
  return null
}

function find(organisations: readonly NamedOrganisation[], wanted: string): NamedOrganisation | undefined {
  const text = wanted.trim().toLowerCase()
  const byName = organisations.filter(({ name }) => name.toLowerCase() === text)
  return organisations.find(({ id }) => id === wanted) ?? (byName.length === 1 ? byName[0] : undefined)
}
