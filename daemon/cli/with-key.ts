/** What every command about the key does: ask how it is, act, and say what became of the backups. */
import * as v from 'valibot'
import type { Context } from './context.ts'
import { secretLines, type SecretLines } from './secret-input.ts'
import { keyChanged, keyStatus } from '#shared/keys.ts'

type Status = v.InferOutput<typeof keyStatus>
export type KeyAct = (all: Context, status: Status, input: SecretLines) => Promise<void>

/** Asks for its state first; every act needs the daemon. */
export async function withKey(all: Context, act: KeyAct): Promise<void> {
  const answer = await all.daemon.call('GET', '/v1/key/status')
  if (!answer.ok) {
    all.out.failCall(answer.error)
    return
  }
  const input = secretLines()
  try {
    await act(all, v.parse(keyStatus, answer.value), input)
  } finally {
    input.end()
  }
}

export function isReady({ out }: Context, { state }: Status): boolean {
  if (state === 'ready') return true
  out.fail(
    state === 'empty'
      ? 'there is no key yet: it is made when the first login is connected.'
      : 'the key is locked. Run `latchkey unlock`, or `latchkey key recover` with the recovery kit.',
  )
  return false
}

/** @returns whether it was done */
export async function changeKey(
  { daemon, out }: Context,
  path: string,
  body: object,
  sentence: string,
): Promise<boolean> {
  const answer = await daemon.call('POST', path, body)
  if (!answer.ok) {
    out.failCall(answer.error)
    return false
  }
  const { slot, backups } = v.parse(keyChanged, answer.value)
  if (!backups)
    out.message('The backups made before were removed, but no new one could be made. Run `latchkey backup`.')
  out.result(
    { done: true, slot, backups },
    () => `${sentence} The backups made before were replaced by a new one.`,
  )
  return true
}
