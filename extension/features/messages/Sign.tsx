/** What speaks for a mail, against it, or is only to be known: never by its colour alone. */
import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../../ui/Icon.tsx'

/** By a verdict, a weight, how a claim or a link was judged; whatever is not here is only to be known. */
const tones: Readonly<Record<string, 'ok' | 'warning' | 'critical'>> = {
  genuine: 'ok',
  for: 'ok',
  agrees: 'ok',
  true: 'ok',
  suspicious: 'warning',
  against: 'warning',
  contradicted: 'warning',
  odd: 'warning',
  forged: 'critical',
  imitates: 'critical',
  risky: 'critical',
}
const icons = { ok: 'check', warning: 'alert', critical: 'close' } as const

export const Glyph = ({ is, large = false }: { is: string; large?: boolean }) => {
  const tone = tones[is]
  const icon: IconName = tone ? icons[tone] : is === 'unknown' ? 'question' : 'less'
  return (
    <span class={`glyph ${tone ?? 'unknown'} ${large ? 'large' : ''}`}>
      <Icon name={icon} size={large ? 20 : 14} />
    </span>
  )
}

export interface SignProps {
  readonly is: string
  /** In smaller letters below. */
  readonly small?: readonly (string | null)[]
  readonly children: ComponentChildren
}

export const Sign = ({ is, small = [], children }: SignProps) => (
  <li>
    <Glyph is={is} />
    <span class="grow foreign">
      {children}
      {small.map((line) => line !== null && <small class="block">{line}</small>)}
    </span>
  </li>
)
