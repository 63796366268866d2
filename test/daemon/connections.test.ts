import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { openConnections } from '#daemon/connections.ts'
import { createJournal } from '#daemon/core/journal.ts'
import { openSecrets } from '#daemon/core/secrets.ts'
import { startSandbox } from '#daemon/sandbox/server.ts'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import { createQueue } from '#daemon/sources/infomaniak/queue.ts'
import { movableClock, never, openOutgoing } from '../support/infomaniak-rig.ts'
import { createMemoryStore } from '../support/memory-store.ts'

test('a token of another account is not taken under a name, where what was stated would count for it', async () => {
  const sandbox = await startSandbox({ port: 0, size: 'small', dataDir: null })
  const [, bruno] = sandbox.world.state.people
  const [annas] = sandbox.world.state.tokens
  if (bruno === undefined || annas === undefined) throw new Error('the sandbox has nobody')
  const brunos = 'a-token-of-somebody-else-0123456789'
  sandbox.world.state.tokens.push({ ...annas, id: annas.id + 1_000_000, personId: bruno.id, token: brunos })

  const folder = await mkdtemp(join(tmpdir(), 'latchkey-'))
  const clock = movableClock(sandbox.world.now())
  const store = createMemoryStore()
  const outgoing = openOutgoing(sandbox.apiUrl)
  const journal = await createJournal(folder, clock)
  const connections = await openConnections({
    store,
    secrets: await openSecrets({ store, clock, keyfilePath: join(folder, 'key') }),
    clock,
    outgoing,
    queue: createQueue({ perMinute: Infinity }),
    baseUrl: sandbox.apiUrl,
    journal,
    log: pino({ level: 'silent' }),
    keychainAvailable: () => Promise.resolve(false),
    connected: () => undefined,
    disconnected: () => Promise.resolve(),
    fixed: null,
    journalEar: () => null,
  })
  const connect = (name: string, token: string) => connections.connect(name, token, { passphrase: null })
  try {
    expect(await connect('main', sandboxToken)).toMatchObject({ ok: true })
    await connections.sources[0]?.sync(never)
    expect(await connect('main', brunos)).toEqual({ ok: false, error: 'other-account' })
    // a new token of the same account replaces the old one, and the other account has a name of its own
    expect(await connect('main', sandboxToken)).toMatchObject({ ok: true })
    expect(await connect('second', brunos)).toMatchObject({ ok: true })
  } finally {
    await journal.stop()
    await outgoing.close()
    await sandbox.close()
    await rm(folder, { recursive: true, force: true })
  }
})
