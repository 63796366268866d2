import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { watchAway } from '#daemon/features/vault/watching/away.ts'
import { awayOf, readSignal } from '#daemon/features/vault/watching/bus-signal.ts'
import { askAsExtension, pairExtension } from '../support/extension-client.ts'
import { eventually, startLatchkey } from '../support/latchkey.ts'
import { busService, lackingForBus, privateBus } from '../support/private-bus.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('what a bus says', () => {
  const away = (line: string) => {
    const signal = readSignal(line)
    return signal && awayOf(signal)
  }
  const session = '/org/freedesktop/login1/session/_31: org.freedesktop'
  const changed = `${session}.DBus.Properties.PropertiesChanged`

  it.each([
    ['/org/freedesktop/login1: org.freedesktop.login1.Manager.PrepareForSleep (true,)', 'suspend'],
    ['/org/freedesktop/login1: org.freedesktop.login1.Manager.PrepareForSleep (false,)', null],
    ['/org/freedesktop/login1: org.freedesktop.login1.Manager.PrepareForShutdown (true,)', null],
    [`${session}.login1.Session.Lock ()`, 'screen'],
    [`${session}.login1.Session.Unlock ()`, null],
    [`${changed} ('org.freedesktop.login1.Session', {'LockedHint': <true>}, @as [])`, 'screen'],
    [`${changed} ('org.freedesktop.login1.Session', {'LockedHint': <false>}, @as [])`, null],
    [`${changed} ('org.freedesktop.login1.Session', {'IdleHint': <true>}, @as [])`, null],
    ['/org/freedesktop/ScreenSaver: org.freedesktop.ScreenSaver.ActiveChanged (true,)', 'screen'],
    ['/org/gnome/ScreenSaver: org.gnome.ScreenSaver.ActiveChanged (true,)', 'screen'],
    ['/org/gnome/ScreenSaver: org.gnome.ScreenSaver.ActiveChanged (false,)', null],
    ['Monitoring signals from all objects owned by org.freedesktop.login1', null],
    ['The name org.freedesktop.login1 is owned by :1.0', null],
    ['', null],
  ])('%s: %s', (line, expected) => {
    expect(away(line)).toBe(expected)
  })
})

const watches: ReturnType<typeof watchAway>[] = []
afterEach(() => {
  for (const watch of watches.splice(0)) watch.stop()
})
function aWatch(monotonic: () => number = () => 0) {
  const heard: string[] = []
  const watch = watchAway({ lock: (reason) => heard.push(reason), monotonic })
  watches.push(watch)
  return { heard, watch }
}

describe('a clock that jumps', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
    // nobody to be heard
    vi.stubEnv('PATH', '/nowhere')
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllEnvs()
  })

  function aComputer() {
    let asleep = 0
    const begun = Date.now()
    const { heard, watch } = aWatch(() => Date.now() - begun + asleep)
    const sleeps = (ms: number) => {
      asleep += ms
      vi.advanceTimersByTime(10_000)
    }
    return { heard, watch, sleeps }
  }

  it('locks: the computer slept', () => {
    const { heard, watch, sleeps } = aComputer()
    watch.follow(true)
    vi.advanceTimersByTime(60 * 60_000)
    expect(heard).toEqual([])
    sleeps(60_000)
    expect(heard).toEqual(['suspend'])
  })

  it('does not where the computer was busy, and where nothing is open', () => {
    const { heard, watch, sleeps } = aComputer()
    watch.follow(true)
    sleeps(10_000)
    watch.follow(false)
    sleeps(60_000)
    watch.follow(true)
    vi.advanceTimersByTime(60_000)
    expect(heard).toEqual([])
    sleeps(60_000)
    expect(heard).toEqual(['suspend'])
  })
})

const lacking = lackingForBus('gdbus')
const reason = lacking.length > 0 ? ` (lacking ${lacking.join(', ')})` : ''

describe.skipIf(process.platform !== 'linux' || lacking.length > 0)(`a desktop${reason}`, () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })
  /** Of both kinds. Returns its address. */
  async function bus(): Promise<string> {
    const address = await privateBus()
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address)
    vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', address)
    return address
  }

  /** The commands of processes that were given that address. */
  async function programsOn(address: string): Promise<string[]> {
    const read = async (pid: string) => {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8')
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8')
      return environment.includes(`DBUS_SESSION_BUS_ADDRESS=${address}`)
        ? [command.replaceAll('\0', ' ')]
        : []
    }
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
    const commands = await Promise.all(pids.map((pid) => read(pid).catch(() => [])))
    return commands.flat().filter((command) => command.includes('gdbus monitor'))
  }
  const monitors = async (address: string) =>
    (await programsOn(address)).filter((command) => command.startsWith('gdbus'))
  const three = (address: string) =>
    eventually(
      () => monitors(address),
      (found) => found.length === 3,
    )
  const none = (address: string) =>
    eventually(
      () => programsOn(address),
      (found) => found.length === 0,
    )

  /** Says it until it is heard: a monitor tells nobody that it hears from now on. */
  async function untilHeard(heard: string[], say: () => void): Promise<void> {
    await eventually(
      () => {
        say()
        return heard
      },
      (all) => all.length > 0,
    )
  }

  it.each([
    ['sleep', 'suspend'],
    ['lock', 'screen'],
    ['hint', 'screen'],
    ['saver', 'screen'],
    ['gnome', 'screen'],
  ])('locks when it says “%s”', async (word, expected) => {
    await bus()
    const { say } = await busService('desktop-services.pl')
    const { heard, watch } = aWatch()
    watch.follow(true)
    await untilHeard(heard, () => say(word))
    expect(new Set(heard)).toEqual(new Set([expected]))
  })

  it('does not when somebody comes back, nor for the session of another', async () => {
    await bus()
    const { say } = await busService('desktop-services.pl')
    const { heard, watch } = aWatch()
    watch.follow(true)
    await untilHeard(heard, () => say('sleep'))
    for (const word of ['wake', 'unlock', 'no hint', 'lock of another', 'hint of another']) say(word)
    say('lock')
    await eventually(
      () => heard,
      (all) => all.includes('screen'),
    )
    expect(heard.filter((one) => one === 'screen')).toEqual(['screen'])
  })

  it('is listened to while the vault is open, and no longer', async () => {
    const address = await bus()
    const { watch } = aWatch()
    expect(await programsOn(address)).toEqual([])
    watch.follow(true)
    watch.follow(true)
    await three(address)
    watch.follow(false)
    await none(address)
    watch.follow(true)
    await three(address)
  })

  it('is listened to by nobody once the daemon was killed', async () => {
    const address = await bus()
    const away = fileURLToPath(new URL('../../daemon/features/vault/watching/away.ts', import.meta.url))
    const program = `import { watchAway } from '${away}'
      watchAway({ lock: () => {} }).follow(true)
      setInterval(() => {}, 1000)`
    const daemon = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' })
    await three(address)
    daemon.kill('SIGKILL')
    await once(daemon, 'exit')
    await none(address)
  })

  it('waits with its sleep until the vault was locked', async () => {
    const folder = await temporaryFolder()
    // as systemd’s: it holds the sleep for as long as it runs what it was given
    await writeFile(
      `${folder}/systemd-inhibit`,
      '#!/bin/sh\nwhile case $1 in --*) true;; *) false;; esac; do shift; done; "$@"\n',
    )
    await chmod(`${folder}/systemd-inhibit`, 0o755)
    vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`)
    const address = await bus()
    const { say } = await busService('desktop-services.pl')
    const heard: string[] = []
    const watch = watchAway({
      lock(why) {
        heard.push(why)
        watch.follow(false)
      },
    })
    watches.push(watch)
    watch.follow(true)
    const [, asked] = await eventually(
      async () => /systemd-inhibit (.*) gdbus/.exec((await programsOn(address)).join('\n')) ?? [],
      (found) => found.length > 0,
    )
    expect(asked).toContain('--what=sleep --mode=delay')
    await untilHeard(heard, () => say('sleep'))
    await none(address)
    expect(heard).toEqual(['suspend'])
  })

  it('that is not there is no fault', async () => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere')
    vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', 'unix:path=/nowhere')
    const { heard, watch } = aWatch()
    watch.follow(true)
    await none('unix:path=/nowhere')
    vi.stubEnv('PATH', '/nowhere')
    const { watch: other } = aWatch()
    other.follow(true)
    other.follow(false)
    expect(heard).toEqual([])
    onTestFinished(() => watch.stop())
  })

  it.each([
    ['sleep', 'suspend'],
    ['lock', 'screen'],
  ])('locks the daemon’s vault when it says “%s”, which stands in the journal', async (word, why) => {
    const address = await bus()
    const { say } = await busService('desktop-services.pl')
    const latchkey = await startLatchkey({ env: { DBUS_SESSION_BUS_ADDRESS: address } })
    onTestFinished(() => latchkey.stop())
    const { session } = await pairExtension(latchkey)
    const ask = async (method: string, target: string, body?: object) => {
      const answer = await askAsExtension(latchkey.port, { method, target, body, bearer: session })
      expect(answer.status, answer.body).toBe(200)
      return JSON.parse(answer.body) as { state?: string }
    }
    expect(await programsOn(address)).toEqual([])
    await ask('POST', '/v1/vault/set-up', { passphrase: 'correct horse battery staple', keychain: false })
    expect((await ask('GET', '/v1/vault')).state).toBe('open')
    await eventually(
      () => {
        say(word)
        return ask('GET', '/v1/vault')
      },
      ({ state }) => state === 'locked',
    )
    await none(address)
    expect(JSON.stringify(await latchkey.json('journal'))).toMatch(
      new RegExp(`vault\\.locked.*"reason":"${why}"`),
    )
  })
})
