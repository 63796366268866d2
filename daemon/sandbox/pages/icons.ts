/** Little pictures beside words that say the same. */
import { raw } from 'hono/html'
import type { MethodKind } from '#daemon/sandbox/person.ts'
import type { Markup } from './frame.ts'

type Icon = MethodKind | 'shield' | 'codes' | 'calendar' | 'mail'

const PATHS = {
  push: 'M7 2h10a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zM9.5 12l2 2 3.5-4M11 19h2',
  app: 'M12 3a9 9 0 1 0 9 9M12 7v5l3 2M16 3.9A9 9 0 0 1 20.1 8',
  key: 'M15 9a5 5 0 1 1-4.9 6H7v3H3v-3.5l6.2-2.3A5 5 0 0 1 15 9zM16 13.5h.01',
  sms: 'M4 4h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H10l-5 4v-4H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM8 9h8M8 13h5',
  shield: 'M12 3l7 3v5c0 4.5-2.9 8.3-7 10-4.1-1.7-7-5.5-7-10V6zM9 12l2 2 4-4',
  codes: 'M5 3h10l4 4v14H5zM9 11h6M9 15h6M9 7h2',
  calendar: 'M4 5h16v16H4zM4 10h16M8 3v4M16 3v4',
  mail: 'M3 5h18v14H3zM3 6l9 7 9-7',
} as const satisfies Record<Icon, string>

export const icon = (name: Icon): Markup =>
  raw(
    `<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${PATHS[name]}"/></svg>`,
  )
