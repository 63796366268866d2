/** Hears the signals of one service on a D-Bus, by the program that comes with GLib. No bus, no service, no program: nothing is heard. */
import { execFile, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Writable } from 'node:stream'
import { readSignal, type Away, awayOf } from './bus-signal.ts'

export interface Service {
  readonly bus: 'system' | 'session'
  readonly name: string
  /** Programs that it is heard under, best first; the next where one ends by itself. */
  readonly under: readonly (readonly string[])[]
}

/** The system waits for it, at most 5 s (logind.conf, InhibitDelayMaxSec), until it ends. */
const holdSleep = [
  'systemd-inhibit',
  '--what=sleep',
  '--mode=delay',
  '--who=Latchkey',
  '--why=Locks the vault first',
]

export const services: readonly Service[] = [
  { bus: 'system', name: 'org.freedesktop.login1', under: [holdSleep, []] },
  { bus: 'session', name: 'org.freedesktop.ScreenSaver', under: [[]] },
  { bus: 'session', name: 'org.gnome.ScreenSaver', under: [[]] },
]

/**
 * A program that ends when we do, however that comes: our end of its input is then closed. Both stand in a process group of
 * their own, which ends as a whole.
 */
const UNTIL_INPUT_ENDS = '{ "$@"; kill 0; } & read -r line; kill 0'

/** Returns what ends it. */
export function listenTo({ bus, name, under }: Service, heard: (away: Away) => void): () => void {
  let input: Writable | null = null
  let ended = false

  function listen([first, ...rest]: Service['under']): void {
    if (first === undefined || ended) return
    const command = [...first, 'gdbus', 'monitor', `--${bus}`, '--dest', name]
    const child = spawn('sh', ['-c', UNTIL_INPUT_ENDS, 'sh', ...command], {
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
    })
    // an end that is closed already
    child.stdin.on('error', () => undefined)
    input = child.stdin
    // emitted in place of `exit` where there is no shell
    child.once('error', () => undefined)
    child.once('exit', () => {
      listen(rest)
    })
    createInterface(child.stdout).on('line', (line) => {
      const signal = readSignal(line)
      const away = signal && awayOf(signal)
      if (!signal || away === null) return
      if (bus === 'session' || !signal.path.includes('/session/')) heard(away)
      else void hearOurs(signal.path, away)
    })
  }

  async function hearOurs(path: string, away: Away): Promise<void> {
    if (await isOurs(path, name)) heard(away)
  }

  listen(under)
  return () => {
    ended = true
    input?.end()
  }
}

/** ms; it answers at once, or not at all. */
const ANSWERS_WITHIN = 2000

/** Whether a session is this person's. One whose owner is not told counts as theirs. */
function isOurs(path: string, name: string): Promise<boolean> {
  const question = ['call', '--system', '--dest', name, '--object-path', path]
  const method = ['--method', 'org.freedesktop.DBus.Properties.Get', `${name}.Session`, 'User']
  return new Promise((resolve) => {
    execFile('gdbus', [...question, ...method], { timeout: ANSWERS_WITHIN }, (_fault, answer) => {
      const [, user] = /uint32 (\d+)/.exec(answer) ?? []
      resolve(user === undefined || Number(user) === process.getuid?.())
    })
  })
}
