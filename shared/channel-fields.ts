/** Why a way of notices would be refused, by the field in which it stands. */
import * as v from 'valibot'
import { channelRequest } from './notice-channels.ts'

/** What of it can be wrong, by the name under which it is asked for. */
const channelFields = [
  'name',
  'least',
  'areas',
  'timing',
  'minutes',
  'at',
  'host',
  'port',
  'security',
  'user',
  'from',
  'to',
  'url',
  'server',
  'topic',
  'secret',
] as const
export type ChannelField = (typeof channelFields)[number]
const otherNames: Readonly<Record<string, ChannelField>> = { type: 'timing', day: 'timing' }

/** The first field that no schema allows; `null` where all are allowed, or it is something else. */
export function misshapenIn(request: unknown): ChannelField | null {
  const path = v.safeParse(channelRequest, request).issues?.[0].path ?? []
  const names = path.map(({ key }) => otherNames[String(key)] ?? key)
  return (
    channelFields.find((field) => names.at(-1) === field) ??
    channelFields.find((field) => names[0] === field) ??
    null
  )
}
/** `POST /v1/notices/channels/check`: which field is why it would be refused as `bad-shape`. */
export const channelCheckAnswer = v.strictObject({ wrong: v.nullable(v.picklist(channelFields)) })
