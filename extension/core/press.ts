/** What a press on a notification does: on the notice itself, or on one of the answers below it. */
import type { FlagAnswer } from '#shared/activity.ts'
import type { Translator } from '#shared/i18n.ts'
import type { QuickAnswer } from '#shared/notice-channels.ts'
import { subjectIn } from '#shared/quick-answers.ts'
import { ok } from '#shared/result.ts'
import * as v from 'valibot'
import type { Api } from './api.ts'
import { faceOfTrouble } from './badge.ts'
import type { NoticePorts } from './notices.ts'
import { noticeIn, type InId } from './notification-id.ts'
import { hashOf } from './routes.ts'

export interface PressPorts extends Pick<NoticePorts, 'show' | 'clear'> {
  readonly api: Pick<Api, 'ask'>
  readonly words: () => Promise<Translator>
  /** Opens a place of the full page. */
  readonly open: (hash: string) => Promise<unknown>
  /** Ends the session of a site in this browser. */
  readonly signOut: (site: string) => Promise<void>
}

/** `snooze` puts it off until tomorrow. */
const SNOOZE = { hours: 24 }

/** The page that the notice is about; whoever has seen it knows of it. */
export async function pressNotice(id: string, { api, open, clear }: PressPorts): Promise<void> {
  const { view, notice } = noticeIn(id)
  await open(`#/${view}`)
  await clear(id)
  await acknowledge(api, notice)
}

/** @param button which one, from 0 */
export async function pressAnswer(id: string, button: number, ports: PressPorts): Promise<void> {
  const told = noticeIn(id)
  const answer = told.answers[button]
  if (answer === undefined) return
  const noted = await give[answer](told, ports)
  if (noted.ok) return void (await ports.clear(id))
  // in the place of the notice, which a desktop may have closed, with the same answers: none is lost
  const { t } = await ports.words()
  const { key } = faceOfTrouble(noted.error).title
  await ports.show(id, { title: t(key), message: t('notice.unsent'), urgent: true })
}

type Asked = ReturnType<typeof send>

const send = (api: PressPorts['api'], path: string, body: object = {}) =>
  api.ask({ method: 'POST', path: `/v1/${path}`, body, answer: v.unknown() })
const acknowledge = (api: PressPorts['api'], notice: string) => send(api, `notices/${notice}/acknowledge`)

/** Opens what mends it, with the guide's steps. */
const mend = async ({ thing, notice }: InId, { api, open }: PressPorts): Asked => {
  await open(hashOf('overview', thing))
  return acknowledge(api, notice)
}
const was = (answer: FlagAnswer, { thing }: InId, api: PressPorts['api']) =>
  api.ask({
    method: 'POST',
    path: `/v1/activity/flags/${encodeURIComponent(subjectIn(thing).id)}/answer`,
    body: { was: answer },
    answer: v.object({ plan: v.nullable(v.string()) }),
  })

const give: Record<QuickAnswer, (told: InId, ports: PressPorts) => Asked> = {
  renew: mend,
  restore: mend,
  'was-me': (told, { api }) => was('me', told, api),
  async 'not-me'(told, { api, open }) {
    const noted = await was('not-me', told, api)
    // the plan is there without the daemon, too
    await open(hashOf('recovery', (noted.ok ? noted.value.plan : null) ?? 'secure-account'))
    return noted
  },
  async 'sign-out'({ thing, notice }, { api, signOut }) {
    await signOut(subjectIn(thing).id)
    // it is done, whoever hears of it
    await acknowledge(api, notice)
    return ok(null)
  },
  snooze: ({ notice }, { api }) => send(api, `notices/${notice}/snooze`, SNOOZE),
}
