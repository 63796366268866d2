/**
 * Does one thing with the system keychain and ends; a process of its own, since these calls hold up their whole thread
 * for as long as the keychain asks the person, or a broken D-Bus does not answer. Standard input: a request; output: an answer.
 */
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'
import type { KeychainAnswer, KeychainRequest } from './keychain.ts'

const request = JSON.parse(await text(process.stdin)) as KeychainRequest
process.stdout.write(JSON.stringify(await answer(request)))

async function answer({ service, account, act, value }: KeychainRequest): Promise<KeychainAnswer> {
  try {
    // An optional dependency: on some systems there is none.
    const { Entry } = createRequire(import.meta.url)('@napi-rs/keyring') as typeof import('@napi-rs/keyring')
    // Without this pin it falls back, in silence, to the kernel's keyring, which is empty after a restart.
    const entry = new Entry(service, account, { linux: { store: 'secret-service' } })
    if (act === 'get') return { ok: true, value: entry.getPassword() }
    if (act === 'remove') return { ok: true, value: entry.deletePassword() ? account : null }
    entry.setPassword(value)
    return entry.getPassword() === value
      ? { ok: true, value: null }
      : { ok: false, message: 'the keychain did not give back what was put in' }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}
