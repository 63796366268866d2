import { en, type MessageKey } from './en.ts'

export const es = en satisfies Record<MessageKey, string>
