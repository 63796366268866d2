/** A message bus of a test's own, and services on it in Perl. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

/** Starts one, which may not start any of the machine's services. Returns its address. */
export async function privateBus(): Promise<string> {
  const configuration = `${await temporaryFolder()}/bus.conf`
  await writeFile(
    configuration,
    `<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`,
  )
  const bus = spawn('dbus-daemon', [`--config-file=${configuration}`, '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    bus.kill()
    if (bus.exitCode === null && bus.signalCode === null) await once(bus, 'exit')
  })
  const [line] = (await once(createInterface(bus.stdout), 'line')) as [string]
  return line
}

/** Starts a script of this folder on the session bus, and waits until it is there. */
export async function busService(name: string) {
  const script = fileURLToPath(new URL(name, import.meta.url))
  const service = spawn('perl', [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(async () => {
    service.kill()
    if (service.exitCode === null && service.signalCode === null) await once(service, 'exit')
  })
  const lines = createInterface(service.stdout)
  await once(lines, 'line')
  return { lines, say: (line: string) => service.stdin.write(`${line}\n`) }
}

const has = (program: string, ...args: string[]) => spawnSync(program, args).status === 0

/** What a test with a bus lacks on this machine, by Debian's names. @param programs beside the bus and Perl */
export const lackingForBus = (...programs: readonly string[]): readonly string[] => [
  ...[...programs, 'dbus-daemon'].filter((program) => !has('which', program)),
  ...(has('perl', '-MNet::DBus', '-e', '1') ? [] : ['libnet-dbus-perl']),
]
