/** What a call of the public API is given, and what it needs. */
import type { Person } from '#daemon/sandbox/person.ts'
import type { World } from '#daemon/sandbox/world.ts'
import type { Query } from './query.ts'
import type { ApiError, Reply } from './reply.ts'
import type { Result } from '#shared/result.ts'

export interface Call {
  readonly world: World
  /** Whose token it is. */
  readonly caller: Person
  readonly query: Query
  /** Placeholders of the path, in its order. */
  readonly ids: readonly string[]
}
export interface Route {
  /** The scope the token needs. Which call wants which is only partly known at the provider. */
  readonly scope: string | null
  readonly answer: (call: Call) => Reply
}
export interface WriteCall extends Call {
  readonly body: Readonly<Record<string, unknown>>
}
export interface WriteRoute {
  readonly scope: string
  /** Looks, changes nothing, and gives what refuses it or does it. */
  readonly answer: (call: WriteCall) => Result<() => Reply, ApiError>
}
/** `PATCH /2/profile`: method and path as documented. */
export type WriteRoutes = Readonly<Record<string, WriteRoute>>
/** Paths of GET calls as documented, with their placeholders. */
export type Routes = Readonly<Record<string, Route>>
