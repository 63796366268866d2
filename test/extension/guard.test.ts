/** The switch of the guard: what stands on the page is what the browser has. */
import { describe, expect, it } from 'vitest'
import { GuardModel, type GuardPorts } from '../../extension/features/guard/model.ts'

/** A browser that asks the person, and rules that lean on the permission for every site. */
function aBrowser(
  how: { grants?: boolean; leaned?: boolean; known?: readonly string[]; asked?: string } = {},
) {
  const has = { permission: false, wanted: false, known: how.known ?? [], asked: how.asked ?? null }
  const ports: GuardPorts = {
    allow: () => Promise.resolve((has.permission ||= how.grants ?? true)),
    giveBack: () => Promise.resolve(how.leaned ? false : !(has.permission = false)),
    want: (on) => Promise.resolve(void (has.wanted = on)),
    settle: () => Promise.resolve(has.permission && has.wanted),
    known: () => Promise.resolve(has.known),
    keepKnown: (hosts) => Promise.resolve(void Object.assign(has, { known: hosts, asked: null })),
    asked: () => Promise.resolve(has.asked),
  }
  return { has, model: new GuardModel(ports) }
}

describe('the guard', () => {
  it('is off until the browser was asked, and stays so where the person declines', async () => {
    const { model, has } = aBrowser({ grants: false })
    expect(model.on.value).toBeNull()
    await model.look()
    await model.turnOn()
    expect([model.on.value, has]).toEqual([
      false,
      { permission: false, wanted: false, known: [], asked: null },
    ])
  })

  it('asks before anything else: the press counts at once', () => {
    const { model, has } = aBrowser()
    void model.turnOn()
    expect(has.permission).toBe(true)
  })

  it('goes on and off with its permission, and says where a rule needs that still', async () => {
    for (const leaned of [false, true]) {
      const { model, has } = aBrowser({ leaned })
      await model.turnOn()
      expect([model.on.value, has.wanted]).toEqual([true, true])
      await model.turnOff()
      expect([model.on.value, has.permission, model.leaned.value]).toEqual([false, leaned, leaned])
    }
  })

  it('is off where the browser’s own settings took the permission away', async () => {
    const { model, has } = aBrowser()
    await model.turnOn()
    has.permission = false
    await model.look()
    expect(model.on.value).toBe(false)
  })

  it('asks whether the person knows a site that they pressed for, once, and knows it by a press alone', async () => {
    const { model, has } = aBrowser({ known: ['a.example'], asked: 'b.example' })
    await model.look()
    expect([model.asked.value, model.known.value]).toEqual(['b.example', ['a.example']])
    await model.know('b.example')
    expect([has.known, model.asked.value]).toEqual([['a.example', 'b.example'], null])
  })

  it('forgets that the person knows a site', async () => {
    const { model, has } = aBrowser({ known: ['a.example', 'b.example'] })
    await model.look()
    await model.forget('a.example')
    expect([has.known, model.known.value]).toEqual([['b.example'], ['b.example']])
  })
})
