/** What is being set up in this session, or waited for: a secret, a number, a challenge. */
export const pendingOf = (pending: string | null, kind: string): string | null =>
  pending?.startsWith(`${kind}:`) === true ? pending.slice(kind.length + 1) : null
