/** The program itself with a browser that is paired, asked on raw sockets. */
import { askingAt } from './asking.ts'
import { pairExtension } from './extension-client.ts'
import { startLatchkey } from './latchkey.ts'
import { exchange, type Family, type RawAnswer } from './raw-http.ts'
import { describedCalls, type Description } from './described-calls.ts'

export async function pairedProgram(options: Parameters<typeof startLatchkey>[0] = {}) {
  const latchkey = await startLatchkey(options)
  const client = await pairExtension(latchkey)
  const { port } = latchkey
  const ask = askingAt({ port, origin: client.origin, session: () => client.session })
  const send = (family: Family, asked?: Parameters<typeof ask>[1]): Promise<RawAnswer> =>
    exchange(port, family, ask(family, asked))
  return {
    latchkey,
    port,
    client,
    ask,
    send,
    /** The one that is open. */
    sessionOf: () => client.session,
    /** Every call that the program says it has. */
    calls: async () =>
      describedCalls(
        JSON.parse((await send('127.0.0.1', { target: '/v1/openapi.json' })).body) as Description,
      ),
    close: () => latchkey.stop(),
  }
}
export type PairedProgram = Awaited<ReturnType<typeof pairedProgram>>
