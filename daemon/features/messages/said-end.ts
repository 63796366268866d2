/** Which names a mail says will end, or have ended, and when. Pure. */
import { daysIn } from './dates.ts'
import { namesIn } from './names-said.ts'
import type { Said } from './said.ts'
import { speaksOf } from './words.ts'

export interface SaidEnd {
  readonly name: string | null
  /** Every reading of every day that stands beside it. */
  readonly days: readonly number[]
  /** It says that the end is past. */
  readonly over: boolean
}
const OVER =
  /(?<![a-z])(?:(?:has|have) (?:already )?expired|a expire|ont expire|est expire|abgelaufen|e scadut|ha vencido|ha caducado|ha expirado|is being deleted|(?:is|has been) deleted)/

export function endsIn({ subject, sentences, written }: Said): readonly SaidEnd[] {
  const all = [subject, ...sentences]
  const names = all.map(({ text }) => namesIn(text))
  const days = all.map(({ words }) => daysIn(words, written).flatMap((day) => day.days))
  const ends = all.map(({ words }) => speaksOf('ends', words))
  const isAbout = (at: number) => ends[at] === true || ends[at + 1] === true || ends[at - 1] === true
  const daysFor = (at: number): readonly number[] =>
    [at, at + 1, at - 1, at + 2]
      .map((near) => (near === at || names[near]?.length === 0 ? days[near] : undefined))
      .find((found) => found !== undefined && found.length > 0) ?? []
  const said = names.flatMap((found, at) =>
    isAbout(at)
      ? found.map((name) => ({ name, days: daysFor(at), over: OVER.test(all[at]?.words ?? '') }))
      : [],
  )
  const dated = said.filter(({ days: some }, at) => some.length > 0 && isFirst(said, at))
  const undated = said.filter(
    ({ name, days: some }, at) =>
      some.length === 0 && isFirst(said, at) && !dated.some((other) => other.name === name),
  )
  const every = [...dated, ...undated].slice(0, MOST_CLAIMS)
  if (every.length > 0) return every
  const day = days.find((some, at) => some.length > 0 && isAbout(at)) ?? []
  return [{ name: null, days: day, over: all.some(({ words }) => OVER.test(words)) }]
}
const MOST_CLAIMS = 50
const isFirst = (said: readonly SaidEnd[], at: number) =>
  said.findIndex(
    ({ name, days, over }) =>
      name === said[at]?.name &&
      String(days) === String(said[at]?.days) &&
      (days.length > 0 || over === said[at]?.over),
  ) === at
