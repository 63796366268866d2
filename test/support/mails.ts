/** Mails as they lie on a disk: header, results of the receiver, text and HTML, attachments. */
import { authenticate } from '#daemon/features/messages/authentication/authenticate.ts'
import { messageFactsOf, nothingKnown, type MessageFacts } from '#daemon/features/messages/facts.ts'
import type { MailAuthentication, ReadMail } from '#daemon/features/messages/mail.ts'
import { readMail } from '#daemon/features/messages/reading/read-mail.ts'
import type { Rule } from '#daemon/features/messages/rule.ts'
import { judgeMessage, needsOf } from '#daemon/features/messages/verdict.ts'
import type { ActivityEvent } from '#shared/activity.ts'
import { known } from '#shared/fact.ts'
import type { MessageReport } from '#shared/messages.ts'
import type { GuardedName } from '#shared/sites.ts'
import { epoch, type IsoTime } from '#shared/time.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { at, NOW } from './snapshot.ts'

export const RECEIVER = 'mx.home.example'
export const TRUE_LINK = 'https://manager.infomaniak.com/v3/42/ng/products'

/** What the receiver writes on a mail that the provider itself sent. */
export const PROVEN =
  'dkim=pass header.d=infomaniak.com; spf=pass smtp.mailfrom=infomaniak.com; dmarc=pass header.from=infomaniak.com'

export interface Mail {
  readonly from: string
  readonly subject: string
  readonly date: IsoTime
  readonly text: string
  /** Made of the text and one link, where it is left out. */
  readonly html: string | null
  readonly link: string
  readonly shown: string
  /** What the receiver wrote; `null`: nothing. */
  readonly results: string | null
  /** More lines of the header, each whole. */
  readonly header: readonly string[]
  readonly attachments: readonly {
    readonly name: string | null
    readonly type: string
    readonly body?: string
  }[]
}

export const aMail = (over: Partial<Mail> = {}): Mail => ({
  from: 'Infomaniak <no-reply@infomaniak.com>',
  subject: 'News',
  date: at(-3_600_000),
  text: 'Hello',
  html: null,
  link: TRUE_LINK,
  shown: 'Open the Manager',
  results: PROVEN,
  header: [],
  attachments: [],
  ...over,
})

const word = (text: string) =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?b?${Buffer.from(text).toString('base64')}?=`
const mailbox = (text: string) => {
  const [, name, address] = /^(.*?) ?(<[^<]*>)$/.exec(text) ?? []
  return name === undefined || address === undefined ? text : `${word(name)} ${address}`
}
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const part = (type: string, text: string, more: readonly string[] = []) => [
  `Content-Type: ${type}`,
  'Content-Transfer-Encoding: base64',
  ...more,
  '',
  ...(Buffer.from(text)
    .toString('base64')
    .match(/.{1,76}/g) ?? []),
]

export function eml({
  from,
  subject,
  date,
  text,
  html,
  link,
  shown,
  results,
  header,
  attachments,
}: Mail): Buffer {
  const body =
    html ??
    `<html><body>${text
      .split('\n')
      .map((line) => `<p>${escaped(line)}</p>`)
      .join('')}<p><a href="${link.replaceAll('"', '%22')}">${escaped(shown)}</a></p></body></html>`
  const parts = [
    part('text/html; charset=utf-8', body),
    ...attachments.map(({ name, type, body: content }) =>
      part(type, content ?? 'x', [
        name === null
          ? 'Content-Disposition: attachment'
          : `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`,
      ]),
    ),
  ]
  return Buffer.from(
    [
      ...(results === null ? [] : [`Authentication-Results: ${RECEIVER}; ${results}`]),
      `Received: from out.example by ${RECEIVER}; ${new Date(epoch(date)).toUTCString()}`,
      ...(from === '' ? [] : [`From: ${mailbox(from)}`]),
      'To: Anna Vully <anna@vully.example>',
      `Subject: ${word(subject)}`,
      `Date: ${new Date(epoch(date)).toUTCString().replace('GMT', '+0000')}`,
      'Message-ID: <1@example>',
      'MIME-Version: 1.0',
      ...header,
      'Content-Type: multipart/mixed; boundary="=_b"',
      '',
      ...parts.flatMap((lines) => ['--=_b', ...lines]),
      '--=_b--',
      '',
    ].join('\r\n'),
  )
}

export interface World {
  readonly receiver: string | null
  readonly snapshot: Snapshot | null
  /** All that happened, of one login whose list is known; `null`: it is not. */
  readonly events: readonly ActivityEvent[] | null
  readonly guarded: readonly GuardedName[]
  readonly rules?: readonly Rule[]
}

export interface Examined {
  readonly mail: ReadMail
  readonly authentication: MailAuthentication
}
/** As the daemon reads it, in this process. */
export async function examined(bytes: Buffer, receiver: string | null): Promise<Examined> {
  const mail = await readMail(bytes, false)
  return { mail, authentication: await authenticate(mail, bytes, { receiver, ask: null }, new Date(NOW)) }
}

export function judged({ mail, authentication }: Examined, world: World): MessageReport {
  return judgeMessage(mail, authentication, factsIn(mail, world), world.guarded, NOW, world.rules)
}

function factsIn(mail: ReadMail, { snapshot, events }: World): MessageFacts {
  if (snapshot === null) return nothingKnown
  const needs = needsOf(mail, NOW)
  const recent =
    events === null
      ? { events: [], told: { unknown: 'not-published' as const } }
      : { events, told: known(events) }
  return messageFactsOf(
    snapshot,
    snapshot.connections.map(() => recent),
    needs,
    NOW,
  )
}
