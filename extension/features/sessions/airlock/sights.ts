/** What only time shows about a browser, kept for its doctor. */
import { keepLasting, readLasting, type Lasting } from './memory.ts'

type Sights = Lasting['sessionSights']

export const readSights = async (): Promise<Sights> =>
  (await readLasting('sessionSights')) ?? { restored: null, windowless: false, early: false, locks: false }

export const see = async (seen: Partial<Sights>): Promise<void> =>
  keepLasting({ sessionSights: { ...(await readSights()), ...seen } })
