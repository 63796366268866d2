/** Tells the daemon how the sessions of this browser stand, and hands over the receipts. The rule holds without it. */
import type { Api } from '../../../core/api.ts'
import { browser } from '../../../core/browser.ts'
import { keepLasting, keepPassing, readLasting, readPassing } from './memory.ts'
import { addAgain, receiptsTaken } from './receipts.ts'
import { readRules } from './site-rules.ts'
import type { Standing } from './standing.ts'
import { reportAnswer, type BrowserReport, type DoctorFinding, type Receipt } from '#shared/sessions.ts'
import { iso, MINUTE } from '#shared/time.ts'

/** So that the daemon knows that this browser is still there. */
const AT_LEAST_EVERY = 30 * MINUTE
/** Bytes; the daemon takes 64 KB. */
const ROOM = 60_000
/** Of these, for how things stand. */
const ROOM_OF_STATE = 40_000
const LEFT_TOLD = 3

export async function deliver(
  api: Pick<Api, 'ask' | 'clientId'>,
  standing: Standing,
  doctor: readonly DoctorFinding[],
): Promise<void> {
  await startAnew(await api.clientId())
  const waiting = (await readLasting('sessionReceipts')) ?? []
  const whole = { ...(await stateOf(standing, LEFT_TOLD)), doctor: [...doctor] }
  const report = bytesOf(whole) <= ROOM_OF_STATE ? whole : { ...whole, ...(await stateOf(standing, 0)) }
  const text = JSON.stringify(report)
  const receipts = thatFit(waiting, ROOM - bytesOf(report))
  const reported = await readPassing('airlockReported')
  // their times are read against that of the last report
  const hasSignIns = ((await readLasting('sessionSignIns')) ?? []).length > 0
  const isNews = hasSignIns || reported?.text !== text || Date.now() - reported.at > AT_LEAST_EVERY
  if (receipts.length === 0 && !isNews) return
  // a browser that has never had a rule has nothing to say
  if (receipts.length === 0 && report.rules.length === 0 && reported === null) return
  const body: BrowserReport = { ...report, at: iso(Date.now()), receipts }
  const answered = await api.ask({ method: 'POST', path: '/v1/sessions/report', body, answer: reportAnswer })
  if (!answered.ok) return
  await receiptsTaken(answered.value.taken)
  await keepPassing({ airlockReported: { text, at: Date.now() } })
  if (receipts.length < waiting.length && answered.value.taken.length > 0)
    await deliver(api, standing, doctor)
}

/** To a daemon that this browser was paired with since, nothing has been told yet; what it knows already it takes once. */
async function startAnew(client: string | null): Promise<void> {
  if (client === null || (await readLasting('sessionToldTo')) === client) return
  const waiting = (await readLasting('sessionReceipts')) ?? []
  const told = (await readLasting('sessionRecent')) ?? []
  await addAgain(told.filter(({ id }) => !waiting.some((one) => one.id === id)).toReversed())
  await keepLasting({ sessionToldTo: client })
}

async function stateOf(
  { state }: Standing,
  leftTold: number,
): Promise<Omit<BrowserReport, 'at' | 'receipts' | 'doctor'>> {
  const rules = await readRules()
  return {
    browser: browserName(navigator.userAgent),
    system: (await browser.runtime.getPlatformInfo()).os,
    extension: browser.runtime.getManifest().version,
    startedAt: state.startedAt,
    rules: [...rules],
    sites: state.sites.map((one) => ({ ...one, left: one.left.slice(0, leftTold) })),
  }
}

/** `Firefox 153`, `Chrome 156`: browsers tell no more of their version to pages. */
function browserName(userAgent: string): string {
  const [, name = 'Browser', version = ''] = /(Firefox|Edg|OPR|Chrome)\/(\d+)/.exec(userAgent) ?? []
  return `${name.replace('Edg', 'Edge').replace('OPR', 'Opera')} ${version}`.trim()
}

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length

/** The oldest ones, at least one. */
function thatFit(receipts: readonly Receipt[], room: number): Receipt[] {
  let left = room
  const beyond = receipts.findIndex((one) => (left -= bytesOf(one) + 1) < 0)
  return beyond === -1 ? [...receipts] : receipts.slice(0, Math.max(1, beyond))
}
