/** What the doctor says from inside the daemon. */
import { Hono } from 'hono'
import * as v from 'valibot'
import type { Env } from '#daemon/core/caller.ts'
import { describe, query } from '#daemon/core/route.ts'
import { doctorReport, reportOf, type DoctorRow } from '#shared/doctor.ts'
import { languages, type Language } from '#shared/settings.ts'

const asked = v.strictObject({
  /** Of who reads it; else the daemon's own. */
  language: v.optional(v.picklist(languages)),
  /** Names may be told. */
  names: v.optional(v.literal('yes')),
  /** Version of the command line that asks. */
  cli: v.optional(v.pipe(v.string(), v.regex(/^[\w.+-]{1,40}$/))),
})

export interface Examined {
  readonly language: Language | null
  readonly named: boolean
  readonly cli: string | null
}

export const doctorRoutes = ({ examine }: { examine: (asked: Examined) => Promise<DoctorRow[]> }) =>
  new Hono<Env>().get(
    '/v1/doctor',
    describe({
      for: 'any',
      summary: 'What is amiss, why, and what mends it; no secret, and no name unless names are asked for',
      answers: { 200: doctorReport },
    }),
    query(asked),
    async (c) => {
      const { language = null, names, cli = null } = c.req.valid('query')
      return c.json(reportOf(await examine({ language, named: names === 'yes', cli })), 200)
    },
  )
