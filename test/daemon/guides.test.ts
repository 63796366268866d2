/** Every line of the provider's guides is served: by a test of the sandbox that has its name from it, and by Latchkey. */
import { describe, expect, test } from 'vitest'
import { actionIds } from '#shared/actions.ts'
import { checkIds } from '#shared/findings.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { planKinds, recoveryCases, stepsOfPlan } from '#shared/plan-steps.ts'
import {
  ADD_NAMES,
  ALERTS,
  INVITE,
  MISSING_NAME,
  PLAN_2FA,
  hashOf,
  placeOf,
} from '../../extension/core/routes.ts'
import { stepCount, stepsOf } from '../../extension/features/findings/steps.ts'
import { guideLines, guideRows, guidesMissing, noRule, type GuideRow } from '../support/guide-rows.ts'
import { runCli } from '../support/latchkey.ts'
import { isNamed } from '../support/named-tests.ts'

const lines = guideLines()
const listed = <T>(value: readonly T[] | string): readonly T[] => (typeof value === 'string' ? [] : value)

const testsOf = ({ sandbox }: GuideRow) =>
  listed(sandbox).map((one) => {
    const [name = '', ...rest] = one.split(': ')
    return { path: `daemon/sandbox-${name}.test.ts`, beginning: rest.join(': ') }
  })
/** Beyond the ids of members, names and plans, which are data. */
const pagesOf: Readonly<Record<string, readonly string[]>> = {
  team: [PLAN_2FA, INVITE, ALERTS],
  domains: [ADD_NAMES, MISSING_NAME],
}

/** Whether what a row names is there. */
function isThere(path: string): boolean {
  const [kind, name = '', more] = path.split(' ')
  if (kind === 'finding') return checkIds.some((id) => id === name)
  if (kind === 'action') {
    const action = actionIds.find((id) => id === name)
    return (
      action !== undefined && (more === undefined || (Number(more) >= 1 && Number(more) <= stepCount[action]))
    )
  }
  if (kind === 'plan') {
    const plan = planKinds.find((one) => one === name)
    return plan !== undefined && (more === undefined || stepsOfPlan(plan).some(({ id }) => id === more))
  }
  if (kind !== 'page') return false
  const { view, page } = placeOf(name)
  return hashOf(view, page) === name && (page === null || pagesOf[view]?.includes(page) === true)
}
const paths = [...new Set<string>(guideRows.flatMap(({ latchkey }) => listed(latchkey)))]
const commands = paths.filter((path) => path.startsWith('cli '))

describe('what a row says', () => {
  test.each(guideRows)('$guide: its tests exist', (row) => {
    for (const { path, beginning } of testsOf(row))
      expect([path, beginning, isNamed(path, beginning)]).toEqual([path, beginning, true])
    if (row.proof === undefined) return
    const [path = '', ...rest] = row.proof.split(': ')
    expect([row.proof, isNamed(path, rest.join(': '))]).toEqual([row.proof, true])
  })

  test('is not found where it is not there', () => {
    expect(isNamed('daemon/sandbox-guides.test.ts', 'no test has this name')).toBe(false)
    expect(isNamed('daemon/sandbox-none.test.ts', '')).toBe(false)
    for (const path of [
      'finding nothing',
      'action require-2fa 4',
      'plan leaving reset-page',
      'page #/team/none',
      'page #/none',
    ])
      expect([path, isThere(path)]).toEqual([path, false])
  })

  test.each(paths.filter((path) => !commands.includes(path)))('%s is there', (path) => {
    expect(isThere(path)).toBe(true)
  })

  test.each([...commands.map((path) => [path, true] as const), ['cli team none', false] as const])(
    '%s is a command: %s',
    async (path, is) => {
      const words = path.split(' ').slice(1)
      const { out } = await runCli([...words, '--help'], process.env)
      expect(new RegExp(`^Usage: latchkey ${words.join(' ')}(?: |$)`, 'm').test(out)).toBe(is)
    },
  )
})

describe('the words of a guided action', () => {
  test.each(actionIds)('%s has its steps in every language', (action) => {
    for (const [language, catalogue] of Object.entries(catalogues)) {
      const written = Object.entries(catalogue).filter(([key]) => key.startsWith(`action.${action}.step.`))
      expect([language, written.map(([key]) => key)]).toEqual([language, stepsOf(action)])
      expect(written.filter(([, words]) => words.trim() === '')).toEqual([])
    }
  })
})

describe.skipIf(guidesMissing !== null)(`the guides (${guidesMissing ?? 'found'})`, () => {
  const matches = (beginning: string) => lines.filter((line) => line.startsWith(beginning))

  test.each(lines)('%s', (line) => {
    const found = [...guideRows.map(({ guide }) => guide), ...noRule].filter((one) => line.startsWith(one))
    expect(found).toHaveLength(1)
  })

  test('have a line for each row, and for each that is none', () => {
    const idle = [...guideRows.map(({ guide }) => guide), ...noRule].filter(
      (one) => matches(one).length === 0,
    )
    expect(idle).toEqual([])
  })

  /** What follows the name of one action or plan, along the lines. */
  const toldOf = (kind: 'action' | 'plan', name: string): string[] =>
    lines
      .flatMap((line) => guideRows.filter(({ guide }) => line.startsWith(guide)))
      .flatMap(({ latchkey }) => listed(latchkey))
      .flatMap((path) => new RegExp(`^${kind} ${name} (\\S+)$`).exec(path)?.[1] ?? [])
  const ascending = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)

  test('give each action its steps, in their order and all of them', () => {
    const told = actionIds
      .map((action) => ({ action, steps: toldOf('action', action).map(Number) }))
      .filter(({ steps }) => steps.length > 0)
    expect(told.length).toBeGreaterThan(8)
    for (const { action, steps } of told) {
      expect([action, steps]).toEqual([action, ascending(steps)])
      expect([action, new Set(steps).size]).toEqual([action, stepCount[action]])
    }
  })

  test('give each way back in its steps, in their order', () => {
    for (const plan of recoveryCases) {
      const order: readonly string[] = stepsOfPlan(plan).map(({ id }) => id)
      const steps = toldOf('plan', plan).map((id) => order.indexOf(id))
      expect([plan, steps]).toEqual([plan, ascending(steps)])
    }
    expect(toldOf('plan', 'forgotten-password')).toHaveLength(4)
  })
})
