/** JSON that two readers could read differently: what is judged is what is kept, and it can be saved. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gatedDaemon, type GatedDaemon } from '../support/gated-daemon.ts'
import { exchange, families } from '../support/raw-http.ts'

let daemon: GatedDaemon
beforeAll(async () => {
  daemon = await gatedDaemon()
})
afterAll(() => daemon.close())

const kept = () => (JSON.parse(daemon.state()) as [unknown[]])[0].at(-1)

describe.each(families)('over %s', (family) => {
  const post = (target: string, body: string) =>
    exchange(daemon.port, family, daemon.ask(family, { method: 'POST', target, body }))

  it('of a key that comes twice the last counts, for the judgement as for what is kept', async () => {
    expect(await post('/v1/notes', '{"text":1,"text":"kept"}')).toMatchObject({ status: 200 })
    expect(kept()).toBe('kept')
    expect(await post('/v1/notes', '{"text":"kept","text":1}')).toMatchObject({ status: 400 })
    expect(await post('/v1/anything', '{"a":{"__proto__":1},"a":1}')).toMatchObject({ status: 200 })
    expect(kept()).toEqual({ a: 1 })
    expect(await post('/v1/anything', '{"a":1,"a":{"__proto__":1}}')).toMatchObject({ status: 400 })
  })

  it.each([
    ['[-0]', [0]],
    ['[1e308]', [1e308]],
    ['[1e-400]', [0]],
    ['[123456789012345678901234567890]', [1.2345678901234568e29]],
    ['{"":{"toString":1,"hasOwnProperty":2}}', { '': { toString: 1, hasOwnProperty: 2 } }],
    [String.raw`"\u0000\u2028"`, '\0\u2028'],
  ])('%s is kept as it will be read again', async (text, wanted) => {
    expect(await post('/v1/anything', text)).toMatchObject({ status: 200 })
    expect(kept()).toEqual(wanted)
  })

  it.each([
    [String.raw`"\ud800"`, 'bad-shape'],
    [String.raw`{"\udfff":1}`, 'bad-shape'],
    ['[1e999]', 'bad-shape'],
    ['[-1e999]', 'bad-shape'],
    ['\uFEFF{}', 'bad-request'],
    ['[NaN]', 'bad-request'],
    ['{"a":1,}', 'bad-request'],
    ['// x\n{}', 'bad-request'],
    ['{} {}', 'bad-request'],
    ["{'a':1}", 'bad-request'],
  ])('%s is refused', async (text, error) => {
    const before = daemon.state()
    expect(await post('/v1/anything', text)).toMatchObject({ status: 400, body: JSON.stringify({ error }) })
    expect(daemon.state()).toBe(before)
  })
})
