/** What is left in the memory of a daemon whose vault is locked again. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import * as v from 'valibot'
import { createDaemonClient } from '#daemon/cli/client.ts'
import { vaultSheet } from '#shared/vault.ts'
import { freePort } from '../support/latchkey.ts'
import { plantedIn, plantedUnder } from '../support/planted-secrets.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const PASSPHRASE = 'planted passphrase of the vault'
/** Base32 of twenty bytes each, as an address, a file and a person bring them. */
const seeds = {
  address: 'PLANTEDSEEDA22233445566777ABCDEF',
  list: 'PLANTEDSEEDB22233445566777ABCDEF',
  typed: 'PLANTEDSEEDC22233445566777ABCDEF',
  dropped: 'PLANTEDSEEDD22233445566777ABCDEF',
}

function base32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = Array.from(text, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
/** Both as it was brought and as the bytes that it stands for. */
const planted: Record<string, string> = Object.fromEntries(
  Object.entries(seeds).flatMap(([name, text]) => [
    [name, text],
    [`${name} in small letters`, text.toLowerCase()],
    [`bytes of ${name}`, base32(text).toString('base64url')],
  ]),
)

async function startHolder() {
  const home = await temporaryFolder()
  const shelf = await temporaryFolder()
  const child = fork(fileURLToPath(new URL('heap-of-daemon.ts', import.meta.url)), ['start'], {
    env: {
      ...process.env,
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      LATCHKEY_HOME: home,
      LATCHKEY_PORT: String(await freePort()),
      HELD: 'by-the-holder',
    },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  await new Promise<void>((resolve, reject) => {
    const read = (part: Buffer) => {
      out += part.toString()
      if (out.includes('latchkey ready')) resolve()
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('close', () => {
      reject(new Error(out))
    })
  })
  const client = createDaemonClient(join(home, 'cli.sock'))
  let shots = 0
  return {
    home,
    /** What it has printed, and what every program of the person may read of it. */
    told: async (): Promise<string> => {
      const files = ['cmdline', 'environ'].map((name) => `/proc/${String(child.pid)}/${name}`)
      const shown = await Promise.all(files.map((file) => readFile(file, 'latin1').catch(() => '')))
      return [out, ...shown].join()
    },
    call: async <T>(path: string, body: object): Promise<T> => {
      const answer = await client.call('POST', path, body)
      if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(answer.error)}`)
      return answer.value as T
    },
    /** All strings and objects that can be reached. */
    memory: async (): Promise<Buffer> => {
      const path = join(shelf, `${String((shots += 1))}.heapsnapshot`)
      const written = once(child, 'message')
      child.send(path)
      await written
      return readFile(path)
    },
  }
}

test(
  'no seed, in whatever spelling it was brought, is in the memory of a daemon that is locked',
  { timeout: 120_000 },
  async () => {
    const { call, memory, home, told } = await startHolder()
    const made = v.parse(
      vaultSheet,
      await call('/v1/vault/set-up', { passphrase: PASSPHRASE, keychain: false }),
    )
    await call('/v1/vault/rehearse', {
      groups: made.rehearse.map((at) => ({ at, text: made.sheet[at - 1] ?? '' })),
    })
    interface Drafts {
      drafts: { id: string }[]
    }
    const address = (issuer: string, secret: string) =>
      `otpauth://totp/${issuer}:somebody.with.a.long.name%40example.org?secret=${secret}&issuer=${issuer}`
    const bring = async (body: object) => {
      const { drafts } = await call<Drafts>('/v1/codes/drafts', body)
      expect(drafts).toHaveLength(1)
      return drafts[0]?.id ?? ''
    }
    const brought = [
      await bring({ text: address('An%20issuer%20of%20some%20length', seeds.address) }),
      await bring({ file: `${address('Another%20issuer%20of%20a%20list', seeds.list)}\n` }),
      await bring({
        byHand: {
          kind: 'totp',
          algorithm: 'SHA-1',
          digits: 6,
          period: 30,
          counter: null,
          secret: seeds.typed.toLowerCase().replaceAll(/(.{4})/g, '$1 '),
          issuer: 'An issuer that was typed',
          account: 'an account that was typed',
        },
      }),
    ]
    for (const id of brought) {
      await call(`/v1/codes/drafts/${id}/code`, {})
      const kept = await call<{ id: string }>(`/v1/codes/drafts/${id}/keep`, {
        confirm: { by: 'site' },
        issuer: 'kept',
        account: 'kept',
        origins: [],
        connection: null,
      })
      await call(`/v1/codes/${kept.id}/grant`, {})
      await call(`/v1/codes/${kept.id}/code`, {})
    }
    await bring({ text: address('An%20issuer%20that%20is%20dropped', seeds.dropped) })

    await call('/v1/vault/lock', {})
    const locked = await memory()
    expect(plantedIn(locked, planted)).toEqual([])
    expect(plantedIn(locked, { PASSPHRASE, sheet: made.sheet.slice(2, 6).join('') })).toEqual([])

    // what somebody holds would be found
    expect(plantedIn(locked, { held: 'held in memory by-the-holder' })).toEqual(['held'])

    // nor is any where a program of the person, or the next start, would read it
    expect(await plantedUnder(home, planted)).toEqual([])
    expect(plantedIn(await told(), planted)).toEqual([])
    expect(plantedIn(await told(), { held: 'by-the-holder' })).toEqual(['held'])
  },
)
