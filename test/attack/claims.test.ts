/** The index of attacks tells the truth: every one is proven by a test that is there, or says why it is not. */
import { describe, expect, it, test } from 'vitest'
import { gateUnits } from '#daemon/core/gate.ts'
import { isTest } from '../support/named-tests.ts'
import { families } from '../support/raw-http.ts'
import type { Proof } from './claim.ts'
import { attacks, controls } from './claims.ts'
import { rows } from './rows.ts'

const COUNT = 178

function isThere(proof: Proof | (typeof controls)[number]): boolean {
  const [path = '', ...rest] = proof.split(': ')
  const title = rest.join(': ')
  return path === 'gate' ? rows.some(({ what }) => what === title) : isTest(path, title)
}
const proven = attacks.filter(([, , proof]) => typeof proof !== 'string')

it(`has each attack from 1 to ${String(COUNT)}, once and in order`, () => {
  expect(attacks.map(([id]) => id)).toEqual(Array.from({ length: COUNT }, (_, index) => index + 1))
  for (const [id, what] of attacks) expect([id, what]).toEqual([id, expect.stringMatching(/\S/)])
})

test.each(proven)('%i %s: its tests are there', (_, __, proof) => {
  expect(proof).not.toEqual([])
  for (const one of proof as readonly Proof[]) expect([one, isThere(one)]).toEqual([one, true])
})

describe('what switches a defence off', () => {
  test.each(controls)('%s', (control) => {
    expect(isThere(control)).toBe(true)
  })
})

test('what is not there is not found', () => {
  expect(isThere('gate: no row has this name')).toBe(false)
  expect(isThere('attack/gate.test.ts: refuses')).toBe(false)
  expect(isThere('attack/none.test.ts: refuses %s')).toBe(false)
})

test('the rows of the gate are sent, and its rules are switched off', () => {
  for (const path of ['attack/gate.test.ts', 'attack/program.test.ts'])
    expect(
      isTest(
        path,
        path.includes('gate') ? 'refuses %s' : 'refuses whatever the gate is to refuse, and changes nothing',
      ),
    ).toBe(true)
  const names = gateUnits({
    port: 0,
    authenticator: { isPaired: () => false, authenticate: () => ({ ok: false, error: 'unauthorized' }) },
  })
  const toProgram = rows.filter(({ unit }) => unit !== 'route').length
  console.log(
    `attacks: ${String(attacks.length)}, proven ${String(proven.length)}, waiting ${String(attacks.length - proven.length)}; ` +
      `requests refused: ${String(rows.length * families.length)} at the gate, ${String(toProgram * families.length)} at the program; ` +
      `rules ${String(names.length)}, tests with a defence switched off ${String(controls.length)}`,
  )
})
