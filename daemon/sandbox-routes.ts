/** The sandbox's clock, for the command line. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { refuse } from './core/answer.ts'
import type { Env } from './core/caller.ts'
import { body, describe } from './core/route.ts'
import { isoTime, type IsoTime } from '#shared/time.ts'

const move = v.strictObject({
  set: v.optional(isoTime),
  advanceDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(36_500))),
})
export type ClockMove = v.InferOutput<typeof move>

/** @param moveClock `null` where no sandbox runs; an empty move only asks for the time */
export const sandboxRoutes = ({ moveClock }: { moveClock: ((move: ClockMove) => Promise<IsoTime>) | null }) =>
  new Hono<Env>().post(
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
