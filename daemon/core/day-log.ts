/** Append-only records, one file for each UTC day. A line is its CRC-32, the data's version, and the record as JSON. */
import { readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { appendLines, dropTornLine } from './append-file.ts'
import { createBatches } from './batches.ts'
import type { Disk } from './disk.ts'
import { asRead, type Closable } from './document.ts'
import { recoverFolder, replaceMade } from './durable-file.ts'
import { createPace } from './pace.ts'
import { readPrivate, syncFolder } from './private-path.ts'
import { readLines } from './read-lines.ts'
import type { DayLog, Schema } from './store.ts'

const dayFile = /^(\d{4}-\d{2}-\d{2})\.ndjson$/
/** What is to be added, or whatever of a day is to go. */
type Job<T> = readonly T[] | { readonly day: string; readonly isGone: (record: T) => boolean }

const sealedLine = /^([0-9a-f]{8}) ((\d+) (.*))$/s

export async function openDayLog<T>(
  disk: Disk,
  path: string,
  schema: Schema<T>,
  timeOf: (record: T) => string,
): Promise<DayLog<T> & Closable> {
  const folder = join(disk.root, path)
  const fileOf = (day: string) => join(folder, `${day}.ndjson`)
  const days = async () =>
    (await readdir(folder)).flatMap((name) => dayFile.exec(name)?.slice(1) ?? []).sort()

  await recoverFolder(folder)
  for (const day of await days()) {
    const torn = await dropTornLine(fileOf(day))
    if (torn === null) continue
    const message = `${fileOf(day)} ended in the middle of a line, which was dropped (${String(torn.length)} characters): it was never confirmed as saved`
    disk.report({ type: 'torn-line-dropped', path: `${path}/${day}`, message })
  }

  /** Up to where a day's file is durable, in bytes, for days written to since the start. */
  const durable = new Map<string, number>()
  const reported = new Set<string>()

  /** Without those that cannot be read, which are told of once. */
  async function* scan(day: string, may?: (json: string) => boolean): AsyncGenerator<readonly T[]> {
    const pace = createPace()
    let damaged = 0
    for await (const lines of readLines(fileOf(day), durable.get(day))) {
      const records: T[] = []
      for (const line of lines) {
        const rest = pace()
        if (rest) await rest
        const [, sum, text = '', from, json = ''] = sealedLine.exec(line) ?? []
        if (sum !== crcOf(text)) damaged += 1
        else if (may === undefined || may(json))
          records.push(disk.parse(path, schema, Number(from), JSON.parse(json)))
      }
      yield records
    }
    if (damaged === 0 || reported.has(day)) return
    reported.add(day)
    const message = `${fileOf(day)} has ${String(damaged)} damaged lines, which were skipped and left in place`
    disk.report({ type: 'damaged-lines-skipped', path: `${path}/${day}`, message })
  }

  /** Lines that cannot be read go with the others: nobody can say whose they are. */
  async function rewrite(day: string, isGone: (record: T) => boolean): Promise<void> {
    const stay: string[] = []
    let gone = 0
    for await (const records of scan(day)) {
      for (const record of records) {
        if (isGone(record)) gone += 1
        else stay.push(asLine(disk.version, record))
      }
    }
    if (gone === 0) return
    const bytes = Buffer.from(stay.map((line) => `${line}\n`).join(''))
    await disk.write(path, async () => {
      if (stay.length > 0) await replaceMade(folder, { name: basename(fileOf(day)), bytes: () => bytes })
      else {
        await rm(fileOf(day), { force: true })
        await syncFolder(folder)
      }
    })
    durable.set(day, bytes.length)
  }

  const batches = createBatches<Job<T>>(async (batch) => {
    const pace = createPace()
    const lines = new Map<string, string[]>()
    for (const { job, refuse } of batch) {
      if ('isGone' in job) continue
      try {
        const mine: [day: string, line: string][] = []
        for (const record of job) {
          await pace()
          mine.push([dayOf(timeOf(record)), asLine(disk.version, asRead(schema, record))])
        }
        for (const [day, line] of mine) {
          const added = lines.get(day) ?? []
          lines.set(day, added)
          added.push(line)
        }
      } catch (error) {
        refuse(error)
      }
    }
    for (const [day, added] of lines) {
      const confirmed = durable.get(day) ?? readPrivate(fileOf(day))?.length ?? 0
      durable.set(day, confirmed)
      durable.set(day, await disk.write(path, () => appendLines(fileOf(day), added, confirmed)))
    }
    for (const { job, refuse } of batch) {
      if (!('isGone' in job)) continue
      try {
        await rewrite(job.day, job.isGone)
      } catch (error) {
        // what was added is durable
        refuse(error)
      }
    }
  })

  return {
    append: (records) => (records.length === 0 ? Promise.resolve() : batches.add(records)),
    days,
    async read(day) {
      const records: T[] = []
      for await (const some of scan(day)) records.push(...some)
      return records
    },
    scan,
    remove: (day, isGone) => batches.add({ day, isGone }),
    async dropBefore(first) {
      for (const day of await days()) if (day < first) await rm(fileOf(day))
      await syncFolder(folder)
    },
    stop: (why) => batches.stop(why),
  }
}

const dayOf = (time: string): string => {
  const day = new Date(time).toISOString().slice(0, 10)
  if (!dayFile.test(`${day}.ndjson`)) throw new RangeError(`${time} is outside the years 0 to 9999`)
  return day
}
const crcOf = (text: string) => crc32(text).toString(16).padStart(8, '0')
const asLine = (version: number, record: unknown): string => {
  const text = `${String(version)} ${JSON.stringify(record)}`
  return `${crcOf(text)} ${text}`
}
