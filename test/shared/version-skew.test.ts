import { expect, it } from 'vitest'
import { olderOf } from '#shared/version-skew.ts'

it.each([
  ['0.1.0', '0.1.0', null],
  ['0.1.0', '0.1.9', null],
  ['0.1.0', '0.2.0', 'extension'],
  ['0.10.0', '0.9.9', 'daemon'],
  ['1.0.0', '0.9.0', 'daemon'],
  ['1.9.0', '2.0.0', 'extension'],
  // what a store adds, and what a person tries before it is released
  ['0.1.0.3', '0.1.0', null],
  ['0.2.0', '0.2.0-beta.1', null],
] as const)('the extension %s beside the daemon %s: %s is older', (extension, daemon, older) => {
  expect(olderOf(extension, daemon)).toBe(older)
})
