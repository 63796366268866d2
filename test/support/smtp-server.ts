/** A real mail server on loopback that behaves as the test says, and keeps what it took. */
import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

interface TakenMail {
  readonly raw: string
  readonly from: string
  readonly to: readonly string[]
  readonly user: string | null
}

/** What a test may do at each step: an error with a code refuses it there. */
export interface MailBehaviour {
  readonly options?: SMTPServerOptions
  readonly onRcpt?: () => Error | null
  /** After the whole mail has come. */
  readonly onData?: () => Error | 'drop' | null
  readonly password?: string
}

export const smtpError = (code: number, text = 'as the test says') =>
  Object.assign(new Error(text), { responseCode: code })

export async function startSmtp(behaviour: MailBehaviour = {}) {
  const mails: TakenMail[] = []
  const sockets = new Set<Socket>()
  const server = new SMTPServer({
    authOptional: behaviour.password === undefined,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 50,
    ...behaviour.options,
    onAuth(auth, _, done) {
      if (auth.password === behaviour.password) done(null, { user: auth.username ?? '' })
      else done(smtpError(535))
    },
    onRcptTo(_, __, done) {
      done(behaviour.onRcpt?.() ?? null)
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        mails.push({
          raw: Buffer.concat(parts).toString(),
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          to: session.envelope.rcptTo.map(({ address }) => address),
          user: session.user ?? null,
        })
        const what = behaviour.onData?.() ?? null
        if (what === 'drop') for (const socket of sockets) socket.destroy()
        else done(what)
      })
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { port: (server.server.address() as AddressInfo).port, mails }
}

/** A port where somebody takes connections and says nothing. */
export async function startSilence() {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, sockets }
}
