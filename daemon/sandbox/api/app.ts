/** The public API over HTTP: who asks, what goes wrong on purpose, then the call itself. */
import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { MINUTE } from '#shared/time.ts'
import type { Token } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { accountRoutes } from './accounts.ts'
import { domainRoutes } from './domains.ts'
import { platformRoutes } from './platform.ts'
import { profileRoutes } from './profile.ts'
import { refuse, toResponse, type Reply } from './reply.ts'
import type { Route, Routes, WriteRoutes } from './route.ts'
import { tokenOf } from './token.ts'
import { answerWrite } from './write.ts'
import { invitationWrites } from './writes-invitations.ts'
import { profileWrites } from './writes-profile.ts'

export const apiRoutes: Routes = { ...profileRoutes, ...accountRoutes, ...domainRoutes, ...platformRoutes }

const apiWrites: WriteRoutes = { ...profileWrites, ...invitationWrites }

/** Scopes that a token of the sandbox can be given. */
export const tokenScopes = [
  ...new Set([...Object.values(apiRoutes), ...Object.values(apiWrites)].flatMap(({ scope }) => scope ?? [])),
].sort()

const unknown = () => toResponse(refuse('method_not_found', 'Method not found'))

export function createApi(world: World): Hono {
  const api = new Hono()
  const calls = new Map<string, number[]>()

  for (const [path, route] of Object.entries(apiRoutes)) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
    api.get(path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) => {
      const token = tokenOf(world, c.req.header('authorization'))
      const query = new URL(c.req.url).searchParams
      const reply = limited(token) ?? refused(route, token) ?? faulty(path)
      if (reply !== null) {
        const { retryAfter } = world.faults
        const late = !reply.ok && reply.error.code === 'too_many_requests' && retryAfter !== null
        return toResponse(reply, late ? { 'retry-after': retryAfter } : {})
      }
      const caller = world.state.people.find(({ id }) => id === token?.personId)
      if (token === undefined || caller === undefined)
        return toResponse(refuse('not_authorized', 'Authorization required'))
      token.lastUsedAt = world.at()
      const ids = names.map((name) => c.req.param(name) ?? '')
      const answer = route.answer({ world, caller, query, ids })
      if (!answer.ok || !world.faults.asynchronous.includes(path)) return toResponse(answer)
      return Response.json({ result: 'asynchronous', data: later(answer.value['data']) })
    })
  }
  for (const [name, route] of Object.entries(apiWrites)) {
    const [method = '', path = ''] = name.split(' ')
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
    api.on(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      const token = tokenOf(world, c.req.header('authorization'))
      const reply = limited(token) ?? refused(route, token) ?? faulty(name)
      if (reply !== null) return toResponse(reply)
      const caller = world.state.people.find(({ id }) => id === token?.personId)
      if (token === undefined || caller === undefined)
        return toResponse(refuse('not_authorized', 'Authorization required'))
      token.lastUsedAt = world.at()
      const text = await c.req.text()
      const body = text === '' ? {} : parseJson(text)
      const query = new URL(c.req.url).searchParams
      const ids = names.map((one) => c.req.param(one) ?? '')
      const answer = answerWrite(name, route, body, { world, caller, query, ids })
      if (!answer.ok || !world.faults.asynchronous.includes(name))
        return toResponse(answer, {}, method === 'POST' ? 201 : 200)
      return Response.json({ result: 'asynchronous', data: later(answer.value['data']) })
    })
  }
  api.all('/1/*', unknown)
  api.all('/2/*', unknown)
  return api

  /** Answers 429 once a token, or nobody, has asked too often within a minute. */
  function limited(token: Token | undefined): Reply | null {
    const { rateLimit } = world.faults
    if (rateLimit === null) return null
    const key = token?.token ?? ''
    const now = world.realAt()
    const recent = (calls.get(key) ?? []).filter((at) => at > now - MINUTE)
    calls.set(key, [...recent, now])
    return recent.length < rateLimit ? null : refuse('too_many_requests', 'Too many requests')
  }

  function faulty(path: string): Reply | null {
    const { broken, denied, notImplemented } = world.faults
    if (notImplemented.includes(path))
      return refuse('method_not_yet_implemented', 'Not yet enabled for this account')
    if (broken.includes(path)) return refuse('unexpected_error', 'Unexpected error')
    return denied.includes(path) ? refuse('access_denied', 'Access denied') : null
  }

  function later(response: unknown): string {
    const uuid = randomUUID()
    world.state.tasks.push({ uuid, status: 'executed', createdAt: world.at(), response })
    return uuid
  }
}

function refused({ scope }: Pick<Route, 'scope'>, token: Token | undefined): Reply | null {
  if (token === undefined) return refuse('not_authorized', 'Authorization required')
  return scope === null || token.scopes.includes(scope)
    ? null
    : refuse('all_scopes', `The token lacks the scope ${scope}`)
}

/** Null where it is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
