/** Which program listens at a port, by what Linux shows a user of their own programs; elsewhere nobody is named. */
import { readdir, readFile, readlink } from 'node:fs/promises'
import type { Program } from './sights.ts'

/** State of a listening socket in `/proc/net/tcp` (proc_pid_net(5)). */
const LISTENS = '0A'

/** `null` for another user's program, and where the system does not tell. */
export async function holderOf(port: number): Promise<Program | null> {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'utf8').catch(() => '')),
  )
  const sockets = new Set(tables.flatMap((table) => listening(table, port)))
  if (sockets.size === 0) return null
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  for (const pid of pids) {
    if (!(await holds(pid, sockets))) continue
    const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
    return { pid: Number(pid), name: name.trim() || '?' }
  }
  return null
}

/** Inodes of the sockets that listen at the port: `0: 0100007F:B9F0 00000000:0000 0A … uid timeout inode`. */
function listening(table: string, port: number): string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0')
  return table.split('\n').flatMap((line) => {
    const [, local, , state, , , , , , inode] = line.trim().split(/\s+/)
    return state === LISTENS && local?.endsWith(`:${wanted}`) === true && inode ? [inode] : []
  })
}

async function holds(pid: string, sockets: ReadonlySet<string>): Promise<boolean> {
  const folder = `/proc/${pid}/fd`
  const open = await readdir(folder).catch(() => [])
  for (const file of open) {
    const target = await readlink(`${folder}/${file}`).catch(() => '')
    const [, inode] = /^socket:\[(\d+)\]$/.exec(target) ?? []
    if (inode !== undefined && sockets.has(inode)) return true
  }
  return false
}
