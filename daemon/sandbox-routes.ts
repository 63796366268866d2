/** The sandbox's clock, and what somebody else may try in it, for the command line. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { refuse } from './core/answer.ts'
import type { Env } from './core/caller.ts'
import { body, describe } from './core/route.ts'
import { attemptKinds } from './sandbox/attempt-kinds.ts'
import { isoTime, type IsoTime } from '#shared/time.ts'

const move = v.strictObject({
  set: v.optional(isoTime),
  advanceDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(36_500))),
})
export type ClockMove = v.InferOutput<typeof move>

const attempt = v.strictObject({
  /** A name of the sandbox's table. */
  place: v.pipe(v.string(), v.maxLength(40)),
  kind: v.picklist(attemptKinds),
})
export type Attempt = v.InferOutput<typeof attempt>
/** `mails`: subjects of what was sent for it. */
export const attemptDone = v.object({ now: isoTime, mails: v.array(v.string()) })
export type AttemptDone = v.InferOutput<typeof attemptDone>

/** Both are `null` where no sandbox runs. An empty move only asks for the time. */
export const sandboxRoutes = ({
  moveClock,
  attemptInSandbox,
}: {
  moveClock: ((move: ClockMove) => Promise<IsoTime>) | null
  attemptInSandbox: ((wanted: Attempt) => Promise<AttemptDone>) | null
}) =>
  new Hono<Env>()
    .post(
      '/v1/sandbox/clock',
      describe({
        summary: 'Ask for the sandbox clock, or move it',
        for: 'local',
        answers: { 200: v.strictObject({ now: isoTime }) },
      }),
      body(move),
      async (c) => {
        if (!moveClock) return refuse(c, 'not-found')
        try {
          return c.json({ now: await moveClock(c.req.valid('json')) }, 200)
        } catch (error) {
          if (error instanceof RangeError) return refuse(c, 'bad-shape')
          throw error
        }
      },
    )
    .post(
      '/v1/sandbox/event',
      describe({
        summary: 'Let somebody else try to sign in to the sandbox, from somewhere else',
        for: 'local',
        answers: { 200: attemptDone },
      }),
      body(attempt),
      async (c) => {
        if (!attemptInSandbox) return refuse(c, 'not-found')
        try {
          return c.json(await attemptInSandbox(c.req.valid('json')), 200)
        } catch (error) {
          if (error instanceof RangeError) return refuse(c, 'bad-shape')
          throw error
        }
      },
    )
