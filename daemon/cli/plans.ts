/** `plans`, `plan` and `recovery`: what to do when something has gone wrong, and whether one could get back in. */
import * as v from 'valibot'
import type { AddCommands, Context } from './context.ts'
import { table } from './output.ts'
import { planOf, planPath, stepsOfPlan } from '#shared/plan-steps.ts'
import { isSettled, plan, plans, REHEARSAL, type Plan, type PlanStep } from '#shared/plans.ts'
import { recovery } from '#shared/recovery.ts'

interface PlanOptions {
  readonly done?: string
  readonly undo?: string
  readonly note?: string
  readonly open?: true
  readonly close?: true
}

export const planCommands: AddCommands = (program, context) => {
  program
    .command('plans')
    .description('what to do when you are locked out, and the other plans, with how far each is')
    .action(async () => {
      const { daemon, out } = await context()
      const answer = await daemon.call('GET', '/v1/plans')
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const all = v.parse(plans, answer.value)
      const { t } = out.translator
      out.result(all, () =>
        table([
          ['ID', 'PLAN', 'OF', 'DONE', 'BEGUN'],
          ...all.map((one) => [
            one.id,
            t(`plan.${one.kind}`),
            one.subject ?? '?',
            `${String(one.steps.filter(isSettled).length)}/${String(one.steps.length)}`,
            one.closedAt === null ? (one.openedAt?.slice(0, 10) ?? '–') : '–',
          ]),
        ]),
      )
    })

  program
    .command('plan')
    .description('one plan, step by step; a step that no source shows is done by your word')
    .argument(
      '<id>',
      'as `latchkey plans` names it, or leaving-ORGANISATION-MEMBER, incident-ORGANISATION-MEMBER',
    )
    .option('--done <step>', `say that a step is done (or \`${REHEARSAL}\`)`)
    .option('--undo <step>', 'take that back')
    .option('--note <text>', 'with --done codes-kept: where they lie, not the codes')
    .option('--open', 'begin it now, afresh')
    .option('--close', 'put it away')
    .action(async (id: string, options: PlanOptions) => {
      const { daemon, out } = await context()
      const asked = callOf(id, options)
      if (typeof asked === 'string') {
        out.fail(asked, 2)
        return
      }
      const answer = await daemon.call(asked.method, asked.path, asked.body)
      if (answer.ok) {
        const found = v.parse(plan, answer.value)
        out.result(found, () => planWords(out, found))
      } else if (answer.error.type === 'refused' && answer.error.code === 'not-found')
        out.fail(
          `there is no plan “${id}”. \`latchkey plans\` lists them; \`latchkey members list\` the members.`,
        )
      else if (answer.error.type === 'refused' && answer.error.code === 'bad-shape') {
        const of = planOf(id)
        const steps = of ? stepsOfPlan(of.kind).map((one) => one.id) : []
        out.fail(`that is no step of this plan, or its note is too long. Its steps: ${steps.join(', ')}.`)
      } else out.failCall(answer.error)
    })

  program
    .command('recovery')
    .description('whether you could get back in today, in each case')
    .action(async () => {
      const { daemon, out } = await context()
      const answer = await daemon.call('GET', '/v1/recovery')
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const logins = v.parse(recovery, answer.value)
      const { t } = out.translator
      out.result(logins, () =>
        logins
          .map(({ name, state, cases }) =>
            [
              `${name === null ? '' : `${name}: `}${t(`recovery.ready.${state}`)}`,
              table(
                cases.flatMap((one) => [
                  [t(`recovery.answer.${one.state}`), t(`plan.${one.case}`), ''],
                  ...one.ways.map((way) => [
                    '',
                    `  ${t(`way.${way.id}`)}${way.seen === null ? '' : ` (${way.seen})`}`,
                    way.reason === null ? t(`recovery.answer.${way.state}`) : t(`reason.${way.reason}`),
                  ]),
                ]),
              ),
            ].join('\n'),
          )
          .join('\n\n'),
      )
    })
}

interface Asked {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: object
}

/** What to call, or what is wrong with what was asked. */
function callOf(id: string, { done, undo, note, open, close }: PlanOptions): Asked | string {
  const path = planPath(id)
  const wanted = [done, undo, open, close].filter((one) => one !== undefined)
  if (wanted.length > 1) return 'one of --done, --undo, --open and --close at a time'
  if (note !== undefined && done === undefined) return '--note goes with --done'
  const step = done ?? undo
  if (step !== undefined)
    return {
      method: 'POST',
      path: `${path}/steps`,
      body: { step, done: done !== undefined, note: note ?? null },
    }
  if (open) return { method: 'POST', path: `${path}/open` }
  if (close) return { method: 'POST', path: `${path}/close` }
  return { method: 'GET', path }
}

function planWords({ translator: { t, dateTime } }: Context['out'], found: Plan): string {
  const head = [t(`plan.${found.kind}`), found.subject, found.organisation].filter((one) => one !== null)
  return [
    head.join(' · '),
    table(
      found.steps.map((step, at) => [
        `${String(at + 1)}.`,
        t(`plan.state.${step.state}`),
        step.id,
        [t(`step.${step.id}`), ...whyOf(step)].join(' – '),
      ]),
    ),
  ].join('\n')

  function whyOf({ why, reason, left, statedAt, note, source, observedAt, fix }: PlanStep): string[] {
    return [
      why && t(`plan.why.${why}`),
      reason && t(`reason.${reason}`),
      left === null ? null : t('plan.left', { count: left }),
      statedAt && t('plan.said', { when: dateTime(statedAt) }),
      note,
      source && observedAt
        ? t('panel.observed', { source: t(`source.${source}`), when: dateTime(observedAt) })
        : null,
      fix?.url ?? null,
    ].filter((one) => one !== null)
  }
}
