/** What a way of notices needs, and where it may lead. Pure. */
import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import { addressKind, isWithin, type Reach } from '../../core/addresses.ts'
import { onOneLine } from '../../core/foreign-text.ts'
import { addressIn } from '../../core/mail-address.ts'
import type { ChannelField } from '#shared/channel-fields.ts'
import type { ChannelSettings, ChannelTarget } from '#shared/notice-channels.ts'

/** As an address says it: nobody else's name leads to this computer. */
function saysLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  return bare === 'localhost' || bare.endsWith('.localhost') || addressKind(bare) === 'loopback'
}

/** Where a connection for it may lead, `null` where it is not encrypted and would leave what the person says is theirs. */
export function reachOf({
  target,
  ownNetwork,
}: Pick<ChannelSettings, 'target' | 'ownNetwork'>): Reach | null {
  if (target.kind === 'mail') {
    if (saysLoopback(target.host)) return 'loopback'
    if (target.security === 'none') return null
    return ownNetwork ? 'own' : 'public'
  }
  const { hostname, protocol } = new URL(urlOf(target))
  if (saysLoopback(hostname)) return 'loopback'
  if (protocol === 'http:') return ownNetwork ? 'private' : null
  return ownNetwork ? 'own' : 'public'
}

type WebTarget = Exclude<ChannelTarget, { kind: 'mail' }>

export const urlOf = (target: WebTarget): string => (target.kind === 'webhook' ? target.url : target.server)

/** A name as it is looked up, or an address: nothing that a system might read as another address. */
const isHost = (host: string) =>
  isIP(host) !== 0 || (/^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?$/i.test(host) && !/^[\d.]+$|^0x/i.test(host))

/** `Name <box@host>` or the address alone. */
export function mailboxIn(text: string): { readonly name: string; readonly address: string } | null {
  const [, name = '', inside, alone] = /^(?:([^<>]*)<([^<>]+)>|([^<>]+))$/.exec(text.trim()) ?? []
  const address = addressIn(inside ?? alone ?? '')
  return address === null ? null : { name: name.trim().replace(/^"|"$/g, ''), address }
}

/** What of it can never work, or leads where it may not; `null` where all is well. */
export function wrongIn(settings: ChannelSettings, secret: string): ChannelField | null {
  const { target } = settings
  const texts = Object.entries({ name: settings.name, ...target })
  const unruly = texts.find(([, text]) => typeof text === 'string' && onOneLine(text, '') !== text)
  if (unruly) return unruly[0] as ChannelField
  return (
    (target.kind === 'mail' ? wrongInMail(target) : wrongInAddress(target)) ??
    astrayIn(settings) ??
    (canBear(target, secret) ? null : 'secret')
  )
}

function wrongInMail({ host, from, to }: Extract<ChannelTarget, { kind: 'mail' }>): ChannelField | null {
  if (!isHost(host)) return 'host'
  if (mailboxIn(from) === null) return 'from'
  return mailboxIn(to) === null ? 'to' : null
}

function wrongInAddress(target: WebTarget): ChannelField | null {
  const { protocol, username, password, hash, search } = new URL(urlOf(target))
  const isPlain =
    username === '' && password === '' && hash === '' && (target.kind === 'webhook' || search === '')
  return (protocol === 'https:' || protocol === 'http:') && isPlain ? null : placeIn(target)
}

/** Where it leads, as it is asked for. */
const placeIn = ({ kind }: ChannelTarget): ChannelField =>
  kind === 'mail' ? 'host' : kind === 'webhook' ? 'url' : 'server'

function astrayIn(settings: ChannelSettings): ChannelField | null {
  const { target } = settings
  const reach = reachOf(settings)
  if (reach === null) return target.kind === 'mail' ? 'security' : placeIn(target)
  // what is an address already need not be looked up to be refused
  const host = target.kind === 'mail' ? target.host : new URL(urlOf(target)).hostname
  const bare = host.replace(/^\[|\]$/g, '')
  return isIP(bare) === 0 || isWithin(reach, bare) ? null : placeIn(target)
}

/** Whether it can be sent as it is: a token stands in a header. */
const canBear = ({ kind }: ChannelTarget, secret: string): boolean =>
  kind !== 'ntfy' || /^[\x21-\x7e]*$/.test(secret)

/**
 * Under which name its secret is kept. It depends on whom the secret is for: led elsewhere, the way has none until it is given
 * anew, so that whoever gets hold of a session cannot have it sent to themselves.
 */
export function secretName(id: string, { target, ownNetwork }: ChannelSettings): string {
  const to =
    target.kind === 'mail'
      ? [target.host, target.port, target.security, target.user]
      : target.kind === 'webhook'
        ? [target.url]
        : [target.server]
  const whom = createHash('sha256').update(JSON.stringify([target.kind, ownNetwork, ...to]))
  return `channel/${id}/${whom.digest('hex').slice(0, 32)}`
}

/** For the journal: which machine, and nothing that opens it. */
export const machineOf = (target: ChannelTarget): string =>
  target.kind === 'mail' ? target.host : new URL(urlOf(target)).host
