/** `site check`: whether an address is the provider's own, or only looks like it. It runs alone, and no packet leaves. */
import type { Command } from 'commander'
import * as v from 'valibot'
import { socketPathOf } from '../core/home.ts'
import { typedAddress } from '../features/sites/typed-address.ts'
import { judgeWrapped } from '../features/sites/wrapped-address.ts'
import { createDaemonClient } from './client.ts'
import type { Surroundings } from './context.ts'
import type { MessageParams } from '#shared/i18n.ts'
import { guardedAnswer, type GuardedName } from '#shared/sites.ts'

/** ms; a daemon that hangs keeps nobody from an answer. */
const PATIENCE = 3_000

export function siteCommands(program: Command, surroundings: () => Surroundings): void {
  program
    .command('site')
    .description('addresses of pages')
    .command('check <url>')
    .description('say whether an address is the provider’s own or looks like a name that is guarded')
    .action(async (url: string) => {
      const { out, root } = surroundings()
      const address = typedAddress(url)
      if (address === null) {
        out.fail('this is no address of a page. Give it as in https://manager.infomaniak.com.', 2)
        return
      }
      const { verdict, reasons } = judgeWrapped(address, await guardedBy(root))
      const { t } = out.translator
      // that its host resembles nothing says little where something else does
      const telling = reasons.filter(({ code }) => reasons.length === 1 || code !== 'unlike')
      const told = telling.map(({ code, seen }) => ({
        code,
        text: t(`site.reason.${code}`, seen as MessageParams),
      }))
      out.result({ verdict, reasons: told }, () =>
        [t(`site.verdict.${verdict}`), ...told.map(({ text }) => `- ${text}`)].join('\n'),
      )
    })
}

/** The names that the daemon guards beside the provider's; none where it does not run. */
async function guardedBy(root: string): Promise<readonly GuardedName[]> {
  try {
    const answer = await createDaemonClient(socketPathOf(root), PATIENCE).call('GET', '/v1/sites/guarded')
    return answer.ok ? v.parse(guardedAnswer, answer.value) : []
  } catch {
    // it hangs, or is of another version: the provider's name is judged all the same
    return []
  }
}
