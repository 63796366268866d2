/** The ways of notices as the daemon keeps them: read, changed, tried out, taken away and brought back. */
import { createModel, signal } from '@preact/signals'
import * as v from 'valibot'
import { channelCheckAnswer, type ChannelField } from '#shared/channel-fields.ts'
import {
  channelSettings,
  channelTestAnswer,
  channelView,
  type ChannelRequest,
  type ChannelSettings,
  type ChannelView,
  type DeliveryFault,
} from '#shared/notice-channels.ts'
import type { Api } from '../../core/api.ts'
import type { Trouble } from '../../core/trouble.ts'

export interface ChannelsPorts {
  readonly api: Pick<Api, 'ask'>
  /** Shows a notice of no meaning in this browser. */
  readonly showHere: () => Promise<unknown>
  /** Sixteen small letters and digits that no other way has. */
  readonly newId: () => string
}

/** ms; a mail server may take its time. */
const PATIENCE = 60_000

/** How a trial goes, or went. */
export type Trial = 'running' | 'sent' | DeliveryFault

const settingsIn = v.object(channelSettings.entries)
const settingsOf = (channel: ChannelView): ChannelSettings => v.parse(settingsIn, channel)

const pathOf = (id: string) => `/v1/notices/channels/${id}`

export const ChannelsModel = createModel(({ api, showHere, newId }: ChannelsPorts) => {
  const channels = signal<readonly ChannelView[] | null>(null)
  const trouble = signal<Trouble | null>(null)
  const trials = signal<Readonly<Record<string, Trial | null>>>({})
  /** What was taken away last. */
  const removed = signal<ChannelView | null>(null)

  const read = async () => {
    const asked = await api.ask({ path: '/v1/notices/channels', answer: v.array(channelView) })
    trouble.value = asked.ok ? null : asked.error
    if (asked.ok) channels.value = asked.value
  }
  /** Null where it was done. */
  const send = async (method: 'PUT' | 'DELETE', id: string, body: object = {}): Promise<Trouble | null> => {
    const asked = await api.ask({ method, path: pathOf(id), body, answer: v.unknown() })
    if (!asked.ok) return asked.error
    await read()
    return null
  }
  const put = (id: string, request: ChannelRequest) => send('PUT', id, request)
  const changed = async (acting: Promise<Trouble | null>): Promise<boolean> => {
    const failed = await acting
    if (failed) trouble.value = failed
    return failed === null
  }
  const note = (id: string, trial: Trial | null) => {
    trials.value = { ...trials.peek(), [id]: trial }
  }

  return {
    channels,
    trouble,
    trials,
    removed,
    read,
    /** @param id null for a new one. Null where it is kept, else why it is not. */
    save: (id: string | null, request: ChannelRequest) => put(id ?? newId(), request),
    /** Of what was refused, the field that is why. */
    async wrongIn(request: ChannelRequest): Promise<ChannelField | null> {
      const path = pathOf('check')
      const asked = await api.ask({ method: 'POST', path, body: request, answer: channelCheckAnswer })
      return asked.ok ? asked.value.wrong : null
    },
    turn: (channel: ChannelView, on: boolean) =>
      changed(put(channel.id, { ...settingsOf(channel), on, secret: null })),
    async remove(channel: ChannelView) {
      if (await changed(send('DELETE', channel.id))) removed.value = channel
    },
    /** As it was, but for its secret, which nobody has kept. */
    async undo() {
      const channel = removed.peek()
      if (channel && (await changed(put(channel.id, { ...settingsOf(channel), secret: null }))))
        removed.value = null
    },
    /** @param id of a way, or `browser`, or `desktop` */
    async test(id: string) {
      note(id, 'running')
      // a daemon can only say whether a browser asks it for notices
      if (id === 'browser') {
        const shown = await showHere().then(
          () => true,
          () => false,
        )
        return note(id, shown ? 'sent' : 'no-desktop')
      }
      const asked = await api.ask({
        method: 'POST',
        path: `${pathOf(id)}/test`,
        answer: channelTestAnswer,
        timeout: PATIENCE,
      })
      // with how its last try went: nothing is said in one place, and then in another
      if (asked.ok) await read()
      else trouble.value = asked.error
      note(id, asked.ok ? (asked.value.fault ?? 'sent') : null)
    },
  }
})
export type ChannelsModel = InstanceType<typeof ChannelsModel>
