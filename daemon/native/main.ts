/**
 * The program that a browser starts for our extension (native messaging): it answers on standard output, where nothing
 * else may appear, and ends when the browser closes its input. Anything that it does not understand ends it.
 */
import { homedir } from 'node:os'
import * as v from 'valibot'
import { createDaemonClient } from '../cli/client.ts'
import { readConfig } from '../core/config.ts'
import { defaultRoot, prepareHome } from '../core/home.ts'
import { nativeRequest } from '#shared/native.ts'
import { askerOf, originOf } from './asker.ts'
import { createFrames, frameOf } from './framing.ts'
import { startDaemon } from './start-daemon.ts'
import { answerTo, type VerbDeps } from './verbs.ts'

/** Bytes: a verb and an origin are a tenth of it. */
const LONGEST = 1024

function fail(why: string): never {
  process.stderr.write(`latchkey native host: ${why}\n`)
  process.exit(1)
}

const asker =
  askerOf(process.argv.slice(2)) ?? fail('was not started by a browser for the Latchkey extension')
const config = readConfig(process.env)
if (!config.ok) fail(config.error.message)
const { env, platform } = process
const homeFolder = homedir()
const { root, socketPath } = await prepareHome(defaultRoot(env, platform, homeFolder))
const deps: VerbDeps = {
  daemon: createDaemonClient(socketPath),
  start: (answers) => startDaemon({ root, port: config.value.port, env, platform, homeFolder }, answers),
}

const frames = createFrames(LONGEST)
for await (const part of process.stdin) {
  const pushed = frames.push(part as Buffer)
  if (!pushed.ok) fail(`was sent ${pushed.error}`)
  for (const message of pushed.value) {
    const request = v.safeParse(nativeRequest, message)
    const origin = request.success ? originOf(asker, request.output.origin) : null
    if (!request.success || origin === null) fail('was sent a message that is not understood')
    process.stdout.write(frameOf(await answerTo(request.output.verb, origin, deps)))
  }
}
if (frames.isCut) fail('was sent a message that is cut off')
