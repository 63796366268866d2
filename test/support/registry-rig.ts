/** Registries on loopback that a test scripts by name, and the source that asks them: real but for the clock. */
import { writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createOutgoing } from '#daemon/core/outgoing.ts'
import { createBootstrap } from '#daemon/sources/registries/bootstrap.ts'
import { createRegistriesSource } from '#daemon/sources/registries/source.ts'
import { isKnown, read } from '#shared/fact.ts'
import { iso } from '#shared/time.ts'
import { createMemoryStore } from './memory-store.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { startWebServer } from './web-server.ts'
import { startWhoisServer } from './whois-server.ts'

export type RdapAnswer = (response: ServerResponse) => void
export const rdap =
  (body: object, status = 200, headers: Record<string, string> = {}): RdapAnswer =>
  (response) => {
    response
      .writeHead(status, { 'content-type': 'application/rdap+json', ...headers })
      .end(JSON.stringify(body))
  }
export const rdapFound = (ldhName: string, over: object = {}) =>
  rdap({
    objectClassName: 'domain',
    ldhName,
    status: ['active'],
    events: [{ eventAction: 'expiration', eventDate: '2030-01-01T00:00:00Z' }],
    ...over,
  })

/** `.test` has an RDAP server that knows no name but those of `answers`, `.zz` a WHOIS server, `.invalid` neither. */
export async function startRegistries(options: {
  readonly names: string[]
  readonly answers?: Record<string, RdapAnswer>
  readonly whois?: (name: string, socket: Socket) => void
  readonly spacingMs?: number
}) {
  const { names, answers = {}, spacingMs = 0 } = options
  let at = Date.UTC(2026, 10, 22, 12)
  const clock = { now: () => iso(at) }
  /** When each request came, in ms. */
  const arrivals: number[] = []
  const server = await startWebServer((request, response) => {
    arrivals.push(performance.now())
    const answer = answers[(request.url ?? '').split('/').at(-1) ?? ''] ?? rdap({ errorCode: 404 }, 404)
    answer(response)
  })
  onTestFinished(() => server.close())
  /** Another host, to which the first may send on. */
  const elsewhere = await startWebServer((request, response) => {
    ;(answers[`${(request.url ?? '').split('/').at(-1) ?? ''} elsewhere`] ?? rdap({ errorCode: 404 }, 404))(
      response,
    )
  })
  onTestFinished(() => elsewhere.close())
  const whois =
    options.whois === undefined
      ? null
      : await startWhoisServer((name, socket) => {
          options.whois?.(name, socket)
        })
  onTestFinished(() => whois?.close())
  const outgoing = createOutgoing({ allow: [server.origin, elsewhere.origin] })
  onTestFinished(() => outgoing.close())
  const file = join(await temporaryFolder(), 'dns.json')
  await writeFile(
    file,
    JSON.stringify({ version: '1.0', services: [[['test'], [`${server.origin}/rdap/`]]] }),
  )
  const store = createMemoryStore()
  const source = await createRegistriesSource({
    store,
    clock,
    outgoing,
    bootstrap: await createBootstrap({ store, clock, outgoing, source: file }),
    names: () => names,
    doubted: () => [],
    spacingMs,
    ...(whois && { whois: { only: { host: whois.host, port: whois.port } } }),
    log: { warn: () => undefined },
  })
  const never = new AbortController().signal
  return {
    server,
    elsewhere,
    host: new URL(server.origin).host,
    whois,
    clock,
    store,
    source,
    answers,
    arrivals,
    later: (ms: number) => (at += ms),
    sync: (signal = never) => source.sync(signal),
    ask: (name: string, signal = never) => source.ask(name, signal),
    /** Names asked about over RDAP, in order. */
    asked: () => server.requests.map(({ url }) => (url ?? '').split('/').at(-1)),
    known: (name: string) => {
      const fact = source.record(name)
      const told = fact && read(fact, clock.now())
      return told && isKnown(told) ? told.known : told
    },
  }
}
