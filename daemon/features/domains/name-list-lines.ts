/** One name a line; what follows `#` is a comment. */
import type { Entry } from './name-list.ts'

export const linesOf = (text: string): readonly Entry[] =>
  text.split('\n').flatMap((written, index): Entry[] => {
    const [name = ''] = written.split('#')
    return name.trim() === '' ? [] : [{ line: index + 1, text: name.trim(), date: '', isRelative: false }]
  })
