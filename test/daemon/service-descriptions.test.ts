import { spawnSync } from 'node:child_process'
import { chmod, readFile, symlink, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createLaunchd } from '#daemon/install/launchd.ts'
import type { Job } from '#daemon/install/keeper.ts'
import { ownJob, ownKeeper } from '#daemon/install/own-keeper.ts'
import { createSystemd } from '#daemon/install/systemd.ts'
import { createWindowsTask } from '#daemon/install/windows-task.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const job: Job = {
  name: 'latchkey-0badcafe',
  node: ['/opt/<node> & "sons"/bin/node', '--disable-sigusr1'],
  script: "/home/anna/Anna's data/program/current/bin/latchkey.mjs",
  root: "/home/anna/Anna's data",
  environment: { LATCHKEY_HOME: "/home/anna/Anna's data", LATCHKEY_PORT: '47700' },
}
const windowsJob: Job = {
  ...job,
  node: [String.raw`C:\Program Files\nodejs\node.exe`, '--disable-sigusr1'],
  script: String.raw`C:\Users\anna\Latchkey & co\program\latchkey.mjs`,
  environment: { LATCHKEY_HOME: String.raw`C:\Users\anna\Latchkey & co`, LATCHKEY_PORT: '47700' },
}
const golden = (name: string) => new URL(`../support/golden/${name}`, import.meta.url).pathname

/** Python has parsers of its own for both. */
const python = (code: string, input: string): unknown => {
  const { stdout, stderr, status } = spawnSync('python3', ['-c', `import sys,json\n${code}`], { input })
  if (status !== 0) throw new Error(stderr.toString())
  return JSON.parse(stdout.toString())
}
const hasPython = spawnSync('python3', ['-c', 'import plistlib']).status === 0

describe('what a service manager is told', () => {
  it('systemd reads without a complaint', async (context) => {
    if (spawnSync('systemd-analyze', ['--version']).status !== 0) context.skip('no systemd-analyze here')
    const folder = await temporaryFolder()
    const node = join(folder, 'no<d>e %h')
    await symlink(process.execPath, node)
    const text = createSystemd('latchkey', folder).describe({ ...job, node: [node] })
    const verify = async (unit: string) => {
      const file = join(folder, 'latchkey.service')
      await writeFile(file, unit)
      const env = { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder }
      const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--user', '--man=no', file], { env })
      return { status, said: stderr.toString() }
    }
    expect(await verify(text)).toEqual({ status: 0, said: '' })
    // it does complain
    expect((await verify(text.replace('UMask', 'UMosk'))).said).toContain('UMosk')
    await expect(text.replaceAll(folder, '/tmp/x')).toMatchFileSnapshot(golden('latchkey.service'))
  })

  it('launchd is given a property list', async (context) => {
    const text = createLaunchd('latchkey', '/Users/anna/Library').describe(job)
    await expect(text).toMatchFileSnapshot(golden('latchkey.plist'))
    if (!hasPython) context.skip('no Python here, whose parser of property lists is asked')
    const read = python('import plistlib\nprint(json.dumps(plistlib.loads(sys.stdin.buffer.read())))', text)
    expect(read).toMatchObject({
      Label: job.name,
      ProgramArguments: [...job.node, job.script, 'start'],
      EnvironmentVariables: job.environment,
      RunAtLoad: true,
      KeepAlive: { SuccessfulExit: false },
      Umask: 0o077,
      HardResourceLimits: { Core: 0 },
      StandardErrorPath: `${job.root}/daemon.log`,
    })
  })

  it('the Task Scheduler is given a task of this user alone, without rights beyond theirs', async (context) => {
    const text = createWindowsTask('latchkey', String.raw`HOME\anna & otto`).describe(windowsJob)
    await expect(text).toMatchFileSnapshot(golden('latchkey-task.xml'))
    if (!hasPython) context.skip('no Python here, whose parser of XML is asked')
    const read = python(
      `import xml.etree.ElementTree as E
root = E.fromstring(sys.stdin.buffer.read().decode())
print(json.dumps({e.tag.split('}')[1]: e.text for e in root.iter() if e.text and e.text.strip()}))`,
      text.replace(/^<\?xml.*\n/, ''),
    )
    expect(read).toMatchObject({
      UserId: String.raw`HOME\anna & otto`,
      LogonType: 'InteractiveToken',
      RunLevel: 'LeastPrivilege',
      Hidden: 'true',
      ExecutionTimeLimit: 'PT0S',
      Arguments: String.raw`--headless "C:\Program Files\nodejs\node.exe" --disable-sigusr1 "C:\Users\anna\Latchkey & co\program\latchkey.mjs" "LATCHKEY_HOME=C:\Users\anna\Latchkey & co" LATCHKEY_PORT=47700 start`,
    })
  })

  it('carries what differs from the usual, under a name of its own, and no more', () => {
    const program = { version: '1', node: '/n', script: '/s', folder: '/f' }
    const usual = {
      root: '/home/anna/.local/share/latchkey',
      port: 47_600,
      env: { NODE_OPTIONS: '--inspect', LATCHKEY_DEV: '1', TOKEN: 'secret' },
      platform: 'linux' as const,
      homeFolder: '/home/anna',
    }
    expect(ownJob(usual, program)).toMatchObject({ name: 'latchkey', environment: {} })
    const own = ownJob({ ...usual, root: '/srv/agency', port: 47_700, env: { LANG: 'fr_CH.UTF-8' } }, program)
    expect(own.name).toMatch(/^latchkey-[0-9a-f]{8}$/)
    expect(own.environment).toEqual({
      LATCHKEY_HOME: '/srv/agency',
      LATCHKEY_PORT: '47700',
      LANG: 'fr_CH.UTF-8',
    })
    // a terminal's setting of where data lie is not the service manager's
    expect(ownJob({ ...usual, root: '/data/latchkey' }, program).environment).toEqual({
      LATCHKEY_HOME: '/data/latchkey',
    })
    expect(ownKeeper({ ...usual, platform: 'freebsd' })).toBeNull()
  })
})

/** A program on the path that notes how it was called, and answers as the shell text says. */
async function recorded(name: string, behaviour: string) {
  const folder = await temporaryFolder()
  const notes = join(folder, 'notes')
  const script = `#!/bin/sh\ncd ${folder}\necho "$*" >> notes\n${behaviour}\n`
  await writeFile(join(folder, name), script)
  await chmod(join(folder, name), 0o755)
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH'] ?? ''}`)
  return {
    folder,
    calls: async () => {
      const text = await readFile(notes, 'utf8').catch(() => '')
      await writeFile(notes, '')
      return text.trimEnd().split('\n')
    },
  }
}

describe('launchd', () => {
  beforeEach(() => () => {
    vi.unstubAllEnvs()
  })
  const me = `gui/${String(process.getuid?.())}`

  it('is told to load the agent, once the one before is really gone, and to forget it', async () => {
    // as launchctl does: told to go, it is still there when asked right after
    const { folder, calls } = await recorded(
      'launchctl',
      `case "$1 $2" in
"print ${me}") exit 0 ;;
"print ${me}/latchkey") [ -e loaded ] || exit 113; echo "	pid = 4711"; [ -e going ] && rm loaded going; exit 0 ;;
bootstrap*) [ -e loaded ] && exit 5; touch loaded ;;
bootout*) [ -e loaded ] || exit 3; touch going ;;
esac`,
    )
    const library = join(folder, 'Library')
    const agent = createLaunchd('latchkey', library)
    const file = join(library, 'LaunchAgents/latchkey.plist')
    expect([await agent.answers(), await agent.kept(), await agent.running()]).toEqual([
      { ok: true },
      'absent',
      null,
    ])
    await calls()
    const fine = { ok: true, value: undefined }
    expect(await agent.keep(agent.describe(job))).toEqual(fine)
    expect([await agent.restart(), await agent.restart()]).toEqual([fine, fine])
    expect(await agent.running()).toEqual({ pid: 4711 })
    expect(await calls()).toEqual([
      `enable ${me}/latchkey`,
      `bootout ${me}/latchkey`,
      `print ${me}/latchkey`,
      `bootstrap ${me} ${file}`,
      `bootout ${me}/latchkey`,
      `print ${me}/latchkey`,
      `print ${me}/latchkey`,
      `bootstrap ${me} ${file}`,
      `print ${me}/latchkey`,
    ])
    expect(await agent.kept()).toBe('ours')
    expect(await agent.remove()).toEqual(fine)
    expect([await agent.kept(), await agent.running()]).toEqual(['absent', null])
    await writeFile(file, '<plist/>')
    expect(await agent.kept()).toBe('foreign')
  })
})

describe('the Task Scheduler', () => {
  beforeEach(() => () => {
    vi.unstubAllEnvs()
  })

  it('is told to make the task, to run it, and to delete it', async () => {
    const { folder, calls } = await recorded(
      // a whole path on Windows, where a bare name could be another's program in the current folder
      String.raw`C:\Windows\System32\schtasks.exe`,
      `case "$1" in
/Create) cp "$5" task ;;
/Query) [ -e task ] || exit 1
  case "$*" in *XML*) iconv -f UTF-16 -t UTF-8 task ;; *) echo '"PC","\\latchkey","N/A","Running","Interactive only","N/A","267009"' ;; esac ;;
/Delete) rm task ;;
esac`,
    )
    const task = createWindowsTask('latchkey', String.raw`HOME\anna`)
    expect([await task.kept(), await task.running()]).toEqual(['absent', null])
    await calls()
    const fine = { ok: true, value: undefined }
    expect(await task.keep(task.describe(windowsJob))).toEqual(fine)
    expect(await task.restart()).toEqual(fine)
    const [made, ...rest] = await calls()
    expect(made).toMatch(/^\/Create \/TN \\latchkey \/XML \S+task\.xml \/F$/)
    expect(rest).toEqual([String.raw`/End /TN \latchkey`, String.raw`/Run /TN \latchkey`])
    expect([await task.kept(), await task.running()]).toEqual(['ours', { pid: null }])
    expect((await readFile(join(folder, 'task'))).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]))
    expect(await task.remove()).toEqual(fine)
    expect(await task.kept()).toBe('absent')
  })
})
