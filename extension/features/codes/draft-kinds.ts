/** Which page a draft belongs on. Pure. */
import type { CodeDraft } from '#shared/codes.ts'

/** One at a time they are confirmed; what comes from another app is chosen from. */
export const isImported = ({ from }: CodeDraft): boolean => from === 'migration' || from === 'file'

export const pageOfDrafts = (drafts: readonly CodeDraft[]): 'add' | 'import' =>
  drafts.some(isImported) ? 'import' : 'add'
