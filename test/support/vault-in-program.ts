/** A vault in the running program, as a person makes it in a paired browser and opens it at the command line once more. */
import { join } from 'node:path'
import * as v from 'valibot'
import { createDaemonClient } from '#daemon/cli/client.ts'
import { vaultSheet } from '#shared/vault.ts'
import { askAsExtension } from './extension-client.ts'
import type { Latchkey } from './latchkey.ts'

export const VAULT_PASSPHRASE = 'a passphrase for the vault'

/** @param session of the browser @returns asks as that browser, and throws where it is refused */
export async function openVaultIn(
  latchkey: Pick<Latchkey, 'home' | 'port'>,
  session: string,
  passphrase = VAULT_PASSPHRASE,
) {
  const ask = async (method: string, target: string, body: object = {}): Promise<unknown> => {
    const answer = await askAsExtension(latchkey.port, { method, target, bearer: session, body })
    if (answer.status !== 200) throw new Error(`${method} ${target}: ${String(answer.status)} ${answer.body}`)
    return JSON.parse(answer.body)
  }
  const made = await ask('POST', '/v1/vault/set-up', { passphrase, keychain: false })
  const { sheet, rehearse } = v.parse(vaultSheet, made)
  await ask('POST', '/v1/vault/rehearse', {
    groups: rehearse.map((at) => ({ at, text: sheet[at - 1] ?? '' })),
  })
  const client = createDaemonClient(join(latchkey.home, 'cli.sock'))
  const opened = await client.call('POST', '/v1/vault/unlock', { passphrase })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  return { ask, client, sheet }
}
