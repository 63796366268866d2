import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf, isSameGroup, secretOf } from '#shared/recovery-code.ts'

const secrets = fc.uint8Array({ minLength: 20, maxLength: 20 })

test('what is printed is read back, however it is typed', () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      const groups = codeOf(secret)
      expect(groups).toHaveLength(8)
      expect(groups.join('')).toMatch(/^[0-9A-HJKMNP-TV-Z]{40}$/)
      const typed = groups.join(' - ').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
      for (const text of [groups.join(' '), typed])
        expect(secretOf(text)).toEqual({ ok: true, value: secret })
      expect(groups.every((group) => isSameGroup(` ${group.toLowerCase()}`, group))).toBe(true)
    }),
  )
})

test('a wrong character is found in its group, whichever it is', () => {
  const code = codeOf(randomBytes(20)).join('')
  for (let at = 0; at < code.length; at += 1)
    for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      if (other === code[at]) continue
      const typed = code.slice(0, at) + other + code.slice(at + 1)
      expect(secretOf(typed)).toEqual({ ok: false, error: { type: 'group', group: Math.floor(at / 5) + 1 } })
    }
})

test('two groups that changed places, one that is missing and one too many are said', () => {
  const groups = codeOf(Buffer.alloc(20, 7))
  const [one = '', two = ''] = groups
  expect(secretOf([two, one, ...groups.slice(2)].join(' '))).toMatchObject({
    error: { type: 'group', group: 1 },
  })
  expect(secretOf(groups.slice(0, 7).join(' '))).toEqual({ ok: false, error: { type: 'groups', count: 7 } })
  expect(secretOf([...groups, one].join(' '))).toEqual({ ok: false, error: { type: 'groups', count: 9 } })
  expect(secretOf('')).toEqual({ ok: false, error: { type: 'groups', count: 0 } })
})
