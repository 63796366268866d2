/** What a browser may ask of this program: whether the daemon is there, that it be there, and to be paired. */
import * as v from 'valibot'
import type { DaemonClient } from '../cli/client.ts'
import type { NativeAnswer, NativeRequest } from '#shared/native.ts'

const whereabouts = v.object({ port: v.number(), version: v.string() })
const opened = v.object({ port: v.number(), ticket: v.string() })

export interface VerbDeps {
  readonly daemon: DaemonClient
  /** @returns whether the daemon answers then */
  readonly start: (answers: () => Promise<boolean>) => Promise<boolean>
}

/** @param origin of the extension that asks, as it was found to be */
export async function answerTo(
  verb: NativeRequest['verb'],
  origin: string,
  { daemon, start }: VerbDeps,
): Promise<NativeAnswer> {
  const look = async () => {
    const answer = await daemon.call('GET', '/v1/pairing')
    const read = v.safeParse(whereabouts, answer.ok ? answer.value : null)
    return read.success ? read.output : null
  }
  if (verb === 'status') return (await look()) ?? { port: null, version: null }

  const isThere = (await look()) !== null || (await start(async () => (await look()) !== null))
  if (!isThere) return { error: 'not-started' }
  if (verb === 'start') return (await look()) ?? { error: 'not-started' }

  const ticket = await daemon.call('POST', '/v1/pairing/ticket', { origin })
  return ticket.ok ? v.parse(opened, ticket.value) : { error: 'refused' }
}
