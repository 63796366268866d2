/** Who is paired: how a client comes in, proves itself, and is shown out. */
import type { Authenticator } from '#daemon/core/gate/authentication.ts'
import type { Clock } from '#daemon/core/clock.ts'
import { countFailures } from '#daemon/core/failures.ts'
import { onOneLine } from '#daemon/core/foreign-text.ts'
import type { Act } from '#daemon/core/journal.ts'
import { StoreWriteError, type Document } from '#daemon/core/store.ts'
import { CODE_LENGTH, proofMessage, type PairedClient } from '#shared/pairing.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { HOUR, iso, MINUTE, type IsoTime } from '#shared/time.ts'
import { shown, type Client, type ClientsFile } from './clients.ts'
import { base64url, isSame, noHash, proofBy, SECRET_BYTES, secretBytes, sha256, sixDigits } from './secret.ts'
import type { Random } from './secret.ts'
import { createSessions } from './sessions.ts'
import { createWindow } from './window.ts'

export interface PairingDeps {
  readonly document: Document<ClientsFile>
  readonly clock: Clock
  /** ms on a clock that nobody can set */
  readonly monotonic: () => number
  readonly random: Random
  /** New at each start of the daemon. */
  readonly boot: string
  readonly version: string
  readonly journal: (act: Act) => void
}

type Kept = Omit<Client, 'kind'>
/** ms. A person types a code, which takes its time; a ticket goes from one program to the next. */
const CODE_LIFE = 2 * MINUTE
const TICKET_LIFE = 10_000

type Refused = 'unauthorized' | 'too-many-failures'

export function createPairing(deps: PairingDeps) {
  const { document, clock, monotonic, random } = deps
  const window = createWindow(monotonic, CODE_LIFE)
  const tickets = createWindow(monotonic, TICKET_LIFE)
  const endedListeners = new Set<(session: string) => void>()
  const sessions = createSessions(monotonic, random, (session) => {
    for (const listener of endedListeners) listener(session)
  })
  const isTooMany = countFailures(monotonic)
  const failed = (): Refused => (isTooMany() ? 'too-many-failures' : 'unauthorized')
  const pairedListeners = new Set<(client: PairedClient) => void>()
  const revokedListeners = new Set<(id: string) => void>()
  const find = (id: string) => document.value.clients.find((client) => client.id === id)

  async function add(make: (kept: Kept) => Client, name: string) {
    const secret = random(SECRET_BYTES)
    const client = make({
      id: Buffer.from(random(8)).toString('hex'),
      name: onOneLine(name, ''),
      hash: sha256(secret).toString('hex'),
      createdAt: clock.now(),
      lastUsedAt: null,
    })
    await document.change(({ clients }) => ({ clients: [...clients, client] }))
    return { id: client.id, token: `${client.id}.${base64url(secret)}` }
  }

  /** To the hour: each is a write. One that fails (a full disk) must not refuse the call that it is about. */
  async function touch({ id, lastUsedAt }: Client) {
    if (lastUsedAt !== null && Date.parse(clock.now()) - Date.parse(lastUsedAt) < HOUR) return
    const stamp = (client: Client) => (client.id === id ? { ...client, lastUsedAt: clock.now() } : client)
    await document
      .change(({ clients }) => ({ clients: clients.map(stamp) }))
      .catch((error: unknown) => {
        if (!(error instanceof StoreWriteError)) throw error
      })
  }

  function clientBySecret(token: string): Client | null {
    const [id = '', text = ''] = token.split('.', 2)
    const bytes = secretBytes(text)
    const client = find(id)
    const right = isSame(sha256(bytes ?? ''), hashOf(client))
    return right && client !== undefined ? client : null
  }

  const isAt = (client: Client & { kind: 'browser' }, origin: string | null) => {
    if (origin === client.origin) return true
    deps.journal({ event: 'pairing.possible-theft', by: client.id, data: { origin } })
    return false
  }

  return {
    /** Opens the window. The code is for the person's eyes; nothing else keeps it. */
    open(): { code: string; expiresAt: IsoTime } {
      const code = sixDigits(random)
      window.open(code)
      deps.journal({ event: 'pairing.opened', by: 'cli' })
      return { code, expiresAt: iso(Date.parse(clock.now()) + window.length) }
    },

    /**
     * Opens pairing for one extension, which the browser has let ask and whose person has pressed the button.
     * @param origin the only one that it is good for
     * @returns the ticket, which is claimed as a code is; nothing else keeps it
     */
    openFor(origin: string): { ticket: string } {
      const ticket = base64url(random(SECRET_BYTES))
      tickets.open(boundTo(origin, ticket))
      deps.journal({ event: 'pairing.opened', by: 'native', data: { origin } })
      return { ticket }
    },

    /** For whoever opened the window and waits. */
    status: () => ({
      open: window.isOpen,
      browsers: document.value.clients.filter(({ kind }) => kind === 'browser').length,
    }),

    async claim(
      request: { code: string; clientName: string },
      origin: string,
    ): Promise<Result<{ id: string; token: string }, 'pairing-closed' | 'wrong-code' | 'too-many-failures'>> {
      const pairedBy = request.code.length === CODE_LENGTH ? 'code' : 'press'
      const entered =
        pairedBy === 'code' ? window.enter(request.code) : tickets.enter(boundTo(origin, request.code))
      if (!entered.ok) {
        if (entered.error === 'wrong-code')
          deps.journal({ event: 'pairing.wrong', by: 'daemon', data: { origin } })
        return entered
      }
      const added = await add((kept) => ({ ...kept, kind: 'browser', origin, pairedBy }), request.clientName)
      deps.journal({ event: 'pairing.paired', by: added.id, data: { origin, pairedBy } })
      const client = find(added.id)
      if (client !== undefined) for (const listener of pairedListeners) listener(shown(client))
      return ok(added)
    },

    /**
     * Proves that the daemon knows the client, before the client sends its token.
     * @param address where the call arrived, by the socket and not by a header: one that is relayed from another
     * port or address bears the wrong proof
     */
    hello(
      request: { id: string; nonce: string },
      origin: string | null,
      address: string,
    ): Result<{ nonce: string; boot: string; proof: string; version: string }, Refused> {
      const client = find(request.id)
      const daemonNonce = base64url(random(16))
      const proof = proofBy(
        hashOf(client),
        proofMessage({ id: request.id, clientNonce: request.nonce, daemonNonce, boot: deps.boot, address }),
      )
      if (client?.kind !== 'browser' || client.origin !== origin) return err(failed())
      return ok({ nonce: daemonNonce, boot: deps.boot, proof, version: deps.version })
    },

    /** Takes the token (`Bearer id.SECRET`) for a session. */
    session(authorization: string | undefined, origin: string | null): Result<{ session: string }, Refused> {
      const token = bearerOf(authorization)
      if (token === null) return err(authorization === undefined ? 'unauthorized' : failed())
      const client = clientBySecret(token)
      if (client?.kind !== 'browser' || !isAt(client, origin)) return err(failed())
      void touch(client)
      return ok({ session: sessions.open(client.id) })
    },

    isPaired: (origin) =>
      document.value.clients.some((client) => 'origin' in client && client.origin === origin),

    /** A call without any credential guesses nothing and is not counted as a failure. */
    authenticate(authorization, origin) {
      const token = bearerOf(authorization)
      if (token === null) return err(authorization === undefined ? 'unauthorized' : failed())
      const session = sessions.use(token)
      const client = session === null ? clientBySecret(token) : find(session.client)
      if (client == null || (client.kind === 'browser') !== (session !== null)) return err(failed())
      if (client.kind === 'script' || session === null) {
        void touch(client)
        return ok({ kind: 'script', id: client.id })
      }
      if (origin !== null && !isAt(client, origin)) return err(failed())
      return ok({ kind: 'browser', id: client.id, origin: client.origin, session: session.name })
    },

    list: (): readonly PairedClient[] => document.value.clients.map(shown),

    /** Its sessions end at once; its streams by whoever listens. @param by a client's id, or `cli` */
    async revoke(id: string, by: string): Promise<Result<null, 'not-found'>> {
      if (find(id) === undefined) return err('not-found')
      await document.change(({ clients }) => ({ clients: clients.filter((client) => client.id !== id) }))
      sessions.endFor(id)
      deps.journal({ event: 'pairing.revoked', by, subject: id })
      for (const listener of revokedListeners) listener(id)
      return ok(null)
    },

    /** A token for scripts, which only reads. It is not kept, so it is shown once. */
    async createScriptToken(name: string): Promise<{ token: string }> {
      const { id, token } = await add((kept) => ({ ...kept, kind: 'script' }), name)
      deps.journal({ event: 'pairing.script-added', by: 'cli', subject: id })
      return { token }
    },

    onPaired: (listener: (client: PairedClient) => void) => void pairedListeners.add(listener),
    onRevoked: (listener: (id: string) => void) => void revokedListeners.add(listener),
    /** @param listener told the session as `sessionOf` names it */
    onSessionEnded: (listener: (session: string) => void) => void endedListeners.add(listener),
  } satisfies Authenticator & Record<string, unknown>
}
export type Pairing = ReturnType<typeof createPairing>

/** From another extension even the right ticket is a wrong one. */
const boundTo = (origin: string, ticket: string) => `${ticket} ${origin}`

const hashOf = (client: Client | undefined) => Buffer.from(client?.hash ?? noHash, 'hex')

function bearerOf(authorization: string | undefined): string | null {
  return /^Bearer ([\w.-]{1,100})$/.exec(authorization ?? '')?.[1] ?? null
}
