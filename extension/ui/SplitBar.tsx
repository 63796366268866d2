/** A whole in its parts, each with its colour here and its words beside it. */
export interface Part {
  readonly tone: 'ok' | 'warning' | 'critical' | 'unknown'
  readonly count: number
  readonly label: string
}

export const SplitBar = ({ parts }: { parts: readonly Part[] }) => {
  const shown = parts.filter(({ count }) => count > 0)
  const words = shown.map(({ label }) => label).join(' · ')
  return (
    <>
      <div class="split" role="img" aria-label={words}>
        {shown.map(({ tone, count }) => (
          <i key={tone} class={`fill-${tone}`} style={{ flexGrow: count }} />
        ))}
      </div>
      <p class="muted s" aria-hidden="true">
        {words}
      </p>
    </>
  )
}
