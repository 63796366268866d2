/** Codes for the day on which every other method is out of reach: given once, each works once. */
import { randomInt } from 'node:crypto'
import type { Person } from './person.ts'

const COUNT = 8

export const newBackupCodes = (): Person['backupCodes'] =>
  Array.from({ length: COUNT }, () => ({
    code: `${randomInt(10_000, 100_000)}-${randomInt(10_000, 100_000)}`,
    used: false,
  }))

export const codesLeft = ({ backupCodes }: Person): number => backupCodes.filter(({ used }) => !used).length

/** Takes a backup code once. The dash may be left out. */
export function useBackupCode(person: Person, typed: string): 'taken' | 'used-before' | 'unknown' {
  const digits = typed.replaceAll(/\D/g, '')
  const found = person.backupCodes.find(({ code }) => code.replace('-', '') === digits)
  if (found === undefined) return 'unknown'
  if (found.used) return 'used-before'
  found.used = true
  return 'taken'
}
