/** On Linux the kernel tells whose process is at the other end of a loopback connection. */
import { readFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { endianness } from 'node:os'
import type { Unit } from './visit.ts'

/**
 * The owners of the sockets that talk to ours from a port, out of the text of /proc/net/tcp or tcp6 (proc(5)).
 * More than one when several local addresses use that port.
 * @param ours the address and port as the kernel prints them
 */
export const ownersOf = (table: string, ours: string, peerPort: number): readonly number[] =>
  table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, remote]) => remote === ours && local?.endsWith(`:${hexPort(peerPort)}`))
    .map((columns) => Number(columns[7]))

const hexPort = (port: number) => port.toString(16).toUpperCase().padStart(4, '0')

/** The kernel prints addresses as 32-bit words in the machine's own byte order. */
const word = (bigEndian: string) =>
  endianness() === 'LE' ? (bigEndian.match(/../g) ?? []).toReversed().join('') : bigEndian

const LOOPBACK_4 = word('7F000001')
const LOOPBACK_6 = '0'.repeat(24) + word('00000001')
/** How an IPv4 connection looks when the client opened an IPv6 socket for it. */
const MAPPED_4 = '0'.repeat(16) + word('0000FFFF') + LOOPBACK_4

async function isOwn(socket: Socket): Promise<boolean> {
  const { localFamily, localPort, remotePort } = socket
  if (localPort === undefined || remotePort === undefined) return false
  const port = `:${hexPort(localPort)}`
  const lookUp = async (table: string, ours: string) =>
    ownersOf(await readFile(table, 'latin1'), ours + port, remotePort)
  const owners =
    localFamily === 'IPv6'
      ? await lookUp('/proc/net/tcp6', LOOPBACK_6)
      : [
          ...(await lookUp('/proc/net/tcp', LOOPBACK_4)),
          ...(await lookUp('/proc/net/tcp6', MAPPED_4).catch(() => [])),
        ]
  return owners.length > 0 && owners.every((owner) => owner === process.getuid?.())
}

const known = new WeakMap<Socket, Promise<boolean>>()

/** An extra wall, there on Linux only: another user of this computer is refused before the credential is looked at. */
export const peer: Unit = {
  name: 'peer',
  async admit({ incoming: { socket } }) {
    if (process.platform !== 'linux') return null
    let own = known.get(socket)
    if (own === undefined) {
      own = isOwn(socket)
      known.set(socket, own)
    }
    return (await own) ? null : 'foreign-user'
  },
}
