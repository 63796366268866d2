/** A message as a mail: plain text and the same as HTML, which fetches nothing and leads nowhere. */
import type { Message } from './message.ts'
import { mailboxIn } from './ways.ts'
import type { ChannelTarget } from '#shared/notice-channels.ts'
import type { SendMailOptions } from 'nodemailer'

type Mail = Extract<ChannelTarget, { kind: 'mail' }>

/** A name that nobody can have (RFC 2606): what stands there is no address. */
const NOWHERE = 'latchkey.invalid'

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`)

export function mailOf({ from, to }: Mail, channel: string, message: Message): SendMailOptions {
  const [sender, receiver] = [mailboxIn(from), mailboxIn(to)]
  if (sender === null || receiver === null) throw new Error('a way by mail without its addresses')
  return {
    from: { name: sender.name || 'Latchkey', address: sender.address },
    to: receiver,
    subject: message.title,
    text: plainText(message),
    html: html(message),
    messageId: `<${message.id}.${channel}@${NOWHERE}>`,
    date: new Date(message.at),
    headers: {
      'List-Id': `Latchkey <notices.${NOWHERE}>`,
      // RFC 3834: nobody's holiday answer comes back
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function plainText({ groups, text, more, t, kind }: Message): string {
  const lines =
    groups.length === 0
      ? [text]
      : groups.flatMap(({ title, told }) => [title, ...told.map((one) => `- ${one.title}: ${one.text}`), ''])
  return [
    ...lines,
    ...(more ? [more] : []),
    '',
    ...(kind === 'test' ? [] : [t('mail.notice.where')]),
    t('mail.notice.why'),
  ].join('\n')
}

function html({ language, title, groups, text, more, t, kind }: Message): string {
  const list = groups.map(
    (group) =>
      `<h2>${escape(group.title)}</h2><ul>${group.told
        .map((one) => `<li><strong>${escape(one.title)}</strong><br>${escape(one.text)}</li>`)
        .join('')}</ul>`,
  )
  const body = groups.length === 0 ? `<p>${escape(text)}</p>` : list.join('')
  const where = kind === 'test' ? '' : `<p>${escape(t('mail.notice.where'))}</p>`
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escape(title)}</title></head><body><h1>${escape(title)}</h1>${body}${more ? `<p>${escape(more)}</p>` : ''}${where}<p><small>${escape(t('mail.notice.why'))}</small></p></body></html>`
}
