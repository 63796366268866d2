/** What is done to a vault and cut short. */
import { readFile } from 'node:fs/promises'
import { secretOf } from '#shared/recovery-code.ts'
import { ME, must, PASSPHRASE, setUp, startVault, typedBack } from '../support/vault-rig.ts'

export const SECOND = 'a second passphrase'
/** Its groups on one line, beside the data folder. */
export const SHEET_FILE = 'sheet.txt'

const open = async (root: string) => {
  const started = await startVault(root)
  await must(started.vault.unlock(ME, PASSPHRASE))
  return started
}

export const vaultActs = {
  'vault-set-up': async (root: string) => {
    const { vault } = await startVault(root)
    return async () => {
      await setUp(vault)
    }
  },
  'vault-passphrase': async (root: string) => {
    const { vault } = await open(root)
    return async () => {
      await must(vault.changePassphrase(ME, PASSPHRASE, SECOND))
    }
  },
  'vault-rotate': async (root: string) => {
    const { vault } = await open(root)
    return async () => {
      await must(vault.rehearse(typedBack(await must(vault.rotate(ME, PASSPHRASE)))))
    }
  },
  'vault-recover': async (root: string) => {
    const { vault } = await startVault(root)
    const sheet = secretOf(await readFile(`${root}/${SHEET_FILE}`, 'utf8'))
    if (!sheet.ok) throw new Error(sheet.error.type)
    return async () => {
      await must(vault.recover(ME, sheet.value, SECOND))
    }
  },
  'vault-remove-record': async (root: string) => {
    const { codes } = await startVault(root)
    return () => codes.remove('b')
  },
  'vault-remove': async (root: string) => {
    const { vault } = await startVault(root)
    return async () => {
      await must(vault.remove(ME, null))
    }
  },
}
