/** A message as a mail: plain text and the same as HTML, which fetches nothing and leads nowhere. */
import type { Message } from './message.ts'
import { mailboxIn } from './ways.ts'
import type { Severity } from '#shared/findings.ts'
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
      ? [text, '']
      : groups.flatMap(({ title, told }) => [title, ...told.map((one) => `- ${one.title}: ${one.text}`), ''])
  return [
    ...lines,
    ...(more ? [more, ''] : []),
    ...(kind === 'test' ? [] : [t('mail.notice.where')]),
    t('mail.notice.why'),
  ].join('\n')
}

/** Of a middle tone, so that they stand out on a light ground and on a dark one: which it is, the reader's program says. */
const edge: Readonly<Record<Severity, string>> = {
  critical: '#d92d20',
  warning: '#dc6803',
  notice: '#7a869a',
}
const quiet = 'font-size:13px;opacity:.75;margin:0'
const whole =
  "margin:0;padding:20px 16px;color-scheme:light dark;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;overflow-wrap:anywhere"

const block = (severity: Severity, inside: string, tag = 'div') =>
  `<${tag} style="border-left:4px solid ${edge[severity]};padding-left:12px;margin:0 0 16px">${inside}</${tag}>`

/** No colour stands alone: what is how grave is said as well. */
const grave = (t: Message['t'], severity: Severity) =>
  `<p style="${quiet}">${escape(t(`severity.${severity}`))}</p>`

function html({ language, title, groups, text, more, t, kind, severity }: Message): string {
  const heading = `<h1 style="font-size:20px;line-height:1.3;margin:0 0 8px">${escape(title)}</h1>`
  const list = groups.map(
    (group) =>
      `<h2 style="font-size:15px;margin:24px 0 10px">${escape(group.title)}</h2><ul style="list-style:none;margin:0;padding:0">${group.told
        .map((one) =>
          block(
            one.notice.severity,
            `${grave(t, one.notice.severity)}<strong>${escape(one.title)}</strong><br>${escape(one.text)}`,
            'li',
          ),
        )
        .join('')}</ul>`,
  )
  const said = `${heading}<p style="margin:0">${escape(text)}</p>`
  const body =
    groups.length > 0
      ? heading + list.join('')
      : kind === 'test'
        ? said
        : block(severity, grave(t, severity) + said)
  const where = kind === 'test' ? '' : `<p style="margin:20px 0">${escape(t('mail.notice.where'))}</p>`
  const foot = `<p style="${quiet};margin-top:20px">${escape(t('mail.notice.why'))}</p>`
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escape(title)}</title></head><body style="${whole}"><div style="max-width:600px;margin:0 auto">${body}${more ? `<p>${escape(more)}</p>` : ''}${where}${foot}</div></body></html>`
}
