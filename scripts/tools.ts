/** The programs that the end-to-end tests need beside Node. Installed where the system's package manager can do it. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.ts'

interface Tool {
  readonly name: string
  /** Debian's name of it. */
  readonly package: string
  isThere(): boolean
}

const program = (name: string, inPackage: string, ...others: string[]): Tool => ({
  name,
  package: inPackage,
  isThere: () => programPath([name, ...others]) !== null,
})

const tools: readonly Tool[] = [
  program('chromium', 'chromium', 'chromium-browser'),
  program('firefox-esr', 'firefox-esr'),
  program('dbus-run-session', 'dbus'),
  program('gnome-keyring-daemon', 'gnome-keyring'),
  program('notify-send', 'libnotify-bin'),
  program('gdbus', 'libglib2.0-bin'),
  // the tests' own certificate authority, and Firefox's trust in it
  program('openssl', 'openssl'),
  program('certutil', 'libnss3-tools'),
  // a screen that nobody sees, for keys that only a window gets
  program('Xvfb', 'xvfb'),
  program('xdotool', 'xdotool'),
  {
    name: 'the Perl library Net::DBus',
    package: 'libnet-dbus-perl',
    isThere: () => spawnSync('perl', ['-MNet::DBus', '-e', '1']).status === 0,
  },
]

/** Where a program lies on the path. */
export const programPath = (names: readonly string[]): string | null => {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter))
    for (const name of names) if (existsSync(join(folder, name))) return join(folder, name)
  return null
}

const absent = () => tools.filter((tool) => !tool.isThere())

/** @returns what the person has to do, or `null` when everything is there */
export async function ensureTools(): Promise<string | null> {
  if (absent().length === 0) return null
  const packages = absent().map((tool) => tool.package)
  if (process.getuid?.() === 0 && programPath(['apt-get']) !== null) {
    console.log(`installing ${packages.join(', ')}`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], 'gather', env)
    const { code, output } = await run(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', ...packages],
      'gather',
      env,
    )
    if (code === 0 && absent().length === 0) return null
    console.error(output.slice(-2000))
  }
  return `The tests need ${absent()
    .map((tool) => `${tool.name} (Debian package ${tool.package})`)
    .join(', ')}. Install with:\n  apt-get install ${packages.join(' ')}`
}
