/** What was planned is sent, once, and read back; what the provider takes in two has a second write and a second look. */
import type { ChangeRequest, ChangeResult } from '#shared/changes.ts'
import type { IsoTime } from '#shared/time.ts'
import {
  refusals,
  type ChangePlan,
  type ChangeRow,
  type ChangeRules,
  type ReadBack,
  type Write,
  type Writer,
} from './change-port.ts'
import type { Snapshot } from './snapshot.ts'

export interface Sending {
  readonly request: ChangeRequest
  readonly rules: ChangeRules<ChangeRequest>
  readonly plan: ChangePlan
  /** Of the plan. */
  readonly write: Write
  readonly writer: Writer
  readonly snapshot: () => Snapshot
  readonly now: () => IsoTime
  /** Notes each write before it is sent: of a second one, what it is. Resolves when it is durable. */
  readonly sending: (second?: Readonly<Record<string, unknown>>) => Promise<void>
  /** Of the first write. */
  readonly signal: AbortSignal
  /** Of each step after it. */
  readonly patience: () => AbortSignal
}
type Ending = Pick<ChangeResult, 'outcome'> & Partial<ChangeResult>

export async function sendChange(sending: Sending): Promise<Ending> {
  const { request, rules, writer } = sending
  await sending.sending()
  const written = await writer.write(sending.write, sending.signal)
  if (written.type === 'refused') return { outcome: 'refused', refused: [...refusals(written)] }
  const once = written.type === 'taken' ? written.once : null
  const heard = await writer.reread(rules.readings(request), sending.patience())
  if (!heard.ok) return { outcome: 'unclear', once }
  const { rows, state: all } = readBack(sending, () => true)
  const first = readBack(sending, (row) => !isSecond(sending, row)).state
  const rest = first === 'done' ? rules.followUp?.write(request, sending.snapshot(), sending.now()) : null
  if (rest) return sendRest(sending, rest, rows)
  if (first === 'done' && all !== 'done' && rules.followUp)
    return { outcome: all === 'not' ? 'partly-done' : 'partly-unclear', rows }
  const state = first === 'done' ? all : first
  if (state === 'not' && written.type === 'taken')
    return { outcome: 'not-taken', rows, once, guided: rules.byHand(request) }
  // a password that was made and not heard is of no use to anybody
  const isLost = request.kind === 'application-password' && once === null
  const isSeen = (state === 'done' || state === 'waiting') && !isLost
  return { outcome: isSeen ? state : 'unclear', rows, once }
}

/** @param before the rows as they were read back between the two */
async function sendRest(sending: Sending, write: Write, before: ReadBack['rows']): Promise<Ending> {
  const { request, rules, writer } = sending
  const { fields } = rules.followUp ?? {}
  // a disk that is full keeps it from being sent, and not the first from having been
  const isNoted = await sending.sending({ write: write.kind, fields }).then(
    () => true,
    () => false,
  )
  if (!isNoted) return { outcome: 'partly-done', rows: before }
  const written = await writer.write(write, sending.patience())
  if (written.type === 'refused')
    return { outcome: 'partly-done', rows: before, refused: [...refusals(written)] }
  const heard = await writer.reread(rules.readings(request), sending.patience())
  if (!heard.ok) {
    const rows = before.map((row) => (isSecond(sending, row) ? { ...row, is: null } : row))
    return { outcome: 'partly-unclear', rows }
  }
  const { rows, state } = readBack(sending, () => true)
  if (state === 'done') return { outcome: 'done', rows }
  // accepted in the meantime, or told no more: whether it was given does not stand there
  const isTold = rows.some((row) => isSecond(sending, row) && row.is !== null)
  return state === 'not' && isTold && written.type === 'taken'
    ? { outcome: 'partly-done', rows, guided: rules.byHand(request) }
    : { outcome: 'partly-unclear', rows }
}

const isSecond = ({ rules }: Sending, { field }: Pick<ChangeRow, 'field'>) =>
  rules.followUp?.fields.includes(field) === true

const readBack = ({ rules, request, plan, snapshot, now }: Sending, isMeant: (row: ChangeRow) => boolean) =>
  rules.readBack(request, { ...plan, rows: plan.rows.filter(isMeant) }, snapshot(), now())
