/**
 * A user's systemd of its own, in namespaces: it sees its own processes, its own control groups and an empty `/run`, and
 * the person's units are those of the folder it is given. To start it again is to start the computer again.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmdirSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { eventually, type Ran } from './latchkey.ts'

const systemd = '/usr/lib/systemd/systemd'

// pid 1 of a namespace may not be a user's systemd, so a shell stays above it
const boot = `
mount -t cgroup2 cgroup2 /sys/fs/cgroup
mkdir /sys/fs/cgroup/$GROUP && echo 0 > /sys/fs/cgroup/$GROUP/cgroup.procs
exec unshare --cgroup sh -c '
  umount /sys/fs/cgroup && mount -t cgroup2 cgroup2 /sys/fs/cgroup
  mount -t tmpfs tmpfs /run && mkdir -p /run/systemd/system
  ${systemd} --user; exit'
`
const alone = ['--map-root-user', '--mount', '--pid', '--fork', '--cgroup', '--mount-proc', '--kill-child']

/** @returns why no user's systemd can be started here, or `null` */
export function noUserSystemd(): string | null {
  if (!existsSync(systemd)) return 'no systemd on this machine'
  const group = `latchkey-${randomUUID()}`
  const tried = `mount -t cgroup2 cgroup2 /sys/fs/cgroup && mkdir /sys/fs/cgroup/${group} && rmdir /sys/fs/cgroup/${group}`
  const { status } = spawnSync('unshare', [...alone, 'sh', '-c', tried])
  return status === 0 ? null : 'this user may make no namespaces with control groups of their own'
}

export interface UserSystemd {
  /** Runs a program as one of that session. */
  run(command: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ran>
  stop(): Promise<void>
}

/** @param home `~`: what lies there stays when the systemd goes */
export async function startUserSystemd(home: string): Promise<UserSystemd> {
  const group = `latchkey-${randomUUID()}`
  const runtime = join(home, 'run')
  await mkdir(runtime, { recursive: true, mode: 0o700 })
  const { XDG_CONFIG_HOME: _, XDG_DATA_HOME: __, DBUS_SESSION_BUS_ADDRESS: ___, ...rest } = process.env
  const env = { ...rest, HOME: home, XDG_RUNTIME_DIR: runtime, GROUP: group, SYSTEMD_LOG_LEVEL: 'err' }
  const outer = spawn('unshare', [...alone, 'sh', '-ec', boot], { env, stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => outer.once('exit', () => resolve()))
  const run: UserSystemd['run'] = (command, more = {}) =>
    new Promise((resolve, reject) => {
      const into = ['--target', firstInside(outer), '--user', '--mount', '--pid', '--cgroup']
      const child = spawn('nsenter', [...into, '--preserve-credentials', ...command], {
        env: { ...env, ...more },
      })
      let out = ''
      let err = ''
      child.stdout.on('data', (part: Buffer) => (out += part.toString()))
      child.stderr.on('data', (part: Buffer) => (err += part.toString()))
      child.once('error', reject)
      child.once('close', (code) => {
        resolve({ code: code ?? 1, out, err })
      })
    })
  await eventually(() => firstInside(outer), Boolean)
  await eventually(
    () => run(['systemctl', '--user', 'is-system-running']),
    ({ out }) => /^(?:running|degraded)$/m.test(out),
  )
  return {
    run,
    async stop() {
      outer.kill('SIGKILL')
      await ended
      await eventually(() => removeGroup(group), Boolean)
    },
  }
}

/** The shell that is pid 1 inside, '' while there is none; `unshare` itself stays outside. */
const firstInside = ({ pid }: ChildProcess): string =>
  readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8').trim()

/** Control groups outlive their processes. */
function removeGroup(group: string): boolean {
  const mounted = /^\S+ (\S+) cgroup2 /m.exec(readFileSync('/proc/self/mounts', 'utf8'))?.[1]
  const folder = join(mounted ?? '/sys/fs/cgroup', group)
  const remove = (path: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true }))
      if (entry.isDirectory()) remove(join(path, entry.name))
    rmdirSync(path)
  }
  try {
    if (existsSync(folder)) remove(folder)
    return true
  } catch {
    return false
  }
}
