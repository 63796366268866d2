/** One JSON file, written aside and renamed. It is play data: neither fsync nor backup, and a damaged file starts anew. */
import { mkdirSync, readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { state as stateSchema, type State } from './state.ts'

const fileOf = (folder: string, size: State['size']) => join(folder, `sandbox-${size}.json`)

/** What an earlier run left, or undefined where there is nothing usable. */
export function loadState(folder: string, size: State['size']): State | undefined {
  try {
    const read = v.safeParse(stateSchema, JSON.parse(readFileSync(fileOf(folder, size), 'utf8')))
    return read.success && read.output.size === size ? numbered(read.output) : undefined
  } catch {
    return undefined
  }
}

/** Events that were kept before each had a number get theirs, in their order. */
function numbered(state: State): State {
  for (const event of state.activity) if (event.id === 0) event.id = state.nextId++
  return state
}

interface Saver {
  save(): void
  /** Resolves when what was last saved is on disk. */
  settled(): Promise<void>
}

/** One write at a time; what changes meanwhile is in the next one. */
export function createSaver(folder: string, state: State): Saver {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = fileOf(folder, state.size)
  let wanted = false
  let running: Promise<void> | null = null

  async function write() {
    while (wanted) {
      wanted = false
      await writeFile(`${file}.new`, JSON.stringify(state), { mode: 0o600 })
      await rename(`${file}.new`, file)
    }
  }
  return {
    save() {
      wanted = true
      running ??= write().finally(() => {
        running = null
      })
    },
    settled: async () => {
      await running
    },
  }
}
