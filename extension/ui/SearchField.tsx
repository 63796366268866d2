/** Searches while typing: after a short rest, or at once. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from './Icon.tsx'

const REST = 150

export const SearchField = ({
  label,
  value,
  rest = REST,
  onSearch,
}: {
  label: string
  value: string
  /** ms; 0 for what is searched here, without asking anybody. */
  rest?: number
  onSearch: (text: string) => void
}) => {
  const [typed, setTyped] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <label class="search">
      <Icon name="search" size={14} />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value)
          clearTimeout(timer.current)
          const text = currentTarget.value.trim()
          if (rest === 0) onSearch(text)
          else timer.current = setTimeout(onSearch, rest, text)
        }}
      />
    </label>
  )
}
