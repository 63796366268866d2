/**
 * Runs in a mount namespace of its own: a writer on ext4, on a disk that records; then the power is cut at many places of
 * what was recorded, and each disk that this leaves is mounted and read. Prints what was found as JSON.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { imageIn, mountRecorded, system, type DiskLog } from './ext4-disk.ts'
import { readBack, type ReadBack } from './read-back.ts'

export interface PowerCuts {
  readonly folder: string
  /** Of ext4. */
  readonly mountOptions: string
  readonly writer: string
  /** Of Node. */
  readonly imports: readonly string[]
  readonly writes: number
  readonly cuts: number
}
export interface AfterCuts {
  readonly cuts: number
  /** The highest number that the writer had acknowledged. */
  readonly acknowledged: number
  /** Cuts after which an acknowledged write was not there. */
  readonly lost: number
  /** Cuts at which the disk had not yet been told to keep something that it had taken. */
  readonly pending: number
  readonly faults: readonly string[]
}

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const options = JSON.parse(process.argv[2] ?? '') as PowerCuts
async function record(): Promise<DiskLog> {
  const disk = await mountRecorded(options.folder, options.mountOptions)
  const data = join(disk.mount, 'data')
  mkdirSync(data, { mode: 0o700 })
  system('sync', '-f', disk.mount)
  disk.say('begin')
  const imports = options.imports.flatMap((name) => ['--import', here(name)])
  const args = [data, `--say=${disk.sayFile}`, `--until=${String(options.writes)}`]
  const writer = spawn(process.execPath, [...imports, here(options.writer), ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code] = (await once(writer, 'close')) as [number]
  if (code !== 0) throw new Error(`the writer ended with ${String(code)}`)
  // what the end of the writer and of the mount bring about is no part of it
  disk.say('end')
  disk.unmount()
  return disk.end()
}

async function look(): Promise<ReadBack> {
  if (options.writer === 'writer.ts') return readBack(join(cutMount, 'data'))
  const kept = JSON.parse(readFileSync(join(cutMount, 'data', 'lowdb.json'), 'utf8')) as { n: number }
  return { upTo: kept.n, faults: [] }
}

const log = await record()
const [cutMount, shm] = [join(options.folder, 'cut'), join(options.folder, 'shm')]
for (const folder of [cutMount, shm]) mkdirSync(folder)
system('mount', '-t', 'tmpfs', 'tmpfs', shm)
const cutImage = join(shm, 'image')

const saidAt = (text: string) => log.findIndex((entry) => entry.type === 'said' && entry.text === text)
const [begin, end] = [saidAt('begin'), saidAt('end')]
const acknowledgements = [...log.keys()].filter((index) => index > begin && log[index]?.type === 'said')
/** Anywhere, and every other time right behind an acknowledgement. */
const places = Array.from({ length: options.cuts }, (_, n) =>
  n % 2 === 0
    ? begin + 1 + Math.floor(Math.random() * (end - begin))
    : 1 + (acknowledgements[Math.floor(Math.random() * acknowledgements.length)] ?? begin),
)
const bytes = readFileSync(imageIn(options.folder))
const found = { cuts: 0, acknowledged: 0, lost: 0, pending: 0, faults: [] as string[] }
let at = 0
let acknowledged = 0
let pending: { at: number; bytes: Buffer }[] = []
const put = (disk: Buffer, write: { at: number; bytes: Buffer }) => write.bytes.copy(disk, write.at)

for (const place of places.sort((a, b) => a - b)) {
  for (; at < place; at += 1) {
    const entry = log[at]
    if (entry?.type === 'write') pending.push(entry)
    else if (entry?.type === 'said')
      acknowledged = Number(/^acknowledged (\d+)$/.exec(entry.text)?.[1] ?? acknowledged)
    else {
      for (const write of pending) put(bytes, write)
      pending = []
    }
  }
  // of what the disk was not told to keep, it has kept all, nothing or anything
  const share = [0, 0.5, 1][Math.floor(Math.random() * 3)] ?? 0
  const cut = Buffer.from(bytes)
  for (const write of pending) if (Math.random() < share) put(cut, write)
  writeFileSync(cutImage, cut)
  found.cuts += 1
  found.acknowledged = acknowledged
  if (pending.length > 0) found.pending += 1
  const say = (fault: string) =>
    found.faults.push(`after ${String(acknowledged)} (${String(place)}): ${fault}`)
  try {
    system('mount', '-o', `loop,${options.mountOptions}`, cutImage, cutMount)
  } catch (error) {
    say(String(error))
    continue
  }
  try {
    const { upTo, faults } = await look()
    if (upTo < acknowledged) found.lost += 1
    for (const fault of faults) say(fault)
  } catch (error) {
    if (acknowledged > 0) found.lost += 1
    say(String(error))
  }
  system('umount', cutMount)
}
process.stdout.write(JSON.stringify(found))
