/** What every command about the vault does: ask how it stands, act, and say why not in words about the vault. */
import * as v from 'valibot'
import type { CallFault } from './client.ts'
import type { Context } from './context.ts'
import { secretLines, type SecretLines } from './secret-input.ts'
import type { ErrorCode } from '#shared/errors.ts'
import { vaultDone, vaultStatus, type VaultStatus } from '#shared/vault.ts'

type Done = v.InferOutput<typeof vaultDone>
/** Sends it, and says what was refused. */
type Act = (path: string, body: object) => Promise<Done | null>

/** Of codes that mean something else elsewhere. */
const sentences: Partial<Record<ErrorCode, string>> = {
  'not-found': 'there is nothing of that in the vault: `latchkey vault status` says how it stands.',
  'too-many-failures': 'too many wrong tries. Wait a minute, then try again.',
  locked: 'the vault is locked. Run `latchkey vault unlock`.',
  'recovery-untested':
    'no recovery sheet opens the vault, so nothing can be added. `latchkey vault recovery-kit --sheet FILE` makes one.',
  'no-keychain':
    'the system keychain gave nothing that opens the vault. Run `latchkey vault unlock` with the passphrase.',
  untrusted: 'the keychain opens it once the passphrase was typed here. Run `latchkey vault unlock`.',
}

export function failVault({ out }: Context, fault: CallFault): void {
  const sentence = fault.type === 'refused' && fault.code !== null ? sentences[fault.code] : undefined
  if (sentence === undefined) out.failCall(fault)
  else out.fail(sentence)
}

export async function withVault(
  all: Context,
  run: (all: Context, status: VaultStatus, input: SecretLines, act: Act) => Promise<void>,
): Promise<void> {
  const answer = await all.daemon.call('GET', '/v1/vault')
  if (!answer.ok) {
    all.out.failCall(answer.error)
    return
  }
  const act: Act = async (path, body) => {
    const done = await all.daemon.call('POST', path, body)
    if (done.ok) return tellBackups(all, v.parse(vaultDone, done.value))
    failVault(all, done.error)
    return null
  }
  const input = secretLines()
  try {
    await run(all, v.parse(vaultStatus, answer.value), input, act)
  } finally {
    input.end()
  }
}

/** Those made before are gone; a new one that could not be made has to be asked for. */
export function tellBackups<T extends { readonly backups: boolean | null }>({ out }: Context, done: T): T {
  if (done.backups === false)
    out.message('The backups made before were removed, but no new one could be made. Run `latchkey backup`.')
  return done
}

export function hasVault({ out }: Context, { state }: VaultStatus): boolean {
  if (state !== 'none') return true
  out.fail('there is no vault yet. `latchkey vault set-up --sheet FILE` makes one.')
  return false
}

/** Before anything is asked for that would then be refused, and that a site may count on already. */
export function takesMore({ out }: Context, { setUpUnfinished }: VaultStatus): boolean {
  if (setUpUnfinished) out.fail(sentences['recovery-untested'] ?? '')
  return !setUpUnfinished
}

export function isOpen(all: Context, status: VaultStatus): boolean {
  if (!hasVault(all, status)) return false
  if (status.state === 'open') return true
  all.out.fail(sentences.locked ?? '')
  return false
}
