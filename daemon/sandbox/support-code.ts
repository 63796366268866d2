/** By this code support knows who calls: of a person, and another each day. */
import { createHmac } from 'node:crypto'
import { DAY } from '#shared/time.ts'
import type { Person } from './person.ts'

/** @param at ms on the sandbox's clock */
export const supportCode = (person: Person, at: number): string =>
  String(
    createHmac('sha256', person.password)
      .update(`${person.id}/${Math.floor(at / DAY)}`)
      .digest()
      .readUInt32BE(0) % 1_000_000,
  ).padStart(6, '0')
