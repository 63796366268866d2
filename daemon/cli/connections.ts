/** `connect`, `disconnect` and `unlock`. */
import * as v from 'valibot'
import type { AddCommands } from './context.ts'
import { table } from './output.ts'
import { askHidden, readSecret } from './secret-input.ts'
import { capability, connection } from '#shared/connections.ts'

const connected = v.object({ connected: v.boolean(), capabilities: v.array(capability) })
const list = v.object({ connections: v.array(connection) })
const keyState = v.object({ state: v.picklist(['empty', 'ready', 'locked']), keychain: v.boolean() })

export const connectionCommands: AddCommands = (program, context) => {
  program
    .command('connect')
    .description('connect a login by its API token, read from standard input')
    .argument('<source>', 'infomaniak')
    .option('--name <name>', 'a name of your own for this login', 'main')
    .action(async (source: string, { name }: { name: string }) => {
      const { daemon, out } = await context()
      if (source !== 'infomaniak') {
        out.fail(`there is no source named ${source}; it must be infomaniak.`, 2)
        return
      }
      const key = await daemon.call('GET', '/v1/key')
      if (!key.ok) {
        out.failCall(key.error)
        return
      }
      if (process.stdin.isTTY) out.message('Paste the token and press Enter. It is not shown.')
      const token = (await readSecret()).trim()
      if (token === '') {
        out.fail(
          'no token came on standard input. Make one at https://manager.infomaniak.com/v3/ng/profile/user/token/list',
          2,
        )
        return
      }
      const { state, keychain } = v.parse(keyState, key.value)
      const passphrase = state === 'empty' && !keychain ? await askNewPassphrase(out.message) : null
      if (passphrase === '') {
        out.fail('nothing was connected: the key needs a passphrase of 8 characters or more.')
        return
      }
      const answer = await daemon.call('POST', '/v1/connections', { name, token, passphrase })
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      if (state === 'empty' && !keychain && passphrase === null)
        out.message(
          'There is neither a system keychain nor a terminal to ask for a passphrase: the key that protects the token lies in a file that only you can read. `latchkey status` says so too.',
        )
      const { capabilities } = v.parse(connected, answer.value)
      out.result(v.parse(connected, answer.value), () =>
        table(capabilities.map(({ call, state }) => [state, call])),
      )
    })

  program
    .command('disconnect')
    .description('remove a login, its token and everything read with it')
    .argument('<name>')
    .action(async (name: string) => {
      const { daemon, out } = await context()
      const answer = await daemon.call('DELETE', `/v1/connections/${encodeURIComponent(name)}`)
      if (answer.ok)
        out.result(
          { disconnected: name },
          () =>
            `Disconnected ${name}; nothing of it is kept. Backups that held it were removed, and a new one was made.`,
        )
      else if (answer.error.type === 'refused' && answer.error.code === 'not-found')
        out.fail(`there is no login named ${name}. \`latchkey connections\` lists them.`)
      else out.failCall(answer.error)
    })

  program
    .command('connections')
    .description('list the connected logins')
    .action(async () => {
      const { daemon, out } = await context()
      const answer = await daemon.call('GET', '/v1/connections')
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const { connections } = v.parse(list, answer.value)
      out.result(connections, () =>
        connections.length === 0
          ? 'No login is connected.'
          : table(
              connections.map(({ name, state, lastSyncAt }) => [
                name,
                state,
                lastSyncAt === null ? 'never' : out.translator.dateTime(lastSyncAt),
              ]),
            ),
      )
    })

  program
    .command('unlock')
    .description('unlock the key that protects the tokens; the passphrase is read from standard input')
    .action(async () => {
      const { daemon, out } = await context()
      if (process.stdin.isTTY) out.message('Passphrase:')
      const answer = await daemon.call('POST', '/v1/unlock', { passphrase: (await readSecret()).trim() })
      if (answer.ok) out.result({ unlocked: true }, () => 'Unlocked.')
      else out.failCall(answer.error)
    })
}

/** From the terminal itself, since standard input carries the token; `null` where there is none, '' for too short a one. */
async function askNewPassphrase(say: (text: string) => void): Promise<string | null> {
  if (!process.stderr.isTTY || process.platform === 'win32') return null
  const { ReadStream } = await import('node:tty')
  const { openSync } = await import('node:fs')
  let terminal: number
  try {
    terminal = openSync('/dev/tty', 'r+')
  } catch {
    return null
  }
  say(
    'There is no system keychain here. Choose a passphrase (8 characters or more) for the key that protects the token.',
  )
  const input = new ReadStream(terminal)
  const passphrase = await askHidden(input, 'Passphrase: ')
  input.destroy()
  return passphrase.length >= 8 ? passphrase : ''
}
