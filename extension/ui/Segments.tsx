/** One of a few: buttons of which one is pressed. */
export interface Segment<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly count: number | undefined
}

export const Segments = <Id extends string>({
  label,
  segments,
  chosen,
  onChoose,
}: {
  label: string
  segments: readonly Segment<Id>[]
  chosen: Id
  onChoose: (id: Id) => void
}) => (
  <div class="seg" role="group" aria-label={label}>
    {segments.map(({ id, label, count }) => (
      <button key={id} type="button" aria-pressed={id === chosen} onClick={() => onChoose(id)}>
        {label}
        {count === undefined ? '' : ` ${String(count)}`}
      </button>
    ))}
  </div>
)
