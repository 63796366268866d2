/** The system's keychain: Secret Service on Linux, Keychain on macOS, Credential Manager on Windows. */
import { spawn } from 'node:child_process'
import { extname } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { err, ok, type Result } from '#shared/result.ts'

/** No keychain here, it is locked, or the person dismissed its prompt; `message` is the keychain's own. */
export interface KeychainFault {
  readonly type: 'keychain-unavailable'
  readonly message: string
}

export interface Keychain {
  /** `null` when there is no such entry; a locked collection can answer so too. */
  get(account: string, signal: AbortSignal): Promise<Result<string | null, KeychainFault>>
  /** Reads it back before it says ok. */
  set(account: string, value: string): Promise<Result<void, KeychainFault>>
  remove(account: string): Promise<Result<void, KeychainFault>>
}

export interface KeychainRequest {
  readonly service: string
  readonly account: string
  readonly act: 'get' | 'set' | 'remove'
  readonly value: string
}
const answer = v.union([
  v.strictObject({ ok: v.literal(true), value: v.nullable(v.string()) }),
  v.strictObject({ ok: v.literal(false), message: v.string() }),
])
export type KeychainAnswer = v.InferOutput<typeof answer>

const SERVICE = 'latchkey'
/** How long a person may take to answer the keychain's prompt, in ms. */
const PATIENCE = 120_000
/** How long a keychain that needs no person may take, in ms. */
const PROBE_PATIENCE = 5_000

export const systemKeychain: Keychain = {
  get: (account, signal) => ask({ account, act: 'get', value: '' }, PATIENCE, signal),
  async set(account, value) {
    const answer = await ask({ account, act: 'set', value }, PATIENCE)
    return answer.ok ? ok(undefined) : answer
  },
  async remove(account) {
    const answer = await ask({ account, act: 'remove', value: '' }, PATIENCE)
    return answer.ok ? ok(undefined) : answer
  },
}

let probing: Promise<boolean> | null = null

/**
 * Whether something can be kept in it, at once and with nobody asked. Leaves nothing behind. Who asks meanwhile gets the
 * same answer: two probes would take each other's entry away, and a keychain that is there would seem absent.
 */
export function keychainAvailable(): Promise<boolean> {
  probing ??= probe().finally(() => {
    probing = null
  })
  return probing
}

async function probe(): Promise<boolean> {
  const account = 'probe'
  const kept = await ask({ account, act: 'set', value: 'probe' }, PROBE_PATIENCE)
  const removed = await ask({ account, act: 'remove', value: '' }, PROBE_PATIENCE)
  return kept.ok && removed.ok
}

/** What a keychain says that is there and gives nothing: its prompt was not answered, or no collection is unlocked. */
const SHUT = /dismissed|locked|no result found|interaction is not allowed/i

/** How the keychain is, at once and with nobody asked for long. Reads what is not there, and leaves nothing behind. */
export async function keychainState(): Promise<'open' | 'locked' | 'absent'> {
  if (await keychainAvailable()) return 'open'
  const answer = await ask({ account: 'probe', act: 'set', value: 'probe' }, PROBE_PATIENCE)
  return !answer.ok && SHUT.test(answer.error.message) ? 'locked' : 'absent'
}

async function ask(
  request: Omit<KeychainRequest, 'service'>,
  patience: number,
  signal?: AbortSignal,
): Promise<Result<string | null, KeychainFault>> {
  // Beside this file, with its extension: the source in development, the built one once installed.
  const program = new URL(`./keychain-process${extname(import.meta.url)}`, import.meta.url)
  const child = spawn(process.execPath, [fileURLToPath(program)], {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: patience,
    killSignal: 'SIGKILL',
    ...(signal && { signal }),
  })
  // It may hang in a call that no signal but this one ends.
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const ended = Promise.withResolvers<string>()
  child.once('error', (error) => {
    ended.resolve(error.message)
  })
  child.once('close', (status, signal) => {
    process.off('exit', end)
    ended.resolve(signal === 'SIGKILL' ? 'the keychain did not answer' : `ended with ${String(status)}`)
  })
  // A child that is gone before it has read its request says so by its end.
  child.stdin.on('error', () => undefined)
  // Not by argument or environment: other users can see those.
  child.stdin.end(JSON.stringify({ service: SERVICE, ...request } satisfies KeychainRequest))
  const [output, message] = await Promise.all([text(child.stdout), ended.promise])
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), answer), output)
  if (!parsed.success) return err({ type: 'keychain-unavailable', message })
  return parsed.output.ok
    ? ok(parsed.output.value)
    : err({ type: 'keychain-unavailable', message: parsed.output.message })
}
