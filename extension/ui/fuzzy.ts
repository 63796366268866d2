/** Finds the letters of a query in a text, in order; better when they begin words or follow each other. Pure. */

const fold = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()

/** Higher is better; null is no match. Accents and case do not count. */
export function fuzzyScore(query: string, text: string): number | null {
  const wanted = fold(query).replaceAll(/\s+/g, '')
  const letters = fold(text)
  let score = 0
  let at = -1
  for (const letter of wanted) {
    const next = letters.indexOf(letter, at + 1)
    if (next === -1) return null
    const beginsWord = next === 0 || /[\s.\-:@]/.test(letters[next - 1] ?? '')
    score += next === at + 1 ? 3 : beginsWord ? 2 : 0
    at = next
  }
  return score - letters.length / 100
}
