import { en, type MessageKey } from './en.ts'

export const it = en satisfies Record<MessageKey, string>
