/** A real mail server on loopback that behaves as the test says, and keeps what it took. */
import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'
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

/** @param took each mail, as soon as the whole of it has come */
export function smtpServer(
  behaviour: MailBehaviour,
  took: (raw: string, session: SMTPServerSession) => void,
) {
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
        took(Buffer.concat(parts).toString(), session)
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
  return server
}

export async function startSmtp(behaviour: MailBehaviour = {}) {
  const mails: TakenMail[] = []
  const server = smtpServer(behaviour, (raw, { envelope, user }) => {
    mails.push({
      raw,
      from: envelope.mailFrom ? envelope.mailFrom.address : '',
      to: envelope.rcptTo.map(({ address }) => address),
      user: user ?? null,
    })
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

/** What a mail server says at each step of a conversation. */
const usual = {
  banner: '220 hello\r\n',
  EHLO: '250-hello\r\n250 AUTH PLAIN\r\n',
  AUTH: '235 ok\r\n',
  MAIL: '250 ok\r\n',
  RCPT: '250 ok\r\n',
  DATA: '354 go on\r\n',
  dot: '250 taken\r\n',
}
export type MailStep = keyof typeof usual
export const mailSteps = Object.keys(usual) as readonly MailStep[]

/** One that says something else at one step: `null` is nothing at all, `'hang-up'` ends it there. */
export async function startOddSmtp(step: MailStep, says: string | null) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    let text = ''
    let isMail = false
    const say = (now: MailStep) => {
      if (now !== step) socket.write(usual[now])
      else if (says === 'hang-up') socket.destroy()
      else if (says !== null) socket.write(says)
    }
    say('banner')
    socket.on('data', (part: Buffer) => {
      text += part.toString()
      for (;;) {
        const end = isMail ? '\r\n.\r\n' : '\r\n'
        const at = text.indexOf(end)
        if (at < 0) return
        const word = text.slice(0, 4) as MailStep
        text = text.slice(at + end.length)
        if (isMail) say('dot')
        else if (word in usual) say(word)
        else socket.write('250 ok\r\n')
        isMail = !isMail && word === 'DATA'
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, sockets }
}
