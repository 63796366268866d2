/** The kinds of events as a person looks for them, and how each looks. */
import { failedKinds, type ActivityKind } from '#shared/activity.ts'
import type { IconName } from '../../ui/Icon.tsx'

/** `activity.group.<id>` says each. */
export const kindGroups = {
  'sign-ins': ['signed-in', 'signed-out', 'sign-in-ended', 'app-signed-in'],
  failed: failedKinds,
  devices: ['device-new', 'device-seen'],
  security: [
    'two-factor-on',
    'two-factor-off',
    'backup-code-used',
    'password-changed',
    'login-changed',
    'profile-changed',
    'application-password',
    'token',
  ],
  people: ['people', 'requirement'],
  things: ['product', 'domain'],
  latchkey: ['latchkey'],
  other: ['other'],
} as const satisfies Readonly<Record<string, readonly ActivityKind[]>>
export type KindGroup = keyof typeof kindGroups
export const kindGroupIds = Object.keys(kindGroups) as readonly KindGroup[]

const iconByGroup: Readonly<Record<KindGroup, IconName>> = {
  'sign-ins': 'door',
  failed: 'alert',
  devices: 'box',
  security: 'lock',
  people: 'person',
  things: 'globe',
  latchkey: 'key',
  other: 'question',
}

const groupOf = (kind: ActivityKind): KindGroup =>
  kindGroupIds.find((id) => (kindGroups[id] as readonly ActivityKind[]).includes(kind)) ?? 'other'

export const kindIcon = (kind: ActivityKind): IconName => iconByGroup[groupOf(kind)]
export const isFailed = (kind: ActivityKind): boolean => groupOf(kind) === 'failed'
