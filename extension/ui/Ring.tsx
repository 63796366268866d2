/** A score of 100 as a ring; without a score, an empty ring with a question in it. */
const LENGTH = 2 * Math.PI * 27

export const Ring = ({ score, tone, label }: { score: number | null; tone: string; label: string }) => (
  <svg class={`ring tone-${tone}`} width="64" height="64" viewBox="0 0 64 64" role="img" aria-label={label}>
    <circle cx="32" cy="32" r="27" class="ring-track" />
    {score !== null && score > 0 && (
      <circle
        cx="32"
        cy="32"
        r="27"
        class="ring-fill"
        stroke-dasharray={`${String((LENGTH * score) / 100)} ${String(LENGTH)}`}
        transform="rotate(-90 32 32)"
      />
    )}
    <text x="32" y="38.5" text-anchor="middle">
      {score ?? '?'}
    </text>
  </svg>
)
