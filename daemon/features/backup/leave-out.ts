/** Takes out of a laid out folder what must not come along, so that the store there knows nothing of it either. */
import { openStore } from '#daemon/core/disk-store.ts'
import { StoreOpenError } from '#daemon/core/store.ts'
import { err, ok, type Result } from '#shared/result.ts'

/**
 * @param folder one that nobody has open
 * @param paths of the store; what is not there is as good as taken out
 */
export async function leaveOut(
  folder: string,
  paths: readonly string[],
): Promise<Result<void, { readonly type: 'damaged'; readonly what: string }>> {
  try {
    const store = await openStore(folder, { onTrouble: () => undefined })
    for (const path of paths) await store.drop(path)
    await store.close()
    return ok(undefined)
  } catch (error) {
    if (error instanceof StoreOpenError) return err({ type: 'damaged', what: error.path })
    throw error
  }
}
