/** The vault's model and the vault's own routes, over a real socket: what the one asks for is what the other answers. */
import '../support/fake-browser.ts'
import * as v from 'valibot'
import { afterEach, describe, expect, it } from 'vitest'
import type { Api, Call } from '../../extension/core/api.ts'
import { VaultModel } from '../../extension/features/codes/vault-model.ts'
import { err, ok } from '#shared/result.ts'
import { codesRig, type CodesRig } from '../support/codes-rig.ts'
import { PASSPHRASE } from '../support/vault-rig.ts'

let rig: CodesRig
afterEach(() => rig.close())

async function aModel() {
  rig = await codesRig()
  const api = {
    async ask({ method = 'GET', path, body = {}, answer }: Omit<Call<v.GenericSchema>, 'etag'>) {
      const { status, json } = await rig.ask(method, path, method === 'GET' ? undefined : (body as object))
      const parsed = v.safeParse(answer, json)
      if (status !== 200) return err({ type: 'problem', code: (json as unknown as { error: string }).error })
      return parsed.success ? ok(parsed.output) : err({ type: 'other-version', daemon: null })
    },
  } as unknown as Pick<Api, 'ask'>
  const model = new VaultModel({ api, clock: Date.now })
  const typeBack = () => {
    const { sheet = [], rehearse = [] } = model.sheet.value ?? {}
    return model.rehearse(rehearse.map((at) => ({ at, text: sheet[at - 1] ?? '' })))
  }
  return { model, typeBack }
}

describe('the vault’s model over its routes', () => {
  it('understands every answer, from the set-up to the removal', async () => {
    const { model, typeBack } = await aModel()
    expect(await model.setUp(PASSPHRASE, false)).toBe(true)
    expect(model.lacksSheet.value).toBe(true)
    expect(await typeBack()).toBe(true)
    expect(model.lacksSheet.value).toBe(false)
    expect(await model.makeSheet(PASSPHRASE)).toBe(true)
    expect(await typeBack()).toBe(true)
    expect(await model.changePassphrase(PASSPHRASE, 'another passphrase')).toBe(true)
    expect(await model.setMinutes(5)).toBe(true)
    expect(await model.lock()).toBe(true)
    expect(model.standing.value).toBe('locked')
    expect(await model.unlock('another passphrase')).toBe(true)
    expect(await model.remove('another passphrase')).toBe(true)
    expect(model.standing.value).toBe('none')
  })

  it('shows the sheet of new keys, which then opens the vault where the passphrase is forgotten', async () => {
    const { model, typeBack } = await aModel()
    await rig.setUp()
    expect(await model.rotate(PASSPHRASE)).toBe(true)
    expect(model.lacksSheet.value).toBe(true)
    const sheet = model.sheet.value?.sheet.join(' ') ?? ''
    expect(await typeBack()).toBe(true)
    expect(model.lacksSheet.value).toBe(false)
    await model.lock()
    expect(await model.recover(sheet, 'another passphrase')).toBe(true)
    expect([model.standing.value, model.sheet.value]).toEqual(['open', null])
  })
})
