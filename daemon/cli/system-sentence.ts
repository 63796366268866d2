/** What the system refused about a file that a person named, and what to do. */
const sentences: Readonly<Record<string, (path: string) => string>> = {
  EISDIR: (path) => `${path} is a folder. Name a file.`,
  ENOENT: (path) => `${path} cannot be made or opened: a folder on the way to it is not there.`,
  ENOTDIR: (path) => `${path} cannot be made or opened: something on the way to it is no folder.`,
  EACCES: (path) => `this user may not open ${path}.`,
  EPERM: (path) => `this user may not open ${path}.`,
  ENOSPC: (path) => `the disk is full, so ${path} was not written.`,
  EROFS: (path) => `${path} cannot be written: its disk is read-only.`,
}

/** `null` where it is something else, or was said in words already. */
export function systemSentence(error: unknown): string | null {
  const isOfSystem = error instanceof Error && 'syscall' in error && 'code' in error
  if (!isOfSystem || typeof error.code !== 'string') return null
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'that'
  return sentences[error.code]?.(path) ?? null
}
