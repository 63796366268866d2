/** Who is behind a request, as the gate found out. A stranger gets to the open calls and nowhere else. */
import type { HttpBindings } from '@hono/node-server'

export type Caller =
  /** `session` names the session, and is not its token: what is granted to one is good for that one alone. */
  | { readonly kind: 'browser'; readonly id: string; readonly origin: string; readonly session: string }
  | { readonly kind: 'script'; readonly id: string }
  | { readonly kind: 'local' }
  | { readonly kind: 'stranger' }

export type Env = {
  Bindings: HttpBindings
  Variables: {
    caller: Caller
    /** The parsed JSON body, `undefined` when there was none. Routes read it by `body(schema)`. */
    body: unknown
  }
}

/** Whoever has the private socket: the person at the keyboard. */
export const LOCAL = 'cli'

/** As the journal names them. */
export const idOf = (caller: Caller): string => ('id' in caller ? caller.id : LOCAL)

/** What a grant is bound to. Whoever has the private socket is one, and has the same as the person at the keyboard. */
export const sessionOf = (caller: Caller): string => ('session' in caller ? caller.session : idOf(caller))
