import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChangePreview, ChangeResult } from '#shared/changes.ts'
import { startLatchkey, type Latchkey } from '../support/latchkey.ts'

const TIMEOUT = 60_000

let latchkey: Latchkey
beforeAll(async () => {
  latchkey = await startLatchkey()
}, TIMEOUT)
afterAll(() => latchkey.stop())

interface Made {
  readonly preview: ChangePreview
  readonly result: ChangeResult | null
}
const made = async (...args: string[]) => {
  const { code, out, err } = await latchkey.cli([...args, '--json'])
  return { code, err, ...(out === '' ? {} : (JSON.parse(out) as Made)) }
}
interface Row {
  readonly id: string
  readonly email: string
}
const organisation = async () => {
  const [first] = await latchkey.json<{ id: string }[]>('organisations', 'list')
  return first?.id ?? ''
}

/** Everything under a folder, as text. What is being written may have its name no more. */
async function keptIn(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const texts = await Promise.all(
    files
      .filter((file) => file.isFile())
      .map((file) => readFile(join(file.parentPath, file.name), 'latin1').catch(() => '')),
  )
  return texts.join('\n')
}

describe('the command line changes', { timeout: TIMEOUT }, () => {
  it('nothing that was not confirmed', async () => {
    const { code, out, err } = await latchkey.cli(['changes', 'profile', '--language', 'it'])
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toMatch(/Language +\S+ +Italiano/)
    expect(err).toContain('Mail, Calendar and Contacts')
    expect(err).toContain('--yes')
    const again = await made('changes', 'profile', '--language', 'it')
    expect(again).toMatchObject({ code: 1, result: null, preview: { rows: [{ to: 'Italiano' }] } })
  })

  it('the profile, and says what was read back', async () => {
    const { code, out } = await latchkey.cli([
      'changes',
      'profile',
      '--language',
      'de',
      '--country',
      'FR',
      '--yes',
    ])
    expect(code).toBe(0)
    expect(out).toContain('Done')
    expect(out).toMatch(/Language +Deutsch +Deutsch/)
    const again = await made('changes', 'profile', '--language', 'de_DE', '--yes')
    expect(again).toMatchObject({ code: 1, preview: { refused: [{ because: 'nothing-to-change' }] } })
    expect(again.err).toContain('It is so already')
  })

  it('nothing that is wrong or unknown', async () => {
    const wrong = await made('changes', 'profile', '--country', 'Atlantis')
    expect(wrong).toMatchObject({ code: 2 })
    expect(wrong.err).toContain('Atlantis')
    const phone = await made('changes', 'profile', '--recovery-phone', '079', '--yes')
    expect(phone).toMatchObject({ code: 1, preview: { refused: [{ because: 'bad-phone' }] } })
    const login = await made('changes', 'profile', '--connection', 'other', '--language', 'fr', '--yes')
    expect(login).toMatchObject({ code: 1, preview: { refused: [{ because: 'gone' }] } })
  })

  it('who is invited, from the first to the last', async () => {
    const id = await organisation()
    const lina = ['--first-name', 'Lina', '--last-name', 'Favre', '--language', 'fr', '--billing', 'on']
    const [address, where] = ['lina@poste.example', ['--organisation', id, '--yes']]
    const invite = await made('invite', address, ...where, ...lina, '--role', 'administrator')
    expect(invite).toMatchObject({ code: 0, result: { outcome: 'done' } })
    const members = await latchkey.json<Row[]>('members', 'list')
    expect(members.map(({ email }) => email)).toContain(address)
    const { products } = await latchkey.json<{ products: { id: string; service: string }[] }>('products')
    const [one, other] = products.filter(({ service }) => service !== 'domain').map((each) => each.id)
    const given = ['--product', one ?? '', '--product', other ?? '']
    const mia = await made('invite', 'mia@poste.example', ...where, ...lina, ...given)
    expect(mia).toMatchObject({ code: 0, result: { outcome: 'done' } })
    const is = mia.result?.rows.find(({ field }) => field === 'products')?.is
    expect(is).toHaveLength(2)
    const correcting = ['invitations', 'correct', 'Mia@poste.example', ...where] as const
    const fewer = await made(...correcting, '--product', one ?? '')
    expect(fewer).toMatchObject({ code: 0, result: { rows: [{ field: 'products', is: [{ id: one }] }] } })
    const none = await made(...correcting, '--no-product')
    expect(none).toMatchObject({ code: 0, result: { rows: [{ field: 'products', is: [] }] } })
    expect(await made(...correcting, '--product', '999999')).toMatchObject({
      code: 1,
      preview: { refused: [{ because: 'product-unknown' }] },
    })
    const nobody = await made('invitations', 'cancel', 'nobody@poste.example', ...where)
    expect(nobody).toMatchObject({ code: 2, err: expect.stringContaining('nobody@poste.example') })
    const gone = await made('invitations', 'cancel', 'mia@poste.example', ...where)
    expect(gone).toMatchObject({ code: 0, result: { outcome: 'done' } })
    const external = await made('invite', `x${address}`, ...where, ...lina, '--role', 'external')
    expect(external).toMatchObject({ code: 1, preview: { guided: 'manage-users', id: null } })
  })

  it('a password once: it is printed, and kept nowhere', async () => {
    const { code, result } = await made('application-password', '--yes')
    expect(code).toBe(0)
    expect(result).toMatchObject({ outcome: 'done', once: expect.any(String) })
    const password = result?.once ?? ''
    expect(latchkey.output()).not.toContain(password)
    // the sandbox is no part of it: it keeps the world that the provider would
    expect(await keptIn(latchkey.home)).not.toContain(password)
  })
})

it('a script may read, and change nothing', { timeout: TIMEOUT }, async () => {
  const { token } = await latchkey.json<{ token: string }>('token', 'create', '--name', 'report')
  const ask = (path: string, body: object) =>
    fetch(`${latchkey.url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'x-latchkey-client': '1',
      },
      body: JSON.stringify(body),
    })
  const preview = { kind: 'application-password', connection: 'sandbox' }
  expect((await ask('/v1/changes/preview', preview)).status).toBe(403)
  expect((await ask('/v1/changes/confirm', { id: 'x' })).status).toBe(403)
})
