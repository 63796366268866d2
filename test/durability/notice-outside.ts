/** Who takes notices: a real mail server, a webhook and ntfy's protocol, each of which can have the sender killed at a stage of the conversation. */
import { createServer as createHttp } from 'node:http'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import type { KeptChannels } from '#daemon/features/notifications/channels.ts'
import type { ChannelSettings, ChannelTarget } from '#shared/notice-channels.ts'
import { smtpServer } from '../support/smtp-server.ts'

/** What has happened when the sender dies. */
export const stages = {
  mail: ['connected', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'taken', 'answered'],
  webhook: ['connected', 'head', 'taken', 'answered'],
  ntfy: ['connected', 'head', 'taken', 'answered'],
} as const
export type Kind = keyof typeof stages
export type Stage = (typeof stages)[Kind][number]

/** One message as it came, with the id by which a repeat is known. */
interface Taken {
  readonly id: string
  readonly text: string
}

export interface Outside {
  readonly ways: KeptChannels
  readonly taken: readonly Taken[]
  /** At this stage, once. */
  killAt(stage: Stage, kill: () => void): void
  close(): Promise<void>
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port)
    })
  })

const wayTo = (target: ChannelTarget): KeptChannels => {
  const settings: ChannelSettings = {
    name: 'Mine',
    on: true,
    least: 'notice',
    areas: null,
    timing: { type: 'at-once' },
    language: null,
    ownNetwork: false,
    target,
  }
  return [{ id: 'w', settings, hasSecret: true, last: null }]
}

function killing() {
  let wanted: Stage | null = null
  let kill: () => void = () => undefined
  return {
    killAt: (stage: Stage, by: () => void) => {
      wanted = stage
      kill = by
    },
    /** @returns whether the sender is dead by now, so that nothing goes on */
    at: (stage: Stage): boolean => {
      if (stage !== wanted) return false
      wanted = null
      kill()
      return true
    },
  }
}

/** What stands between the sender and the mail server sees each word before the other does. */
async function openMail(): Promise<Outside> {
  const taken: Taken[] = []
  const { at, killAt } = killing()
  const server = smtpServer({ password: 'a-secret' }, (raw) => {
    taken.push({
      id: /^Message-ID: (.*)$/im.exec(raw)?.[1] ?? '',
      text: raw.replace(/--_[^\r\n]*|boundary="[^"]*"/g, ''),
    })
  })
  const port = await listening(server.server)
  const sockets = new Set<Socket>()
  const between = createServer((sender) => {
    sockets.add(sender)
    sender.on('error', () => undefined)
    if (at('connected')) return
    const behind = connect(port, '127.0.0.1')
    sockets.add(behind)
    let isMail = false
    let known = taken.length
    sender.on('data', (part: Buffer) => {
      // several words may come at once (RFC 2920)
      const words = isMail
        ? []
        : part
            .toString()
            .split('\r\n')
            .map((line) => line.split(' ')[0])
      if (words.some((word) => at(word as Stage))) {
        behind.destroy()
        return
      }
      if (words.includes('DATA')) isMail = true
      behind.write(part)
    })
    behind.on('data', (part: Buffer) => {
      const isTaken = isMail && taken.length > known
      known = taken.length
      if (isTaken && at('taken')) return
      sender.write(part, () => {
        if (isTaken) at('answered')
      })
      if (isTaken) isMail = false
    })
    behind.on('error', () => undefined)
    behind.on('close', () => sender.destroy())
    sender.on('close', () => behind.destroy())
  })
  const target: ChannelTarget = {
    kind: 'mail',
    host: '127.0.0.1',
    port: await listening(between),
    security: 'none',
    user: 'anna',
    from: 'latchkey@example.org',
    to: 'anna@example.org',
  }
  return {
    ways: wayTo(target),
    taken,
    killAt,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => between.close(() => resolve()))
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

async function openWeb(kind: 'webhook' | 'ntfy'): Promise<Outside> {
  const taken: Taken[] = []
  const { at, killAt } = killing()
  const server = createHttp((request, response) => {
    // what buttons have answered is nothing, and what is cleared is no message
    if (request.method !== 'POST') {
      response.end()
      return
    }
    // who is not dead by then waits
    if (at('head')) return
    let text = ''
    request.on('data', (part: Buffer) => (text += part.toString()))
    request.on('end', () => {
      const { sequence_id, actions, ...said } = JSON.parse(text) as Record<string, unknown>
      taken.push({
        id: String(kind === 'ntfy' ? sequence_id : request.headers['webhook-id']),
        text: JSON.stringify([said, actions]),
      })
      if (at('taken')) return
      response.once('finish', () => at('answered'))
      response.end('{}')
    })
  })
  server.on('connection', (socket) => {
    socket.on('error', () => undefined)
    // what it has sent on meanwhile is not read any more
    if (at('connected')) socket.destroy()
  })
  const origin = `http://127.0.0.1:${String(await listening(server))}`
  const target: ChannelTarget =
    kind === 'ntfy'
      ? { kind, server: origin, topic: 'phone', answers: true }
      : { kind, url: `${origin}/hook` }
  return {
    ways: wayTo(target),
    taken,
    killAt,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export const openOutside = (kind: Kind): Promise<Outside> => (kind === 'mail' ? openMail() : openWeb(kind))
