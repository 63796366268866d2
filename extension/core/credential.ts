/**
 * Where the client's token lies: IndexedDB of the extension's own origin, which no content script can read
 * (`storage.local` they can, unless the browser supports to restrict it; Firefox does not).
 */
import { createStore, del, get, set } from 'idb-keyval'
import * as v from 'valibot'

const credential = v.strictObject({ id: v.string(), token: v.string() })
/** `token` is `id.SECRET`. */
export type Credential = v.InferOutput<typeof credential>

export interface CredentialStore {
  read(): Promise<Credential | null>
  write(credential: Credential): Promise<void>
  clear(): Promise<void>
}

const KEY = 'credential'

export function createCredentialStore(): CredentialStore {
  // the name under which paired browsers have it
  const store = createStore('latchkey-vault', 'client')
  return {
    async read() {
      const found = v.safeParse(credential, await get(KEY, store))
      return found.success ? found.output : null
    },
    write: (value) => set(KEY, value, store),
    clear: () => del(KEY, store),
  }
}
