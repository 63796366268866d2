/** macOS: an agent of the user's own launchd session. */
import { rm } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { MARK, type Job, type Keeper } from './keeper.ts'
import { readKept, writeKept } from './kept-file.ts'
import { tellBy } from './tell.ts'
import { inXml } from './xml.ts'
import { err, ok } from '#shared/result.ts'

/** How long an agent may take to end, in ms: longer than its own limit. */
const PATIENCE = 20_000

const tell = tellBy('launchctl')

/** @param library `~/Library` */
export function createLaunchd(label: string, library: string): Keeper {
  const path = join(library, 'LaunchAgents', `${label}.plist`)
  const domain = `gui/${String(userInfo().uid)}`
  const target = `${domain}/${label}`

  /** Told to go, it goes a moment later; to load it in that moment fails. */
  async function gone(): Promise<boolean> {
    await tell('bootout', target)
    const end = performance.now() + PATIENCE
    while ((await tell('print', target)).ok) {
      if (performance.now() > end) return false
      await setTimeout(200)
    }
    return true
  }

  return {
    kind: 'launchd',
    place: path,
    describe: plist,
    async answers() {
      const told = await tell('print', domain)
      return told.ok ? ok(undefined) : err({ ...told.error, type: 'no-manager' })
    },
    kept: () => readKept(path),
    async keep(description) {
      await writeKept(path, description)
      // one that was switched off in the system's settings stays off otherwise
      const enabled = await tell('enable', target)
      return enabled.ok ? ok(undefined) : enabled
    },
    async restart() {
      // it reads the file anew only when it is loaded anew
      await gone()
      const loaded = await tell('bootstrap', domain, path)
      return loaded.ok ? ok(undefined) : loaded
    },
    async running() {
      const told = await tell('print', target)
      const pid = told.ok ? /^\s*pid = (\d+)$/m.exec(told.value)?.[1] : undefined
      return pid === undefined ? null : { pid: Number(pid) }
    },
    async remove() {
      if (!(await gone())) return err({ type: 'refused', output: `launchd still holds ${label}` })
      await rm(path, { force: true })
      return ok(undefined)
    },
  }
}

const plist = ({
  name,
  node,
  script,
  environment,
  root,
}: Job): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- ${MARK}; \`latchkey service remove\` removes it. -->
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>${inXml(name)}</string>
  <key>ProgramArguments</key>
  <array>
${[...node, script, 'start'].map((part) => `    <string>${inXml(part)}</string>\n`).join('')}  </array>
  <key>EnvironmentVariables</key>
  <dict>
${Object.entries(environment)
  .map(([key, value]) => `    <key>${key}</key>\n    <string>${inXml(value)}</string>\n`)
  .join('')}  </dict>
  <key>RunAtLoad</key>
  <true/>
  <key>KeepAlive</key>
  <dict>
    <key>SuccessfulExit</key>
    <false/>
  </dict>
  <key>ThrottleInterval</key>
  <integer>10</integer>
  <key>ExitTimeOut</key>
  <integer>15</integer>
  <key>ProcessType</key>
  <string>Standard</string>
  <key>Umask</key>
  <integer>63</integer>
  <key>SoftResourceLimits</key>
  <dict>
    <key>Core</key>
    <integer>0</integer>
  </dict>
  <key>HardResourceLimits</key>
  <dict>
    <key>Core</key>
    <integer>0</integer>
  </dict>
  <key>StandardErrorPath</key>
  <string>${inXml(join(root, 'daemon.log'))}</string>
</dict>
</plist>
`
