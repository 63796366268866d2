/** `products`: what is bought, in which state, and until when. */
import * as v from 'valibot'
import type { AddCommands } from './context.ts'
import { table } from './output.ts'
import {
  productFilters,
  productPage,
  serviceName,
  supportWords,
  type ProductOrganisation,
  type ProductRow,
} from '#shared/products.ts'
import { Option } from 'commander'

const PAGE = 500

export const productCommands: AddCommands = (program, context) => {
  program
    .command('products')
    .description('the products of your organisations, worst first')
    .addOption(new Option('--filter <filter>', 'only some of them').choices(productFilters).default('all'))
    .option('--organisation <id>', 'of one organisation alone')
    .action(async ({ filter, organisation }: { filter: string; organisation?: string }) => {
      const { daemon, out } = await context()
      const rows: ProductRow[] = []
      const organisations = new Map<string, ProductOrganisation>()
      let notKnown = 0
      for (;;) {
        const query = new URLSearchParams({
          filter,
          limit: String(PAGE),
          offset: String(rows.length),
          ...(organisation === undefined ? {} : { organisation }),
        })
        const answer = await daemon.call('GET', `/v1/products?${query.toString()}`)
        if (!answer.ok) {
          out.failCall(answer.error)
          return
        }
        const page = v.parse(productPage, answer.value)
        rows.push(...page.rows)
        for (const one of page.organisations) organisations.set(one.id, one)
        notKnown = page.notKnown
        if (page.rows.length === 0 || rows.length >= page.total) break
      }
      const { t } = out.translator
      out.result({ products: rows, organisations: [...organisations.values()], notKnown }, () =>
        [
          table([
            ['STATE', 'NAME', 'SERVICE', 'UNTIL', 'ORGANISATION'],
            ...rows.map((row) => [
              row.state === 'unknown' ? t('app.unknown') : t(`products.state.${row.state}`),
              row.name,
              serviceName(out.translator, row.service),
              row.expiresAt?.slice(0, 10) ?? '–',
              row.organisation.name,
            ]),
          ]),
          '',
          ...[...organisations.values()].map(
            ({ name, supportLevel }) => `${name}: ${supportWords(out.translator, supportLevel)}`,
          ),
          ...(notKnown === 0 ? [] : ['', t('products.not-known', { count: notKnown })]),
        ].join('\n'),
      )
    })
}
