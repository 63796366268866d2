/** The ways of notices: set up, changed, tried and taken away by the person alone. */
import { isDeepStrictEqual } from 'node:util'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { answer, refuse } from '../../core/answer.ts'
import { idOf, type Env } from '../../core/caller.ts'
import { body, describe } from '../../core/route.ts'
import type { KeptChannel } from './channels.ts'
import type { Notifications } from './notifications.ts'
import { SCREEN } from './record.ts'
import { channelViewOf } from './view.ts'
import { wrongIn } from './ways.ts'
import { channelCheckAnswer, misshapenIn } from '#shared/channel-fields.ts'
import {
  builtInChannels,
  channelId,
  channelRequest,
  channelTestAnswer,
  channelView,
} from '#shared/notice-channels.ts'
import { ok } from '#shared/result.ts'

const done = v.strictObject({ done: v.literal(true) })
/** Names of what this computer shows by itself. */
const taken: readonly string[] = [...builtInChannels, SCREEN]
const isOurs = (id: string) => v.is(channelId, id) && !taken.includes(id)
const by = (c: Context<Env>) => idOf(c.var.caller)

export const noticeChannelRoutes = ({
  notifications,
  setUp,
}: {
  notifications: Notifications
  /** A browser has set one up, or led it elsewhere: whoever sits here hears of it. */
  setUp: (name: string) => void
}) => {
  const { channels } = notifications
  const view = (one: KeptChannel) => channelViewOf(one, notifications.box())

  return new Hono<Env>()
    .get(
      '/v1/notices/channels',
      describe({
        for: 'person',
        summary: 'Ways by which notices go to other places than this computer',
        answers: { 200: v.array(channelView) },
      }),
      (c) => c.json(channels.list().map(view), 200),
    )
    .put(
      '/v1/notices/channels/:id',
      describe({
        for: 'person',
        summary: 'Set one up, or change it; led elsewhere, it forgets its secret unless that is given anew',
        answers: { 200: channelView },
      }),
      body(channelRequest),
      async (c) => {
        const id = c.req.param('id')
        const { secret, ...settings } = c.req.valid('json')
        if (!isOurs(id)) return refuse(c, 'bad-shape')
        const before = channels.list().find((one) => one.id === id)?.settings.target
        const put = await channels.put(id, settings, secret, by(c))
        if (!put.ok) return refuse(c, put.error)
        if (c.var.caller.kind === 'browser' && !isDeepStrictEqual(before, settings.target))
          setUp(settings.name)
        await notifications.replan(id)
        return answer(c, ok(view(put.value)))
      },
    )
    .post(
      '/v1/notices/channels/check',
      describe({
        for: 'person',
        summary: 'Which field is why one would be refused; nothing is kept',
        answers: { 200: channelCheckAnswer },
      }),
      body(v.record(v.string(), v.unknown())),
      (c) => {
        const asked = v.safeParse(channelRequest, c.req.valid('json'))
        if (!asked.success) return c.json({ wrong: misshapenIn(c.req.valid('json')) }, 200)
        const { secret, ...settings } = asked.output
        return c.json({ wrong: wrongIn(settings, secret ?? '') }, 200)
      },
    )
    .delete(
      '/v1/notices/channels/:id',
      describe({
        for: 'person',
        summary: 'Take one away, with its secret and what waits for it',
        answers: { 200: done },
      }),
      async (c) => {
        const id = c.req.param('id')
        if (!(await channels.remove(id, by(c)))) return refuse(c, 'not-found')
        await notifications.replan(id)
        return c.json({ done: true } as const, 200)
      },
    )
    .post(
      '/v1/notices/channels/:id/test',
      describe({
        for: 'person',
        summary: 'Send a message of no meaning by it, now; of `browser` whether one has asked lately',
        answers: { 200: channelTestAnswer },
      }),
      body(v.strictObject({})),
      async (c) => {
        const fault = await notifications.test(c.req.param('id'))
        return fault === 'not-found' ? refuse(c, 'not-found') : c.json({ fault }, 200)
      },
    )
}
