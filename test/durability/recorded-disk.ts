/**
 * A disk that remembers the order of everything that was asked of it: one file of a FUSE file system, served here, for a
 * loop device to stand on. A cut of the power is then any place in that order. Ends when it is unmounted, and writes what it
 * recorded. What is written to the file `say` stands in the order too; `fail` and `heal` make the disk refuse and serve again.
 */
import { spawnSync } from 'node:child_process'
import { serialize } from 'node:v8'
import { openSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs'
import type { DiskLog } from './ext4-disk.ts'

const [image = '', mountPoint = '', out = ''] = process.argv.slice(2)
const disk = readFileSync(image)

/** Numbers of `linux/fuse.h`. */
const LOOKUP = 1
const FORGET = 2
const GETATTR = 3
const SETATTR = 4
const OPEN = 14
const READ = 15
const WRITE = 16
const STATFS = 17
const RELEASE = 18
const FSYNC = 20
const FLUSH = 25
const INIT = 26
const INTERRUPT = 36
const DESTROY = 38
const BATCH_FORGET = 42
const FALLOCATE = 43
const ENOENT = 2
const EIO = 5
const ENOSYS = 38
const EOPNOTSUPP = 95
const HEADER = 40
const LARGEST_WRITE = 128 * 1024
const ROOT = 1n
const DISK = 2n
const SAY = 3n
const names = new Map([
  ['disk', DISK],
  ['say', SAY],
])

const log: DiskLog = []
let failing = false

const fuse = openSync('/dev/fuse', 'r+')
const options = 'fd=3,rootmode=40000,user_id=0,group_id=0'
const mounted = spawnSync('mount', ['-i', '-t', 'fuse', '-o', options, 'recorded', mountPoint], {
  stdio: ['ignore', 'inherit', 'inherit', fuse],
})
if (mounted.status !== 0) process.exit(1)

function attributes(node: bigint): Buffer {
  const bytes = Buffer.alloc(88)
  const size = node === DISK ? disk.length : 0
  bytes.writeBigUInt64LE(node, 0)
  bytes.writeBigUInt64LE(BigInt(size), 8)
  bytes.writeBigUInt64LE(BigInt(size / 512), 16)
  bytes.writeUInt32LE(node === ROOT ? 0o40700 : 0o100600, 60)
  bytes.writeUInt32LE(1, 64)
  bytes.writeUInt32LE(4096, 80)
  return bytes
}

function listen(said: string): void {
  if (said === 'fail' || said === 'heal') failing = said === 'fail'
  log.push({ type: 'said', text: said })
}

/** The answer's body, a number for an error, or `null` where none is expected. */
function answer(opcode: number, node: bigint, body: Buffer): Buffer | number | null {
  switch (opcode) {
    case INIT: {
      const reply = Buffer.alloc(64)
      reply.writeUInt32LE(7, 0)
      reply.writeUInt32LE(31, 4)
      reply.writeUInt32LE(LARGEST_WRITE, 8)
      reply.writeUInt32LE((1 << 5) | (1 << 22), 12) // big writes, as many pages as said below
      reply.writeUInt16LE(16, 16)
      reply.writeUInt16LE(12, 18)
      reply.writeUInt32LE(LARGEST_WRITE, 20)
      reply.writeUInt32LE(1, 24)
      reply.writeUInt16LE(LARGEST_WRITE / 4096, 28)
      return reply
    }
    case LOOKUP: {
      const found = names.get(body.toString('utf8', 0, body.indexOf(0)))
      if (found === undefined) return ENOENT
      const reply = Buffer.alloc(40)
      reply.writeBigUInt64LE(found, 0)
      reply.writeBigUInt64LE(3600n, 16)
      reply.writeBigUInt64LE(3600n, 24)
      return Buffer.concat([reply, attributes(found)])
    }
    case GETATTR:
    case SETATTR: {
      const valid = Buffer.alloc(16)
      valid.writeBigUInt64LE(3600n, 0)
      return Buffer.concat([valid, attributes(node)])
    }
    case OPEN: {
      const reply = Buffer.alloc(16)
      reply.writeUInt32LE(node === SAY ? 1 : 0, 8) // at once, past the page cache
      return reply
    }
    case READ: {
      const at = Number(body.readBigUInt64LE(8))
      return node === DISK ? disk.subarray(at, at + body.readUInt32LE(16)) : Buffer.alloc(0)
    }
    case WRITE: {
      const at = Number(body.readBigUInt64LE(8))
      const bytes = Buffer.from(body.subarray(40, 40 + body.readUInt32LE(16)))
      if (node === SAY) listen(bytes.toString('utf8').trim())
      else if (failing) return EIO
      else {
        bytes.copy(disk, at)
        log.push({ type: 'write', at, bytes })
      }
      const reply = Buffer.alloc(8)
      reply.writeUInt32LE(bytes.length, 0)
      return reply
    }
    case FSYNC:
      if (failing) return EIO
      log.push({ type: 'flush' })
      return Buffer.alloc(0)
    case STATFS:
      return Buffer.alloc(80)
    case FLUSH:
    case RELEASE:
    case DESTROY:
      return Buffer.alloc(0)
    case FALLOCATE:
      return EOPNOTSUPP
    case FORGET:
    case BATCH_FORGET:
    case INTERRUPT:
      return null
    default:
      return ENOSYS
  }
}

const request = Buffer.alloc(LARGEST_WRITE + 8192)
for (;;) {
  let length: number
  try {
    length = readSync(fuse, request)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENODEV') break // unmounted
    if (code === 'EINTR' || code === 'ENOENT' || code === 'EAGAIN') continue
    throw error
  }
  const said = answer(request.readUInt32LE(4), request.readBigUInt64LE(16), request.subarray(HEADER, length))
  if (said === null) continue
  const body = typeof said === 'number' ? Buffer.alloc(0) : said
  const header = Buffer.alloc(16)
  header.writeUInt32LE(16 + body.length, 0)
  header.writeInt32LE(typeof said === 'number' ? -said : 0, 4)
  request.copy(header, 8, 8, 16)
  writeSync(fuse, Buffer.concat([header, body]))
}
writeFileSync(out, serialize(log))
