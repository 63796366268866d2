/**
 * How many letters apart two texts are: one is added, left out, replaced, or changes places with its neighbour (optimal string
 * alignment). More than `most` is told as `most + 1`.
 */
export function editsBetween(text: string, otherText: string, most: number): number {
  // a letter of a rare alphabet is two of what a text is made of
  const [one, other] = [Array.from(text), Array.from(otherText)]
  if (Math.abs(one.length - other.length) > most) return most + 1
  let [before, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      const turned = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (turned) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    ;[before, last] = [last, row]
  }
  return Math.min(last[other.length] ?? 0, most + 1)
}
