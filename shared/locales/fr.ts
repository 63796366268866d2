import { en, type MessageKey } from './en.ts'

export const fr = en satisfies Record<MessageKey, string>
