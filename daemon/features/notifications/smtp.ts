/** Hands a mail to the person's own server (RFC 5321): over a connection that leads where it may, and is verified where it is encrypted. */
import { connect, isIP, type Socket } from 'node:net'
import { isWithin, type Reach } from '../../core/addresses.ts'
import { FORBIDDEN, lookupOf, type Resolve } from '../../core/guarded-lookup.ts'
import { failing, isCertificateCode, type Sent } from './outcome.ts'
import { reachOf } from './ways.ts'
import type { ChannelSettings, ChannelTarget } from '#shared/notice-channels.ts'
import { ok } from '#shared/result.ts'
import type { SendMailOptions } from 'nodemailer'

/** For the whole of it, in ms. */
const PATIENCE = 30_000
const MOST_ANSWERED = 64 * 1024

export interface SmtpOptions {
  readonly signal: AbortSignal
  readonly resolve?: Resolve
  /** PEM of whom else to trust. */
  readonly ca?: string
  /** ms */
  readonly patience?: number
}

export async function sendMail(
  settings: ChannelSettings & { readonly target: Extract<ChannelTarget, { kind: 'mail' }> },
  secret: string,
  mail: SendMailOptions,
  { resolve, ca, patience = PATIENCE, signal: ending }: SmtpOptions,
): Promise<Sent> {
  const { host, port, security, user } = settings.target
  const reach = reachOf(settings)
  if (reach === null || (isIP(host) !== 0 && !isWithin(reach, host))) return failing('address')
  const signal = AbortSignal.any([ending, AbortSignal.timeout(patience)])
  let socket: Socket | null = null
  try {
    const [{ createTransport }, opened] = await Promise.all([
      import('nodemailer'),
      open({ host, port, reach, signal, ...(resolve && { resolve }) }),
    ])
    socket = opened
    const transport = createTransport({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      // what this computer is called is nobody's business
      name: 'latchkey.invalid',
      ...(user !== null && { auth: { user, pass: secret } }),
      maxResponseSize: MOST_ANSWERED,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      socketCloseTimeout: 0,
      tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
      getSocket: (_, done) => {
        done(null, { connection: opened })
      },
    })
    await transport.sendMail({ ...mail, signal })
    return ok({ acknowledged: false })
  } catch (error) {
    return faultOf(error, signal)
  } finally {
    socket?.destroy()
  }
}

const open = (to: {
  readonly host: string
  readonly port: number
  readonly reach: Reach
  readonly signal: AbortSignal
  readonly resolve?: Resolve
}): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const { host, port, reach, signal } = to
    const socket = connect({
      host,
      port,
      lookup: lookupOf(reach, to.resolve),
      autoSelectFamily: true,
      signal,
    })
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      // until the transport listens itself: what fails in between fails there again
      socket.on('error', () => undefined)
      resolve(socket)
    })
  })

/** What the server said stays here: it may quote what it was given. */
function faultOf(error: unknown, signal: AbortSignal): Sent {
  if (!(error instanceof Error)) throw error
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string }
  if (code === FORBIDDEN) return failing('address')
  if (code === 'ETLS' || isCertificateCode(code ?? '') || isTrust(error)) return failing('certificate')
  if (responseCode !== undefined && responseCode >= 500) {
    const isLogin = code === 'EAUTH' || responseCode === 530 || responseCode === 535
    return failing(isLogin ? 'login' : 'refused', { isFinal: true })
  }
  if (responseCode !== undefined && responseCode >= 400) return failing('busy')
  if (code === 'EAUTH') return failing('login', { isFinal: true })
  if (signal.aborted || code === 'ETIMEDOUT' || code === 'ABORT_ERR') return failing('timeout')
  return failing(command === 'DATA' ? 'busy' : 'unreachable')
}

const isTrust = ({ message }: Error) => /certificate|self.signed|Hostname\/IP does not match/i.test(message)
