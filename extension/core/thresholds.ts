/** Days before the end of a name, as a person types them. */

/** `30, 14, 7` as numbers, largest first; null where it is not a list of whole days from 1 to 365. */
export function parseThresholds(text: string): number[] | null {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '')
  const days = [...new Set(parts.map(Number))].sort((a, b) => b - a)
  const valid = days.every((day) => Number.isInteger(day) && day >= 1 && day <= 365)
  return valid && days.length >= 1 && days.length <= 10 ? days : null
}
