/** Two letters for a name: the first of its first two words, or the first two of an address. */
const initials = (name: string): string => {
  const words = name.split(/[\s.@_-]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const letters =
    name.includes('@') || words.length < 2
      ? Array.from(name).slice(0, 2)
      : words.slice(0, 2).map((word) => Array.from(word)[0])
  return letters.join('').toLocaleUpperCase()
}

export const Avatar = ({ name }: { name: string }) => (
  <span class="avatar" aria-hidden="true">
    {initials(name)}
  </span>
)
