/** Searches while typing, after a short rest. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from './Icon.tsx'

const REST = 150

export const SearchField = ({
  label,
  value,
  onSearch,
}: {
  label: string
  value: string
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
          timer.current = setTimeout(onSearch, REST, currentTarget.value.trim())
        }}
      />
    </label>
  )
}
