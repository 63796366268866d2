/** The daemon and the extension are released together; a patch changes nothing that they say to each other. */

/** Which of the two is older by its major and minor number; `null` where neither is. */
export function olderOf(extension: string, daemon: string): 'extension' | 'daemon' | null {
  const [major = 0, minor = 0] = extension.split('.').map(Number)
  const [itsMajor = 0, itsMinor = 0] = daemon.split('.').map(Number)
  const ahead = major - itsMajor || minor - itsMinor
  return ahead > 0 ? 'daemon' : ahead < 0 ? 'extension' : null
}
