import * as fc from 'fast-check'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { StoreWriteError, type Document } from '#daemon/core/store.ts'
import { clientsFile, noClients, type ClientsFile } from '#daemon/features/pairing/clients.ts'
import { createPairing, type Pairing } from '#daemon/features/pairing/pairing.ts'
import { base64url, secretBytes, sixDigits } from '#daemon/features/pairing/secret.ts'
import { createSessions } from '#daemon/features/pairing/sessions.ts'
import { iso } from '#shared/time.ts'
import { memoryDocument } from '../support/memory-document.ts'

const origin = 'moz-extension://0f0e0d0c-1111-4222-8333-444455556666'

const pairingOver = (document: Document<ClientsFile>, at = 0) =>
  createPairing({
    document,
    clock: fixedClock(iso(at)),
    monotonic: () => at,
    random: randomBytes,
    boot: 'boot',
    version: '1',
    journal: () => {},
  })

async function pair(pairing: Pairing) {
  const claimed = await pairing.claim({ code: pairing.open().code, clientName: 'Mine' }, origin)
  if (!claimed.ok) throw new Error(claimed.error)
  return claimed.value
}

describe('a paired client', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'latchkey-pairing-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const open = async () => {
    const store = await openStore(folder, { onTrouble: () => {} })
    return { store, pairing: pairingOver(await store.document('clients', clientsFile, noClients)) }
  }
  const onDisk = async () => {
    const names = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = names.filter((entry) => entry.isFile())
    return (
      await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')))
    ).join()
  }

  it('is one still after the daemon has been started again, and its session is not', async () => {
    const first = await open()
    const { id, token } = await pair(first.pairing)
    const opened = first.pairing.session(`Bearer ${token}`, origin)
    if (!opened.ok) throw new Error(opened.error)
    await first.store.close()

    const second = await open()
    const bearer = `Bearer ${opened.value.session}`
    expect(second.pairing.authenticate(bearer, origin)).toEqual({ ok: false, error: 'unauthorized' })
    expect(second.pairing.session(`Bearer ${token}`, origin)).toMatchObject({ ok: true })
    expect(second.pairing.list()).toMatchObject([{ id, name: 'Mine', kind: 'browser' }])
    await second.store.close()
  })

  it('has no secret on disk', async () => {
    const { store, pairing } = await open()
    const { id, token } = await pair(pairing)
    const script = await pairing.createScriptToken('backup')
    await store.close()
    const kept = await onDisk()
    expect(kept).toContain(id)
    for (const text of [token, script.token]) {
      const secret = text.slice(17)
      expect(kept).not.toContain(secret)
      expect(kept).not.toContain(Buffer.from(secret, 'base64url').toString('hex'))
    }
  })

  it('is gone from disk when revoked', async () => {
    const { store, pairing } = await open()
    const { id } = await pair(pairing)
    const gone: string[] = []
    pairing.onRevoked((id) => gone.push(id))
    expect(await pairing.revoke(id, 'cli')).toEqual({ ok: true, value: null })
    expect(await pairing.revoke(id, 'cli')).toEqual({ ok: false, error: 'not-found' })
    await store.close()
    const again = await open()
    expect([again.pairing.list(), gone]).toEqual([[], [id]])
    await again.store.close()
  })
})

describe('on a full disk', () => {
  const document = memoryDocument<ClientsFile>(noClients)
  const full: Document<ClientsFile> = {
    get value() {
      return document.value
    },
    change: () => Promise.reject(new StoreWriteError('clients', 'ENOSPC', null)),
  }

  it('nobody is paired, and who is paired comes in', async () => {
    const { token } = await pair(pairingOver(document))
    const pairing = pairingOver(full)
    await expect(pair(pairing)).rejects.toThrow(StoreWriteError)
    expect(pairing.list()).toHaveLength(1)
    expect(pairing.session(`Bearer ${token}`, origin)).toMatchObject({ ok: true })
  })
})

describe('the last use', () => {
  it('is kept to the hour', async () => {
    const document = memoryDocument<ClientsFile>(noClients)
    const { token } = await pair(pairingOver(document))
    const seen: (string | null | undefined)[] = []
    for (const at of [60_000, 120_000, 3_660_000]) {
      pairingOver(document, at).session(`Bearer ${token}`, origin)
      await document.change((value) => value)
      seen.push(document.value.clients[0]?.lastUsedAt)
    }
    expect(seen).toEqual([iso(60_000), iso(60_000), iso(3_660_000)])
  })
})

describe('a ticket', () => {
  const other = 'moz-extension://0f0e0d0c-1111-4222-8333-444455556667'
  const rig = () => {
    let now = 0
    const pairing = createPairing({
      document: memoryDocument<ClientsFile>(noClients),
      clock: fixedClock(iso(0)),
      monotonic: () => now,
      random: randomBytes,
      boot: 'boot',
      version: '1',
      journal: () => {},
    })
    const enter = async (code: string, from = origin) => {
      const claimed = await pairing.claim({ code, clientName: 'Mine' }, from)
      return claimed.ok ? 'paired' : claimed.error
    }
    return { pairing, enter, advance: (ms: number) => void (now += ms) }
  }

  it('lives ten seconds', async () => {
    const { pairing, enter, advance } = rig()
    const { ticket } = pairing.openFor(origin)
    advance(9_999)
    expect(await enter(base64url(randomBytes(32)))).toBe('wrong-code')
    advance(1)
    expect(await enter(ticket)).toBe('pairing-closed')
    const next = pairing.openFor(origin)
    advance(9_999)
    expect(await enter(next.ticket)).toBe('paired')
  })

  it('is good once, for one extension, and only the newest', async () => {
    const { pairing, enter } = rig()
    const first = pairing.openFor(other)
    const second = pairing.openFor(origin)
    expect(await enter(first.ticket, other)).toBe('wrong-code')
    expect(await enter(second.ticket, other)).toBe('wrong-code')
    expect(await enter(second.ticket)).toBe('paired')
    expect(await enter(second.ticket)).toBe('pairing-closed')
    expect(pairing.list().map(({ pairedBy }) => pairedBy)).toEqual(['press'])
  })

  it('and a code keep out of each other’s way', async () => {
    const { pairing, enter } = rig()
    const { code } = pairing.open()
    const { ticket } = pairing.openFor(origin)
    for (let tries = 0; tries < 6; tries += 1) await enter(base64url(randomBytes(32)))
    expect(await enter(ticket)).toBe('pairing-closed')
    expect(await enter(code)).toBe('paired')
    expect(pairing.list().map(({ pairedBy }) => pairedBy)).toEqual(['code'])
  })
})

it('who was paired before there were tickets was paired by a code', () => {
  const kept = {
    id: '0123456789abcdef',
    name: 'Old',
    hash: '0'.repeat(64),
    createdAt: iso(0),
    lastUsedAt: null,
  }
  const read = v.parse(clientsFile, { clients: [{ ...kept, kind: 'browser', origin }] })
  expect(read.clients).toMatchObject([{ pairedBy: 'code' }])
})

describe('a secret', () => {
  it('has one spelling', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const text = base64url(bytes)
        expect(secretBytes(text)).toEqual(Buffer.from(bytes))
        const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
        const others = alphabet
          .split('')
          .map((last) => text.slice(0, -1) + last)
          .filter((other) => other !== text)
        const alike = others.filter((other) => secretBytes(other)?.equals(bytes) === true)
        expect([
          ...alike,
          ...[`${text}=`, `${text}A`, ` ${text}`, text.slice(1)].filter(secretBytes),
        ]).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('of six digits is always of six', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 4 }), (bytes) => {
        const draws = [bytes, Uint8Array.of(0, 0, 0, 7)]
        expect(sixDigits(() => draws.shift() ?? Uint8Array.of(0, 0, 0, 0))).toMatch(/^\d{6}$/)
      }),
    )
  })

  it('of six digits is drawn again where some would be likelier than others', () => {
    const draws = [Uint8Array.of(255, 255, 255, 255), Uint8Array.of(0, 0, 0, 42)]
    expect(sixDigits(() => draws.shift() ?? new Uint8Array(4))).toBe('000042')
  })
})

it('keeps eight sessions of a client, the lately used ones', () => {
  const sessions = createSessions(() => 0, randomBytes)
  const tokens = Array.from({ length: 8 }, () => sessions.open('a'))
  const [first = '', second = ''] = tokens
  expect(sessions.use(first)).toMatchObject({ client: 'a' })
  sessions.open('a')
  sessions.open('b')
  expect([sessions.use(first)?.client, sessions.use(second)]).toEqual(['a', null])
})

it('gives each session a name of its own, which says nothing of its token', () => {
  const ended: string[] = []
  const sessions = createSessions(
    () => 0,
    randomBytes,
    (name) => void ended.push(name),
  )
  const tokens = [sessions.open('a'), sessions.open('a'), sessions.open('b')]
  const names = tokens.map((token) => sessions.use(token)?.name ?? '')
  expect(new Set(names).size).toBe(3)
  for (const [at, name] of names.entries()) {
    expect(name).toMatch(/^[0-9a-f]{16}$/)
    expect(sessions.use(tokens[at] ?? '')?.name).toBe(name)
    for (const token of tokens) {
      const bytes = Buffer.from(token, 'base64url')
      for (const told of [bytes, createHash('sha256').update(bytes).digest()])
        expect(told.toString('hex')).not.toContain(name)
    }
    expect(sessions.use(name)).toBe(null)
  }
  sessions.endFor('a')
  expect(ended).toEqual(names.slice(0, 2))
})
