/** Server-sent events, read by `fetch` in the extension's pages, which are shown what changed within a second. */
import type { Context } from 'hono'
import { refuse } from './answer.ts'
import type { Caller, Env } from './caller.ts'

const MAX_PER_CLIENT = 4
const MAX_BACKLOG = 64 * 1024
const HEARTBEAT = 20_000

interface Stream {
  readonly client: string
  /** @returns false when the reader is too far behind to take it */
  send(frame: Uint8Array): boolean
  end(): void
}

const encode = (text: string) => new TextEncoder().encode(text)

/** @param heartbeat ms between the comments that tell both ends that the other lives */
export function createStreams(heartbeat = HEARTBEAT) {
  const streams = new Set<Stream>()
  let beat: NodeJS.Timeout | undefined

  const sendAll = (frame: Uint8Array) => {
    for (const stream of streams) if (!stream.send(frame)) stream.end()
  }
  const add = (stream: Stream) => {
    streams.add(stream)
    beat ??= setInterval(() => sendAll(encode(':\n\n')), heartbeat).unref()
  }
  const remove = (stream: Stream) => {
    streams.delete(stream)
    if (streams.size > 0) return
    clearInterval(beat)
    beat = undefined
  }
  const endWhere = (concerned: (stream: Stream) => boolean) => {
    for (const stream of [...streams].filter(concerned)) stream.end()
  }

  return {
    /** The answer to a page that wants to listen: a stream, or `too-many-streams`. */
    open(c: Context<Env>) {
      const client = clientOf(c.var.caller)
      if ([...streams].filter((stream) => stream.client === client).length >= MAX_PER_CLIENT)
        return refuse(c, 'too-many-streams')
      const { outgoing } = c.env
      let stream: Stream | undefined
      const source = new ReadableStream<Uint8Array>(
        {
          start(controller) {
            stream = {
              client,
              send(frame) {
                if ((controller.desiredSize ?? 0) < frame.byteLength) return false
                controller.enqueue(frame)
                return true
              },
              // Destroyed, not closed: a reader that does not read would never get to the end.
              end: () => outgoing.destroy(),
            }
            add(stream)
            controller.enqueue(encode(':\n\n'))
          },
          cancel: () => stream && remove(stream),
        },
        { highWaterMark: MAX_BACKLOG, size: (frame) => frame.byteLength },
      )
      return c.body(source, 200, { 'content-type': 'text/event-stream' })
    },

    /** Tells everybody who listens. `data` is sent as JSON, on one line. */
    publish(event: string, data: unknown) {
      sendAll(encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
    },

    /** Ends what a client that has been revoked still holds open. */
    endFor: (clientId: string) => endWhere(({ client }) => client === clientId),
    end: () => endWhere(() => true),
    get size() {
      return streams.size
    },
  }
}
export type Streams = ReturnType<typeof createStreams>

const clientOf = (caller: Caller) => ('id' in caller ? caller.id : caller.kind)
