import { StoreWriteError } from '#daemon/core/store.ts'

/** `saved`, or the system's code for why not. Whatever else is thrown is a bug. */
export type Outcome = string

export async function outcomeOf(change: Promise<unknown>): Promise<Outcome> {
  try {
    await change
    return 'saved'
  } catch (error) {
    if (error instanceof StoreWriteError) return error.code
    throw error
  }
}
