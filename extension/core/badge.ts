/** What the toolbar shows for each state of the daemon and of the way to it: text, colour, the latch's shape, and words. */
import type { MessageKey, MessageParams } from '#shared/i18n.ts'
import type { Severity } from '#shared/findings.ts'
import type { Badge } from '#shared/status.ts'
import type { Trouble } from './trouble.ts'

export const shapes = ['ok', 'todo', 'unknown', 'locked', 'offline', 'unpaired'] as const
export type Shape = (typeof shapes)[number]

export interface BadgeFace {
  readonly text: string
  readonly color: string
  readonly shape: Shape
  readonly title: { readonly key: MessageKey; readonly params: MessageParams }
  readonly sandbox: boolean
  /** Organisations that the badge does not count. */
  readonly leftOut: number
}

/** The light theme's severity colours: white text on each has at least 4.5:1. */
const colorBySeverity: Record<Severity, string> = {
  critical: '#b3142b',
  warning: '#8f5200',
  notice: '#0b5fbf',
}
const GREY = '#545d6b'

export function faceOf(badge: Badge): BadgeFace {
  const { state, text, count, unknown, worst, sandbox, leftOut } = badge
  return {
    text,
    color: state === 'todo' && worst ? colorBySeverity[worst] : GREY,
    shape: state,
    title: { key: `badge.title.${state}`, params: { count, unknown } },
    sandbox,
    leftOut,
  }
}

const faceByTrouble: Record<Trouble['type'], { text: string; shape: Shape; key: MessageKey }> = {
  unreachable: { text: '–', shape: 'offline', key: 'badge.title.offline' },
  blocked: { text: '!', shape: 'offline', key: 'badge.title.blocked' },
  'not-paired': { text: '+', shape: 'unpaired', key: 'badge.title.unpaired' },
  impostor: { text: '!', shape: 'offline', key: 'badge.title.impostor' },
  'other-version': { text: '!', shape: 'offline', key: 'badge.title.other-version' },
  locked: { text: '–', shape: 'locked', key: 'badge.title.locked' },
  problem: { text: '?', shape: 'unknown', key: 'badge.title.problem' },
}

export function faceOfTrouble(trouble: Trouble): BadgeFace {
  const { text, shape, key } = faceByTrouble[trouble.type]
  return { text, color: GREY, shape, title: { key, params: {} }, sandbox: false, leftOut: 0 }
}
