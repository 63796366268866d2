/** The programs that the end-to-end tests need beside Node. Installed where the system's package manager can do it. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.ts'

/** Any of the programs of a row will do; the package is Debian's. */
const tools = [
  { programs: ['chromium', 'chromium-browser'], package: 'chromium' },
  { programs: ['firefox-esr'], package: 'firefox-esr' },
  { programs: ['dbus-run-session'], package: 'dbus' },
  { programs: ['gnome-keyring-daemon'], package: 'gnome-keyring' },
  { programs: ['certutil'], package: 'libnss3-tools' },
  { programs: ['notify-send'], package: 'libnotify-bin' },
] as const

/** Where a program lies on the path. */
export const programPath = (names: readonly string[]): string | null => {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter))
    for (const name of names) if (existsSync(join(folder, name))) return join(folder, name)
  return null
}

/** @returns what the person has to do, or `null` when everything is there */
export async function ensureTools(): Promise<string | null> {
  const absent = () => tools.filter(({ programs }) => programPath(programs) === null)
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
    .map(({ programs, package: name }) => `${programs[0]} (Debian package ${name})`)
    .join(', ')}. Install with:\n  apt-get install ${packages.join(' ')}`
}
