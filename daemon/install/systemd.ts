/** Linux: a unit of the user's own systemd. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { MARK, type Job, type Keeper } from './keeper.ts'
import { readKept, writeKept } from './kept-file.ts'
import { tellBy } from './tell.ts'
import { err, ok } from '#shared/result.ts'

const tell = tellBy('systemctl', '--user', '--no-pager')

/** @param config the person's folder of settings, `~/.config` */
export function createSystemd(name: string, config: string): Keeper {
  const unit = `${name}.service`
  const path = join(config, 'systemd', 'user', unit)
  const ask = async (property: string) => {
    const told = await tell('show', '--value', `--property=${property}`, unit)
    return told.ok ? told.value : ''
  }

  return {
    kind: 'systemd',
    place: path,
    describe: unitFile,
    async answers() {
      const told = await tell('show', '--value', '--property=Version')
      return told.ok ? ok(undefined) : err({ ...told.error, type: 'no-manager' })
    },
    async kept() {
      const found = await readKept(path)
      // one of the system's, or another folder's, would be hidden by ours
      const other = found === 'absent' ? await ask('FragmentPath') : ''
      return other === '' || other === path ? found : 'foreign'
    },
    async keep(description) {
      await writeKept(path, description)
      for (const command of [['daemon-reload'], ['enable', unit]]) {
        const done = await tell(...command)
        if (!done.ok) return done
      }
      const seen = await ask('FragmentPath')
      if (seen === path) return ok(undefined)
      return err({ type: 'refused', output: `systemd reads ${seen || 'nothing'} instead of ${path}` })
    },
    async restart() {
      // what failed too often before would be refused without being tried
      await tell('reset-failed', unit)
      const done = await tell('restart', unit)
      return done.ok ? ok(undefined) : done
    },
    async running() {
      if ((await ask('ActiveState')) !== 'active') return null
      return { pid: Number(await ask('MainPID')) || null }
    },
    async remove() {
      const stopped = await tell('disable', '--now', unit)
      if (!stopped.ok) return stopped
      await rm(path, { force: true })
      await tell('daemon-reload')
      await tell('reset-failed', unit)
      return ok(undefined)
    },
  }
}

/**
 * What a user's manager can shut without root: whatever changes the view of the file system would need user
 * namespaces, which some distributions forbid, and then nothing would start. V8 makes code at run time, so memory may
 * be written and run.
 */
const unitFile = ({
  node,
  script,
  environment,
}: Job): string => `# ${MARK}; \`latchkey service remove\` removes it.
[Unit]
Description=Latchkey
StartLimitIntervalSec=300
StartLimitBurst=5

[Service]
Type=exec
ExecStart=:${startable([...node, script, 'start'])
  .map(quoted)
  .join(' ')}
${Object.entries(environment)
  .map(([key, value]) => `Environment=${quoted(`${key}=${value}`)}\n`)
  .join('')}UnsetEnvironment=NODE_OPTIONS
Restart=on-failure
RestartSec=2
RestartPreventExitStatus=2
KillMode=mixed
TimeoutStopSec=15
UMask=0077
LimitCORE=0
NoNewPrivileges=yes
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictNamespaces=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM

[Install]
WantedBy=default.target
`

/** The program itself may have no quotation mark in its path, its arguments may. */
const startable = (command: readonly string[]) =>
  /["'\\]/.test(command[0] ?? '') ? ['/usr/bin/env', ...command] : command

/** systemd unquotes as C does, and puts in what a per cent sign stands for; the colon before the command keeps `$` as it is. */
const quoted = (text: string) => JSON.stringify(text).replaceAll('%', '%%')
