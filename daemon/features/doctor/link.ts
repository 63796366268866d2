/** Whether the daemon can be reached, and by whom. Pure. */
import type { Sights } from './sights.ts'
import { verdict, type Verdict } from './verdict.ts'

export function judgeDaemon(daemon: Sights['daemon']): Verdict {
  switch (daemon.type) {
    case 'answers':
      return verdict('ok', 'daemon.answers', { version: daemon.version, since: { at: daemon.startedAt } })
    case 'down':
      return verdict('fault', 'daemon.down')
    case 'hung':
      return verdict('fault', 'daemon.hung', { pid: String(daemon.pid ?? '?') }, { pid: daemon.pid })
    case 'odd':
      return verdict('fault', 'daemon.odd')
    default:
      return daemon satisfies never
  }
}

/** What answers at the port is believed to be the daemon only where the daemon says so on its own socket. */
export function judgePort(sight: Sights['port']): Verdict {
  const { port, expected, held, hung, strangers, stranger, six } = sight
  const data = { port, expected, held: [...(held ?? [])], strangers: [...strangers], ipv6: six }
  const [address] = strangers
  if (address !== undefined && hung) return verdict('unknown', 'port.unproved', { port: String(port) }, data)
  if (address !== undefined) {
    const who = { program: stranger?.name ?? 'none', pid: String(stranger?.pid ?? '') }
    return verdict('fault', 'port.taken', { address, ...who }, { ...data, ...stranger })
  }
  if (held === null) return verdict('ok', 'port.free', { port: String(port) }, data)
  if (port !== expected)
    return verdict('warning', 'port.elsewhere', { port: String(port), expected: String(expected) }, data)
  if (held.length < 2) return verdict('ok', 'port.four', { port: String(port) }, data)
  return verdict('ok', 'port.held', { addresses: { all: held } }, data)
}

/** Those that differ in their last number alone understand each other. */
const family = (version: string) => version.split('.').slice(0, 2).join('.')

export function judgeVersions(
  { daemon, cli, installed, extensions }: Sights['versions'],
  part: (name: 'daemon' | 'cli' | 'installed' | 'extension', version: string) => string,
): Verdict {
  const named = [
    ['daemon', daemon],
    ['cli', cli],
    ['installed', installed],
    ...[...new Set(extensions)].map((version) => ['extension', version] as const),
  ] as const
  const there = named.flatMap(([name, version]) => (version === null ? [] : [{ name, version }]))
  const data = { daemon, cli, installed, extensions: [...extensions] }
  const [first] = there
  if (new Set(there.map(({ version }) => family(version))).size < 2)
    return verdict('ok', 'versions.same', { version: first?.version ?? '' }, data)
  const parts = there.map(({ name, version }) => part(name, version))
  return verdict('warning', 'versions.differ', { parts: { all: parts } }, data)
}
