/** `sessions`. */
import * as v from 'valibot'
import type { AddCommands } from './context.ts'
import { table } from './output.ts'
import type { Translator } from '#shared/i18n.ts'
import { sessionsView, type SessionsView } from '#shared/sessions.ts'
import type { IsoTime } from '#shared/time.ts'

/** As many receipts as fit a screen; `--json` has more. */
const SHOWN = 20

export const sessionCommand: AddCommands = (program, context) => {
  program
    .command('sessions')
    .description('the sessions that end by a rule in each paired browser, and the receipts of it')
    .action(async () => {
      const { daemon, out } = await context()
      const answer = await daemon.call('GET', '/v1/sessions')
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const told = v.parse(sessionsView, answer.value)
      out.result(told, () => inWords(told, out.translator))
    })
}

function inWords(told: SessionsView, translator: Translator): string {
  if (told.browsers.length === 0 && told.receipts.length === 0)
    return 'No browser has reported yet. Pair one with `latchkey pair`.'
  const latest = told.receipts.slice(0, SHOWN)
  return [
    ...told.browsers.map((browser) => browserInWords(browser, told, translator)),
    latest.length === 0
      ? 'No receipt yet: the first comes when a session is ended.'
      : `Latest receipts\n${receiptTable(latest, told, translator)}`,
  ].join('\n\n')
}

function browserInWords(
  { id, name, browser, system, extension, startedAt, lastSeenAt, doctor }: SessionsView['browsers'][number],
  { rules, receipts }: SessionsView,
  { t }: Translator,
): string {
  const own = rules.filter((rule) => rule.browser === id)
  const weak = doctor.filter(({ state }) => state === 'weak').length
  const head = [
    `${name} (${browser}, ${system}, Latchkey ${extension})`,
    `Runs since ${minute(startedAt)}, last heard of ${minute(lastSeenAt)}.`,
    ...(weak === 0
      ? []
      : [
          `${weak === 1 ? 'One thing weakens' : `${String(weak)} things weaken`} the rule; its Sessions view says what.`,
        ]),
  ]
  if (own.length === 0) return [...head, 'No rule: its sessions last as long as the sites want.'].join('\n')
  return [
    ...head,
    table([
      ['VERDICT', 'SITE', 'SESSION SINCE', 'ENDS AT EVERY START, AND', 'LAST RECEIPT'],
      ...own.map((rule) => {
        const last = receipts.find((one) => one.browser === id && one.site === rule.site)
        const snoozed = rule.verdict === 'snoozed' ? ` until ${minute(rule.snoozedUntil)}` : ''
        return [
          t(`sessions.verdict.${rule.verdict}`) + snoozed,
          rule.site,
          minute(rule.beganAt),
          alsoEnds(rule, t) || '–',
          last ? `${minute(last.at)} ${t(`sessions.outcome.${last.outcome}`)}` : '–',
        ]
      }),
    ]),
  ].join('\n')
}

const alsoEnds = (rule: SessionsView['rules'][number], t: Translator['t']): string =>
  [
    ...(rule.afterHours === null ? [] : [t('sessions.clause.hours', { count: rule.afterHours })]),
    ...(rule.afterIdleMinutes === null ? [] : [t('sessions.clause.idle', { count: rule.afterIdleMinutes })]),
    ...(rule.whenLocked ? [t('sessions.clause.locked')] : []),
    ...(rule.whenLastTabCloses ? [t('sessions.clause.last-tab')] : []),
  ].join(', ')

function receiptTable(
  receipts: SessionsView['receipts'],
  { browsers }: SessionsView,
  { t }: Translator,
): string {
  const nameOf = (id: string) => browsers.find((browser) => browser.id === id)?.name ?? '(revoked)'
  return table([
    ['WHEN', 'BROWSER', 'SITE', 'WHY', 'OUTCOME', 'REMOVED'],
    ...receipts.map((one) => [
      minute(one.at),
      nameOf(one.browser),
      one.site,
      t(`sessions.cause.${one.cause}`),
      t(`sessions.outcome.${one.outcome}`) +
        (one.left.length === 0 ? '' : ` (${t('sessions.count.cookies', { count: one.left.length })})`),
      `${t('sessions.count.cookies', { count: one.removed.cookies })}, ${t('sessions.count.stores', { count: one.removed.origins })}`,
    ]),
  ])
}

/** `2026-11-27 12:00Z` */
const minute = (at: IsoTime | null) => (at === null ? '–' : `${at.slice(0, 16).replace('T', ' ')}Z`)
