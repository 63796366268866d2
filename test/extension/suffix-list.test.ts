// @vitest-environment node
import { domainToASCII } from 'node:url'
import { getDomain } from 'tldts'
import {
  edgeChild,
  edgeLength,
  edgeStart,
  exceptionsRoot,
  labelText,
  rulesRoot,
} from 'tldts/dist/es6/src/data/trie.js'
import { expect, it } from 'vitest'
import { packSuffixes } from '../../extension/build/suffixes.ts'
import { readSuffixes } from '../../extension/features/sessions/suffix-list.ts'

const packed = packSuffixes()
const mine = readSuffixes(packed)
const theirs = (host: string) => getDomain(host, { allowPrivateDomains: true, validateHostname: false })

/** Every name that the rules name, suffix or on the way to one, the label `*` included. */
function names(): string[] {
  const begins: number[] = []
  let length = 0
  for (const own of edgeLength) {
    begins.push(length)
    length += own
  }
  const below = (node: number, name: string): string[] => {
    const found = name === '' ? [] : [name]
    for (let edge = edgeStart[node] ?? 0; edge < (edgeStart[node + 1] ?? 0); edge++) {
      const begin = begins[edge] ?? 0
      const label = labelText.slice(begin, begin + (edgeLength[edge] ?? 0))
      found.push(...below(edgeChild[edge] ?? 0, name === '' ? label : `${label}.${name}`))
    }
    return found
  }
  return [...below(rulesRoot, ''), ...below(exceptionsRoot, '')]
}

it('names the same site as tldts for a host at, above and below every rule', () => {
  const hosts = names().flatMap((name) =>
    ['', 'a.', 'b.a.', 'c.b.a.', 'www.'].map((below) => domainToASCII(below + name.replaceAll('*', 'any'))),
  )
  const real = hosts.filter((host) => host !== '')
  expect(real.length).toBeGreaterThan(50_000)
  expect(real.filter((host) => mine(host) !== theirs(host))).toEqual([])
})

it.each([
  ['com', null],
  ['anything', null],
  ['nas.local', 'nas.local'],
  ['a.b.example.co.uk', 'example.co.uk'],
  ['alice.github.io', 'alice.github.io'],
  ['github.io', null],
  ['www.ck', 'www.ck'],
  ['a.www.ck', 'www.ck'],
  ['a.b.ck', 'a.b.ck'],
  ['b.ck', null],
  ['city.kobe.jp', 'city.kobe.jp'],
])('of %s the site is %s', (host, site) => {
  expect(mine(host)).toBe(site)
})

it('hangs on every mark of the list', () => {
  const without = readSuffixes(packed.replace('www^', 'www'))
  expect([mine('www.ck'), without('www.ck')]).toEqual(['www.ck', null])
})
