/** A way of notices in words: where it leads, when it is used, how its last try went. */
import type { Translator } from '#shared/i18n.ts'
import type { ChannelTarget, ChannelView, DeliveryFault } from '#shared/notice-channels.ts'
import type { IsoTime } from '#shared/time.ts'

function targetText(target: ChannelTarget): string {
  if (target.kind === 'mail') return target.to
  if (target.kind === 'webhook') return new URL(target.url).host
  return `${new URL(target.server).host}/${target.topic}`
}

/** @param day 1 is Monday: the first of January 2024 was one */
export const weekday = (language: string, day: number): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day))

/** Where it leads, when, and which notices go there. */
export function aboutText({ t, language, list }: Translator, channel: ChannelView): string {
  const { target, timing, least, areas } = channel
  const day = timing.type === 'weekly' ? weekday(language, timing.day) : ''
  return [
    t(`channel.kind.${target.kind}`),
    targetText(target),
    t(`channel.page.timing.${timing.type}.is`, { ...timing, day }),
    t(`channel.page.least.${least}`),
    ...(areas === null ? [] : [list(areas.map((area) => t(`channel.area.${area}`)))]),
  ].join(' · ')
}

/** What happened, and what to do about it. */
export const faultText = ({ t }: Translator, fault: DeliveryFault): string =>
  `${t(`channel.fault.${fault}`)} ${t(`channel.page.fix.${fault}`)}`

export function lastText({ t, relative }: Translator, { last, waiting }: ChannelView, now: IsoTime): string {
  const went =
    last === null
      ? t('channel.page.untried')
      : t(last.fault === null ? 'channel.page.sent' : 'channel.page.failed', { when: relative(last.at, now) })
  return waiting === 0 ? `${went}.` : `${went}, ${t('channel.page.waiting', { count: waiting })}.`
}
