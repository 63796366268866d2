/** Every act that the program writes down has words in five languages, and no words are left of an act that nobody writes. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseSync } from 'vite'
import { SHORTENED } from '#daemon/core/journal-entry.ts'
import { rowOf } from '#daemon/features/journal/told.ts'
import { changeOutcomes } from '#shared/changes.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { en } from '#shared/locales/en.ts'
import { languages } from '#shared/settings.ts'
import { iso } from '#shared/time.ts'
import { root } from '../../scripts/run.ts'

const PREFIX = 'journal.event.'
/** Of those of another version nothing but the code can be said. */
const OTHER = 'other'
const told = Object.keys(en)
  .flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []))
  .filter((event) => event !== OTHER)
const isOfChange = (event: string) => event.startsWith('change.')

/** What stands behind `event:` in the sources, or is handed on under such a name: whole, or with gaps. */
async function written(): Promise<{ whole: Set<string>; shapes: RegExp[] }> {
  const whole = new Set<string>()
  const shapes: RegExp[] = []
  const take = (value: Node | undefined) => {
    if (value?.type === 'Literal' && typeof value.value === 'string') whole.add(value.value)
    if (value?.type === 'ConditionalExpression')
      for (const one of [value.consequent, value.alternate]) take(one)
    if (value?.type === 'TemplateLiteral' && value.quasis)
      shapes.push(
        new RegExp(`^${value.quasis.map(({ value }) => value.raw.replaceAll('.', '[.]')).join('.*')}$`),
      )
  }
  const read = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(read)
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return
    const { type, key, value, id, init, callee, arguments: args } = node as Node
    if (type === 'Property' && key?.name === 'event') take(value as Node)
    if (type === 'VariableDeclarator' && id?.name === 'event') take(init)
    if (type === 'CallExpression' && ['answer', 'noted'].includes(callee?.name ?? ''))
      take(args?.find((one) => one.type === 'Literal'))
    Object.values(node).forEach(read)
  }
  for (const entry of await readdir(join(root, 'daemon'), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && path.endsWith('.ts') && !path.includes('/sandbox/'))
      read(parseSync(path, await readFile(path, 'utf8')).program)
  }
  return { whole: new Set([...whole].filter((one) => /^[a-z]+[.][a-z-]+$/.test(one))), shapes }
}
interface Node {
  type?: string
  name?: string
  value?: unknown
  key?: Node
  id?: Node
  init?: Node
  callee?: Node
  arguments?: Node[]
  consequent?: Node
  alternate?: Node
  quasis?: { value: { raw: string } }[]
}

test('every act that is written has words, and every word an act', async () => {
  const { whole, shapes } = await written()
  expect(whole.size).toBeGreaterThan(20)
  expect(shapes.length).toBeGreaterThan(2)
  const all = new Set([...whole, SHORTENED])
  expect([...all].filter((event) => !told.includes(event))).toEqual([])
  for (const shape of shapes)
    expect(
      told.filter((event) => shape.test(event)),
      String(shape),
    ).not.toEqual([])
  const spoken = told.filter((event) => !isOfChange(event))
  expect(spoken.filter((event) => !all.has(event) && !shapes.some((shape) => shape.test(event)))).toEqual([])
})

test('a change is told by what became of it, and each kind of act can be chosen', () => {
  // what waits for the person is noted as done
  const outcomes = changeOutcomes.filter((outcome) => outcome !== 'waiting')
  const expected = ['sent', ...outcomes].map((outcome) => `change.${outcome}`)
  expect(told.filter(isOfChange).sort()).toEqual(expected.sort())
  const firsts = new Set(told.map((event) => event.split('.')[0] ?? ''))
  for (const first of firsts) expect(en).toHaveProperty([`journal.kind.${first}`])
})

test.each(languages)('none of them shows its code in %s', (language) => {
  const words = createTranslator(language, catalogues[language], 'UTC')
  for (const event of told) {
    const act = { seq: 1, at: iso(0), event, by: 'cli', prev: '', hash: '' }
    const { text } = rowOf(words, act, () => null)
    expect(text).not.toContain(event)
  }
})
