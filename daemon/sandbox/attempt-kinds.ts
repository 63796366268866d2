/** What can be tried, by name: whoever asks for it from outside knows these alone. */
export const attemptKinds = ['sign-in', 'wrong-password', 'wrong-passwords', 'push-denied'] as const
export type AttemptKind = (typeof attemptKinds)[number]
