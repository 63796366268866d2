/** `pair`, `clients` and `token`. */
import * as v from 'valibot'
import type { AddCommands } from './context.ts'
import { table } from './output.ts'
import { pairedClient } from '#shared/pairing.ts'
import { iso, isoTime } from '#shared/time.ts'

const window = v.object({ code: v.string(), expiresAt: isoTime })
const token = v.object({ token: v.string() })

const howPaired = { code: 'by code', press: 'by a press in the browser', token: 'token' } as const

export const clientCommands: AddCommands = (program, context) => {
  program
    .command('pair')
    .description('open pairing for two minutes and show the code for the popup')
    .action(async () => {
      const { daemon, out } = await context()
      const answer = await daemon.call('POST', '/v1/pairing', {})
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const { code, expiresAt } = v.parse(window, answer.value)
      out.result(
        { code, expiresAt },
        () =>
          `Type ${code.slice(0, 3)}-${code.slice(3)} in the popup before ${out.translator.moment(expiresAt, iso(Date.now()))}.`,
      )
    })

  const clients = program.command('clients').description('paired browsers and scripts')
  clients.command('list').action(async () => {
    const { daemon, out } = await context()
    const answer = await daemon.call('GET', '/v1/clients')
    if (!answer.ok) {
      out.failCall(answer.error)
      return
    }
    const list = v.parse(v.array(pairedClient), answer.value)
    const told = list.map(({ id, name, browser, lastUsedAt, pairedBy }) => ({
      id,
      name,
      browser,
      lastUsedAt,
      pairedBy,
    }))
    out.result(told, () =>
      told.length === 0
        ? 'Nothing is paired. Run `latchkey pair`.'
        : table(
            told.map((one) => [
              one.id,
              one.name,
              one.browser,
              howPaired[one.pairedBy ?? 'token'],
              one.lastUsedAt === null ? 'never used' : out.translator.dateTime(one.lastUsedAt),
            ]),
          ),
    )
  })
  clients
    .command('revoke')
    .argument('<id>')
    .action(async (id: string) => {
      const { daemon, out } = await context()
      const answer = await daemon.call('DELETE', `/v1/clients/${encodeURIComponent(id)}`)
      if (answer.ok) out.result({ revoked: id }, () => `${id} can no longer reach the daemon.`)
      else if (answer.error.type === 'refused' && answer.error.code === 'not-found')
        out.fail(`nothing is paired under ${id}. \`latchkey clients list\` shows the ids.`)
      else out.failCall(answer.error)
    })

  program
    .command('token')
    .description('tokens for scripts')
    .command('create')
    .description('make a token that may only read; it is shown once')
    .requiredOption('--name <name>', 'what it is for')
    .action(async ({ name }: { name: string }) => {
      const { daemon, out } = await context()
      const answer = await daemon.call('POST', '/v1/tokens', { name })
      if (answer.ok) out.result(v.parse(token, answer.value), () => v.parse(token, answer.value).token)
      else out.failCall(answer.error)
    })
}
