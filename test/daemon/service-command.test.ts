import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { installProgram } from '#daemon/install/program.ts'
import { ownJob, ownKeeper } from '#daemon/install/own-keeper.ts'
import { installable } from '../support/installable.ts'
import { freePort } from '../support/latchkey.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** What stands in a line of a unit, unquoted as systemd does it. */
const unquoted = (line: string): string[] =>
  Array.from(
    line.matchAll(/"(?:[^"\\]|\\.)*"/g),
    ([part]) => JSON.parse(part.replaceAll('%%', '%')) as string,
  )

it(
  'a unit’s own command line starts the daemon and ends it well, with no systemd and no clone',
  { timeout: 60_000 },
  async () => {
    const homeFolder = await temporaryFolder()
    const root = join(homeFolder, '100 % mine')
    await mkdir(root)
    const from = await installable('1.0.0')
    const program = await installProgram(root, from)
    if (!program.ok) throw new Error(program.error.type)
    await rm(from, { recursive: true })

    const port = await freePort()
    const around = { root, port, env: {}, platform: 'linux' as const, homeFolder }
    const unit = ownKeeper(around)?.describe(ownJob(around, program.value)) ?? ''
    const [command = '', ...args] = unquoted(/^ExecStart=:(.*)$/m.exec(unit)?.[1] ?? '')
    const environment = Array.from(
      unit.matchAll(/^Environment=(.*)$/gm),
      ([, line = '']) => unquoted(line)[0] ?? '',
    )
    const env = Object.fromEntries(
      environment.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]),
    )
    expect(env).toEqual({ LATCHKEY_HOME: root, LATCHKEY_PORT: String(port) })

    const daemon = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'ignore'], cwd: '/' })
    const ended = once(daemon, 'exit')
    await once(daemon.stdout, 'data')
    expect((await fetch(`http://127.0.0.1:${String(port)}/health`)).ok).toBe(true)
    daemon.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  },
)
