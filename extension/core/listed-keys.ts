/** The keys of all words as the package lists them: each without the words that it shares with the one before, a dot for each. */

/** At build time. */
export const listKeys = (keys: readonly string[]): readonly string[] =>
  keys.map((key, index) => {
    const [words, before] = [key.split('.'), (keys[index - 1] ?? '').split('.')]
    let shared = 0
    while (shared < words.length - 1 && words[shared] === before[shared]) shared++
    return '.'.repeat(shared) + words.slice(shared).join('.')
  })

/** What was listed. */
export function wholeKeys(listed: readonly string[]): readonly string[] {
  let before: readonly string[] = []
  return listed.map((own) => {
    const rest = own.replace(/^\.+/, '')
    before = [...before.slice(0, own.length - rest.length), ...rest.split('.')]
    return before.join('.')
  })
}
