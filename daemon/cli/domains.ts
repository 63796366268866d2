/** `domains`: its list, what a raw answer means, and the commands of the other files. */
import { readFileSync } from 'node:fs'
import type { AddCommands } from './context.ts'
import { domainExportCommand } from './domain-export.ts'
import { domainNameCommands } from './domain-names.ts'
import { allRows, dayOf } from './domain-rows.ts'
import { table } from './output.ts'
import { iso } from '#shared/time.ts'

interface ExplainOptions {
  readonly rdap?: string
  readonly whois?: string
  readonly name: string
  readonly at: string
  readonly httpStatus: string
}

export const domainCommands: AddCommands = (program, context) => {
  const domains = program.command('domains').description('names and their lives')

  domains
    .command('list')
    .description('every name with its dates')
    .action(async () => {
      const { daemon, out } = await context()
      const answer = await allRows(daemon)
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const rows = answer.value
      out.result(rows, () =>
        rows.length === 0
          ? 'No names are known. `latchkey domains add example.com` looks after one, `latchkey connect infomaniak` after all of an account.'
          : table([
              ['NAME', 'PHASE', 'PAID UNTIL', 'EXPIRY', 'RESTORE BY', 'WARRANTY', 'WITHOUT DATE BECAUSE'],
              ...rows.map((row) => [
                row.display,
                row.phase,
                dayOf(row.paidUntil),
                dayOf(row.expiry),
                dayOf(row.restoreBy),
                row.renewalWarranty === null ? '?' : row.renewalWarranty ? 'yes' : 'no',
                row.reason === null ? '' : out.translator.t(`reason.${row.reason}`),
              ]),
            ]),
      )
    })

  domains
    .command('explain')
    .description('read one raw registry answer and say what it means')
    .option('--rdap <file>', 'an RDAP answer as it came')
    .option('--whois <file>', 'a WHOIS answer as it came')
    .requiredOption('--name <name>', 'the name that was asked for')
    .requiredOption('--at <time>', 'when it was asked, ISO 8601')
    .option('--http-status <status>', 'the HTTP status of an RDAP answer', '200')
    .action(async (options: ExplainOptions) => {
      const { out } = await context()
      const { explain } = await import('../explain.ts')
      const { describeNameFault, parseDomainName } = await import('../core/domain-name.ts')
      const file = options.rdap ?? options.whois
      if (file === undefined || (options.rdap !== undefined && options.whois !== undefined)) {
        out.fail('one answer is a required option: --rdap <file> or --whois <file>', 2)
        return
      }
      const at = Date.parse(options.at)
      const httpStatus = Number(options.httpStatus)
      if (Number.isNaN(at)) {
        out.fail('--at must be a time such as 2026-11-22T12:00:00Z', 2)
        return
      }
      if (!Number.isInteger(httpStatus) || httpStatus < 100 || httpStatus > 599) {
        out.fail('--http-status must be a number from 100 to 599', 2)
        return
      }
      const name = parseDomainName(options.name)
      if (!name.ok) {
        out.fail(describeNameFault(name.error), 2)
        return
      }
      let bytes: Buffer
      try {
        bytes = readFileSync(file)
      } catch {
        out.fail(`${file} cannot be read`)
        return
      }
      const raw = options.rdap === undefined ? { whois: bytes } : { rdap: bytes.toString('utf8'), httpStatus }
      const told = explain({ ...raw, name: name.value, at: iso(at) })
      out.result(told, () =>
        [
          `${told.name}: ${told.phase}${told.expiry ? `, expiry ${told.expiry}` : ''}`,
          ...told.reasons.map((one) => `- ${one}`),
        ].join('\n'),
      )
    })

  domainNameCommands(domains, context)
  domainExportCommand(domains, context)
}
