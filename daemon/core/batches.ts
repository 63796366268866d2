/** Runs one commit at a time; what arrives meanwhile goes together into the next one. */
export interface Entry<Job> {
  readonly job: Job
  /** Fails this job alone: it is at fault itself, the others of its batch go on. */
  readonly refuse: (error: unknown) => void
}

export interface Batches<Job> {
  /** Resolves when a commit with this job has ended well, rejects with that commit's error. */
  add(job: Job): Promise<void>
  /** Waits for everything added so far, then refuses more with an Error saying why. */
  stop(why: string): Promise<void>
}

export function createBatches<Job>(commit: (batch: readonly Entry<Job>[]) => Promise<void>): Batches<Job> {
  let waiting: (Entry<Job> & { readonly accept: () => void })[] = []
  let running: Promise<void> | null = null
  let stopped: string | null = null

  async function run() {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await commit(batch)
        for (const { accept } of batch) accept()
      } catch (error) {
        for (const { refuse } of batch) refuse(error)
      }
    }
    running = null
  }

  return {
    add(job) {
      if (stopped !== null) return Promise.reject(new Error(stopped))
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      waiting.push({ job, accept: resolve, refuse: reject })
      // A turn later, so that changes made in one go become one commit.
      running ??= Promise.resolve().then(run)
      return promise
    },
    async stop(why) {
      stopped ??= why
      await running
    },
  }
}
