/** Windows: a task of the Task Scheduler that starts at this user's logon. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MARK, type Job, type Keeper } from './keeper.ts'
import { tellBy } from './tell.ts'
import { ofSystem } from './windows-programs.ts'
import { inXml } from './xml.ts'
import { err, ok } from '#shared/result.ts'

/** What the scheduler says, as a number in every language, of a task that runs now (SCHED_S_TASK_RUNNING). */
const RUNS = '267009'

const tell = tellBy(ofSystem('schtasks.exe'))

/** @param user `DOMAIN\name`, without which a logon of anybody would start it */
export function createWindowsTask(name: string, user: string): Keeper {
  const task = `\\${name}`

  return {
    kind: 'windows-task',
    place: task,
    describe: (job) => taskXml(job, user),
    async answers() {
      const told = await tell('/?')
      return told.ok ? ok(undefined) : err({ ...told.error, type: 'no-manager' })
    },
    async kept() {
      const told = await tell('/Query', '/TN', task, '/XML')
      if (!told.ok) return 'absent'
      return told.value.includes(MARK) ? 'ours' : 'foreign'
    },
    async keep(description) {
      const folder = await mkdtemp(join(tmpdir(), 'latchkey-task-'))
      try {
        const file = join(folder, 'task.xml')
        await writeFile(file, `\uFEFF${description}`, 'utf16le')
        const made = await tell('/Create', '/TN', task, '/XML', file, '/F')
        return made.ok ? ok(undefined) : made
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    async restart() {
      await tell('/End', '/TN', task)
      const ran = await tell('/Run', '/TN', task)
      return ran.ok ? ok(undefined) : ran
    },
    async running() {
      const told = await tell('/Query', '/TN', task, '/FO', 'CSV', '/NH', '/V')
      return told.ok && told.value.includes(`"${RUNS}"`) ? { pid: null } : null
    },
    async remove() {
      await tell('/End', '/TN', task)
      const gone = await tell('/Delete', '/TN', task, '/F')
      return gone.ok ? ok(undefined) : gone
    },
  }
}

/**
 * A console program would open a window: `conhost --headless` gives it a console that is not shown. The scheduler does
 * not see how it ended then, so the trigger repeats, and does nothing while it runs. A task has no environment of its
 * own: the launcher takes it from the command line.
 */
const taskXml = ({ node, script, environment }: Job, user: string): string => {
  const settings = Object.entries(environment).map(([key, value]) => `${key}=${value}`)
  const command = ['--headless', ...node, script, ...settings, 'start'].map(quoted).join(' ')
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Author>Latchkey</Author>
    <Description>${MARK}; \`latchkey service remove\` removes it.</Description>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger>
      <Repetition>
        <Interval>PT5M</Interval>
        <StopAtDurationEnd>false</StopAtDurationEnd>
      </Repetition>
      <Enabled>true</Enabled>
      <UserId>${inXml(user)}</UserId>
    </LogonTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>${inXml(user)}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <AllowHardTerminate>true</AllowHardTerminate>
    <StartWhenAvailable>true</StartWhenAvailable>
    <AllowStartOnDemand>true</AllowStartOnDemand>
    <Enabled>true</Enabled>
    <Hidden>true</Hidden>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>5</Count>
    </RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>%SystemRoot%\\System32\\conhost.exe</Command>
      <Arguments>${inXml(command)}</Arguments>
    </Exec>
  </Actions>
</Task>
`
}

/** As the C runtime splits a command line; no path on Windows holds a quotation mark. */
const quoted = (part: string) => (/[\s&^]/.test(part) ? `"${part.replace(/\\+$/, '$&$&')}"` : part)
