/** A whole view that has no content: what is the matter, and the way out. */
import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './Icon.tsx'

export const State = ({
  icon,
  title,
  text,
  children,
}: {
  icon: IconName
  title: string
  text?: string
  children?: ComponentChildren
}) => (
  <div class="state">
    <span class="glyph large unknown">
      <Icon name={icon} size={20} />
    </span>
    <h1>{title}</h1>
    {text && <p class="muted">{text}</p>}
    {children}
  </div>
)

/** A command that a person types into a terminal. */
export const Command = ({ children }: { children: string }) => <code class="command">{children}</code>
