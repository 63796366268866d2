/** Sends what is to reach the person elsewhere: each way for itself, so that one that stalls holds no other up. */
import { createAfter } from './after.ts'
import { begin, dueFor, firstAt, liveOf, rehold, type Batch } from './due.ts'
import type { Channels, KeptChannel } from './channels.ts'
import { loadHours } from './hours.ts'
import { messageWords, testMessage } from './message.ts'
import { ended, failing, locked, type Sent } from './outcome.ts'
import { acknowledge } from './outbox.ts'
import type { Outbox } from './record.ts'
import { canAnswer, type Sending } from './sending.ts'
import type { Quiet } from './quiet.ts'
import type { Clock } from '../../core/clock.ts'
import type { DeliveryFault } from '#shared/notice-channels.ts'
import type { Language } from '#shared/settings.ts'

export interface OutsideDeps {
  readonly box: () => Outbox
  readonly change: (act: (box: Outbox) => Outbox) => Promise<void>
  readonly channels: Channels
  readonly sending: Sending
  readonly clock: Clock
  readonly quiet: Quiet
  readonly language: () => Language
  /** A word that nobody can guess. */
  readonly random: () => string
  readonly report: (error: unknown) => void
}

export function createOutside(deps: OutsideDeps) {
  const { box, change, channels, sending, clock, quiet } = deps
  const ending = new AbortController()
  const running = new Map<string, Promise<void>>()
  /** Sent by this process, though the disk may have been too full to note it. */
  const sentHere = new Map<string, Sent>()
  const after = createAfter({ ...deps, signal: ending.signal })

  /** How it went, for whoever asks; a disk that is too full for that stops nothing. */
  const note = (channel: KeptChannel, fault: DeliveryFault | null): Promise<void> =>
    channels.note(channel, { at: clock.now(), fault }).catch(deps.report)

  async function rules({ id, settings: { timing } }: KeptChannel): Promise<void> {
    const now = clock.now()
    const next = timing.type === 'daily' || timing.type === 'weekly' ? await loadHours() : null
    const zone = quiet.zone()
    await change((box) =>
      rehold(box, { id, timing }, now, () =>
        next && (timing.type === 'daily' || timing.type === 'weekly')
          ? next.digestAfter(timing, zone, now)
          : firstAt(timing, now),
      ),
    )
  }

  async function runOne(channel: KeptChannel): Promise<void> {
    const { id, settings } = channel
    await rules(channel)
    const way = { id, timing: settings.timing }
    const isQuiet = await quiet.now()
    const batches = dueFor(box(), way, clock.now()).filter(
      ({ entries, isDigest }) =>
        !isQuiet(!isDigest && entries.some(({ notice }) => notice.severity === 'critical')),
    )
    if (batches.length === 0) return
    const secret = await channels.secretOf(channel)
    if (!secret.ok) {
      // looked at every few seconds, noted once
      if (channel.last?.fault !== 'locked') await note(channel, 'locked')
      await change((box) => locked(box, id))
      return
    }
    for (const batch of batches) {
      if (ending.signal.aborted) return
      const sent = await attempt(channel, batch, secret.value)
      // a server that is not reached now is not reached for the next one either
      if (sent !== null && !sent.ok && !sent.error.isFinal && sent.error.fault !== 'busy') return
    }
  }

  /** @returns `null` where it was called off meanwhile */
  async function attempt(channel: KeptChannel, batch: Batch, secret: string): Promise<Sent | null> {
    const { id, settings } = channel
    const { message } = batch
    const ids = new Set(batch.entries.map(({ notice }) => notice.id))
    const answer = canAnswer(settings) ? deps.random() : null
    await change((box) => begin(box, id, batch, answer, clock.now()))
    const mine = box().entries.filter((one) => ids.has(one.notice.id) && liveOf(one, id)?.message === message)
    const [first] = mine
    if (first === undefined) return null
    const words = messageWords(mine, {
      id: message,
      language: settings.language ?? deps.language(),
      answer: liveOf(first, id)?.answer ?? null,
      isDigest: batch.isDigest,
      zone: quiet.zone(),
    })
    const sent = sentHere.get(message) ?? (await sending.send(channel, secret, words, ending.signal))
    // stopped in the middle: whether it arrived is not known, so it goes again under the same name
    if (ending.signal.aborted && !sent.ok) return null
    if (sent.ok) sentHere.set(message, sent)
    const now = clock.now()
    await change((box) => {
      const after = ended(box, id, message, sent, now)
      return sent.ok && sent.value.acknowledged ? acknowledge(after, message, settings.name, now) : after
    })
    sentHere.delete(message)
    await note(channel, sent.ok ? null : sent.error.fault)
    return sent
  }

  function start(channel: KeptChannel): Promise<void> {
    const { id } = channel
    const run =
      running.get(id) ??
      (async () => {
        await after.hear(channel)
        await runOne(channel)
        await after.clear(channel)
      })().finally(() => running.delete(id))
    running.set(id, run)
    return run
  }

  return {
    /** Resolves when each way has sent what was due, or is under way already and has. */
    async deliver(): Promise<void> {
      if (ending.signal.aborted) return
      const on = channels.list().filter(({ settings }) => settings.on)
      const ends = await Promise.allSettled(on.map(start))
      for (const end of ends) if (end.status === 'rejected') deps.report(end.reason)
    },
    /** Sends a message of no meaning, now. */
    async test(channel: KeptChannel): Promise<DeliveryFault | null> {
      const secret = await channels.secretOf(channel)
      const message = testMessage(deps.random(), channel.settings.language ?? deps.language(), clock.now())
      const sent = secret.ok
        ? await sending.send(channel, secret.value, message, ending.signal)
        : failing('locked')
      const fault = sent.ok ? null : sent.error.fault
      await note(channel, fault)
      return fault
    },
    async stop(): Promise<void> {
      ending.abort()
      await Promise.allSettled(running.values())
    },
  }
}
