/** Backups and exports as somebody might make them who wants to break in: right in their form, wrong in what they hold. */
import { hash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { seal as sealEnvelope } from '#daemon/core/envelope.ts'
import { tarOf, type TarFile } from '#daemon/features/backup/tar.ts'
import { aWay } from './notices-rig.ts'

/** A file as the store writes it. */
export const sealed = (body: unknown): Buffer => sealEnvelope({ schema: 1, seq: 1, body })

/** The store's own list of what it has written. */
export const register = (...files: string[]): Buffer => sealed({ files })

const SECRET_OF_INTRUDER = Buffer.alloc(32, 7)
export const INTRUDER = '00112233aabbccdd'
export const intruders = {
  clients: sealed({
    clients: [
      {
        id: INTRUDER,
        name: 'Intruder',
        hash: hash('sha256', SECRET_OF_INTRUDER),
        createdAt: '2026-11-20T10:00:00.000Z',
        lastUsedAt: null,
        kind: 'browser',
        origin: `chrome-extension://${'a'.repeat(32)}`,
        pairedBy: 'code',
      },
    ],
  }),
  feeds: sealed({ files: true, served: true, port: 48155, hash: hash('sha256', Buffer.alloc(32, 9)) }),
  channels: sealed([
    {
      id: 'intruder',
      settings: aWay({ kind: 'webhook', url: 'https://intruder.example/' }),
      hasSecret: false,
    },
  ]),
  unlock: sealed({ failures: 0 }),
  keeping: sealed({ since: null, shortenedAt: null, replacing: 'forgotten' }),
} as const

type Files = Readonly<Record<string, Buffer>>
/** What it says of itself. */
interface Lies {
  readonly why?: string
  /** In place of the right one. */
  readonly about?: Buffer
  readonly sizes?: Readonly<Record<string, number>>
}

export function aboutOf(files: Files, { why = 'asked', sizes = {} }: Lies = {}): Buffer {
  const rows = Object.entries(files).map(([path, bytes]) => ({
    path,
    size: sizes[path] ?? bytes.length,
    sha256: hash('sha256', bytes),
  }))
  const facts = { madeAt: '2026-11-20T10:00:00.000Z', version: '0.1.0', kind: 'own', schema: 1, holds: {} }
  return Buffer.from(JSON.stringify({ fmt: 'latchkey-backup', v: 1, ...facts, why, files: rows }))
}

async function tarred(files: readonly TarFile[]): Promise<Buffer> {
  const parts: Uint8Array[] = []
  const all = (async function* () {
    yield* files
  })()
  for await (const part of tarOf(all)) parts.push(part)
  return Buffer.concat(parts)
}

/** @param extra after those that it lists */
export async function craftBackup(files: Files, lies: Lies = {}, extra: Files = {}): Promise<Buffer> {
  const about = lies.about ?? aboutOf(files, lies)
  const all = [['about.json', about] as const, ...Object.entries({ ...files, ...extra })]
  return gzipSync(await tarred(all.map(([name, bytes]) => ({ name, bytes }))))
}

const MIB = 1024 ** 2
/** Packed parts one after the other are one packed file (RFC 1952, section 2.2). */
const packedMib = gzipSync(Buffer.alloc(MIB))

/** A last file of nothing but zeros, of so many MiB, which take a thousandth of it. */
export async function craftBomb(before: readonly TarFile[], name: string, mib: number): Promise<Buffer> {
  // the header of a file of that size, which is the last one
  const head = (await tarred([...before, { name, bytes: Buffer.alloc(0) }])).subarray(0, -1024)
  const header = head.subarray(-512)
  header.write(`${(mib * MIB).toString(8).padStart(11, '0')}\0`, 124, 'latin1')
  header.fill(' ', 148, 156)
  const sum = header.reduce((sum, byte) => sum + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return Buffer.concat([
    gzipSync(head),
    ...Array.from({ length: mib }, () => packedMib),
    gzipSync(Buffer.alloc(1024)),
  ])
}
