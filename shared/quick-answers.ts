/** What a notice can be answered with where it stands. Pure. */
import type { QuickAnswer } from './notice-channels.ts'
import type { Notice } from './notices.ts'

/** Begins the id of what stands for all the flags that are left; ids of flags have no hyphen. */
export const REST = 'more-'

type Told = Pick<Notice, 'check' | 'thing' | 'seen'>

const ofLapsing = ({ seen: { phase } }: Told): readonly QuickAnswer[] => {
  if (phase === 'redemption') return ['restore', 'snooze']
  // nobody can renew or restore it any more
  return phase === 'pending-delete' || phase === 'available' ? ['snooze'] : ['renew', 'snooze']
}

/** By what a check begins with; the first row that fits. */
const rows: readonly (readonly [begins: string, answers: (told: Told) => readonly QuickAnswer[]])[] = [
  ['domain-lapsing', ofLapsing],
  // answered with No, and its plan is open
  ['activity-not-me', () => ['snooze']],
  // what stands for the rest of many has no flag of its own
  ['activity-', ({ thing }) => (subjectIn(thing).id.startsWith(REST) ? ['snooze'] : ['was-me', 'not-me'])],
  ['session-', () => ['sign-out', 'snooze']],
]

/** The most useful first; at most two, as browsers have room for. */
export function answersOf(told: Told): readonly QuickAnswer[] {
  // one that stands for many is about no thing
  const row = told.thing === '' ? undefined : rows.find(([begins]) => told.check.startsWith(begins))
  return row?.[1](told) ?? ['snooze']
}

/** What a thing's key names: the login or the browser (`''` for none), and the subject within it. */
export function subjectIn(thing: string): { readonly connection: string; readonly id: string } {
  const [, connection = '', , ...id] = thing.split('/')
  return { connection, id: id.join('/') }
}
