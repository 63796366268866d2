import { en, type MessageKey } from './en.ts'

export const de = en satisfies Record<MessageKey, string>
